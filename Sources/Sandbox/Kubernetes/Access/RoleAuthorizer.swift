import Synchronization
import Wire

/// The answer to whether somebody may do something.
enum Verdict: Equatable, Sendable {
    /// Which binding allows it; empty for the cluster's owners.
    case allowed(because: String)
    /// No rule allows it; what was amiss with the rules, or nothing.
    case denied(because: String)
}

/// Decides by Roles, ClusterRoles and their bindings who may do what.
///
/// It follows the store commit by commit, so that a decision is a look at the few bindings that name the user.
/// Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/ (1.33).
final class RoleAuthorizer: Sendable {
    /// The group whose members may do everything, whatever roles there are.
    static let owners = "system:masters"

    private let index = Mutex(RoleIndex())

    /// Takes what the store has from the start.
    func load(_ store: ObjectStore) {
        for collection in RoleIndex.collections {
            for object in store.objects(of: collection) {
                let key = ObjectKey(
                    collection: collection, namespace: object.value.namespace, name: object.value.name)
                index.withLock { $0.note(key, object.value) }
            }
        }
    }

    /// Takes note of a commit; called under the store's lock.
    func note(_ commit: Commit) {
        guard commit.key.collection.group == "rbac.authorization.k8s.io" else { return }
        let object = commit.kind == .deleted ? JSONValue?.none : commit.object.value
        index.withLock { $0.note(commit.key, object) }
    }

    /// Whether a user may do something.
    func verdict(on action: RequestedAction, by user: UserIdentity) -> Verdict {
        if user.groups.contains(Self.owners) { return .allowed(because: "") }
        return index.withLock { index in
            var reason: String?
            var isComplete = true
            index.grants(to: user, in: action.namespace) { grant in
                guard let rules = grant.rules else {
                    isComplete = false
                    return true
                }
                guard rules.contains(where: { $0.allows(action) }) else { return true }
                reason = Self.reason(grant)
                return false
            }
            if let reason { return .allowed(because: reason) }
            guard !isComplete else { return .denied(because: "") }
            return .denied(because: "RBAC: \(Self.absences(index.orderedGrants(to: user, in: action.namespace)))")
        }
    }

    private static func reason(_ grant: RoleIndex.Grant) -> String {
        let binding = grant.binding
        let name =
            binding.namespace.isEmpty
            ? "ClusterRoleBinding \"\(binding.name)\"" : "RoleBinding \"\(binding.name)/\(binding.namespace)\""
        return "RBAC: allowed by \(name) of \(binding.role.kind) \"\(binding.role.name)\" to \(grant.subject.text)"
    }

    private static func absences(_ grants: [RoleIndex.Grant]) -> String {
        var seen: Set<RoleReference> = []
        let missing = grants.filter { $0.rules == nil }.map(\.binding.role).filter { seen.insert($0).inserted }
        let texts = missing.map(\.absence)
        return texts.count == 1 ? texts[0] : "[\(texts.joined(separator: ", "))]"
    }

    /// All rules that a user has in a namespace, or in the whole cluster where none is given, and which roles are
    /// missing.
    func rules(of user: UserIdentity, in namespace: String) -> (rules: [AccessRule], absences: String) {
        index.withLock { index in
            let grants = index.orderedGrants(to: user, in: namespace)
            let isComplete = grants.allSatisfy { $0.rules != nil }
            return (grants.flatMap { $0.rules ?? [] }, isComplete ? "" : Self.absences(grants))
        }
    }

    /// The rules of a role; nil when it is not there.
    func rules(of role: RoleReference) -> [AccessRule]? { index.withLock { $0.rules(of: role) } }
}
