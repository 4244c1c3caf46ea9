import Wire

/// The manifests sorted by who brings them to a cluster under OLM.
struct OLMParts {
    /// A service account and the rules of the roles that are bound to it.
    struct Permissions: Equatable {
        var account: String
        var rules: [JSONValue]
    }

    private(set) var definitions: [JSONValue] = []
    private(set) var deployments: [JSONValue] = []
    /// Rights in the whole cluster. OLM makes the accounts, roles and bindings from them.
    private(set) var clusterPermissions: [Permissions] = []
    /// Rights in the operator's own namespace.
    private(set) var namespacePermissions: [Permissions] = []
    /// The namespace, which whoever installs the operator chooses.
    private(set) var namespace: JSONValue?
    /// What lies in the bundle beside the ClusterServiceVersion; definitions are among it.
    private(set) var accompanying: [JSONValue] = []

    /// The service accounts of the deployments.
    private let accounts: Set<String>
    /// Kind and name of the roles that are bound to them.
    private let boundRoles: Set<[String]>

    /// What a bundle may hold beside the ClusterServiceVersion, as far as we might have such things.
    private static let allowed: Set<String> = [
        "ClusterRole", "ClusterRoleBinding", "ConfigMap", "CustomResourceDefinition", "NetworkPolicy",
        "PodDisruptionBudget", "PriorityClass", "Role", "RoleBinding", "Service", "ServiceAccount",
    ]

    init(_ objects: [JSONValue]) {
        let accounts = Set(
            objects.filter { $0.kind == "Deployment" }.compactMap {
                $0[at: "spec", "template", "spec", "serviceAccountName"]?.string
            })
        self.accounts = accounts
        boundRoles = Self.rolesBound(to: accounts, objects)
        clusterPermissions = Self.permissions("ClusterRole", of: accounts, objects)
        namespacePermissions = Self.permissions("Role", of: accounts, objects)
        for object in objects { sort(object) }
    }

    private mutating func sort(_ object: JSONValue) {
        switch object.kind {
        case "Deployment": deployments.append(object)
        case "Namespace": namespace = object
        case "ServiceAccount" where accounts.contains(object.name): break
        case "ClusterRole" where object.isForUsers: break
        case "ClusterRole" where boundRoles.contains([object.kind, object.name]): break
        case "Role" where boundRoles.contains([object.kind, object.name]): break
        case "ClusterRoleBinding" where object.binds(accounts): break
        case "RoleBinding" where object.binds(accounts): break
        case let kind where Self.allowed.contains(kind):
            if kind == "CustomResourceDefinition" { definitions.append(object) }
            // OLM puts everything into the namespace of its choice.
            var object = object
            object[at: "metadata", "namespace"] = nil
            accompanying.append(object)
        case let kind: preconditionFailure("OLM takes no \(kind): the operator has to make \(object.name) itself")
        }
    }

    // MARK: Rights

    private static func permissions(
        _ kind: String, of accounts: Set<String>, _ objects: [JSONValue]
    ) -> [Permissions] {
        accounts.sorted().compactMap { account in
            let roles = rolesBound(to: [account], objects)
            let rules = objects.filter { $0.kind == kind && roles.contains([kind, $0.name]) }
                .flatMap { $0["rules"]?.array ?? [] }
            return rules.isEmpty ? nil : Permissions(account: account, rules: rules)
        }
    }

    private static func rolesBound(to accounts: Set<String>, _ objects: [JSONValue]) -> Set<[String]> {
        Set(
            objects.filter { $0.binds(accounts) }.compactMap { $0["roleRef"] }.map {
                [$0.kind, $0["name"]?.string ?? ""]
            })
    }
}

extension JSONValue {
    fileprivate var kind: String { self["kind"]?.string ?? "" }
    fileprivate var name: String { self[at: "metadata", "name"]?.string ?? "" }

    /// Whether it is a binding that gives one of the accounts a role.
    fileprivate func binds(_ accounts: Set<String>) -> Bool {
        (self["subjects"]?.array ?? []).contains {
            $0.kind == "ServiceAccount" && accounts.contains($0["name"]?.string ?? "")
        }
    }

    /// Whether it is a role that the cluster's own take in. OLM makes such roles for each definition of a bundle.
    fileprivate var isForUsers: Bool {
        self[at: "metadata", "labels"]?.object?.keys.contains { $0.hasPrefix(OperatorManifests.aggregation) } ?? false
    }
}
