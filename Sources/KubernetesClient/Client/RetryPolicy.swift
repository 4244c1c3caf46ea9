/// Whether and when a failed call is sent again, decided without clock and dice.
///
/// What is certainly not carried out (no connection, 429) is sent again whatever it is; what may have been carried out
/// only if sending it twice leaves the same as sending it once.
public struct RetryPolicy: Sendable, Equatable {
    /// How often a call is sent at most, the first time included. Default 5.
    public var maximumAttempts: Int
    /// The wait after the first failure; it doubles with each further one. Default 200 ms.
    public var baseDelay: Duration
    /// The longest wait, also when the server asks for a longer one. Default 30 s.
    public var maximumDelay: Duration

    /// Makes a policy.
    public init(
        maximumAttempts: Int = 5, baseDelay: Duration = .milliseconds(200), maximumDelay: Duration = .seconds(30)
    ) {
        self.maximumAttempts = maximumAttempts
        self.baseDelay = baseDelay
        self.maximumDelay = maximumDelay
    }

    /// Calls are sent once.
    public static let never = RetryPolicy(maximumAttempts: 1)

    /// What is to be done about a failure.
    public enum Verdict: Sendable, Equatable {
        case giveUp
        case retry(after: Duration)
        /// Get another credential and send at once.
        case refreshCredential
    }

    /// The verdict on a failure.
    ///
    /// - Parameters:
    ///   - attempt: How often the call was sent, 1 or more.
    ///   - hasRefreshed: Whether the credential was already refreshed for this call.
    ///   - jitter: 0 up to 1; the wait is between half and the whole of the doubled delay.
    public func verdict(
        on error: KubernetesError, isIdempotent: Bool, attempt: Int, hasRefreshed: Bool, jitter: Double
    ) -> Verdict {
        guard attempt < maximumAttempts else { return .giveUp }
        let wait = delay(attempt: attempt, jitter: jitter, asked: error.retryAfter)
        switch error.code {
        case .unauthorized: return hasRefreshed ? .giveUp : .refreshCredential
        case .tooManyRequests, .connectionRefused: return .retry(after: wait)
        // A "resource version too large" is waited out by the server itself; asking again asks for the same.
        case .serverTimeout where error.isResourceVersionTooLarge: return .giveUp
        case .serverTimeout, .unavailable, .internalError, .transport:
            return isIdempotent ? .retry(after: wait) : .giveUp
        case .notFound, .alreadyExists, .conflict, .invalid, .badRequest, .forbidden, .gone, .deadlineExceeded, .idle,
            .cancelled, .decoding, .encoding, .credentials, .unexpected:
            return .giveUp
        }
    }

    private func delay(attempt: Int, jitter: Double, asked: Duration?) -> Duration {
        if let asked { return min(asked, maximumDelay) }
        let doubled = baseDelay * (1 << min(attempt - 1, 16))
        return min(doubled, maximumDelay) * (0.5 + 0.5 * min(max(jitter, 0), 1))
    }
}
