import ArgumentParser
import Crypto
import FoundationEssentials
import Hummingbird
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle
import SwiftASN1
import UnixSignals
import X509

/// The peer of the sandbox: a server on the same foundation that reads each request and gives one answer to all.
///
/// It is a process of its own as the sandbox is. It writes `ca.pem` and, when it listens, `port` to its folder.
struct EmptyServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "empty-server", abstract: "Answer every request with the bytes of a file.", shouldDisplay: false)

    @Option(help: "The folder with the file `answer`.")
    var directory: String

    @Option(help: "The HTTP status of all answers.")
    var status = 200

    @Flag(help: "Serve over TLS.")
    var tls = false

    func run() async throws {
        let answer = ByteBuffer(bytes: Array(try text(of: "\(directory)/answer").utf8))
        let status = HTTPResponse.Status(code: status)
        let directory = directory
        let application = Application(
            responder: CallbackResponder<BasicRequestContext> { request, _ in
                _ = try await request.body.collect(upTo: 1 << 20)
                return Response(
                    status: status, headers: [.contentType: "application/json"], body: .init(byteBuffer: answer))
            },
            server: tls ? try .tls(.http1(), tlsConfiguration: try secured()) : .http1(),
            configuration: .init(address: .hostname("127.0.0.1", port: 0), backlog: 512),
            onServerRunning: { channel in
                // The reader waits for the file; it must never see one without the number.
                try? Data("\(channel.localAddress?.port ?? 0)".utf8)
                    .write(to: URL(filePath: "\(directory)/port"), options: .atomic)
            },
            logger: quiet)
        let group = ServiceGroup(
            services: [application], gracefulShutdownSignals: [.sigint, .sigterm], logger: quiet)
        try await group.run()
    }

    /// A key and a certificate for 127.0.0.1, of the kind that the sandbox has.
    private func secured() throws -> TLSConfiguration {
        let key = P256.Signing.PrivateKey()
        let name = try DistinguishedName { CommonName("empty") }
        let certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: Certificate.PublicKey(key.publicKey),
            notValidBefore: Date(timeIntervalSinceNow: -300), notValidAfter: Date(timeIntervalSinceNow: 86_400),
            issuer: name, subject: name, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
                SubjectAlternativeNames([.ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1]))])
            },
            issuerPrivateKey: Certificate.PrivateKey(key))
        let pem = try certificate.serializeAsPEM().pemString
        try Data(pem.utf8).write(to: URL(filePath: "\(directory)/ca.pem"))
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(pem.utf8)).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.pemRepresentation.utf8), format: .pem)))
        configuration.minimumTLSVersion = .tlsv12
        return configuration
    }
}

/// An ``EmptyServer`` that runs while a body does.
struct EmptyServerProcess: Sendable {
    let child: ChildProcess
    let url: String

    /// The certificate to trust.
    var certificate: [UInt8] { get throws { Array(try text(of: "\(child.directory)/ca.pem").utf8) } }

    static func with<Value: Sendable>(
        _ bench: Bench, answering answer: [UInt8], status: Int, tls: Bool = false,
        _ body: (EmptyServerProcess) async throws -> Value
    ) async throws -> Value {
        try await withDirectory { directory in
            try Data(answer).write(to: URL(filePath: "\(directory)/answer"))
            let arguments =
                ["empty-server", "--directory", directory, "--status", "\(status)"] + (tls ? ["--tls"] : [])
            return try await ChildProcess.with(bench.ownExecutable, in: directory, arguments) { child in
                try await child.wait(for: "port") { child.has("port") }
                let port = try text(of: "\(directory)/port")
                let url = "\(tls ? "https" : "http")://127.0.0.1:\(port)"
                return try await body(EmptyServerProcess(child: child, url: url))
            }
        }
    }
}
