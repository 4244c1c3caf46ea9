public import AWSClient
import Synchronization

/// The way to AWS, which breaks one call: it fails, its answer is lost, or the process dies there. The twin of
/// ``FaultyTransport``.
public final class FaultyAWSTransport: AWSTransport {
    private struct State {
        var calls: [String] = []
        var isDead = false
    }

    private let inner: any AWSTransport
    private let fault: (call: Int, kind: FaultyTransport.Fault)?
    private let onDeath: @Sendable () -> Void
    private let state = Mutex(State())

    /// Wraps a transport.
    ///
    /// - Parameters:
    ///   - fault: which call, counted from 0, and what happens to it; nil breaks none.
    ///   - onDeath: is told when the process is to be taken for dead.
    public init(
        _ inner: any AWSTransport, fault: (call: Int, kind: FaultyTransport.Fault)? = nil,
        onDeath: @escaping @Sendable () -> Void = {}
    ) {
        self.inner = inner
        self.fault = fault
        self.onDeath = onDeath
    }

    /// The calls that were tried, in order: `POST https://…`.
    public var calls: [String] { state.withLock { $0.calls } }

    public func send(
        _ request: TransportRequest, timeout: Duration
    ) async throws(TransportError) -> TransportAnswer {
        guard !state.withLock({ $0.isDead }) else { throw await never() }
        let number = state.withLock { state in
            state.calls.append(request.description)
            return state.calls.count - 1
        }
        guard let fault, fault.call == number else { return try await inner.send(request, timeout: timeout) }
        switch fault.kind {
        case .refused: return TransportAnswer(status: 500)
        case .answerLost:
            _ = try await inner.send(request, timeout: timeout)
            throw TransportError(.unreachable, message: "the connection broke")
        case .diesBefore: throw await die()
        case .diesAfter:
            _ = try await inner.send(request, timeout: timeout)
            throw await die()
        }
    }

    private func die() async -> TransportError {
        state.withLock { $0.isDead = true }
        onDeath()
        return await never()
    }

    /// Waits for the cancellation that ends the dead process's tasks.
    private func never() async -> TransportError {
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
        return TransportError(.cancelled, message: "the process is dead")
    }
}
