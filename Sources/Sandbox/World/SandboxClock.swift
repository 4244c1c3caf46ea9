import FoundationEssentials
import Synchronization
public import Vocabulary

/// The sandbox's time: every state, lag and lease of the embedded AWS and Kubernetes moves by it.
///
/// Nothing in the sandbox waits for time to pass: what changes with time is computed from ``now`` when somebody looks.
public final class SandboxClock: Sendable {
    /// How the time passes.
    public enum Pace: Sendable, Equatable {
        /// As on the wall, times a factor; 1 is real time.
        case running(speed: Double)
        /// Only when ``advance(by:)`` is called.
        case manual
    }

    /// The last moment that the clock can show, 9999-12-31T23:59:59Z: times of later years have no common spelling.
    static let end = Timestamp(seconds: 253_402_300_799)

    /// How the time passes.
    public let pace: Pace
    private let reading: Mutex<KeptClock.Reading>
    private let machineTime: @Sendable () -> Timestamp
    private let kept: KeptClock

    /// Makes a clock that shows `start` now.
    ///
    /// - Parameter start: the machine's time when nil.
    public convenience init(pace: Pace = .running(speed: 1), start: Timestamp? = nil) {
        self.init(pace: pace, start: start, kept: KeptClock(keeping: NothingKept()))
    }

    /// Makes a clock that goes on from what was kept, or from the machine's time when nothing was.
    ///
    /// - Throws: what the keeping throws, or an error for a record that this release cannot read.
    convenience init(
        pace: Pace, keeping: any Keeping, machineTime: @escaping @Sendable () -> Timestamp = { .machineNow }
    ) throws {
        let kept = KeptClock(keeping: keeping)
        let now = machineTime()
        self.init(pace: pace, start: try kept.reading()?.shown(at: now) ?? now, kept: kept, machineTime: machineTime)
        try kept.keep(reading.withLock { $0 })
    }

    private init(
        pace: Pace, start: Timestamp?, kept: KeptClock,
        machineTime: @escaping @Sendable () -> Timestamp = { .machineNow }
    ) {
        self.pace = pace
        self.machineTime = machineTime
        self.kept = kept
        let now = machineTime()
        let speed =
            switch pace {
            case .manual: 0.0
            case .running(let speed): speed
            }
        reading = Mutex(KeptClock.Reading(shown: start ?? now, machine: now, speed: speed))
    }

    /// The sandbox's time.
    public var now: Timestamp { reading.withLock { $0.shown(at: machineTime()) } }

    /// Moves the time forward, at most to the end of the year 9999; a running clock runs on from there.
    public func advance(by duration: Duration) {
        reading.withLock { reading in
            reading = Self.moved(reading, by: duration)
            // Who asks in process is not told: `advanceKept(by:)` is for those who must know.
            try? kept.keep(reading)
        }
    }

    /// Moves the time forward once that is kept, at most to the end of the year 9999.
    ///
    /// - Throws: what the keeping throws; the clock is not moved then.
    func advanceKept(by duration: Duration) throws {
        try reading.withLock { reading in
            let moved = Self.moved(reading, by: duration)
            try kept.keep(moved)
            reading = moved
        }
    }

    private static func moved(_ reading: KeptClock.Reading, by duration: Duration) -> KeptClock.Reading {
        var moved = reading
        let room = end - reading.shown
        moved.shown = duration < room ? reading.shown + duration : max(end, reading.shown)
        return moved
    }
}

extension Timestamp {
    /// The machine's wall clock.
    static var machineNow: Timestamp { Timestamp(epochSeconds: Date().timeIntervalSince1970) }
}
