import KubernetesClient
import Synchronization

/// A transport that takes note of the calls but the Lease's.
final class CallList: Transport {
    private let inner: any Transport
    private let list = Mutex<[KubernetesRequest]>([])

    init(_ inner: any Transport) { self.inner = inner }

    var calls: [KubernetesRequest] { list.withLock { $0 } }

    func send(
        _ request: KubernetesRequest, as credential: Credential
    ) async throws(TransportError) -> TransportAnswer {
        // Where the machine is busy the Lease is lost now and then, and what a new leader reads is no rest.
        if !request.resource.hasPrefix("leases") { list.withLock { $0.append(request) } }
        return try await inner.send(request, as: credential)
    }
}
