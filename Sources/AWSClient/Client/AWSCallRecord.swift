public import Vocabulary

/// What happened in one call, for metrics: no parameters, no secrets.
public struct AWSCallRecord: Sendable, Hashable {
    /// Which service.
    public let service: AWSService
    /// The operation's name: `DescribeFileSystems`.
    public let operation: String
    /// Where.
    public let region: Region
    /// The last HTTP status; nil when no answer came.
    public let status: Int?
    /// The code of the error that the caller got, or nil on success.
    public let errorCode: String?
    /// How often it was tried.
    public let attempts: Int
    /// From the call to its end, waiting included.
    public let duration: Duration
}

/// Is told of each call when it ends; it must return at once.
public typealias AWSObserver = @Sendable (AWSCallRecord) -> Void
