import FoundationEssentials
import HTTPTypes
import KubernetesMachinery
import Wire
import Yams

/// Reads the bodies of requests.
enum BodyReader {
    /// The largest body that is read, in bytes, as of the real server.
    static let limit = 3 * 1024 * 1024

    static let objectTypes = ["application/json", "application/yaml", ProtobufReader.mediaType]

    /// A body, with the names that stand twice in one of its objects.
    struct Body {
        var value: JSONValue
        var duplicates: [String] = []
    }

    /// The media type of the body, without parameters; JSON when none is given.
    static func mediaType(of request: APIRequest) -> String {
        let type = request.headers[.contentType] ?? "application/json"
        return type.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
    }

    /// Reads an object of a kind in JSON or YAML.
    static func object(of request: APIRequest, kind: String = "Object") throws(APIFailure) -> Body {
        switch mediaType(of: request) {
        case "application/json", "*/*", "": return try json(request.body, kind: kind)
        case "application/yaml": return try yaml(request.body)
        case ProtobufReader.mediaType:
            guard request.body.count <= limit else { throw .tooLarge(limit: limit) }
            return Body(value: try ProtobufReader.object(request.body))
        default: throw .unsupportedMediaType(objectTypes)
        }
    }

    /// Reads a patch.
    static func patch(_ bytes: [UInt8]) throws(APIFailure) -> Body {
        try json(bytes) { .badRequest("error decoding patch: \($0)") }
    }

    static func json(_ bytes: [UInt8], kind: String) throws(APIFailure) -> Body {
        try json(bytes) { fault in
            // Objects are shown by their first characters, anything else by its bytes.
            let first = bytes.prefix(30)
            let shown =
                first.first == UInt8(ascii: "{")
                ? String(decoding: first, as: UTF8.self)
                : first.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            return .badRequest(
                "the object provided is unrecognized (must be of type \(kind)): couldn't get version/kind; json parse "
                    + "error: \(fault) (\(shown))")
        }
    }

    private static func json(_ bytes: [UInt8], _ failure: (String) -> APIFailure) throws(APIFailure) -> Body {
        guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
        do {
            return Body(
                value: try JSONValue(parsing: bytes), duplicates: try FieldValidation.duplicateFields(in: bytes))
        } catch {
            throw failure(GoJSONSyntax.fault(in: bytes) ?? "\(error)")
        }
    }

    static func yaml(_ bytes: [UInt8]) throws(APIFailure) -> Body {
        guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
        guard !usesAliases(bytes) else {
            throw .badRequest("error decoding YAML: anchors and aliases are not accepted: write the values out")
        }
        do {
            guard let node = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self)) else {
                return Body(value: .null)
            }
            return Body(value: value(of: node))
        } catch {
            throw .badRequest("error decoding YAML: \(error)")
        }
    }

    /// Whether the text may have both an anchor and an alias, `&x` and `*x` where a value may start: with them a short
    /// text stands for a value of any size and depth. A block scalar may be taken for one, which costs little: clients
    /// of the API send JSON.
    private static func usesAliases(_ bytes: [UInt8]) -> Bool {
        var marks: Set<UInt8> = []
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*") {
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
            if !" \t\r\n,[]{}".utf8.contains(next), mayStartValue(bytes[..<index]) { marks.insert(byte) }
        }
        return marks.count == 2
    }

    /// Whether a value may start after a text: at the start of a line, after an indicator, or after a tag.
    private static func mayStartValue(_ before: ArraySlice<UInt8>) -> Bool {
        let blank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
        let word = before.reversed().drop(while: blank)
        guard let last = word.first, !"\r\n:-[{,?".utf8.contains(last) else { return true }
        return word.prefix { !blank($0) && !"\r\n".utf8.contains($0) }.last == UInt8(ascii: "!")
    }

    private static func value(of node: Node) -> JSONValue {
        switch node {
        case .mapping(let mapping):
            return .object(JSONObject(mapping.map { ($0.key.string ?? "", value(of: $0.value)) }))
        case .sequence(let sequence): return .array(sequence.map { value(of: $0) })
        case .scalar(let scalar):
            // Quoted and block scalars are texts whatever they look like.
            guard scalar.style == .plain else { return .string(scalar.string) }
            return plain(scalar, node)
        case .alias: return .null
        }
    }

    private static func plain(_ scalar: Node.Scalar, _ node: Node) -> JSONValue {
        switch node.tag.description {
        case Tag.Name.str.rawValue: .string(scalar.string)
        case Tag.Name.null.rawValue: .null
        case Tag.Name.bool.rawValue: .bool(["true", "True", "TRUE"].contains(scalar.string))
        case Tag.Name.int.rawValue: Int64(scalar.string).map { .integer($0) } ?? .string(scalar.string)
        case Tag.Name.float.rawValue: Double(scalar.string).map { .double($0) } ?? .string(scalar.string)
        default: resolved(scalar.string)
        }
    }

    /// The core schema of YAML 1.2, as far as JSON has values for it.
    private static func resolved(_ text: String) -> JSONValue {
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return true
        case "false", "False", "FALSE": return false
        default:
            if let number = Int64(text) { return .integer(number) }
            let looksLikeNumber = text.utf8.allSatisfy { (0x2B...0x39).contains($0) || $0 == 0x65 || $0 == 0x45 }
            if looksLikeNumber, let number = Double(text) { return .double(number) }
            return .string(text)
        }
    }
}
