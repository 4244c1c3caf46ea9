public import HTTPTypes
import KubernetesMachinery
public import Wire

/// The API server's answer.
public struct APIResponse: Sendable {
    /// What follows the head.
    public enum Body: Sendable {
        case bytes([UInt8])
        /// Events as they come, until the watch ends.
        case watch(WatchSession)
    }

    /// The HTTP status.
    public var status: Int
    public var headers: HTTPFields
    public var body: Body
    /// What becomes of it on its way: whoever stands for the network does as it says.
    public var delivery = Delivery.whole
    /// How long a fault held the call up.
    public var delay = Duration.zero
    /// The name of the object that was written; nil where the path says it, or none was.
    var objectName: String?

    init(status: Int, type: String, bytes: [UInt8]) {
        self.status = status
        self.headers = [.contentType: type, .cacheControl: "no-cache, private"]
        self.body = .bytes(bytes)
    }

    /// An answer in JSON.
    static func json(_ value: JSONValue, status: Int = 200) -> APIResponse {
        APIResponse(status: status, type: "application/json", bytes: value.bytes())
    }

    /// An answer in words.
    static func text(_ text: String, status: Int = 200) -> APIResponse {
        APIResponse(status: status, type: "text/plain; charset=utf-8", bytes: Array(text.utf8))
    }

    /// The answer that says why a request failed.
    static func failure(_ failure: APIFailure) -> APIResponse {
        var response = json(failure.status, status: failure.code)
        response.warn(failure.warnings)
        return response
    }

    /// Adds warnings, which kubectl prints.
    mutating func warn(_ warnings: [String]) {
        guard let name = HTTPField.Name("Warning") else { return }
        for warning in warnings {
            let quoted = warning.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            headers.append(HTTPField(name: name, value: "299 - \"\(quoted)\""))
        }
    }

    /// The body as JSON; nil when it is none or a watch.
    public var value: JSONValue? {
        guard case .bytes(let bytes) = body else { return nil }
        return try? JSONValue(parsing: bytes)
    }
}
