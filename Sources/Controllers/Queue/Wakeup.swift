import Synchronization

/// Wakes all who wait. A call that comes between looking and waiting is not lost: whoever waits says what it has seen.
final class Wakeup: Sendable {
    private struct State {
        var calls = 0
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        var count = 0
    }

    private let state = Mutex(State())

    /// How often it was called: to be read before looking at what one waits for.
    var calls: Int { state.withLock { $0.calls } }

    /// Wakes all who wait.
    func call() {
        let woken = state.withLock { state in
            state.calls += 1
            defer { state.waiting = [:] }
            return state.waiting.values.map(\.self)
        }
        for continuation in woken { continuation.resume() }
    }

    /// Waits for a call after the ones that were seen, or for the task's cancellation.
    func wait(after seen: Int) async {
        let id = state.withLock { state in
            state.count += 1
            return state.count
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.calls != seen || Task.isCancelled { return true }
                    state.waiting[id] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: id) }?.resume()
        }
    }
}
