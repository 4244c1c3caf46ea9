import Vocabulary

/// A bucket of tokens, one a call, that fills again with time.
struct TokenBucket: Sendable, Equatable {
    /// Tokens a second.
    let rate: Double
    /// How many it holds.
    let burst: Int
    private var tokens: Double
    private var filledAt: Timestamp

    /// Makes a full bucket.
    init(rate: Double, burst: Int, now: Timestamp) {
        self.rate = rate
        self.burst = burst
        tokens = Double(burst)
        filledAt = now
    }

    /// Takes a token; false when there is none.
    mutating func take(now: Timestamp) -> Bool {
        if now > filledAt {
            tokens = min(Double(burst), tokens + (now - filledAt).inSeconds * rate)
            filledAt = now
        }
        // A hair's breadth of rounding is no reason to refuse.
        guard tokens >= 1 - 1e-9 else { return false }
        tokens = max(0, tokens - 1)
        return true
    }
}
