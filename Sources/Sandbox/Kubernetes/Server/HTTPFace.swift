import HTTPTypes
import Hummingbird
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import Synchronization

/// The API server on a socket: HTTP/1.1 over TLS, on a loopback address.
struct HTTPFace: Sendable {
    let door: ClusterDoor
    let port: Int
    let logger: Logger

    /// The application that serves; `onPort` is told the port when the socket listens.
    func application(onPort: @escaping @Sendable (Int) -> Void) throws -> some ApplicationProtocol {
        Application(
            responder: FaceResponder(door: door, identities: CertificateIdentities()),
            server: try .tls(.http1(), tlsConfiguration: try tlsConfiguration()),
            configuration: ApplicationConfiguration(
                address: .hostname("127.0.0.1", port: port), backlog: 512),
            onServerRunning: { channel in
                if let port = channel.localAddress?.port { onPort(port) }
            },
            logger: logger)
    }

    /// Clients may show a certificate of the cluster's CA; one of another CA ends the connection.
    private func tlsConfiguration() throws -> TLSConfiguration {
        let material = door.server.authority.material
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(material.serverCertificate.utf8))
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(material.serverKey.utf8), format: .pem)))
        configuration.certificateVerification = .optionalVerification
        configuration.trustRoots = .certificates(
            try NIOSSLCertificate.fromPEMBytes(Array(material.caCertificate.utf8)))
        configuration.minimumTLSVersion = .tlsv12
        return configuration
    }
}

/// What a request knows of its connection.
struct FaceContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }
}

/// Turns HTTP requests into requests of the API server, and its answers into HTTP.
private struct FaceResponder: HTTPResponder {
    let door: ClusterDoor
    let identities: CertificateIdentities

    func respond(to request: Request, context: FaceContext) async throws -> Response {
        var request = request
        var body: [UInt8] = []
        if request.method != .get, request.method != .head {
            do {
                let collected = try await request.collectBody(upTo: BodyReader.limit)
                body = Array(collected.readableBytesView)
            } catch is NIOTooManyBytesError {
                return try response(.failure(.tooLarge(limit: BodyReader.limit)), to: request, context.channel)
            }
        }
        var asked = APIRequest(
            request.method.rawValue, request.head.path ?? "/", headers: request.headers, body: body)
        asked.certificateIdentity = try await identities.identity(of: context.channel)
        let answer = await door.pass(asked)
        try await Connection(context.channel).deliver(answer.delivery, to: request) { await door.untilLit() }
        return try response(answer, to: request, context.channel)
    }

    private func response(_ answer: APIResponse, to request: Request, _ channel: any Channel) throws -> Response {
        let status = HTTPResponse.Status(code: answer.status)
        switch answer.body {
        case .bytes(let bytes):
            if request.method == .head { return Response(status: status, headers: answer.headers) }
            if Compression.isWanted(bytes.count, path: request.uri.path, request.headers) {
                var headers = answer.headers
                headers[.contentEncoding] = "gzip"
                headers.append(HTTPField(name: .vary, value: "Accept-Encoding"))
                return Response(
                    status: status, headers: headers, body: ResponseBody(byteBuffer: try Compression.gzip(bytes)))
            }
            return Response(
                status: status, headers: answer.headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        case .watch(let session):
            return Response(
                status: status, headers: answer.headers,
                body: ResponseBody { writer in
                    // An empty part first, so that the head goes out before the first event.
                    try await writer.write(ByteBuffer())
                    let watch = session.begin()
                    defer { watch.end() }
                    async let _: Void = watch.keepTime()
                    await endWhenClientGoes(session, channel)
                    var lines = watch.lines
                    while let line = await lines.next(), !session.isCut {
                        await door.untilHeard()
                        try await writer.write(ByteBuffer(bytes: line))
                    }
                    if session.isCut { throw await Connection(channel).cut() }
                    await door.untilHeard()
                    try await ClientDeparture.of(channel, do: nil)
                    try await writer.finish(nil)
                })
        }
    }

    /// Ends a watch when its client goes: otherwise nobody would notice before the next event.
    private func endWhenClientGoes(_ session: WatchSession, _ channel: any Channel) async {
        do {
            try await ClientDeparture.of(channel) { session.cancel() }
        } catch {
            session.cancel()
        }
    }
}

/// Whom the certificates of clients speak for; remembered, because reading one takes longer than most requests.
private final class CertificateIdentities: Sendable {
    private static let bound = 256
    private let known = Mutex<[[UInt8]: UserIdentity]>([:])

    /// Whom the certificate of a connection speaks for; nil when it has none. TLS has checked who issued it.
    func identity(of channel: any Channel) async throws -> UserIdentity? {
        guard let certificate = try await channel.nioSSL_peerCertificate().get() else { return nil }
        let der = try certificate.toDERBytes()
        if let identity = known.withLock({ $0[der] }) { return identity }
        guard let identity = ClusterAuthority.identity(ofCertificate: der) else { return nil }
        known.withLock { known in
            if known.count >= Self.bound { known.removeAll() }
            known[der] = identity
        }
        return identity
    }
}
