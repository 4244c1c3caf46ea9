import Vocabulary
public import Wire

/// Reads objects in Kubernetes' protobuf form, in which kubectl posts some of the built-in kinds.
///
/// The envelope is the mark `k8s\0` and a `runtime.Unknown`; the object in it is read by the field numbers of the
/// built-in types. What the numbers do not name is left out.
///
/// Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding (1.32).
public enum ProtobufReader {
    /// How a request says that its body is in this form.
    public static let mediaType = "application/vnd.kubernetes.protobuf"
    private static let mark: [UInt8] = [0x6B, 0x38, 0x73, 0x00]
    /// Deeper messages are refused rather than overflowing the stack.
    private static let maximumDepth = 64

    typealias Malformed = ProtobufFields.Malformed

    /// Reads an object with its envelope.
    ///
    /// - Throws: ``APIFailure``, 400, where the bytes are no object or of a kind that the table does not have.
    public static func object(_ bytes: [UInt8]) throws(APIFailure) -> JSONValue {
        guard bytes.starts(with: mark), let envelope = try? ProtobufFields(bytes.dropFirst(mark.count)),
            let meta = try? ProtobufFields(envelope[1]?.bytes ?? [])
        else { throw unrecognized }
        let (apiVersion, kind) = (meta[1]?.text ?? "", meta[2]?.text ?? "")
        guard let shape = TypeTable.shared.shapes[typeName(apiVersion, kind)] else {
            throw .badRequest("no kind \"\(kind)\" is registered for version \"\(apiVersion)\" in protobuf")
        }
        guard let members = try? message(envelope[2]?.bytes ?? [], shape, depth: 0) else { throw unrecognized }
        var object: JSONValue = ["kind": .string(kind), "apiVersion": .string(apiVersion)]
        for (key, value) in members { object[key] = value }
        return object
    }

    private static let unrecognized = APIFailure.badRequest(
        "the object provided is unrecognized (must be of type protobuf)")

    /// Types are named by the first word of their group; options are those of metadata whatever their group.
    private static func typeName(_ apiVersion: String, _ kind: String) -> String {
        if kind == "DeleteOptions" { return "meta.v1.DeleteOptions" }
        let parts = apiVersion.split(separator: "/")
        let group = parts.count > 1 ? parts[0].split(separator: ".").first ?? "" : "core"
        return "\(group).\(parts.last ?? "").\(kind)"
    }

    // MARK: Messages

    private static func message(
        _ bytes: ArraySlice<UInt8>, _ shape: TypeTable.Shape, depth: Int, below outer: [Int] = []
    ) throws(Malformed) -> JSONObject {
        guard depth < maximumDepth else { throw Malformed() }
        var object = JSONObject()
        for part in try ProtobufFields(bytes).all {
            let numbers = outer + [part.number]
            if let field = shape.fields.first(where: { $0.numbers == numbers }) {
                try add(part, of: field, to: &object, depth: depth + 1)
            } else if shape.fields.contains(where: { $0.numbers.starts(with: numbers) }) {
                // A message whose fields JSON writes in the outer object.
                for (key, value) in try message(part.bytes, shape, depth: depth + 1, below: numbers) {
                    object[key] = value
                }
            }
        }
        return object
    }

    private static func add(
        _ part: ProtobufFields.Field, of field: TypeTable.Field, to object: inout JSONObject, depth: Int
    ) throws(Malformed) {
        switch field.type {
        case .list(let element):
            var elements = object[field.name]?.array ?? []
            elements.append(try value(part, of: element, depth: depth))
            object[field.name] = .array(elements)
        case .map(let type):
            var entries = object[field.name]?.object ?? JSONObject()
            let pair = try ProtobufFields(part.bytes)
            entries[pair[1]?.text ?? ""] = try value(pair[2] ?? .init(number: 2), of: type, depth: depth)
            object[field.name] = .object(entries)
        default:
            // What is not set comes as an empty text, and a time as a message without fields. Of the texts that may
            // be set and empty one has a meaning: the claim that wants no class.
            let read = try value(part, of: field.type, depth: depth)
            if !read.isNull, read != "" || field.name == "storageClassName" { object[field.name] = read }
        }
    }

    private static func value(
        _ part: ProtobufFields.Field, of type: TypeTable.FieldType, depth: Int
    ) throws(Malformed) -> JSONValue {
        switch type {
        case .scalar(let name, let format, _): return scalar(part, name, format: format)
        case .object, .anything: return try raw(part)
        case .list(let element):
            // Maps of lists have a message around the list.
            var elements: [JSONValue] = []
            for field in try ProtobufFields(part.bytes).all {
                elements.append(try value(field, of: element, depth: depth))
            }
            return .array(elements)
        // No built-in type has maps in lists or in maps.
        case .map: throw Malformed()
        case .named(let name):
            if let special = try special(part, name, depth: depth) { return special }
            guard let shape = TypeTable.shared.shapes[name] else { return [:] }
            return .object(try message(part.bytes, shape, depth: depth))
        }
    }

    private static func scalar(_ part: ProtobufFields.Field, _ name: String, format: String) -> JSONValue {
        switch name {
        case "boolean": .bool(part.varint != 0)
        case "integer": .integer(Int64(bitPattern: part.varint))
        case "number": .double(Double(bitPattern: part.varint))
        default: .string(format == "byte" ? Base64.encoded(part.bytes) : part.text)
        }
    }

    /// JSON within the message.
    private static func raw(_ part: ProtobufFields.Field) throws(Malformed) -> JSONValue {
        let bytes = try ProtobufFields(part.bytes)[1]?.bytes
        return bytes.flatMap { try? JSONValue(parsing: Array($0)) } ?? [:]
    }

    // MARK: Types that JSON writes in ways of their own

    private static func special(
        _ part: ProtobufFields.Field, _ type: String, depth: Int
    ) throws(Malformed) -> JSONValue? {
        switch type {
        case "meta.v1.Time": return try time(part)?.rfc3339.json ?? .null
        case "meta.v1.MicroTime": return try time(part)?.rfc3339Micro.json ?? .null
        case "resource.Quantity": return .string(try ProtobufFields(part.bytes)[1]?.text ?? "0")
        case "util.intstr.IntOrString": return try intOrString(part)
        case "meta.v1.FieldsV1", "runtime.RawExtension", "apiextensions.v1.JSON": return try raw(part)
        case "apiextensions.v1.JSONSchemaPropsOrBool":
            let fields = try ProtobufFields(part.bytes)
            return try fields[2].map { field throws(Malformed) in try schema(field, depth) }
                ?? .bool(fields[1]?.varint != 0)
        case "apiextensions.v1.JSONSchemaPropsOrArray":
            let fields = try ProtobufFields(part.bytes)
            if let single = fields[1] { return try schema(single, depth) }
            return .array(
                try fields.all.filter { $0.number == 2 }.map { field throws(Malformed) in try schema(field, depth) })
        case "apiextensions.v1.JSONSchemaPropsOrStringArray":
            let fields = try ProtobufFields(part.bytes)
            if let single = fields[1] { return try schema(single, depth) }
            return .array(fields.all.filter { $0.number == 2 }.map { .string($0.text) })
        default: return nil
        }
    }

    private static func schema(_ part: ProtobufFields.Field, _ depth: Int) throws(Malformed) -> JSONValue {
        try value(part, of: .named("apiextensions.v1.JSONSchemaProps"), depth: depth + 1)
    }

    /// The moment; nil where none is set.
    private static func time(_ part: ProtobufFields.Field) throws(Malformed) -> Timestamp? {
        let fields = try ProtobufFields(part.bytes)
        guard let seconds = fields[1]?.varint else { return nil }
        let nanoseconds = fields[2]?.varint ?? 0
        return Timestamp(
            microseconds: Int64(bitPattern: seconds) &* 1_000_000 &+ Int64(bitPattern: nanoseconds) / 1000)
    }

    private static func intOrString(_ part: ProtobufFields.Field) throws(Malformed) -> JSONValue {
        let fields = try ProtobufFields(part.bytes)
        guard fields[1]?.varint == 1 else { return .integer(Int64(bitPattern: fields[2]?.varint ?? 0)) }
        return .string(fields[3]?.text ?? "")
    }
}

extension String {
    fileprivate var json: JSONValue { .string(self) }
}
