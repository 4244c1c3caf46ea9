import FoundationEssentials
public import Vocabulary

/// The clocks that a door to the world uses: one to sleep and to measure by, one to tell the date.
///
/// Tests give their own, so that no test waits for real time.
public struct TimeSource: Sendable {
    /// Sleeps for that long; throws when the task is cancelled.
    public let sleep: @Sendable (Duration) async throws -> Void
    /// Time since an arbitrary origin; never goes back. Deadlines and leases are judged by it.
    public let elapsed: @Sendable () -> Duration
    /// The date, which may jump.
    public let now: @Sendable () -> Timestamp

    /// Makes a source of three functions.
    public init(
        sleep: @escaping @Sendable (Duration) async throws -> Void, elapsed: @escaping @Sendable () -> Duration,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.sleep = sleep
        self.elapsed = elapsed
        self.now = now
    }

    /// Makes a source that sleeps and measures by a clock.
    public init(clock: any Clock<Duration>, now: @escaping @Sendable () -> Timestamp = TimeSource.systemDate) {
        self.init(
            sleep: { try await Self.sleep($0, by: clock) }, elapsed: Self.stopwatch(clock), now: now)
    }

    /// The machine's clocks.
    public static let system = TimeSource(clock: ContinuousClock())

    /// The date by the machine's clock.
    public static let systemDate: @Sendable () -> Timestamp = { Timestamp(epochSeconds: Date().timeIntervalSince1970) }

    /// Sleeps in slices, the first of a second, each of the others as long as all before it together.
    ///
    /// Swift's runtime keeps a sleep that was cancelled until it would have ended (660 bytes each in 6.2 on Linux). Most
    /// of our sleeps are limits of calls and of waits that end within milliseconds: a busy client with a limit of 30
    /// seconds on each call would keep half a minute's worth of them, this way it is a second's.
    private static func sleep<C: Clock>(_ duration: Duration, by clock: C) async throws where C.Duration == Duration {
        let end = clock.now.advanced(by: duration)
        var slice = Duration.seconds(1)
        while clock.now.duration(to: end) > slice {
            try await clock.sleep(for: slice)
            slice *= 2
        }
        try await clock.sleep(until: end, tolerance: nil)
    }

    private static func stopwatch<C: Clock>(_ clock: C) -> @Sendable () -> Duration where C.Duration == Duration {
        let start = clock.now
        return { start.duration(to: clock.now) }
    }
}

extension TimeSource {
    /// Runs an operation and cancels it when it takes longer than a limit.
    ///
    /// - Returns: The operation's value, or nil when the limit passed first.
    /// - Throws: What the operation throws.
    public func withLimit<Value: Sendable>(
        _ limit: Duration, _ operation: @escaping @Sendable () async throws -> Value
    ) async throws -> Value? {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await operation() }
            group.addTask {
                try await sleep(limit)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { return nil }
            return first
        }
    }
}
