import Synchronization

/// The keys that changed and that no controller has looked at since: each stands once, so that the queue is never
/// longer than there are objects.
final class ControllerQueue: Sendable {
    private struct State {
        var keys: [ObjectKey] = []
        var next = 0
        var waiting: Set<ObjectKey> = []
    }

    private let state = Mutex(State())
    private let signal: AsyncStream<Void>.Continuation
    /// Says that there is something to take. One signal may stand for many keys.
    let signals: AsyncStream<Void>

    init() {
        (signals, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Puts a key at the end, unless it waits already.
    func add(_ key: ObjectKey) {
        let isNew = state.withLock { state in
            guard state.waiting.insert(key).inserted else { return false }
            state.keys.append(key)
            return true
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

    /// Ends the signals: no controller runs any more.
    func close() { signal.finish() }
}
