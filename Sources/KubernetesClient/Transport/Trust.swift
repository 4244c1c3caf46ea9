import NIOCore
import NIOSSL
import Synchronization

/// Whom we trust, and as whom we present ourselves, in NIOSSL's terms. The last client identity's parsed form is kept.
final class Trust: Sendable {
    private struct Parsed {
        var identity: ClientIdentity?
        var configuration: TLSConfiguration
    }

    private let base: TLSConfiguration
    private let last: Mutex<Parsed>

    init(_ cluster: ClusterConnection) throws(ConfigurationError) {
        var configuration = TLSConfiguration.makeClientConfiguration()
        if cluster.skipsVerification {
            configuration.certificateVerification = .none
        } else if let pem = cluster.certificateAuthority {
            configuration.trustRoots = .certificates(
                try Self.parse("certificate-authority") { try NIOSSLCertificate.fromPEMBytes(pem) })
        }
        base = configuration
        last = Mutex(Parsed(identity: nil, configuration: configuration))
    }

    /// The configuration for an exchange.
    func configuration(_ identity: ClientIdentity?) throws(ConfigurationError) -> TLSConfiguration {
        let known = last.withLock { $0.identity == identity ? $0.configuration : nil }
        if let known { return known }
        var configuration = base
        if let identity {
            let chain = try Self.parse("client-certificate") {
                try NIOSSLCertificate.fromPEMBytes(identity.certificateChain)
            }
            let key = try Self.parse("client-key") {
                try NIOSSLPrivateKey(bytes: identity.privateKey.value, format: .pem)
            }
            configuration.certificateChain = chain.map { .certificate($0) }
            configuration.privateKey = .privateKey(key)
        }
        let parsed = Parsed(identity: identity, configuration: configuration)
        last.withLock { $0 = parsed }
        return configuration
    }

    private static func parse<Value>(_ field: String, _ body: () throws -> Value) throws(ConfigurationError) -> Value {
        do {
            return try body()
        } catch {
            throw ConfigurationError(
                .invalid, "\(field) is not valid PEM; give the PEM text, base64-encoded", cause: error)
        }
    }
}
