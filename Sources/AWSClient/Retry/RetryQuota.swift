/// The retries that calls of one account to one Region may still make: a bucket that failures empty and successes
/// fill. When most calls fail it runs dry, and a troubled Region is spared the retries.
///
/// Source: the standard mode in "Retry behavior", AWS SDKs and Tools reference (2026-11): 500 tokens, 5 a retry,
/// 10 a retry after a timeout.
struct RetryQuota: Sendable, Equatable {
    /// What a full bucket holds.
    static let capacity = 500
    private static let retryCost = 5
    private static let timeoutCost = 10

    /// What the bucket holds.
    private(set) var tokens = capacity

    /// Takes the price of a retry; false, and nothing taken, when the bucket holds less.
    mutating func take(isTimeout: Bool) -> Bool {
        let cost = isTimeout ? Self.timeoutCost : Self.retryCost
        guard tokens >= cost else { return false }
        tokens -= cost
        return true
    }

    /// Gives back the price of the retry that led to a success, or one token for a success at the first attempt.
    mutating func succeeded(after last: FailureKind?) {
        let gain =
            switch last {
            case nil: 1
            case .timedOut: Self.timeoutCost
            default: Self.retryCost
            }
        tokens = min(Self.capacity, tokens + gain)
    }
}
