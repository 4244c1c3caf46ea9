public import KubernetesModel
public import Vocabulary
import Wire

/// A bearer token of a service account, and when it ends.
public struct ServiceAccountToken: Sendable, Equatable {
    public let token: Secret<String>
    /// By the cluster's clock.
    public let expiration: Timestamp
}

extension KubernetesClient {
    /// Asks for a token of a service account, as a kubelet does for its pods (the TokenRequest API).
    ///
    /// - Parameters:
    ///   - key: namespace and name of the service account.
    ///   - lifetime: at least 10 minutes; the server may give less than was asked for.
    /// - Throws: ``KubernetesError``: `notFound` where there is no such account, `forbidden` where the caller may not.
    public func createToken(
        forServiceAccount key: ObjectKey, lifetime: Duration = .seconds(3600)
    ) async throws(KubernetesError) -> ServiceAccountToken {
        let type = ServiceAccount.resourceType
        let body: JSONValue = [
            "apiVersion": "authentication.k8s.io/v1", "kind": "TokenRequest",
            "spec": ["expirationSeconds": .integer(lifetime.components.seconds)],
        ]
        let request = KubernetesRequest(
            verb: .create, method: .post,
            path: type.path(namespace: key.namespace, name: key.name, subresource: "token"),
            contentType: "application/json", body: body.bytes(), resource: "\(type.qualifiedName)/token",
            isIdempotent: true)
        let answer = try await perform(request, .unstructured)
        let text = answer[at: "status", "expirationTimestamp"]?.string ?? ""
        guard let token = answer[at: "status", "token"]?.string, !token.isEmpty,
            let expiration = try? Timestamp.parseRFC3339(text)
        else { throw KubernetesError(.decoding, "the answer to a request for a token has no token or no end") }
        return ServiceAccountToken(token: Secret(token), expiration: expiration)
    }
}
