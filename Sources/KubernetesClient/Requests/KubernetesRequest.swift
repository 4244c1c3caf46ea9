/// A request to the API server as a plain value: building one does no I/O.
public struct KubernetesRequest: Sendable, Equatable {
    /// What the request does, in RBAC's words.
    public enum Verb: String, Sendable {
        case get
        case list
        case watch
        case create
        case update
        case patch
        case delete
    }

    /// The HTTP method.
    public enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    public var verb: Verb
    public var method: Method
    /// An absolute path, percent-encoded.
    public var path: String
    /// The query in order, not yet encoded.
    public var query: [QueryItem]
    /// The media type of the body.
    public var contentType: String?
    public var body: [UInt8]?
    /// The resource that is meant, in RBAC's words (`leases.coordination.k8s.io`, `pods/status`); empty for other paths.
    public var resource: String
    /// Whether sending the request twice leaves the same as sending it once.
    public var isIdempotent: Bool

    /// Makes a request.
    public init(
        verb: Verb, method: Method, path: String, query: [QueryItem] = [], contentType: String? = nil,
        body: [UInt8]? = nil, resource: String = "", isIdempotent: Bool
    ) {
        self.verb = verb
        self.method = method
        self.path = path
        self.query = query
        self.contentType = contentType
        self.body = body
        self.resource = resource
        self.isIdempotent = isIdempotent
    }

    /// A name and a value of a query.
    public struct QueryItem: Sendable, Equatable {
        public var name: String
        public var value: String

        /// Makes an item.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Path and query, percent-encoded.
    public var target: String {
        guard !query.isEmpty else { return path }
        return path + "?" + query.map { "\(queryEncoded($0.name))=\(queryEncoded($0.value))" }.joined(separator: "&")
    }

    /// The request in a few words for messages: `get /api/v1/nodes/a`.
    public var summary: String { "\(verb.rawValue) \(path)" }
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
private func queryEncoded(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
            encoded.append(Character(Unicode.Scalar(byte)))
        default:
            let digits = String(byte, radix: 16, uppercase: true)
            encoded += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
        }
    }
    return encoded
}
