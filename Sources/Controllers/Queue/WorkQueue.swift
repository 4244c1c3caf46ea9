public import KubernetesClient
import Synchronization

/// A queue of keys that are to be looked at, now or later; see ``WorkQueueMachine`` for its rules.
public final class WorkQueue<Key: Hashable & Sendable>: Sendable {
    private struct State: Sendable {
        var machine: WorkQueueMachine<Key>
        var isStopped = false
    }

    private let state: Mutex<State>
    private let wakeup = Wakeup()
    private let time: TimeSource

    /// Makes an empty queue.
    public init(machine: WorkQueueMachine<Key> = WorkQueueMachine(), time: TimeSource = .system) {
        state = Mutex(State(machine: machine))
        self.time = time
    }

    /// How many keys wait, due or not.
    public var waitingCount: Int { state.withLock { $0.machine.waitingCount } }

    /// Wishes for a look at a key, after a while.
    ///
    /// - Parameter headStart: how much earlier a key that is wished for at once counts as due; one that is wished for
    ///   after a while has none.
    @discardableResult
    public func add(
        _ key: Key, after delay: Duration = .zero, headStart: Duration = .zero
    ) -> WorkQueueMachine<Key>.Admission {
        let due = time.elapsed() + max(delay, .zero)
        let headStart = delay > .zero ? .zero : headStart
        let admission = state.withLock { $0.machine.add(key, due: due, headStart: headStart) }
        if admission == .queued { wakeup.call() }
        return admission
    }

    /// Waits for the next key that is due; it then runs until ``done(_:_:)`` is called.
    ///
    /// - Returns: Nil when the queue was stopped or the task cancelled.
    public func next() async -> Key? {
        while !Task.isCancelled {
            let seen = wakeup.calls
            let now = time.elapsed()
            let turn = state.withLock { $0.isStopped ? nil : $0.machine.take(now: now) }
            switch turn {
            case nil: return nil
            case .run(let key): return key
            case .idle(until: nil): await wakeup.wait(after: seen)
            case .idle(until: let due?): await wait(due - now, after: seen)
            }
        }
        return nil
    }

    /// Takes note that a run is over.
    ///
    /// - Returns: How long the key waits at most until it runs again; nil when it does not wait.
    @discardableResult
    public func done(_ key: Key, _ completion: WorkQueueMachine<Key>.Completion) -> Duration? {
        let now = time.elapsed()
        let wait = state.withLock { $0.machine.done(key, completion, now: now) }
        if wait != nil { wakeup.call() }
        return wait
    }

    /// How often a key failed in a row.
    public func failureCount(_ key: Key) -> Int { state.withLock { $0.machine.failureCount(key) } }

    /// Hands out no more keys, for good.
    public func stop() {
        state.withLock { $0.isStopped = true }
        wakeup.call()
    }

    /// Whether the queue was stopped.
    public var isStopped: Bool { state.withLock { $0.isStopped } }

    /// Waits until the queue is stopped or the task is cancelled.
    func untilStopped() async {
        while !Task.isCancelled {
            let seen = wakeup.calls
            if isStopped { return }
            await wakeup.wait(after: seen)
        }
    }

    private func wait(_ duration: Duration, after seen: Int) async {
        let wakeup = wakeup
        // Whatever ends the wait, the caller looks again.
        _ = try? await time.withLimit(duration) { await wakeup.wait(after: seen) }
    }
}
