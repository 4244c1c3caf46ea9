public import EFSModel
public import Vocabulary

/// A call to AWS that did not succeed, after all retries.
///
/// Two errors are equal when their codes are.
public struct AWSError: Error, Sendable, CustomStringConvertible {
    /// What the caller does about it.
    public enum Advice: Sendable, Hashable {
        /// Call again, later: the fault is expected to pass.
        case retry
        /// Something must end or pass first; AWS does not say when. `TooManyRequests` passes 24 hours after the last
        /// change of throughput.
        case wait
        /// Something must be corrected first: permissions, credentials, a quota, a parameter.
        case fixFirst
        /// What was asked for does not exist, or the call was cancelled.
        case giveUp
    }

    /// What went wrong: the API's own code, or one of the codes below. Compare with ``EFS/ErrorCode``'s statics.
    public let code: EFS.ErrorCode
    /// For people; AWS's words where there are any.
    public let message: String
    /// AWS's name for the call, for a support case.
    public let requestID: String?
    /// The HTTP status; nil when no answer came.
    public let status: Int?
    /// `efs:CreateFileSystem`
    public let operation: String
    /// Where it was called; nil when no Region was found.
    public let region: Region?
    /// How often it was tried.
    public let attempts: Int
    /// What the caller does.
    public let advice: Advice
    /// The error body of EFS, with the id in the way where there is one.
    public let body: EFS.ErrorBody?

    /// Makes an error.
    public init(
        code: EFS.ErrorCode, message: String, operation: String, region: Region?, advice: Advice,
        requestID: String? = nil, status: Int? = nil, attempts: Int = 0, body: EFS.ErrorBody? = nil
    ) {
        self.code = code
        self.message = message
        self.operation = operation
        self.region = region
        self.advice = advice
        self.requestID = requestID
        self.status = status
        self.attempts = attempts
        self.body = body
    }

    public var description: String {
        let place = region.map { " in \($0)" } ?? ""
        let details = [
            status.map { "HTTP \($0)" }, requestID.map { "request \($0)" },
            attempts > 1 ? "\(attempts) attempts" : nil,
        ].compactMap { $0 }
        return "\(operation)\(place): \(code): \(message)"
            + (details.isEmpty ? "" : " (\(details.joined(separator: ", ")))")
    }
}

extension AWSError: Equatable {
    public static func == (left: AWSError, right: AWSError) -> Bool { left.code == right.code }
}

extension EFS.ErrorCode {
    /// The endpoint could not be reached, or did not answer in time: retry.
    public static let unreachable = EFS.ErrorCode(rawValue: "Client.Unreachable")
    /// The call's deadline passed: retry.
    public static let deadlineExceeded = EFS.ErrorCode(rawValue: "Client.DeadlineExceeded")
    /// The task was cancelled: give up.
    public static let cancelled = EFS.ErrorCode(rawValue: "Client.Cancelled")
    /// There are no credentials, or they cannot be had: fix first.
    public static let credentialsUnavailable = EFS.ErrorCode(rawValue: "Client.CredentialsUnavailable")
    /// A setting cannot be used, or there is no Region: fix first.
    public static let invalidConfiguration = EFS.ErrorCode(rawValue: "Client.InvalidConfiguration")
    /// The answer is not what the API promises: give up.
    public static let malformedAnswer = EFS.ErrorCode(rawValue: "Client.MalformedAnswer")
}

extension AWSError.Advice {
    /// The advice for an answer's code and status.
    static func on(_ failure: Failure) -> AWSError.Advice {
        switch failure.kind {
        case .throttled, .transient, .timedOut: return .retry
        case .dailyLimit: return .wait
        case .skewed, .expiredCredentials: return .fixFirst
        case .permanent: break
        }
        if failure.transport != nil { return .giveUp }
        if waiting.contains(EFS.ErrorCode(rawValue: failure.code)) { return .wait }
        return failure.status == 404 ? .giveUp : .fixFirst
    }

    private static let waiting: Set<EFS.ErrorCode> = [
        .incorrectFileSystemLifeCycleState, .incorrectMountTargetState, .insufficientThroughputCapacity,
        .fileSystemInUse,
    ]
}
