import Testing
import Wire

@testable import Sandbox

/// What RBAC is, written down as plainly as can be: every binding is looked at, and every rule of its role.
struct PlainAccessModel {
    var roles: [JSONValue] = []
    var bindings: [JSONValue] = []

    func isAllowed(_ action: RequestedAction, _ user: UserIdentity) -> Bool {
        user.groups.contains("system:masters")
            || bindings.contains { binding in
                let isEverywhere = binding.kind == "ClusterRoleBinding"
                guard isEverywhere || !action.namespace.isEmpty && binding.namespace == action.namespace,
                    (binding["subjects"]?.array ?? []).contains(where: { names($0, user, binding) })
                else { return false }
                return roles.contains { role in
                    role.kind == binding[at: "roleRef", "kind"]?.string
                        && role.name == binding[at: "roleRef", "name"]?.string
                        && (role.kind == "ClusterRole" || role.namespace == binding.namespace)
                        && (role["rules"]?.array ?? []).contains { gives($0, action) }
                }
            }
    }

    private func names(_ subject: JSONValue, _ user: UserIdentity, _ binding: JSONValue) -> Bool {
        let name = subject["name"]?.string ?? ""
        switch subject["kind"]?.string {
        case "User": return user.name == name
        case "Group": return user.groups.contains(name)
        default:
            let namespace = subject["namespace"]?.string ?? binding.namespace
            return user.name == "system:serviceaccount:\(namespace):\(name)"
        }
    }

    private func gives(_ rule: JSONValue, _ action: RequestedAction) -> Bool {
        func has(_ field: String, _ wanted: String...) -> Bool {
            (rule[field]?.array ?? []).contains { $0 == "*" || wanted.contains($0.string ?? "") }
        }
        guard has("verbs", action.verb) else { return false }
        if let path = action.path {
            return (rule["nonResourceURLs"]?.array ?? []).compactMap(\.string).contains {
                $0 == path || $0.last == "*" && path.hasPrefix($0.dropLast())
            }
        }
        let names = rule["resourceNames"]?.array ?? []
        let resources =
            action.subresource.isEmpty
            ? has("resources", action.resource)
            : has("resources", "\(action.resource)/\(action.subresource)", "*/\(action.subresource)")
        return has("apiGroups", action.group) && resources
            && (names.isEmpty || names.contains(.string(action.name)))
    }
}

/// Roles, bindings, users and actions by chance, from few words so that they meet.
struct AccessChance {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func number(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    mutating func pick(_ words: [String]) -> String { words[number(words.count)] }

    private mutating func some(_ words: [String]) -> JSONValue {
        let count = 1 + number(2)
        return .array((0..<count).map { _ in .string(pick(words)) })
    }

    static let namespaces = ["rbac-chance-a", "rbac-chance-b"]
    static let users = ["rbac-u0", "rbac-u1", "rbac-u2"]
    static let groups = ["rbac-g0", "rbac-g1"]
    static let accounts = ["s0", "s1"]
    private static let verbs = ["get", "list", "update", "*"]
    private static let apiGroups = ["", "apps", "*"]
    private static let resources = ["pods", "pods/log", "*/log", "*/scale", "deployments", "deployments/scale", "*"]
    private static let paths = ["/rbac", "/rbac/*", "/rb*", "*"]
    private static let api = "rbac.authorization.k8s.io/v1"

    mutating func rule(isForCluster: Bool) -> JSONValue {
        if isForCluster, number(4) == 0 { return ["verbs": some(Self.verbs), "nonResourceURLs": some(Self.paths)] }
        var rule: JSONValue = [
            "verbs": some(Self.verbs), "apiGroups": some(Self.apiGroups), "resources": some(Self.resources),
        ]
        if number(3) == 0 { rule["resourceNames"] = some(["n0", "n1"]) }
        return rule
    }

    mutating func role(_ name: String) -> JSONValue {
        let isForCluster = number(2) == 0
        var role: JSONValue = [
            "apiVersion": .string(Self.api), "kind": isForCluster ? "ClusterRole" : "Role",
            "metadata": ["name": .string(name)],
        ]
        if !isForCluster { role[at: "metadata", "namespace"] = .string(pick(Self.namespaces)) }
        let count = 1 + number(3)
        role["rules"] = .array((0..<count).map { _ in rule(isForCluster: isForCluster) })
        return role
    }

    mutating func binding(_ name: String, roles: [String]) -> JSONValue {
        let isForCluster = number(3) == 0
        var binding: JSONValue = [
            "apiVersion": .string(Self.api), "kind": isForCluster ? "ClusterRoleBinding" : "RoleBinding",
            "metadata": ["name": .string(name)],
            "roleRef": [
                "apiGroup": "rbac.authorization.k8s.io",
                "kind": isForCluster || number(2) == 0 ? "ClusterRole" : "Role", "name": .string(pick(roles)),
            ],
        ]
        if !isForCluster { binding[at: "metadata", "namespace"] = .string(pick(Self.namespaces)) }
        let count = 1 + number(2)
        binding["subjects"] = .array((0..<count).map { _ in subject() })
        return binding
    }

    private mutating func subject() -> JSONValue {
        let group: JSONValue = "rbac.authorization.k8s.io"
        switch number(3) {
        case 0: return ["kind": "User", "apiGroup": group, "name": .string(pick(Self.users))]
        case 1: return ["kind": "Group", "apiGroup": group, "name": .string(pick(Self.groups))]
        default:
            return [
                "kind": "ServiceAccount", "name": .string(pick(Self.accounts)),
                "namespace": .string(pick(Self.namespaces)),
            ]
        }
    }

    mutating func user() -> UserIdentity {
        if number(3) == 0 {
            return UserIdentity(
                name: "system:serviceaccount:\(pick(Self.namespaces)):\(pick(Self.accounts))", groups: [])
        }
        return UserIdentity(name: pick(Self.users), groups: number(2) == 0 ? [pick(Self.groups)] : [])
    }

    mutating func action() -> RequestedAction {
        let verb = pick(["get", "list", "update", "delete"])
        if number(6) == 0 { return RequestedAction(verb: verb, path: pick(["/rbac", "/rbac/x", "/rbx", "/other"])) }
        return RequestedAction(
            verb: verb, group: pick(["", "apps", "batch"]), resource: pick(["pods", "deployments", "jobs"]),
            subresource: pick(["", "", "log", "scale"]), namespace: pick(Self.namespaces + [""]),
            name: pick(["", "n0", "n2"]))
    }
}

extension Commit {
    /// A commit of a role or a binding.
    static func of(_ object: JSONValue, _ kind: Kind = .added) -> Commit {
        Commit(
            kind: kind, key: key(of: object),
            object: StoredObject(object, revision: 1, createdAt: 1, recent: RecentValues(capacity: 1)), previous: nil)
    }

    /// The key of a role or a binding.
    static func key(of object: JSONValue) -> ObjectKey {
        ObjectKey(
            collection: CollectionKey(
                group: "rbac.authorization.k8s.io", plural: object.kind.lowercased() + "s"),
            namespace: object.namespace, name: object.name)
    }
}

@Suite("Kubernetes: the index of roles")
struct AccessModelTests {
    @Test("it decides as the plain model does, while roles and bindings come, change and go", arguments: 0..<20)
    func differential(seed: UInt64) {
        var chance = AccessChance(seed: seed)
        let authorizer = RoleAuthorizer()
        var objects: [ObjectKey: JSONValue] = [:]
        let names = (0..<6).map { "rbac-r\($0)" }
        var allowed = 0
        for _ in 0..<60 {
            let object =
                chance.number(2) == 0
                ? chance.role(chance.pick(names))
                : chance.binding("rbac-b\(chance.number(8))", roles: names)
            if chance.number(4) == 0, let gone = objects.removeValue(forKey: Commit.key(of: object)) {
                authorizer.note(.of(gone, .deleted))
            } else {
                objects[Commit.key(of: object)] = object
                authorizer.note(.of(object, .modified))
            }
            let model = PlainAccessModel(
                roles: objects.values.filter { $0["roleRef"] == nil },
                bindings: objects.values.filter { $0["roleRef"] != nil })
            for _ in 0..<20 {
                let user = chance.user()
                let action = chance.action()
                let wanted = model.isAllowed(action, user)
                var said = false
                if case .allowed = authorizer.verdict(on: action, by: user) { said = true }
                #expect(said == wanted, "\(user.name) \(user.groups) \(action.text)")
                allowed += wanted ? 1 : 0
            }
        }
        // Both answers have to occur, or the comparison says nothing.
        #expect(allowed > 20 && allowed < 1180)
    }

    @Test("a decision for an operator takes microseconds, however many bindings there are for others")
    func cost() {
        let authorizer = RoleAuthorizer()
        for number in 0..<5000 {
            let name = "r\(number)"
            authorizer.note(
                .of(
                    [
                        "kind": "RoleBinding", "metadata": ["name": .string(name), "namespace": "default"],
                        "roleRef": ["kind": "ClusterRole", "name": "view"],
                        "subjects": [["kind": "User", "name": .string(name)]],
                    ]))
        }
        let action = RequestedAction(verb: "get", resource: "pods", namespace: "default")
        let nobody = UserIdentity(name: "nobody", groups: ["system:authenticated"])
        let took = ContinuousClock().measure {
            for _ in 0..<1000 { _ = authorizer.verdict(on: action, by: nobody) }
        }
        // A look at each binding would take seconds.
        #expect(took < .milliseconds(500))
    }
}
