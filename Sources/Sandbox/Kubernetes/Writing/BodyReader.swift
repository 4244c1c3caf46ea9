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

    /// Reads an object in JSON or YAML.
    static func object(of request: APIRequest) throws(APIFailure) -> Body {
        switch mediaType(of: request) {
        case "application/json", "*/*", "": return try json(request.body)
        case "application/yaml": return try yaml(request.body)
        case ProtobufReader.mediaType:
            guard request.body.count <= limit else { throw .tooLarge(limit: limit) }
            return Body(value: try ProtobufReader.object(request.body))
        default: throw .unsupportedMediaType(objectTypes)
        }
    }

    static func json(_ bytes: [UInt8]) throws(APIFailure) -> Body {
        guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
        do {
            return Body(
                value: try JSONValue(parsing: bytes), duplicates: try FieldValidation.duplicateFields(in: bytes))
        } catch {
            throw .badRequest("the object provided is unrecognized (must be of type JSON): \(error)")
        }
    }

    static func yaml(_ bytes: [UInt8]) throws(APIFailure) -> Body {
        guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
        do {
            guard let node = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self)) else {
                return Body(value: .null)
            }
            return Body(value: value(of: node))
        } catch {
            throw .badRequest("error decoding YAML: \(error)")
        }
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
