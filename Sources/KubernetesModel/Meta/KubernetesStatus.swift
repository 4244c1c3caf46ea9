/// The API server's answer when it has no object to answer with, most often an error.
///
/// Source: Kubernetes API reference, Status v1 (apimachinery).
public struct KubernetesStatus: Codable, Equatable, Sendable, Error {
    /// More about an error.
    public struct Details: Codable, Equatable, Sendable {
        public var name: String?
        public var group: String?
        public var kind: String?
        public var uid: String?
        public var causes: [Cause]?
        /// How long the server asks the caller to wait before it tries again, in seconds.
        public var retryAfterSeconds: Int?

        /// Makes details.
        public init(
            name: String? = nil, group: String? = nil, kind: String? = nil, uid: String? = nil,
            causes: [Cause]? = nil, retryAfterSeconds: Int? = nil
        ) {
            self.name = name
            self.group = group
            self.kind = kind
            self.uid = uid
            self.causes = causes
            self.retryAfterSeconds = retryAfterSeconds
        }
    }

    /// One of several faults of a request.
    public struct Cause: Codable, Equatable, Sendable {
        public var reason: String?
        public var message: String?
        public var field: String?

        /// Makes a cause.
        public init(reason: String? = nil, message: String? = nil, field: String? = nil) {
            self.reason = reason
            self.message = message
            self.field = field
        }
    }

    /// `Success` or `Failure`.
    public var status: String?
    public var message: String?
    /// Why, for machines: `NotFound`, `Conflict`.
    public var reason: String?
    public var details: Details?
    /// The HTTP status.
    public var code: Int?

    /// Makes an answer.
    public init(
        status: String = "Failure", message: String? = nil, reason: String? = nil, details: Details? = nil,
        code: Int? = nil
    ) {
        self.status = status
        self.message = message
        self.reason = reason
        self.details = details
        self.code = code
    }
}
