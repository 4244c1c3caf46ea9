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

    private struct State {
        /// The sandbox's time at the last reading that `offset` was fixed at.
        var base: Timestamp
        /// The machine's time at that reading.
        var fixedAt: Timestamp
    }

    /// How the time passes.
    public let pace: Pace
    private let state: Mutex<State>
    private let machineTime: @Sendable () -> Timestamp

    /// Makes a clock that shows `start` now.
    ///
    /// - Parameter start: the machine's time when nil.
    public init(pace: Pace = .running(speed: 1), start: Timestamp? = nil) {
        self.pace = pace
        self.machineTime = { Timestamp.machineNow }
        let now = Timestamp.machineNow
        self.state = Mutex(State(base: start ?? now, fixedAt: now))
    }

    /// The sandbox's time.
    public var now: Timestamp {
        state.withLock { state in
            switch pace {
            case .manual: state.base
            case .running(let speed):
                state.base + .microseconds(Int64(Double((machineTime() - state.fixedAt).wholeMicroseconds) * speed))
            }
        }
    }

    /// Moves the time forward; a running clock runs on from there.
    public func advance(by duration: Duration) {
        state.withLock { $0.base = $0.base + duration }
    }
}

extension Timestamp {
    /// The machine's wall clock.
    static var machineNow: Timestamp { Timestamp(epochSeconds: Date().timeIntervalSince1970) }
}
