public import KubernetesModel

/// Where the parts of an installation are.
public struct UninstallNames: Equatable, Sendable {
    /// The operator's namespace.
    public var namespace: String
    /// The name of its Deployment, account, roles and bindings.
    public var name: String
    /// The name of its Lease.
    public var lease: String
    /// How the names of the roles for users begin.
    public var userRoles: String

    /// Makes the names of an installation.
    public init(namespace: String, name: String, lease: String, userRoles: String = "breakwater-sharedvolumes") {
        self.namespace = namespace
        self.name = name
        self.lease = lease
        self.userRoles = userRoles
    }

    /// Where an object that installing made is.
    public func key(of object: InstalledObject) -> ObjectKey {
        switch object {
        case .namespace: ObjectKey(name: namespace)
        case .lease: ObjectKey(namespace: namespace, name: lease)
        case .clusterRole, .clusterRoleBinding: ObjectKey(name: name)
        case .viewingRole: ObjectKey(name: "\(userRoles)-view")
        case .editingRole: ObjectKey(name: "\(userRoles)-edit")
        case .deployment, .disruptionBudget, .service, .role, .roleBinding, .serviceAccount:
            ObjectKey(namespace: namespace, name: name)
        }
    }

    func text(of object: InstalledObject) -> String { "\(object.resourceType.kind) \(key(of: object))" }

    func text(of object: KeptObject) -> String { "\(object.resourceType.kind) \(object.key(in: namespace))" }
}
