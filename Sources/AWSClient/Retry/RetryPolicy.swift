import Vocabulary

/// Decides whether, and when, to try again: pure, so that every decision is a line in a table of tests.
///
/// Source: "Retry behavior", AWS SDKs and Tools reference (2026-11): full jitter up to 2^n seconds, 20 at most.
struct RetryPolicy: Sendable, Equatable {
    /// How often to try, the first time included.
    var maximumAttempts: Int

    /// A decision.
    enum Verdict: Sendable, Equatable {
        /// Try again after that time.
        case retry(after: Duration)
        /// Give the failure to the caller.
        case giveUp(Reason)
    }

    /// Why not to try again.
    enum Reason: Sendable, Equatable {
        /// The same call would give the same answer.
        case pointless
        /// There were as many attempts as there may be.
        case attempts
        /// The next attempt could not start before the deadline.
        case deadline
        /// Too many calls to the Region fail: retries would make it worse.
        case quota
    }

    private static let longestBackoff = Duration.seconds(20)

    /// The verdict on a failure.
    ///
    /// - Parameters:
    ///   - attempt: which attempt failed, from 1.
    ///   - isRepeated: whether the attempt before it failed in the same way.
    ///   - remaining: the time until the call's deadline.
    ///   - jitter: from 0 up to 1.
    ///   - quota: pays for the retry.
    func verdict(
        on failure: Failure, attempt: Int, isRepeated: Bool = false, remaining: Duration, jitter: Double,
        quota: inout RetryQuota
    ) -> Verdict {
        switch failure.kind {
        case .permanent, .dailyLimit: return .giveUp(.pointless)
        // Both are cured at once or not at all: a second time in a row is another trouble, and so is a change
        // between the two without end.
        case .skewed, .expiredCredentials:
            return isRepeated || attempt > maximumAttempts + 1 ? .giveUp(.pointless) : .retry(after: .zero)
        case .throttled, .transient, .timedOut: break
        }
        guard attempt < maximumAttempts else { return .giveUp(.attempts) }
        let backoff = min(Self.longestBackoff, .seconds(1 << min(attempt - 1, 5))) * jitter
        let wait = max(backoff, failure.retryAfter ?? .zero)
        guard wait < remaining else { return .giveUp(.deadline) }
        guard quota.take(isTimeout: failure.kind == .timedOut) else { return .giveUp(.quota) }
        return .retry(after: wait)
    }
}
