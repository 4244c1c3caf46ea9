public import KubernetesClient
import Synchronization

/// A network that fails in the middle: from one write on everything breaks for a time, or stands still until a test lets
/// it go on.
///
/// The write that it fails at does not reach the server meanwhile, and neither does anything else that is sent through it.
public final class FrailTransport: Transport {
    /// What happens.
    public enum Failure: Sendable {
        /// Each call fails for that long. Open watches go on: whoever makes this network breaks them at its failure.
        case breaks(Duration)
        /// Nothing comes and nothing goes, whether or not its caller still waits for it. What was sent meanwhile reaches
        /// the server after ``FrailTransport/thaw()``, as late as that may be.
        case freezes
    }

    private struct State {
        var writes = 0
        var hasFailed = false
        var end = Duration.zero
        var isFrozen = false
        var held: [CheckedContinuation<Void, Never>] = []
        /// How many calls that were held have no answer yet.
        var lateCalls = 0
        var lateWrites: [LateWrite] = []
        var isThawed = false
        var leaseReads = 0
    }

    /// A write that reached the server late.
    public struct LateWrite: Sendable {
        public let request: KubernetesRequest
        /// The HTTP status of the server's answer.
        public let status: Int
    }

    private let inner: any Transport
    private let time: TimeSource
    private let write: Int
    private let failure: Failure
    private let onFailure: @Sendable () -> Void
    private let state = Mutex(State())

    /// Makes a network that fails once.
    ///
    /// - Parameters:
    ///   - write: the number of the write at which it fails, counted from 0; as ``FaultyTransport`` counts them.
    ///   - onFailure: is told before the first call fails.
    public init(
        _ inner: any Transport, time: TimeSource, at write: Int, _ failure: Failure,
        onFailure: @escaping @Sendable () -> Void = {}
    ) {
        self.inner = inner
        self.time = time
        self.write = write
        self.failure = failure
        self.onFailure = onFailure
    }

    /// Whether it has failed, as it is now or earlier.
    public var hasFailed: Bool { state.withLock { $0.hasFailed } }

    /// Whether everything that was held had its answer.
    public var isSettled: Bool { state.withLock { !$0.isFrozen && $0.lateCalls == 0 } }

    /// How often the Lease was read since it was thawed.
    public var leaseReadsAfterThaw: Int { state.withLock { $0.leaseReads } }

    /// What reached the server late.
    public var lateWrites: [LateWrite] { state.withLock { $0.lateWrites } }

    /// Lets what was held reach the server, and works from then on.
    public func thaw() {
        let held = state.withLock { state in
            defer { state.held = [] }
            state.isFrozen = false
            state.isThawed = true
            // One that has not failed by now does not do so any more: nobody would thaw it.
            state.writes = .max / 2
            return state.held
        }
        for continuation in held { continuation.resume() }
    }

    public func send(
        _ request: KubernetesRequest, as credential: Credential
    ) async throws(TransportError) -> TransportAnswer {
        if begins(with: request) { onFailure() }
        guard time.elapsed() >= state.withLock({ $0.end }) else {
            throw TransportError(.notSent, "no route to the host")
        }
        let isLate = await holdBack(asCall: true)
        defer { if isLate { state.withLock { $0.lateCalls -= 1 } } }
        if !isLate, request.resource.hasPrefix("leases"), request.verb == .get {
            state.withLock { $0.leaseReads += $0.isThawed ? 1 : 0 }
        }
        let answer = try await inner.send(request, as: credential)
        if isLate, FaultyTransport.isWrite(request) {
            state.withLock { $0.lateWrites.append(LateWrite(request: request, status: answer.status)) }
        }
        guard request.verb == .watch else { return answer }
        return TransportAnswer(
            status: answer.status, retryAfter: answer.retryAfter,
            body: BodyStream { () async throws(TransportError) -> [UInt8]? in
                let piece = try await answer.body.next()
                _ = await self.holdBack(asCall: false)
                return piece
            })
    }

    /// Whether the failure begins with this call.
    private func begins(with request: KubernetesRequest) -> Bool {
        guard FaultyTransport.isWrite(request) else { return false }
        let now = time.elapsed()
        return state.withLock { state in
            defer { state.writes += 1 }
            guard state.writes == write else { return false }
            state.hasFailed = true
            switch failure {
            case .breaks(let duration): state.end = now + duration
            case .freezes: state.isFrozen = true
            }
            return true
        }
    }

    /// Waits while it is frozen, and does not care for cancellation: what was sent is on its way.
    ///
    /// - Returns: whether there was a wait.
    private func holdBack(asCall isCall: Bool) async -> Bool {
        guard state.withLock({ $0.isFrozen }) else { return false }
        await withCheckedContinuation { continuation in
            let goesOn = state.withLock { state in
                if isCall { state.lateCalls += 1 }
                guard state.isFrozen else { return true }
                state.held.append(continuation)
                return false
            }
            if goesOn { continuation.resume() }
        }
        return true
    }
}
