/// One rule of a role: which verbs on which resources.
public struct PolicyRule: Codable, Equatable, Sendable {
    public var apiGroups: [String]
    public var resources: [String]
    public var verbs: [String]
    public var resourceNames: [String]?

    /// Makes a rule.
    public init(apiGroups: [String], resources: [String], verbs: [String], resourceNames: [String]? = nil) {
        self.apiGroups = apiGroups
        self.resources = resources
        self.verbs = verbs
        self.resourceNames = resourceNames
    }
}

/// What may be done in the whole cluster.
public struct ClusterRole: KubernetesResource {
    public static let resourceType = ResourceType(
        group: "rbac.authorization.k8s.io", version: "v1", kind: "ClusterRole", plural: "clusterroles",
        isNamespaced: false)
    public var metadata: ObjectMeta
    public var rules: [PolicyRule]

    /// Makes a role.
    public init(metadata: ObjectMeta, rules: [PolicyRule]) {
        self.metadata = metadata
        self.rules = rules
    }
}

/// What may be done in one namespace.
public struct Role: KubernetesResource {
    public static let resourceType = ResourceType(
        group: "rbac.authorization.k8s.io", version: "v1", kind: "Role", plural: "roles", isNamespaced: true)
    public var metadata: ObjectMeta
    public var rules: [PolicyRule]

    /// Makes a role.
    public init(metadata: ObjectMeta, rules: [PolicyRule]) {
        self.metadata = metadata
        self.rules = rules
    }
}

/// Who a role is given to.
public struct RBACSubject: Codable, Equatable, Sendable {
    /// `ServiceAccount`, `User` or `Group`.
    public var kind: String
    public var name: String
    public var namespace: String?
    public var apiGroup: String?

    /// Makes a subject.
    public init(kind: String, name: String, namespace: String? = nil, apiGroup: String? = nil) {
        self.kind = kind
        self.name = name
        self.namespace = namespace
        self.apiGroup = apiGroup
    }
}

/// Which role a binding gives.
public struct RoleReference: Codable, Equatable, Sendable {
    public var apiGroup: String
    /// `ClusterRole` or `Role`.
    public var kind: String
    public var name: String

    /// Makes a reference.
    public init(kind: String, name: String) {
        self.apiGroup = "rbac.authorization.k8s.io"
        self.kind = kind
        self.name = name
    }
}

/// Gives a role in the whole cluster.
public struct ClusterRoleBinding: KubernetesResource {
    public static let resourceType = ResourceType(
        group: "rbac.authorization.k8s.io", version: "v1", kind: "ClusterRoleBinding", plural: "clusterrolebindings",
        isNamespaced: false)
    public var metadata: ObjectMeta
    public var subjects: [RBACSubject]?
    public var roleRef: RoleReference

    /// Makes a binding.
    public init(metadata: ObjectMeta, subjects: [RBACSubject], roleRef: RoleReference) {
        self.metadata = metadata
        self.subjects = subjects
        self.roleRef = roleRef
    }
}

/// Gives a role in one namespace.
public struct RoleBinding: KubernetesResource {
    public static let resourceType = ResourceType(
        group: "rbac.authorization.k8s.io", version: "v1", kind: "RoleBinding", plural: "rolebindings",
        isNamespaced: true)
    public var metadata: ObjectMeta
    public var subjects: [RBACSubject]?
    public var roleRef: RoleReference

    /// Makes a binding.
    public init(metadata: ObjectMeta, subjects: [RBACSubject], roleRef: RoleReference) {
        self.metadata = metadata
        self.subjects = subjects
        self.roleRef = roleRef
    }
}
