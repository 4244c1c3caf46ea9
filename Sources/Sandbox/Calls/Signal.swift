import Synchronization

/// Tells whoever waits that something changed. Changes that come while a waiter is busy are told as one.
final class Signal: Sendable {
    /// Somebody who waits.
    struct Waiter: Sendable {
        /// The changes since the waiting began, for one reader.
        let changes: AsyncStream<Void>
        private let continuation: AsyncStream<Void>.Continuation

        fileprivate init(_ changes: AsyncStream<Void>, _ continuation: AsyncStream<Void>.Continuation) {
            self.changes = changes
            self.continuation = continuation
        }

        /// Ends the waiting.
        func end() { continuation.finish() }
    }

    private struct State {
        var waiters: [Int: AsyncStream<Void>.Continuation] = [:]
        var last = 0
    }

    private let state = Mutex(State())

    /// Tells all who wait.
    func fire() {
        state.withLock { state in
            for waiter in state.waiters.values { waiter.yield() }
        }
    }

    /// Begins to wait; ending it, or letting go of its changes, ends it.
    func waiter() -> Waiter {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let id = state.withLock { state in
            state.last += 1
            state.waiters[state.last] = continuation
            return state.last
        }
        continuation.onTermination = { [weak self] _ in self?.leave(id) }
        return Waiter(stream, continuation)
    }

    private func leave(_ id: Int) {
        _ = state.withLock { $0.waiters.removeValue(forKey: id) }
    }
}
