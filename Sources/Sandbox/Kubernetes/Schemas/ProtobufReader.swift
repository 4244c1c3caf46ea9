import FoundationEssentials
import KubernetesMachinery
import Vocabulary
import Wire

/// Reads objects in Kubernetes' protobuf form, in which kubectl posts some of the built-in kinds.
///
/// The envelope is the mark `k8s\0` and a `runtime.Unknown`; the object in it is read by the field numbers of
/// ``BuiltInTypes``. What the numbers do not name is left out.
///
/// Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding (1.32).
struct ProtobufReader {
    static let mediaType = "application/vnd.kubernetes.protobuf"
    private static let mark: [UInt8] = [0x6B, 0x38, 0x73, 0x00]
    /// Deeper messages are refused rather than overflowing the stack.
    private static let maximumDepth = 64

    private struct Malformed: Error {}

    /// Reads an object with its envelope.
    static func object(_ bytes: [UInt8]) throws(APIFailure) -> JSONValue {
        do {
            guard bytes.starts(with: mark) else { throw Malformed() }
            return try unknown(bytes.dropFirst(mark.count))
        } catch let failure as APIFailure {
            throw failure
        } catch {
            throw .badRequest("the object provided is unrecognized (must be of type protobuf)")
        }
    }

    private static func unknown(_ bytes: ArraySlice<UInt8>) throws -> JSONValue {
        var (apiVersion, kind) = ("", "")
        var raw: ArraySlice<UInt8> = []
        for field in try fields(bytes) {
            switch field.number {
            case 1:
                for part in try fields(field.bytes) {
                    if part.number == 1 { apiVersion = String(decoding: part.bytes, as: UTF8.self) }
                    if part.number == 2 { kind = String(decoding: part.bytes, as: UTF8.self) }
                }
            case 2: raw = field.bytes
            default: break
            }
        }
        let group = apiVersion.split(separator: "/").dropLast().first?.split(separator: ".").first
        let type = kind == "DeleteOptions" ? "meta.DeleteOptions" : group.map { "\($0).\(kind)" } ?? kind
        guard let definition = BuiltInTypes.definition(type[...]) else {
            throw APIFailure.badRequest("no kind \"\(kind)\" is registered for version \"\(apiVersion)\" in protobuf")
        }
        var object: JSONValue = ["kind": .string(kind), "apiVersion": .string(apiVersion)]
        for (key, value) in try message(raw, definition, depth: 0) { object[key] = value }
        return object
    }

    // MARK: Messages

    private static func message(
        _ bytes: ArraySlice<UInt8>, _ definition: BuiltInTypes.Definition, depth: Int, below outer: [Int] = []
    ) throws -> JSONObject {
        guard depth < maximumDepth else { throw Malformed() }
        var object = JSONObject()
        for part in try fields(bytes) {
            let number = outer + [part.number]
            if let field = definition.fields.first(where: { $0.number == number }) {
                try add(part, of: field.type, to: &object, field.name, depth: depth + 1)
            } else if outer.isEmpty, definition.fields.contains(where: { $0.number.first == part.number }) {
                // A message whose fields JSON writes in the outer object.
                for (key, value) in try message(part.bytes, definition, depth: depth + 1, below: number) {
                    object[key] = value
                }
            }
        }
        return object
    }

    private static func add(
        _ part: Part, of type: Substring, to object: inout JSONObject, _ name: String, depth: Int
    ) throws {
        let inner = type.dropFirst().dropLast()
        switch type.first {
        case "[":
            var elements = object[name]?.array ?? []
            elements.append(try value(part, of: inner, depth: depth))
            object[name] = .array(elements)
        case "{":
            var entries = object[name]?.object ?? JSONObject()
            let pair = try fields(part.bytes)
            let key = pair.first { $0.number == 1 }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
            let empty = Part(number: 2, varint: 0, bytes: [])
            entries[key] = try value(pair.first { $0.number == 2 } ?? empty, of: inner, depth: depth)
            object[name] = .object(entries)
        default:
            // What is not set comes as an empty text, and a time as a message without fields. Of the texts that may
            // be set and empty one has a meaning: the claim that wants no class.
            let read = try value(part, of: type, depth: depth)
            if !read.isNull, read != "" || name == "storageClassName" { object[name] = read }
        }
    }

    private static func value(_ part: Part, of type: Substring, depth: Int) throws -> JSONValue {
        switch type {
        case "string": return .string(String(decoding: part.bytes, as: UTF8.self))
        case "bool": return .bool(part.varint != 0)
        case "int32", "int64": return .integer(Int64(bitPattern: part.varint))
        case "double": return .double(Double(bitPattern: part.varint))
        case "bytes": return .string(Data(part.bytes).base64EncodedString())
        case "quantity":
            let text = try fields(part.bytes).first { $0.number == 1 }
            return .string(text.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "0")
        case "time", "microtime": return try time(part, withFraction: type == "microtime")
        case "intstr": return try intOrString(part)
        case "any", "object":
            let raw = try fields(part.bytes).first { $0.number == 1 }
            return raw.flatMap { try? JSONValue(parsing: Array($0.bytes)) } ?? [:]
        default:
            if type.first == "(" { return .string(String(decoding: part.bytes, as: UTF8.self)) }
            // Maps of lists have a message around the list.
            if type.first == "[" {
                let inner = type.dropFirst().dropLast()
                return .array(try fields(part.bytes).map { try value($0, of: inner, depth: depth) })
            }
            guard let definition = BuiltInTypes.definition(type) else { return [:] }
            return .object(try message(part.bytes, definition, depth: depth))
        }
    }

    private static func time(_ part: Part, withFraction: Bool) throws -> JSONValue {
        let parts = try fields(part.bytes)
        guard let seconds = parts.first(where: { $0.number == 1 })?.varint else { return .null }
        let nanoseconds = parts.first { $0.number == 2 }?.varint ?? 0
        let moment = Timestamp(
            microseconds: Int64(bitPattern: seconds) &* 1_000_000 &+ Int64(bitPattern: nanoseconds) / 1000)
        return .string(withFraction ? moment.rfc3339Micro : moment.rfc3339)
    }

    private static func intOrString(_ part: Part) throws -> JSONValue {
        let parts = try fields(part.bytes)
        guard parts.first(where: { $0.number == 1 })?.varint == 1 else {
            return .integer(Int64(bitPattern: parts.first { $0.number == 2 }?.varint ?? 0))
        }
        return .string(parts.first { $0.number == 3 }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "")
    }

    // MARK: Wire

    /// One field on the wire: a number, or bytes.
    private struct Part {
        let number: Int
        var varint: UInt64 = 0
        var bytes: ArraySlice<UInt8> = []
    }

    private static func fields(_ bytes: ArraySlice<UInt8>) throws -> [Part] {
        var rest = bytes
        var parts: [Part] = []
        while !rest.isEmpty {
            let tag = try varint(&rest)
            let number = Int(truncatingIfNeeded: tag >> 3)
            switch tag & 7 {
            case 0: parts.append(Part(number: number, varint: try varint(&rest)))
            case 1: parts.append(Part(number: number, varint: try fixed(&rest, 8)))
            case 2:
                let length = try varint(&rest)
                guard length <= UInt64(rest.count) else { throw Malformed() }
                parts.append(Part(number: number, bytes: rest.prefix(Int(length))))
                rest = rest.dropFirst(Int(length))
            case 5: parts.append(Part(number: number, varint: try fixed(&rest, 4)))
            default: throw Malformed()
            }
        }
        return parts
    }

    private static func varint(_ rest: inout ArraySlice<UInt8>) throws -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while let byte = rest.popFirst() {
            guard shift < 64 else { throw Malformed() }
            value |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return value }
            shift += 7
        }
        throw Malformed()
    }

    private static func fixed(_ rest: inout ArraySlice<UInt8>, _ count: Int) throws -> UInt64 {
        guard rest.count >= count else { throw Malformed() }
        let value = rest.prefix(count).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        rest = rest.dropFirst(count)
        return value
    }
}
