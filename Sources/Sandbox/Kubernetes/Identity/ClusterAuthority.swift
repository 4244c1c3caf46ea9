import Crypto
import FoundationEssentials
import SwiftASN1
import Vocabulary
import X509

/// The cluster's certificates and keys: its CA, its server's and its administrator's certificates, and the key that
/// signs service accounts' tokens. Kept, so that kubeconfig files stay valid after a restart.
struct ClusterAuthority: Sendable {
    /// All of it as text, the form in which it is kept.
    struct Material: Codable, Sendable {
        var caCertificate: String
        var caKey: String
        var serverCertificate: String
        var serverKey: String
        var adminCertificate: String
        var adminKey: String
        var tokenKey: String
        var adminToken: String
    }

    let material: Material
    private let tokenKey: P256.Signing.PrivateKey

    /// Takes what was kept.
    init(material: Material) throws {
        self.material = material
        self.tokenKey = try P256.Signing.PrivateKey(pemRepresentation: material.tokenKey)
    }

    /// Makes everything anew.
    init(clusterName: String, now: Timestamp) throws {
        let notBefore = Date(timeIntervalSince1970: now.epochSeconds - 300)
        let notAfter = Date(timeIntervalSince1970: now.epochSeconds + 10 * 365 * 86_400)
        let caKey = P256.Signing.PrivateKey()
        let caName = try DistinguishedName { CommonName("kubernetes-ca \(clusterName)") }
        let issuer = Issuer(name: caName, key: caKey, notBefore: notBefore, notAfter: notAfter)
        let ca = try issuer.certificate(subject: caName, key: caKey.publicKey) {
            Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
            Critical(KeyUsage(digitalSignature: true, keyCertSign: true, cRLSign: true))
            SubjectKeyIdentifier(hash: Certificate.PublicKey(caKey.publicKey))
        }
        let serverKey = P256.Signing.PrivateKey()
        let server = try issuer.certificate(
            subject: DistinguishedName { CommonName("kube-apiserver") }, key: serverKey.publicKey
        ) {
            Critical(BasicConstraints.notCertificateAuthority)
            Critical(KeyUsage(digitalSignature: true))
            try ExtendedKeyUsage([.serverAuth])
            SubjectAlternativeNames(Self.serverNames)
        }
        let adminKey = P256.Signing.PrivateKey()
        let adminName = try DistinguishedName {
            OrganizationName("system:masters")
            CommonName("kubernetes-admin")
        }
        let admin = try issuer.certificate(subject: adminName, key: adminKey.publicKey) {
            Critical(BasicConstraints.notCertificateAuthority)
            Critical(KeyUsage(digitalSignature: true))
            try ExtendedKeyUsage([.clientAuth])
        }
        let tokenBytes = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        try self.init(
            material: Material(
                caCertificate: ca.serializeAsPEM().pemString, caKey: caKey.pemRepresentation,
                serverCertificate: server.serializeAsPEM().pemString, serverKey: serverKey.pemRepresentation,
                adminCertificate: admin.serializeAsPEM().pemString, adminKey: adminKey.pemRepresentation,
                tokenKey: P256.Signing.PrivateKey().pemRepresentation, adminToken: Base64URL.encode(tokenBytes)))
    }

    private static let serverNames: [GeneralName] = [
        .dnsName("localhost"),
        .dnsName("kubernetes"),
        .dnsName("kubernetes.default"),
        .dnsName("kubernetes.default.svc"),
        .dnsName("kubernetes.default.svc.cluster.local"),
        .ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1])),
        .ipAddress(ASN1OctetString(contentBytes: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])),
        .ipAddress(ASN1OctetString(contentBytes: [10, 96, 0, 1])),
    ]

    // MARK: Tokens

    /// The public key of the service accounts' tokens: the halves of its point, 32 bytes each.
    var tokenPoint: (x: [UInt8], y: [UInt8]) {
        let point = Array(tokenKey.publicKey.rawRepresentation)
        return (Array(point.prefix(32)), Array(point.suffix(32)))
    }

    /// Signs with the key of the service accounts' tokens (ES256).
    func sign(_ bytes: [UInt8]) throws -> [UInt8] { Array(try tokenKey.signature(for: bytes).rawRepresentation) }

    /// Whether a signature of ``sign(_:)`` is right.
    func isSignature(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
        guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
        return tokenKey.publicKey.isValidSignature(signature, for: bytes)
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }

    /// Who a certificate of this cluster's CA speaks for: the common name is the user, the organizations are groups.
    static func identity(ofCertificate der: [UInt8]) -> UserIdentity? {
        guard let certificate = try? Certificate(derEncoded: der) else { return nil }
        var name: String?
        var groups: [String] = []
        for part in certificate.subject {
            for attribute in part {
                if attribute.type == .RDNAttributeType.commonName { name = String(describing: attribute.value) }
                if attribute.type == .RDNAttributeType.organizationName {
                    groups.append(String(describing: attribute.value))
                }
            }
        }
        let digest = SHA256.hash(data: der).map { hexadecimal($0) }.joined()
        return name.map {
            UserIdentity(
                name: $0, groups: groups + [UserIdentity.authenticated],
                extra: [UserIdentity.credentialID: ["X509SHA256=\(digest)"]])
        }
    }
}

/// The CA as it issues.
private struct Issuer {
    let name: DistinguishedName
    let key: P256.Signing.PrivateKey
    let notBefore: Date
    let notAfter: Date

    func certificate(
        subject: DistinguishedName, key subjectKey: P256.Signing.PublicKey,
        @ExtensionsBuilder extensions: () throws -> Result<Certificate.Extensions, any Error>
    ) throws -> Certificate {
        try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: Certificate.PublicKey(subjectKey),
            notValidBefore: notBefore, notValidAfter: notAfter, issuer: name, subject: subject,
            signatureAlgorithm: .ecdsaWithSHA256, extensions: try extensions().get(),
            issuerPrivateKey: Certificate.PrivateKey(key))
    }
}
