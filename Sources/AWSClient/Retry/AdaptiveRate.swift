/// The rate at which the adaptive mode sends: cut when AWS throttles, then grown again along a cubic curve.
///
/// Off until the first throttling. All times are seconds on one clock that never jumps. Source: the adaptive mode in
/// "Retry behavior", AWS SDKs and Tools reference (2026-11).
struct AdaptiveRate: Sendable, Equatable {
    private static let beta = 0.7
    private static let scale = 0.4
    private static let smoothing = 0.8
    private static let minimumRate = 0.5

    /// Requests a second; nil until the first throttling.
    private(set) var rate: Double?
    private var tokens = 0.0
    private var filledAt = 0.0
    private var measuredRate = 0.0
    private var measuredSince: Double?
    private var count = 0.0
    /// The rate at the last throttling, and when that was.
    private var peak = 0.0
    private var throttledAt = 0.0

    /// Takes the place of one request; how long to wait before it is sent.
    mutating func take(at now: Double) -> Double {
        guard let rate else { return 0 }
        refill(at: now)
        tokens -= 1
        return tokens >= 0 ? 0 : -tokens / rate
    }

    /// Learns from an answer.
    mutating func received(isThrottled: Bool, at now: Double) {
        measure(at: now)
        let next: Double
        if isThrottled {
            peak = rate.map { min(measuredRate, $0) } ?? measuredRate
            throttledAt = now
            next = peak * Self.beta
        } else if rate == nil {
            return
        } else {
            let turn = cubeRoot(peak * (1 - Self.beta) / Self.scale)
            let time = now - throttledAt - turn
            next = Self.scale * time * time * time + peak
        }
        refill(at: now)
        let limited = max(min(next, 2 * measuredRate), Self.minimumRate)
        tokens = min(tokens, max(limited, 1))
        rate = limited
    }

    private mutating func refill(at now: Double) {
        if let rate { tokens = min(tokens + (now - filledAt) * rate, max(rate, 1)) }
        filledAt = now
    }

    /// Counts answers in half seconds.
    private mutating func measure(at now: Double) {
        let bucket = (now * 2).rounded(.down) / 2
        count += 1
        guard let since = measuredSince else {
            measuredSince = bucket
            return
        }
        guard bucket > since else { return }
        measuredRate = count / (bucket - since) * Self.smoothing + measuredRate * (1 - Self.smoothing)
        count = 0
        measuredSince = bucket
    }
}

/// By Newton's method; the square of a small relative error is left after each step.
private func cubeRoot(_ value: Double) -> Double {
    guard value > 0 else { return 0 }
    var root = max(value, 1)
    for _ in 0..<64 { root -= (root * root * root - value) / (3 * root * root) }
    return root
}
