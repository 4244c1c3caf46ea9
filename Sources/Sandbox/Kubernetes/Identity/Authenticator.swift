import Crypto
import FoundationEssentials
import HTTPTypes
import KubernetesMachinery
import Vocabulary
import Wire

/// Finds out who asks: by bearer token or by client certificate.
struct Authenticator: Sendable {
    let authority: ClusterAuthority
    let store: ObjectStore
    let now: @Sendable () -> Timestamp

    /// Who made a request; nil when it does not say.
    ///
    /// - Throws: 401 when it says something that is not right.
    func identity(of request: APIRequest) throws(APIFailure) -> UserIdentity? {
        if let header = request.headers[.authorization] {
            let parts = header.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw .unauthorized }
            guard let user = identity(ofToken: String(parts[1]), audiences: []) else { throw .unauthorized }
            return user
        }
        return request.certificateIdentity
    }

    /// Whom a token speaks for; nil when it is not valid now.
    func identity(ofToken token: String, audiences: [String]) -> UserIdentity? {
        if isAdminToken(token) { return .admin }
        return serviceAccount(ofToken: token, audiences: audiences)
    }

    /// Compared by digest, so that the time it takes says nothing of the token.
    private func isAdminToken(_ token: String) -> Bool {
        SHA256.hash(data: Array(token.utf8)) == SHA256.hash(data: Array(authority.material.adminToken.utf8))
    }

    private func serviceAccount(ofToken token: String, audiences: [String]) -> UserIdentity? {
        guard let claims = ServiceAccountTokens.claims(of: token, authority),
            let expiry = claims["exp"]?.integer, Timestamp(seconds: expiry) > now()
        else { return nil }
        let granted = (claims["aud"]?.array ?? []).compactMap(\.string)
        let wanted = audiences.isEmpty ? [ServiceAccountTokens.issuer] : audiences
        guard wanted.contains(where: granted.contains) else { return nil }
        let details = claims["kubernetes.io"] ?? [:]
        let namespace = details["namespace"]?.string ?? ""
        let name = details[at: "serviceaccount", "name"]?.string ?? ""
        let uid = details[at: "serviceaccount", "uid"]?.string ?? ""
        // A token dies with its account.
        let key = ObjectKey(collection: .core("serviceaccounts"), namespace: namespace, name: name)
        guard let account = store.object(key)?.value, account.uid == uid, !account.isTerminating else { return nil }
        return .serviceAccount(namespace: namespace, name: name, uid: uid)
    }
}

/// The tokens of service accounts: JSON Web Tokens, signed with the cluster's key.
///
/// Source: k8s.io/kubernetes, pkg/serviceaccount/claims.go, 1.32.
enum ServiceAccountTokens {
    static let issuer = "https://kubernetes.default.svc.cluster.local"

    /// Makes a token.
    ///
    /// - Parameter claims: what the token says.
    static func token(claims: JSONValue, _ authority: ClusterAuthority) throws -> String {
        let header: JSONValue = ["alg": "ES256", "typ": "JWT", "kid": "sandbox"]
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
}
