import FoundationEssentials
import Wire

/// Fills the Secrets that ask for the token of a service account, and deletes those whose account is gone.
///
/// Source: https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets (1.33).
struct TokenSecrets: ClusterController {
    static let type: JSONValue = "kubernetes.io/service-account-token"
    static let nameAnnotation = "kubernetes.io/service-account.name"
    private static let uidAnnotation = "kubernetes.io/service-account.uid"
    private static let accounts = CollectionKey.core("serviceaccounts")

    let caCertificate: String

    /// The account whose token a Secret asks for; nil when it asks for none.
    static func account(of secret: JSONValue) -> String? {
        secret["type"] == type ? secret.annotation(nameAnnotation) : nil
    }

    func reconcile(_ key: ObjectKey, in cluster: ControllerAccess) {
        switch key.collection {
        case .core("secrets"):
            if let secret = cluster.object(key) { keep(secret, key, cluster) }
        case Self.accounts:
            for secret in cluster.store.objects(.tokenSecretsByAccount, "\(key.namespace)/\(key.name)") {
                let place = ObjectKey(
                    collection: .core("secrets"), namespace: key.namespace, name: secret.value.name)
                keep(secret.value, place, cluster)
            }
        default: return
        }
    }

    private func keep(_ secret: JSONValue, _ key: ObjectKey, _ cluster: ControllerAccess) {
        guard let name = Self.account(of: secret), !secret.isTerminating else { return }
        let account = cluster.object(ObjectKey(collection: Self.accounts, namespace: key.namespace, name: name))
        let uid = secret.annotation(Self.uidAnnotation) ?? ""
        guard let account, uid.isEmpty || uid == account.uid else { return cluster.delete(key, uid: secret.uid) }
        cluster.change(key) { fill(&$0, for: account, cluster) }
    }

    private func fill(_ secret: inout JSONValue, for account: JSONValue, _ cluster: ControllerAccess) {
        secret[at: "metadata", "annotations", Self.uidAnnotation] = .string(account.uid)
        secret[at: "data", "ca.crt"] = Self.encoded(caCertificate)
        secret[at: "data", "namespace"] = Self.encoded(account.namespace)
        guard secret[at: "data", "token"] == nil else { return }
        let claims = ServiceAccountTokens.claims(of: account, secret: secret.name)
        // A key that signed the cluster's certificates signs this as well.
        guard let token = try? ServiceAccountTokens.token(claims: claims, cluster.server.authority) else { return }
        secret[at: "data", "token"] = Self.encoded(token)
    }

    private static func encoded(_ text: String) -> JSONValue { .string(Data(text.utf8).base64EncodedString()) }
}
