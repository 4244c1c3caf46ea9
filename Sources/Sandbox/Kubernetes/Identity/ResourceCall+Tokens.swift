import KubernetesMachinery
import Vocabulary
import Wire

extension ResourceCall {
    /// Kinds of objects that tokens may be bound to, with the collections of them.
    private static let bondKinds = ["Pod": "pods", "Secret": "secrets", "Node": "nodes"]

    /// Makes a token of a service account: `kubectl create token`.
    ///
    /// Source: k8s.io/kubernetes, pkg/registry/core/serviceaccount/storage/token.go, 1.33.
    func makeToken(for name: String) throws(APIFailure) -> APIResponse {
        guard let account = server.store.object(resource.key(namespace: path.namespace, name: name))?.value else {
            throw .notFound(resource.subject(name))
        }
        var request = try BodyReader.object(of: request).value
        let seconds = try lifetime(request)
        let bonds = try bonds(request[at: "spec", "boundObjectRef"] ?? .null, of: account)
        let asked = (request[at: "spec", "audiences"]?.array ?? []).compactMap(\.string)
        let audiences = asked.isEmpty ? [ServiceAccountTokens.issuer] : asked
        let now = server.now
        let expiry = now + .seconds(seconds)
        let claims = ServiceAccountTokens.claims(
            of: account, audiences: audiences, from: now, to: expiry, id: server.makeUID(), bonds: bonds)
        let token: String
        do {
            token = try ServiceAccountTokens.token(claims: claims, server.authority)
        } catch {
            throw .internalError("the token could not be signed: \(error)")
        }
        request["kind"] = "TokenRequest"
        request["apiVersion"] = "authentication.k8s.io/v1"
        request[at: "metadata", "name"] = .string(name)
        request[at: "metadata", "namespace"] = .string(account.namespace)
        request[at: "metadata", "creationTimestamp"] = .string(now.rfc3339)
        request[at: "spec", "audiences"] = .array(audiences.map { .string($0) })
        request[at: "spec", "expirationSeconds"] = .integer(seconds)
        request["status"] = ["token": .string(token), "expirationTimestamp": .string(expiry.rfc3339)]
        return .json(request, status: 201)
    }

    /// How long the token is to be good, in seconds.
    private func lifetime(_ request: JSONValue) throws(APIFailure) -> Int64 {
        let seconds = request[at: "spec", "expirationSeconds"]?.integer ?? 3600
        let fault: String
        switch seconds {
        case ..<600: fault = "may not specify a duration less than 10 minutes"
        case (1 << 32 + 1)...: fault = "may not specify a duration larger than 2^32 seconds"
        default: return seconds
        }
        throw .invalid(
            APIFailure.Subject(group: "authentication.k8s.io", kind: "TokenRequest", name: ""),
            [.invalid(FieldPath("spec", "expirationSeconds"), .integer(seconds), fault)])
    }

    private func bonds(
        _ reference: JSONValue, of account: JSONValue
    ) throws(APIFailure) -> [ServiceAccountTokens.Bond] {
        guard case .object = reference else { return [] }
        let kind = reference.kind
        guard let plural = Self.bondKinds[kind], reference.apiVersion == "v1" else {
            throw .badRequest("cannot bind token to object of type /\(reference.apiVersion), Kind=\(kind)")
        }
        let name = reference["name"]?.string ?? ""
        let namespace = kind == "Node" ? "" : account.namespace
        let key = ObjectKey(collection: .core(plural), namespace: namespace, name: name)
        guard let object = server.store.object(key)?.value else { throw .notFound(key.collection.subject(name)) }
        let uid = reference["uid"]?.string ?? ""
        guard uid.isEmpty || uid == object.uid else {
            throw .conflict(
                APIFailure.Subject(group: "", kind: kind, name: name),
                because: "the UID in the bound object reference (\(uid)) does not match the UID in record. The object "
                    + "might have been deleted and then recreated")
        }
        return [ServiceAccountTokens.Bond(word: kind.lowercased(), name: name, uid: object.uid)]
            + (kind == "Pod" ? try node(ofPod: object, account) : [])
    }

    /// A pod's token tells of its node too.
    private func node(
        ofPod pod: JSONValue, _ account: JSONValue
    ) throws(APIFailure) -> [ServiceAccountTokens.Bond] {
        guard pod[at: "spec", "serviceAccountName"]?.string == account.name else {
            throw .badRequest(
                "cannot bind token for serviceaccount \"\(account.name)\" to pod running with different serviceaccount "
                    + "name.")
        }
        guard let name = pod[at: "spec", "nodeName"]?.string, !name.isEmpty else { return [] }
        let node = server.store.object(ObjectKey(collection: .core("nodes"), namespace: "", name: name))?.value
        return [ServiceAccountTokens.Bond(word: "node", name: name, uid: node?.uid ?? "")]
    }
}
