import AsyncHTTPClient
import HTTPTypes
import KubernetesClient
import NIOCore
import NIOHTTP1
import NIOSSL
import Sandbox
import Wire

/// A request as a law makes it.
struct LawRequest: Sendable {
    var method: String
    /// Path and query, percent-encoded.
    var target: String
    var headers: [String: String] = [:]
    var body: [UInt8] = []
}

/// The head of an answer.
struct LawHead: Sendable {
    var status: Int
    /// By names in lower case; a name may have several values.
    var headers: [String: [String]]
}

/// The way to an API server, whichever it is.
protocol LawDoor: Sendable {
    /// Sends a request, and hands over the head of the answer and then its body piece by piece. What these throw ends
    /// the exchange.
    func exchange(
        _ request: LawRequest, head: (LawHead) async throws -> Void, piece: ([UInt8]) async throws -> Void
    ) async throws

    /// Lets what follows from a write happen, where that can be asked for.
    func settle()
}

/// A cluster of the sandbox in this process.
struct SandboxDoor: LawDoor {
    let cluster: KubernetesCluster

    func exchange(
        _ request: LawRequest, head: (LawHead) async throws -> Void, piece: ([UInt8]) async throws -> Void
    ) async throws {
        var fields = HTTPFields()
        for (name, value) in request.headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        let answer = cluster.respond(
            to: APIRequest(request.method, request.target, headers: fields, body: request.body))
        if request.method != "GET" { cluster.settle() }
        let names = Dictionary(grouping: answer.headers) { $0.name.canonicalName }
        try await head(LawHead(status: answer.status, headers: names.mapValues { $0.map(\.value) }))
        switch answer.body {
        case .bytes(let bytes): try await piece(bytes)
        case .watch(let session): try await session.run(piece)
        }
    }

    func settle() { cluster.settle() }
}

/// An API server behind a socket, as the user of a kubeconfig.
struct SocketDoor: LawDoor {
    private let base: String
    private let token: String?
    private let trust: TLSConfiguration
    /// Lives as long as the process.
    private let client: HTTPClient

    init(_ cluster: ClusterConnection) async throws {
        let credential = try await cluster.credentials.credential()
        base = cluster.server.description
        token = credential.token?.value
        var trust = TLSConfiguration.makeClientConfiguration()
        if let authority = cluster.certificateAuthority {
            trust.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(authority))
        }
        if let identity = credential.identity {
            trust.certificateChain = try NIOSSLCertificate.fromPEMBytes(identity.certificateChain)
                .map { .certificate($0) }
            trust.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: identity.privateKey.value, format: .pem))
        }
        self.trust = trust
        var configuration = HTTPClient.Configuration(timeout: .init(connect: .seconds(10)))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    func exchange(
        _ request: LawRequest, head: (LawHead) async throws -> Void, piece: ([UInt8]) async throws -> Void
    ) async throws {
        var exchange = HTTPClientRequest(url: base + request.target)
        exchange.method = HTTPMethod(rawValue: request.method)
        for (name, value) in request.headers { exchange.headers.add(name: name, value: value) }
        if let token, request.headers["Authorization"] == nil {
            exchange.headers.add(name: "Authorization", value: "Bearer \(token)")
        }
        if !request.body.isEmpty { exchange.body = .bytes(request.body) }
        exchange.tlsConfiguration = trust
        let response = try await client.execute(exchange, timeout: .minutes(5))
        let names = Dictionary(grouping: response.headers) { $0.name.lowercased() }
        try await head(LawHead(status: Int(response.status.code), headers: names.mapValues { $0.map(\.value) }))
        for try await part in response.body { try await piece(Array(part.readableBytesView)) }
    }

    func settle() {}
}
