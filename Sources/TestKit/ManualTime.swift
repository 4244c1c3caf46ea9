public import KubernetesClient
import Synchronization
public import Vocabulary

/// Time that passes when a test says so.
///
/// A sleep that is shorter than ``patience`` is over at once, and time has passed by it; longer ones (deadlines) end by
/// ``advance(by:)`` or by cancellation. So retries run through, and deadlines pass only where a test wants them to.
public final class ManualTime: Sendable {
    private struct Sleeper {
        var end: Duration
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var elapsed: Duration = .zero
        var sleepers: [Int: Sleeper] = [:]
        var count = 0
        var sleeps: [Duration] = []
        var watchers: [Watcher] = []

        mutating func takeWatchers(_ isTaken: (Watcher) -> Bool) -> [CheckedContinuation<Void, Never>] {
            let taken = watchers.filter(isTaken).map(\.continuation)
            watchers.removeAll(where: isTaken)
            return taken
        }
    }

    /// Who waits until that many sleep.
    private struct Watcher {
        var id: Int
        var count: Int
        var continuation: CheckedContinuation<Void, Never>
    }

    /// Shorter sleeps are over at once.
    public let patience: Duration
    private let start: Timestamp
    private let state = Mutex(State())

    /// Makes time that stands still.
    public init(patience: Duration = .zero, start: Timestamp = Timestamp(seconds: 1_800_000_000)) {
        self.patience = patience
        self.start = start
    }

    /// What the code under test is given.
    public var source: TimeSource {
        TimeSource(
            sleep: { try await self.sleep($0) }, elapsed: { self.state.withLock { $0.elapsed } },
            now: { self.now })
    }

    /// The date.
    public var now: Timestamp { start + state.withLock { $0.elapsed } }

    /// The sleeps that were over at once, in order.
    public var shortSleeps: [Duration] { state.withLock { $0.sleeps } }

    /// How many sleeps are under way.
    public var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    /// Lets time pass and wakes who slept until then.
    public func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.elapsed += duration
            let over = state.sleepers.filter { $0.value.end <= state.elapsed }
            for id in over.keys { state.sleepers[id] = nil }
            return over.values.map(\.continuation)
        }
        for continuation in woken { continuation.resume() }
    }

    /// Lets time pass once that many sleep, or when the task is cancelled.
    public func advance(by duration: Duration, whenSleeping count: Int) async {
        await wait(forSleepers: count)
        advance(by: duration)
    }

    /// Waits without taking turns from those who are to sleep: a loop of yields would keep a core busy.
    private func wait(forSleepers count: Int) async {
        let id = nextID()
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.sleepers.count >= count || Task.isCancelled { return true }
                    state.watchers.append(Watcher(id: id, count: count, continuation: continuation))
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let cancelled = state.withLock { $0.takeWatchers { $0.id == id } }
            for continuation in cancelled { continuation.resume() }
        }
    }

    private func nextID() -> Int {
        state.withLock { state in
            state.count += 1
            return state.count
        }
    }

    private func sleep(_ duration: Duration) async throws {
        try Task.checkCancellation()
        if duration < patience {
            state.withLock { state in
                state.sleeps.append(duration)
                state.elapsed += duration
            }
            await Task.yield()
            return
        }
        let id = nextID()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let (isCancelled, watchers) = state.withLock {
                    state -> (Bool, [CheckedContinuation<Void, Never>]) in
                    if Task.isCancelled { return (true, []) }
                    state.sleepers[id] = Sleeper(end: state.elapsed + duration, continuation: continuation)
                    let sleeping = state.sleepers.count
                    return (false, state.takeWatchers { $0.count <= sleeping })
                }
                if isCancelled { continuation.resume(throwing: CancellationError()) }
                for watcher in watchers { watcher.resume() }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: id) }?.continuation.resume(throwing: CancellationError())
        }
    }
}
