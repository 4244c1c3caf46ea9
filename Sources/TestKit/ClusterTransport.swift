import HTTPTypes
public import KubernetesClient
public import Sandbox
import Synchronization

/// The way to a cluster of the sandbox in the same process: no sockets, and the cluster's controllers have done their
/// part before the answer to a write comes back. Faults act on it as on the network.
public struct ClusterTransport: Transport {
    private let cluster: KubernetesCluster

    /// Makes the way to a cluster, as its administrator where no token is given.
    public init(_ cluster: KubernetesCluster) { self.cluster = cluster }

    public func send(
        _ request: KubernetesRequest, as credential: Credential
    ) async throws(TransportError) -> TransportAnswer {
        var headers: HTTPFields = [.accept: "application/json"]
        if let type = request.contentType { headers[.contentType] = type }
        if let token = credential.token { headers[.authorization] = "Bearer \(token.value)" }
        let answer = await cluster.pass(
            APIRequest(request.method.rawValue, request.target, headers: headers, body: request.body ?? []))
        if request.method != .get { cluster.settle() }
        try await checkDelivery(of: answer)
        let retryAfter = answer.headers[.retryAfter].flatMap(Int.init).map { Duration.seconds($0) }
        switch answer.body {
        case .bytes(let bytes):
            let piece = Mutex<[UInt8]?>(bytes)
            let held = Held(piece)
            return TransportAnswer(
                status: answer.status, retryAfter: retryAfter,
                body: BodyStream {
                    held.value.withLock { piece in
                        defer { piece = nil }
                        return piece
                    }
                })
        case .watch(let session):
            let reader = WatchReader(session.begin())
            return TransportAnswer(
                status: answer.status,
                body: BodyStream { () async throws(TransportError) -> [UInt8]? in
                    let line = await reader.next()
                    guard session.isCut else { return line }
                    throw TransportError(.unknown, "the connection was closed")
                })
        }
    }

    private func checkDelivery(of answer: APIResponse) async throws(TransportError) {
        switch answer.delivery {
        case .whole: return
        case .cut: throw TransportError(.unknown, "the connection was closed")
        case .silent:
            await cluster.gate.untilLit(cluster.region)
            throw TransportError(Task.isCancelled ? .cancelled : .unknown, "no answer came")
        }
    }
}

/// Reads a watch; letting go of it ends the watch.
private actor WatchReader {
    private let watch: OpenWatch
    private var lines: WatchLines

    init(_ watch: OpenWatch) {
        self.watch = watch
        lines = watch.lines
    }

    deinit { watch.end() }

    func next() async -> [UInt8]? {
        var lines = lines
        let line = await lines.next()
        self.lines = lines
        return line
    }
}

/// A noncopyable value that several closures share.
private final class Held<Value: ~Copyable & Sendable>: Sendable {
    let value: Value

    init(_ value: consuming Value) { self.value = value }
}
