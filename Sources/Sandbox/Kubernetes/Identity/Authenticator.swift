import Crypto
import FoundationEssentials
import HTTPTypes
import KubernetesMachinery
import Vocabulary
import Wire

/// Why a token speaks for nobody.
struct TokenFault: Error, Equatable, Sendable {
    let message: String

    static let unknown = TokenFault(message: "invalid bearer token")
    /// What it was bound to is gone.
    static let ended = because("service account token has been invalidated")

    /// A token that we signed, and that is not valid all the same.
    static func because(_ text: String) -> TokenFault { TokenFault(message: "[invalid bearer token, \(text)]") }
}

/// Finds out who asks: by client certificate or by bearer token.
struct Authenticator: Sendable {
    /// Whom a token speaks for, and for which of the audiences that were asked for.
    struct Bearer: Sendable {
        let user: UserIdentity
        let audiences: [String]
    }

    /// For how long what goes still holds what is bound to it.
    private static let leeway: Duration = .seconds(60)

    let authority: ClusterAuthority
    let store: ObjectStore
    let now: @Sendable () -> Timestamp

    /// Who made a request; the anonymous user when it does not say.
    ///
    /// - Throws: 401 when it says something that is not right.
    func identity(of request: APIRequest) throws(APIFailure) -> UserIdentity {
        if let user = request.certificateIdentity { return user }
        guard let header = request.headers[.authorization] else { return .anonymous }
        let parts = header.split(separator: " ", maxSplits: 1)
        // Other schemes are none of ours, and say nothing.
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return .anonymous }
        do {
            return try bearer(ofToken: String(parts[1]), audiences: []).user
        } catch {
            throw .unauthorized
        }
    }

    /// Whom a token speaks for.
    ///
    /// - Parameter audiences: for whom it is looked at; the API server itself when there are none.
    func bearer(ofToken token: String, audiences: [String]) throws(TokenFault) -> Bearer {
        let wanted = audiences.isEmpty ? [ServiceAccountTokens.issuer] : audiences
        if isAdminToken(token) { return Bearer(user: .admin, audiences: wanted) }
        guard let claims = ServiceAccountTokens.claims(of: token, authority) else { throw .unknown }
        switch claims["iss"]?.string {
        case ServiceAccountTokens.issuer: return try bearer(claims, wanted)
        case ServiceAccountTokens.secretIssuer: return Bearer(user: try user(token, claims), audiences: wanted)
        default: throw .unknown
        }
    }

    /// Compared by digest, so that the time it takes says nothing of the token.
    private func isAdminToken(_ token: String) -> Bool {
        SHA256.hash(data: Array(token.utf8)) == SHA256.hash(data: Array(authority.material.adminToken.utf8))
    }

    // MARK: Tokens that were asked for

    private func bearer(_ claims: JSONValue, _ wanted: [String]) throws(TokenFault) -> Bearer {
        let granted = (claims["aud"]?.array ?? []).compactMap(\.string)
        let audiences = wanted.filter(granted.contains)
        guard !audiences.isEmpty else {
            throw .because(
                "token audiences \(GoText.list(granted)) is invalid for the target audiences \(GoText.list(wanted))")
        }
        guard let expiry = claims["exp"]?.integer, Timestamp(seconds: expiry) > now() else {
            throw .because("service account token has expired")
        }
        let details = claims["kubernetes.io"] ?? [:]
        var user = try account(
            namespace: details["namespace"]?.string ?? "", name: details[at: "serviceaccount", "name"]?.string ?? "",
            uid: details[at: "serviceaccount", "uid"]?.string ?? "")
        if let id = claims["jti"]?.string { user.extra[UserIdentity.credentialID] = ["JTI=\(id)"] }
        for word in ["pod", "node", "secret"] {
            guard let bond = details[word] else { continue }
            let name = bond["name"]?.string ?? ""
            let uid = bond["uid"]?.string ?? ""
            try checkBond(word, namespace: details["namespace"]?.string ?? "", name: name, uid: uid)
            guard word != "secret" else { continue }
            user.extra["authentication.kubernetes.io/\(word)-name"] = [name]
            user.extra["authentication.kubernetes.io/\(word)-uid"] = [uid]
        }
        return Bearer(user: user, audiences: audiences)
    }

    /// A token dies with what it is bound to. The node of a pod is only told of.
    private func checkBond(_ word: String, namespace: String, name: String, uid: String) throws(TokenFault) {
        guard word != "node" else { return }
        let key = ObjectKey(collection: .core("\(word)s"), namespace: namespace, name: name)
        guard let object = store.object(key)?.value, object.uid == uid, isThere(object) else { throw .ended }
    }

    /// Whether an object is not deleted, or only just.
    private func isThere(_ object: JSONValue) -> Bool {
        guard let text = object[at: "metadata", "deletionTimestamp"]?.string else { return true }
        guard let end = try? Timestamp.parseRFC3339(text) else { return false }
        return end + Self.leeway > now()
    }

    private func account(namespace: String, name: String, uid: String) throws(TokenFault) -> UserIdentity {
        let key = ObjectKey(collection: .core("serviceaccounts"), namespace: namespace, name: name)
        guard let account = store.object(key)?.value else {
            throw .because("serviceaccounts \(GoText.quoted(name)) not found")
        }
        guard isThere(account) else { throw .ended }
        guard account.uid == uid else {
            throw .because("service account UID (\(account.uid)) does not match claim (\(uid))")
        }
        return .serviceAccount(namespace: namespace, name: name, uid: uid)
    }

    // MARK: Tokens of Secrets

    private func user(_ token: String, _ claims: JSONValue) throws(TokenFault) -> UserIdentity {
        func claim(_ name: String) -> String { claims["kubernetes.io/serviceaccount/\(name)"]?.string ?? "" }
        let namespace = claim("namespace")
        let key = ObjectKey(collection: .core("secrets"), namespace: namespace, name: claim("secret.name"))
        guard let secret = store.object(key)?.value, isThere(secret),
            secret[at: "data", "token"]?.string == Data(token.utf8).base64EncodedString()
        else { throw .ended }
        return try account(
            namespace: namespace, name: claim("service-account.name"), uid: claim("service-account.uid"))
    }
}
