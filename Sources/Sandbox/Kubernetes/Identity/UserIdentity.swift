/// Who asks.
struct UserIdentity: Equatable, Sendable {
    /// `kubernetes-admin`, `system:serviceaccount:default:builder`.
    let name: String
    var uid: String?
    let groups: [String]
    var extra: [String: [String]] = [:]

    /// Whoever nothing is known of.
    static let anonymous = UserIdentity(name: "system:anonymous", groups: ["system:unauthenticated"])

    /// The owner of the sandbox.
    static let admin = UserIdentity(name: "kubernetes-admin", groups: ["system:masters", "system:authenticated"])

    /// A service account.
    static func serviceAccount(namespace: String, name: String, uid: String) -> UserIdentity {
        UserIdentity(
            name: "system:serviceaccount:\(namespace):\(name)", uid: uid,
            groups: ["system:serviceaccounts", "system:serviceaccounts:\(namespace)", "system:authenticated"])
    }
}
