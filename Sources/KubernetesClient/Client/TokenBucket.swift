import Synchronization

/// A budget of calls: so many a second, and so many at once after a rest. A value; time is an argument.
public struct TokenBucket: Sendable, Equatable {
    /// Calls a second, above 0.
    public let rate: Double
    /// Calls at once, at least 1.
    public let burst: Double
    private var tokens: Double
    private var last: Duration

    /// Makes a full bucket.
    public init(rate: Double, burst: Int, now: Duration = .zero) {
        self.rate = max(rate, .leastNonzeroMagnitude)
        self.burst = Double(max(burst, 1))
        self.tokens = self.burst
        self.last = now
    }

    /// Takes a token and returns how long to wait before using it. Waiting calls are served in order.
    public mutating func take(now: Duration) -> Duration {
        refill(now)
        tokens -= 1
        return tokens >= 0 ? .zero : .seconds(-tokens / rate)
    }

    /// Takes a token if there is one.
    public mutating func takeIfAvailable(now: Duration) -> Bool {
        refill(now)
        guard tokens >= 1 else { return false }
        tokens -= 1
        return true
    }

    /// Whether nothing was taken lately: it is as a new one.
    public func isFull(now: Duration) -> Bool {
        var later = self
        later.refill(now)
        return later.tokens >= burst
    }

    /// Gives back a token that was not used.
    public mutating func giveBack() { tokens = min(burst, tokens + 1) }

    private mutating func refill(_ now: Duration) {
        let passed = max(now - last, .zero)
        last = max(now, last)
        tokens = min(burst, tokens + passed / .seconds(1) * rate)
    }
}

/// Makes callers wait so that they keep to a budget.
final class RateLimiter: Sendable {
    private let bucket: Mutex<TokenBucket>
    private let time: TimeSource

    init(rate: Double, burst: Int, time: TimeSource) {
        bucket = Mutex(TokenBucket(rate: rate, burst: burst, now: time.elapsed()))
        self.time = time
    }

    func wait() async throws {
        let now = time.elapsed()
        let wait = bucket.withLock { $0.take(now: now) }
        guard wait > .zero else { return }
        do {
            try await time.sleep(wait)
        } catch {
            bucket.withLock { $0.giveBack() }
            throw error
        }
    }
}
