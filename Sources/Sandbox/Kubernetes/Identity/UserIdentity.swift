/// Who asks.
struct UserIdentity: Hashable, Sendable {
    /// `kubernetes-admin`, `system:serviceaccount:default:builder`.
    let name: String
    var uid: String?
    let groups: [String]
    var extra: [String: [String]] = [:]

    /// Whoever says what he may say, which is true of all but the anonymous.
    static let authenticated = "system:authenticated"
    /// Whoever says nothing of himself.
    static let unauthenticated = "system:unauthenticated"
    /// What of the credential is told under this key of ``extra``.
    static let credentialID = "authentication.kubernetes.io/credential-id"

    /// Whoever nothing is known of.
    static let anonymous = UserIdentity(name: "system:anonymous", groups: [unauthenticated])

    /// The owner of the sandbox.
    static let admin = UserIdentity(name: "kubernetes-admin", groups: [RoleAuthorizer.owners, authenticated])

    /// A service account.
    static func serviceAccount(namespace: String, name: String, uid: String) -> UserIdentity {
        UserIdentity(
            name: "system:serviceaccount:\(namespace):\(name)", uid: uid,
            groups: serviceAccountGroups(namespace) + [authenticated])
    }

    /// The groups of all service accounts of a namespace.
    static func serviceAccountGroups(_ namespace: String) -> [String] {
        ["system:serviceaccounts", "system:serviceaccounts:\(namespace)"]
    }

    /// The service account that the name stands for; nil when it stands for none.
    var serviceAccountName: (namespace: String, name: String)? {
        guard name.hasPrefix("system:serviceaccount:") else { return nil }
        let parts = name.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 4, !parts[2].isEmpty, !parts[3].isEmpty else { return nil }
        return (String(parts[2]), String(parts[3]))
    }
}
