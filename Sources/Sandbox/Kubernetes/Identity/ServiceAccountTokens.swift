import Vocabulary
import Wire

/// The tokens of service accounts: JSON Web Tokens, signed with the cluster's key.
///
/// Those of today are asked for, end at a moment and may be bound to an object; those of old stand in a Secret and last
/// as long as it does.
///
/// Source: k8s.io/kubernetes, pkg/serviceaccount/{claims,legacy}.go, 1.33.
enum ServiceAccountTokens {
    static let issuer = "https://kubernetes.default.svc.cluster.local"
    static let secretIssuer = "kubernetes/serviceaccount"
    static let keyID = "sandbox"

    /// What a token may be bound to: it ends when the object goes.
    struct Bond: Equatable, Sendable {
        /// The word of the claims: `pod`, `secret`, `node`.
        let word: String
        let name: String
        let uid: String
    }

    /// Makes a token.
    ///
    /// - Parameter claims: what the token says.
    static func token(claims: JSONValue, _ authority: ClusterAuthority) throws -> String {
        let header: JSONValue = ["alg": "ES256", "typ": "JWT", "kid": .string(keyID)]
        let signed = "\(Base64URL.encode(header.bytes())).\(Base64URL.encode(claims.bytes()))"
        return "\(signed).\(Base64URL.encode(try authority.sign(Array(signed.utf8))))"
    }

    /// What a token says; nil when the cluster did not sign it.
    static func claims(of token: String, _ authority: ClusterAuthority) -> JSONValue? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let signature = Base64URL.decode(parts[2]),
            authority.isSignature(signature, of: Array("\(parts[0]).\(parts[1])".utf8)),
            let payload = Base64URL.decode(parts[1])
        else { return nil }
        return try? JSONValue(parsing: payload)
    }

    /// What a token of a request says.
    static func claims(
        of account: JSONValue, audiences: [String], from now: Timestamp, to expiry: Timestamp, id: String, bonds: [Bond]
    ) -> JSONValue {
        var details: JSONValue = [
            "namespace": .string(account.namespace),
            "serviceaccount": ["name": .string(account.name), "uid": .string(account.uid)],
        ]
        for bond in bonds { details[bond.word] = ["name": .string(bond.name), "uid": .string(bond.uid)] }
        return [
            "aud": .array(audiences.map { .string($0) }), "exp": .integer(expiry.seconds), "iat": .integer(now.seconds),
            "iss": .string(issuer), "jti": .string(id), "kubernetes.io": details, "nbf": .integer(now.seconds),
            "sub": .string("system:serviceaccount:\(account.namespace):\(account.name)"),
        ]
    }

    /// What the token of a Secret says.
    static func claims(of account: JSONValue, secret: String) -> JSONValue {
        [
            "iss": .string(secretIssuer), "kubernetes.io/serviceaccount/namespace": .string(account.namespace),
            "kubernetes.io/serviceaccount/secret.name": .string(secret),
            "kubernetes.io/serviceaccount/service-account.name": .string(account.name),
            "kubernetes.io/serviceaccount/service-account.uid": .string(account.uid),
            "sub": .string("system:serviceaccount:\(account.namespace):\(account.name)"),
        ]
    }
}
