import Synchronization

/// A value that comes once and that several tasks may wait for.
final class Readiness<Value: Sendable>: Sendable {
    private enum State {
        /// Becomes `there` or `closed`.
        case awaited([Int: CheckedContinuation<Value, any Error>], next: Int)
        case there(Value)
        case closed
    }

    private let state = Mutex(State.awaited([:], next: 0))

    /// The value; waits for it.
    ///
    /// - Throws: `CancellationError` when the task is cancelled, or when it was closed without a value.
    func value() async throws -> Value {
        let ticket = state.withLock { state -> Int in
            guard case .awaited(let waiting, let next) = state else { return -1 }
            state = .awaited(waiting, next: next + 1)
            return next
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { enter($0, ticket) }
        } onCancel: {
            leave(ticket)
        }
    }

    /// Gives the value; only the first counts.
    func fulfil(_ value: Value) {
        for continuation in end(.there(value)) { continuation.resume(returning: value) }
    }

    /// Tells those who wait that no value will come.
    func close() {
        for continuation in end(.closed) { continuation.resume(throwing: CancellationError()) }
    }

    private func end(_ last: State) -> [CheckedContinuation<Value, any Error>] {
        state.withLock { state in
            guard case .awaited(let waiting, _) = state else { return [] }
            state = last
            return Array(waiting.values)
        }
    }

    private func enter(_ continuation: CheckedContinuation<Value, any Error>, _ ticket: Int) {
        let outcome = state.withLock { state -> Result<Value, any Error>? in
            switch state {
            case .there(let value): return .success(value)
            case .closed: return .failure(CancellationError())
            case .awaited(var waiting, let next):
                guard !Task.isCancelled else { return .failure(CancellationError()) }
                waiting[ticket] = continuation
                state = .awaited(waiting, next: next)
                return nil
            }
        }
        if let outcome { continuation.resume(with: outcome) }
    }

    private func leave(_ ticket: Int) {
        let continuation = state.withLock { state -> CheckedContinuation<Value, any Error>? in
            guard case .awaited(var waiting, let next) = state else { return nil }
            let continuation = waiting.removeValue(forKey: ticket)
            state = .awaited(waiting, next: next)
            return continuation
        }
        continuation?.resume(throwing: CancellationError())
    }
}
