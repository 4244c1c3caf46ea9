public import KubernetesClient
import Synchronization

/// A transport that breaks one call: it fails, its answer is lost, or the process dies there.
public final class FaultyTransport: Transport {
    /// Which calls can break; those of the election never do.
    public enum Scope: Sendable {
        /// The writes, but for those of Events.
        case writes
        /// Everything, the beginning of a watch included.
        case calls
    }

    /// What happens to the call.
    public enum Fault: String, Sendable, CaseIterable {
        /// The server answers 500 and did nothing.
        case refused
        /// The server did it, and the connection broke before the answer came.
        case answerLost
        /// The process dies before the call leaves it: nothing comes back, ever.
        case diesBefore
        /// The process dies when the server has done it: nothing comes back, ever.
        case diesAfter
    }

    private struct State {
        var counted: [KubernetesRequest] = []
        var isDead = false
    }

    private let inner: any Transport
    private let scope: Scope
    private let fault: (number: Int, kind: Fault)?
    private let state = Mutex(State())
    private let onDeath: @Sendable () -> Void

    /// Wraps a transport.
    ///
    /// - Parameters:
    ///   - scope: which calls count; the others pass.
    ///   - fault: which of them, counted from 0, and what happens to it; nil breaks none.
    ///   - onDeath: is told when the process is to be taken for dead.
    public init(
        _ inner: any Transport, counting scope: Scope = .writes, fault: (number: Int, kind: Fault)? = nil,
        onDeath: @escaping @Sendable () -> Void = {}
    ) {
        self.inner = inner
        self.scope = scope
        self.fault = fault
        self.onDeath = onDeath
    }

    /// The calls of the scope that were tried, in order.
    public var counted: [KubernetesRequest] { state.withLock { $0.counted } }

    public func send(
        _ request: KubernetesRequest, as credential: Credential
    ) async throws(TransportError) -> TransportAnswer {
        guard !state.withLock({ $0.isDead }) else { throw await never() }
        guard isCounted(request) else { return try await inner.send(request, as: credential) }
        let number = state.withLock { state in
            state.counted.append(request)
            return state.counted.count - 1
        }
        guard let fault, fault.number == number else { return try await inner.send(request, as: credential) }
        switch fault.kind {
        case .refused: return .failure(500, "InternalError")
        case .answerLost:
            _ = try await inner.send(request, as: credential)
            throw TransportError(.unknown, "the connection broke")
        case .diesBefore: throw await die()
        case .diesAfter:
            _ = try await inner.send(request, as: credential)
            throw await die()
        }
    }

    private func isCounted(_ request: KubernetesRequest) -> Bool {
        switch scope {
        case .writes: Self.isWrite(request)
        case .calls: !request.resource.hasPrefix("leases")
        }
    }

    /// Whether a request is a write of the work itself, and none of the election or of Events.
    static func isWrite(_ request: KubernetesRequest) -> Bool {
        request.method != .get && !request.resource.hasPrefix("leases") && !request.resource.hasPrefix("events")
    }

    private func die() async -> TransportError {
        state.withLock { $0.isDead = true }
        onDeath()
        return await never()
    }

    /// Waits for the cancellation that ends the dead process's tasks.
    private func never() async -> TransportError {
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
        return TransportError(.cancelled, "the process is dead")
    }
}
