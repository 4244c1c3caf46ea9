import Synchronization

/// The keys that changed and that no controller has looked at since: each stands once, so that the queue is never
/// longer than there are objects.
final class ControllerQueue: Sendable {
    private struct State {
        var keys: [ObjectKey] = []
        var next = 0
        var waiting: Set<ObjectKey> = []
        /// Keys of which something could not be kept; they wait for a change that is.
        var held: Set<ObjectKey> = []
        var hasUnkept = false
    }

    private let state = Mutex(State())
    private let signal: AsyncStream<Void>.Continuation
    /// Says that there is something to take. One signal may stand for many keys.
    let signals: AsyncStream<Void>

    init() {
        (signals, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Puts a key at the end, unless it waits already; it changed, so that what is held is worth another look, too.
    func add(_ key: ObjectKey) {
        let isNew = state.withLock { state in
            let keys = [key] + state.held
            state.held = []
            let new = keys.filter { state.waiting.insert($0).inserted }
            state.keys += new
            return !new.isEmpty
        }
        if isNew { signal.yield() }
    }

    /// Takes the key that has waited longest; nil when none waits.
    func take() -> ObjectKey? {
        state.withLock { state in
            guard state.next < state.keys.count else { return nil }
            let key = state.keys[state.next]
            state.next += 1
            state.waiting.remove(key)
            if state.next > 1024, state.next * 2 > state.keys.count {
                state.keys.removeFirst(state.next)
                state.next = 0
            }
            return key
        }
    }

    /// Notes that a controller could not keep what it did for the key that was taken last.
    func noteUnkept() { state.withLock { $0.hasUnkept = true } }

    /// Says that all controllers have looked at a key. Where something could not be kept it is held: looking again at
    /// once would fail again, and forever.
    func finish(_ key: ObjectKey) {
        state.withLock { state in
            if state.hasUnkept { state.held.insert(key) }
            state.hasUnkept = false
        }
    }

    /// Ends the signals: no controller runs any more.
    func close() { signal.finish() }
}
