import HTTPTypes
import KubernetesMachinery

/// Whom a request wants to be made as: what `kubectl --as` and its like send.
///
/// Source: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation (1.33).
struct Impersonation: Sendable {
    private static let extraPrefix = "impersonate-extra-"

    let name: String
    let uid: String
    let groups: [String]
    let extra: [(key: String, values: [String])]

    /// What a request asks for; nil when it asks for nothing.
    ///
    /// - Throws: a failure when it asks for groups or the like without a user.
    init?(_ headers: HTTPFields) throws(APIFailure) {
        guard headers.contains(where: { $0.name.canonicalName.hasPrefix("impersonate-") }) else { return nil }
        func values(_ header: String) -> [String] { HTTPField.Name(header).map { headers[values: $0] } ?? [] }
        name = values("impersonate-user").first ?? ""
        uid = values("impersonate-uid").first ?? ""
        groups = values("impersonate-group")
        var seen: Set<String> = []
        extra = headers.map(\.name.canonicalName)
            .filter { $0.hasPrefix(Self.extraPrefix) && seen.insert($0).inserted }.sorted()
            .map { (APIRequest.decoded($0.dropFirst(Self.extraPrefix.count)), values($0)) }
        guard name.isEmpty else { return }
        guard groups.isEmpty, uid.isEmpty, extra.isEmpty else {
            throw .internalError("requested \(GoText.list(groups)) without impersonating a user")
        }
        return nil
    }

    /// What whoever asks must be allowed to do, in this order.
    var actions: [RequestedAction] {
        let group = "authentication.k8s.io"
        var actions: [RequestedAction] = []
        if let account = user.serviceAccountName {
            actions.append(
                RequestedAction(
                    verb: "impersonate", resource: "serviceaccounts", namespace: account.namespace, name: account.name))
        } else {
            actions.append(RequestedAction(verb: "impersonate", resource: "users", name: name))
        }
        actions += groups.map { RequestedAction(verb: "impersonate", resource: "groups", name: $0) }
        for (key, values) in extra {
            actions += values.map {
                RequestedAction(
                    verb: "impersonate", group: group, resource: "userextras", subresource: key, name: $0)
            }
        }
        if !uid.isEmpty {
            actions.append(RequestedAction(verb: "impersonate", group: group, resource: "uids", name: uid))
        }
        return actions
    }

    /// Who the request is made as then.
    var user: UserIdentity {
        var groups = groups
        let plain = UserIdentity(name: name, groups: [])
        if groups.isEmpty, let account = plain.serviceAccountName {
            groups = UserIdentity.serviceAccountGroups(account.namespace)
        }
        if name == UserIdentity.anonymous.name {
            if !groups.contains(UserIdentity.unauthenticated) { groups.append(UserIdentity.unauthenticated) }
        } else if !groups.contains(UserIdentity.authenticated), !groups.contains(UserIdentity.unauthenticated) {
            groups.append(UserIdentity.authenticated)
        }
        return UserIdentity(
            name: name, uid: uid.isEmpty ? nil : uid, groups: groups,
            extra: Dictionary(extra.map { ($0.key, $0.values) }, uniquingKeysWith: { first, _ in first }))
    }
}
