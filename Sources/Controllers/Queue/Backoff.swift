/// Waits that double with each failure in a row.
public struct Backoff: Sendable, Equatable {
    /// The wait after the first failure.
    public var base: Duration
    /// The longest wait.
    public var maximum: Duration

    /// Makes a backoff.
    public init(base: Duration, maximum: Duration) {
        self.base = base
        self.maximum = maximum
    }

    /// 5 ms to 16 minutes, for keys of a controller; controller-runtime goes from 5 ms to 1,000 s.
    public static let reconcile = Backoff(base: .milliseconds(5), maximum: .seconds(960))

    /// 200 ms to 30 s, for lists and watches; client-go goes from 800 ms to 30 s.
    public static let watch = Backoff(base: .milliseconds(200), maximum: .seconds(30))

    /// The wait after that many failures in a row; none after none.
    public func delay(failures: Int) -> Duration {
        guard failures > 0 else { return .zero }
        // 2^40 base delays are past any maximum, and do not overflow.
        return min(maximum, base * (1 << min(failures - 1, 40)))
    }

    /// The same, shortened by up to a half, so that those who failed together do not try together.
    ///
    /// - Parameter jitter: 0 up to 1.
    public func delay(failures: Int, jitter: Double) -> Duration {
        delay(failures: failures) * (0.5 + 0.5 * min(max(jitter, 0), 1))
    }
}
