import EFSModel
import Vocabulary

/// What an attempt ended with when it did not succeed, in the terms that retrying needs.
struct Failure: Sendable, Equatable {
    /// The API's code, or one of ``AWSError/Code``'s.
    var code: String
    /// The HTTP status; nil when no answer came.
    var status: Int?
    /// The transport's reason when no answer came.
    var transport: TransportError.Code?
    /// What the answer says about when to come again.
    var retryAfter: Duration?
    /// How far AWS's clock is ahead of the one that signed; nil when the answer has no date.
    var skew: Duration?

    /// What kind of failure it is.
    var kind: FailureKind {
        if let transport { return Self.kind(of: transport) }
        switch code {
        case "TooManyRequests": return .dailyLimit
        case "InsufficientThroughputCapacity": return .permanent
        case _ where Self.throttlingCodes.contains(code): return .throttled
        case _ where Self.expiryCodes.contains(code): return .expiredCredentials
        case _ where Self.skewCodes.contains(code): return isSkewed ? .skewed : .permanent
        case _ where Self.transientCodes.contains(code): return .transient
        default: break
        }
        switch status {
        case 429: return .throttled
        case 500, 502, 503, 504: return .transient
        default: return .permanent
        }
    }

    private static func kind(of code: TransportError.Code) -> FailureKind {
        switch code {
        case .unreachable: .transient
        case .timedOut: .timedOut
        case .cancelled, .answerTooLarge: .permanent
        }
    }

    /// Signatures hold for five minutes; four leave room for the way.
    private var isSkewed: Bool { (skew ?? .zero) > .seconds(240) || (skew ?? .zero) < .seconds(-240) }

    // Source: "Retry behavior", AWS SDKs and Tools reference, and botocore 1.43.11 (2026-11).
    private static let throttlingCodes: Set<String> = [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException",
        "TooManyRequestsException", "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException",
        "RequestThrottled", "SlowDown", "PriorRequestNotComplete", "EC2ThrottledException",
    ]
    private static let transientCodes: Set<String> = [
        "RequestTimeout", "RequestTimeoutException", "InternalServerError", "InternalFailure", "InternalError",
        "ServiceUnavailable", "ServiceUnavailableException", "DependencyTimeout", "IDPCommunicationError",
    ]
    private static let skewCodes: Set<String> = [
        "RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture", "InvalidSignatureException",
        "SignatureDoesNotMatch", "AuthFailure",
    ]
    private static let expiryCodes: Set<String> = ["ExpiredToken", "ExpiredTokenException"]
}

/// What a failure means for the next attempt.
enum FailureKind: Sendable, Equatable {
    /// AWS asks to slow down: again, later.
    case throttled
    /// A fault that passes: again.
    case transient
    /// No answer in time: again, at the price of a slow one.
    case timedOut
    /// The signing clock is wrong: again, with the corrected one.
    case skewed
    /// The credentials ended on the way: again, with others.
    case expiredCredentials
    /// EFS's rule of one change of throughput in 24 hours: never before they are over.
    case dailyLimit
    /// The same call gives the same answer.
    case permanent
}
