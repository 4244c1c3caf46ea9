import Wire

/// A role that a binding names.
struct RoleReference: Hashable, Sendable {
    /// `ClusterRole` or `Role`.
    let kind: String
    /// Empty for a ClusterRole.
    let namespace: String
    let name: String

    /// What is said when it is not there.
    var absence: String { "\(kind.lowercased()).rbac.authorization.k8s.io \"\(name)\" not found" }
}

/// Whom a binding names.
enum AccessSubject: Hashable, Sendable {
    case user(String)
    case group(String)
    case serviceAccount(namespace: String, name: String)

    /// The subject as the reason of a verdict names it.
    var text: String {
        switch self {
        case .user(let name): "User \"\(name)\""
        case .group(let name): "Group \"\(name)\""
        case .serviceAccount(let namespace, let name): "ServiceAccount \"\(name)/\(namespace)\""
        }
    }

    /// Reads a subject of a binding; nil when it names nobody.
    init?(_ json: JSONValue, bindingNamespace: String) {
        let name = json["name"]?.string ?? ""
        switch json["kind"]?.string {
        case "User": self = .user(name)
        case "Group": self = .group(name)
        case "ServiceAccount":
            let given = json["namespace"]?.string ?? ""
            let namespace = given.isEmpty ? bindingNamespace : given
            guard !namespace.isEmpty else { return nil }
            self = .serviceAccount(namespace: namespace, name: name)
        default: return nil
        }
    }
}

/// A RoleBinding or ClusterRoleBinding.
struct RoleBinding: Sendable {
    /// Empty for a ClusterRoleBinding.
    let namespace: String
    let name: String
    let role: RoleReference
    let subjects: [AccessSubject]

    init(_ object: JSONValue) {
        let namespace = object.namespace
        self.namespace = namespace
        name = object.name
        role = Self.role(of: object)
        subjects = (object["subjects"]?.array ?? []).compactMap {
            AccessSubject($0, bindingNamespace: namespace)
        }
    }

    /// The role that a binding's object names.
    static func role(of object: JSONValue) -> RoleReference {
        let kind = object[at: "roleRef", "kind"]?.string ?? ""
        return RoleReference(
            kind: kind, namespace: kind == "ClusterRole" ? "" : object.namespace,
            name: object[at: "roleRef", "name"]?.string ?? "")
    }
}

/// The roles and bindings of a cluster, found by whom they speak of: a value, changed by each commit.
struct RoleIndex: Sendable {
    private static let group = "rbac.authorization.k8s.io"

    /// What a binding gives to a subject that it names; without rules when its role is not there.
    struct Grant: Sendable {
        let binding: RoleBinding
        let subject: AccessSubject
        let rules: [AccessRule]?
    }

    private var roles: [RoleReference: [AccessRule]] = [:]
    private var bindings: [ObjectPlace: RoleBinding] = [:]
    /// The names of bindings by namespace and subject.
    private var named: [String: [AccessSubject: Set<String>]] = [:]

    /// The collections that the index is made of.
    static let collections = ["clusterroles", "roles", "clusterrolebindings", "rolebindings"].map {
        CollectionKey(group: group, plural: $0)
    }

    /// Takes note of what is at a key now; nil when nothing is.
    mutating func note(_ key: ObjectKey, _ object: JSONValue?) {
        guard key.collection.group == Self.group else { return }
        switch key.collection.plural {
        case "clusterroles": note(RoleReference(kind: "ClusterRole", namespace: "", name: key.name), object)
        case "roles": note(RoleReference(kind: "Role", namespace: key.namespace, name: key.name), object)
        case "clusterrolebindings", "rolebindings": note(key.place, object.map(RoleBinding.init))
        default: break
        }
    }

    private mutating func note(_ role: RoleReference, _ object: JSONValue?) {
        roles[role] = object.map(AccessRule.rules)
    }

    private mutating func note(_ place: ObjectPlace, _ binding: RoleBinding?) {
        for subject in bindings[place]?.subjects ?? [] {
            named[place.namespace]?[subject]?.remove(place.name)
            if named[place.namespace]?[subject]?.isEmpty == true { named[place.namespace]?[subject] = nil }
        }
        bindings[place] = binding
        for subject in binding?.subjects ?? [] {
            named[place.namespace, default: [:]][subject, default: []].insert(place.name)
        }
        if named[place.namespace]?.isEmpty == true { named[place.namespace] = nil }
    }

    /// The rules of a role; nil when it is not there.
    func rules(of role: RoleReference) -> [AccessRule]? { roles[role] }

    /// What a user is given in a namespace, or in the whole cluster where none is given; bindings of the cluster first.
    ///
    /// - Parameter visit: told of each grant, in no order within a namespace; false ends the search.
    func grants(to user: UserIdentity, in namespace: String, _ visit: (Grant) -> Bool) {
        for place in namespace.isEmpty ? [""] : ["", namespace] {
            guard let subjects = named[place] else { continue }
            for subject in user.subjects {
                for name in subjects[subject] ?? [] {
                    guard let binding = bindings[ObjectPlace(namespace: place, name: name)] else { continue }
                    let grant = Grant(binding: binding, subject: subject, rules: roles[binding.role])
                    guard visit(grant) else { return }
                }
            }
        }
    }

    /// The grants of a user, one a binding, by the bindings' names; those of the cluster first.
    func orderedGrants(to user: UserIdentity, in namespace: String) -> [Grant] {
        var found: [ObjectPlace: Grant] = [:]
        grants(to: user, in: namespace) { grant in
            found[ObjectPlace(namespace: grant.binding.namespace, name: grant.binding.name)] = grant
            return true
        }
        return found.sorted { $0.key < $1.key }.map(\.value)
    }
}

extension UserIdentity {
    /// The subjects that stand for the user.
    fileprivate var subjects: [AccessSubject] {
        var subjects: [AccessSubject] = [.user(name)]
        if let account = serviceAccountName {
            subjects.append(.serviceAccount(namespace: account.namespace, name: account.name))
        }
        return subjects + groups.map { .group($0) }
    }
}
