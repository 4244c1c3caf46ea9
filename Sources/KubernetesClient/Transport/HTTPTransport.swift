public import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// Sends requests over HTTP with AsyncHTTPClient.
///
/// Each exchange has a connection of its own while it lasts (HTTP/1.1), so that giving up a silent exchange closes its
/// connection: with HTTP/2 one dead connection holds all calls up until TCP notices, a quarter of an hour later
/// (kubernetes/kubernetes#87615). Answers are not asked to be compressed: bandwidth to an API server costs less than its
/// time.
public struct HTTPTransport: Transport {
    private let cluster: ClusterConnection
    private let httpClient: HTTPClient
    private let trust: Trust

    /// Makes a transport to a cluster.
    ///
    /// - Parameter httpClient: A client made with ``clientConfiguration(for:)``, which knows the cluster's
    ///   `tls-server-name`. It stays the caller's to shut down.
    /// - Throws: ``ConfigurationError`` when the cluster's certificates cannot be read.
    public init(cluster: ClusterConnection, httpClient: HTTPClient) throws(ConfigurationError) {
        self.cluster = cluster
        self.httpClient = httpClient
        self.trust = try Trust(cluster)
    }

    /// How an HTTPClient for the cluster is configured.
    public static func clientConfiguration(for cluster: ClusterConnection) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(10)))
        configuration.httpVersion = .http1Only
        // Watches hold a connection each; idle ones are closed after a minute.
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
        // We retry by our own verdict, so a refused connection is told at once.
        configuration.connectionPool.retryConnectionEstablishment = false
        if let name = cluster.tlsServerName { configuration.dnsOverride = [name: cluster.server.host] }
        return configuration
    }

    public func send(
        _ request: KubernetesRequest, as credential: Credential
    ) async throws(TransportError) -> TransportAnswer {
        do {
            let exchange = try httpRequest(request, credential)
            // The caller sets the deadline; this one only bounds what would otherwise be forever.
            let response = try await httpClient.execute(exchange, timeout: .hours(24))
            return TransportAnswer(
                status: Int(response.status.code), retryAfter: retryAfter(response.headers),
                body: stream(response.body))
        } catch {
            throw Self.translate(error)
        }
    }

    private func httpRequest(_ request: KubernetesRequest, _ credential: Credential) throws -> HTTPClientRequest {
        let base = cluster.server.replacingHost(with: cluster.tlsServerName)
        var exchange = HTTPClientRequest(url: base.description + request.target)
        exchange.method = HTTPMethod(rawValue: request.method.rawValue)
        exchange.headers.add(name: "accept", value: "application/json")
        exchange.headers.add(name: "user-agent", value: "breakwater")
        if let contentType = request.contentType { exchange.headers.add(name: "content-type", value: contentType) }
        if let token = credential.token { exchange.headers.add(name: "authorization", value: "Bearer \(token.value)") }
        if let body = request.body { exchange.body = .bytes(body) }
        if cluster.server.isSecure { exchange.tlsConfiguration = try trust.configuration(credential.identity) }
        return exchange
    }

    private func retryAfter(_ headers: HTTPHeaders) -> Duration? {
        headers.first(name: "retry-after").flatMap { Int64($0) }.map { .seconds($0) }
    }

    private func stream(_ body: HTTPClientResponse.Body) -> BodyStream {
        let reader = BodyReader(body)
        return BodyStream { () async throws(TransportError) -> [UInt8]? in
            do {
                return try await reader.next().map { Array($0.readableBytesView) }
            } catch {
                throw Self.translate(error)
            }
        }
    }

    private static func translate(_ error: any Error) -> TransportError {
        switch error {
        case let error as TransportError: error
        case is CancellationError: TransportError(.cancelled, "the call was cancelled")
        case let error as HTTPClientError where error == .cancelled:
            TransportError(.cancelled, "the call was cancelled")
        case let error as HTTPClientError where notSent.contains(error):
            TransportError(.notSent, "no connection to the API server", cause: error)
        case is NIOConnectionError, is SocketAddressError:
            TransportError(.notSent, "no connection to the API server", cause: error)
        // These are answers to connecting, never to sending.
        case let error as IOError where [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH].contains(error.errnoCode):
            TransportError(.notSent, "no connection to the API server", cause: error)
        case let error as NIOSSLError:
            TransportError(.unknown, "TLS with the API server failed", cause: error)
        default: TransportError(.unknown, "the exchange with the API server broke off", cause: error)
        }
    }

    private static let notSent: [HTTPClientError] = [
        .connectTimeout, .getConnectionFromPoolTimeout, .tlsHandshakeTimeout,
    ]
}

/// The iterator of a body, handed to one reader at a time.
private final class BodyReader: Sendable {
    /// Whoever takes the iterator out of the slot is its only owner until it is put back, so it may cross tasks though
    /// its type does not say so.
    private struct Loan: @unchecked Sendable {
        var iterator: HTTPClientResponse.Body.AsyncIterator
    }

    private let slot: Mutex<Loan?>

    init(_ body: HTTPClientResponse.Body) { slot = Mutex(Loan(iterator: body.makeAsyncIterator())) }

    /// The next piece; nil at the end, and while another reader has the iterator.
    func next() async throws -> ByteBuffer? {
        guard var loan = slot.withLock({ $0.take() }) else { return nil }
        guard let piece = try await loan.iterator.next() else { return nil }
        slot.withLock { [loan] in $0 = loan }
        return piece
    }
}
