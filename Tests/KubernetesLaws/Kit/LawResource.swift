import Wire

/// A resource as laws name it.
struct LawResource: Sendable {
    var groupVersion: String
    var plural: String
    var kind: String
    var isNamespaced = true

    /// The path of its collection in a namespace; nil for all namespaces.
    func path(in namespace: String?) -> String {
        let root = groupVersion.contains("/") ? "/apis/\(groupVersion)" : "/api/\(groupVersion)"
        guard isNamespaced, let namespace else { return "\(root)/\(plural)" }
        return "\(root)/namespaces/\(namespace)/\(plural)"
    }

    /// An object of it, with its type filled in.
    func object(_ object: JSONValue) -> JSONValue {
        var object = object
        if object["apiVersion"] == nil { object["apiVersion"] = .string(groupVersion) }
        if object["kind"] == nil { object["kind"] = .string(kind) }
        return object
    }

    /// The same resource in another version of its group.
    func version(_ version: String) -> LawResource {
        var other = self
        let group = groupVersion.split(separator: "/").dropLast().joined(separator: "/")
        other.groupVersion = group.isEmpty ? version : "\(group)/\(version)"
        return other
    }

    static let configMaps = LawResource(groupVersion: "v1", plural: "configmaps", kind: "ConfigMap")
    static let secrets = LawResource(groupVersion: "v1", plural: "secrets", kind: "Secret")
    static let services = LawResource(groupVersion: "v1", plural: "services", kind: "Service")
    static let serviceAccounts = LawResource(groupVersion: "v1", plural: "serviceaccounts", kind: "ServiceAccount")
    static let pods = LawResource(groupVersion: "v1", plural: "pods", kind: "Pod")
    static let events = LawResource(groupVersion: "v1", plural: "events", kind: "Event")
    static let newEvents = LawResource(groupVersion: "events.k8s.io/v1", plural: "events", kind: "Event")
    static let claims = LawResource(groupVersion: "v1", plural: "persistentvolumeclaims", kind: "PersistentVolumeClaim")
    static let volumes = LawResource(
        groupVersion: "v1", plural: "persistentvolumes", kind: "PersistentVolume", isNamespaced: false)
    static let namespaces = LawResource(
        groupVersion: "v1", plural: "namespaces", kind: "Namespace", isNamespaced: false)
    static let nodes = LawResource(groupVersion: "v1", plural: "nodes", kind: "Node", isNamespaced: false)
    static let leases = LawResource(groupVersion: "coordination.k8s.io/v1", plural: "leases", kind: "Lease")
    static let deployments = LawResource(groupVersion: "apps/v1", plural: "deployments", kind: "Deployment")
    static let roles = LawResource(groupVersion: "rbac.authorization.k8s.io/v1", plural: "roles", kind: "Role")
    static let storageClasses = LawResource(
        groupVersion: "storage.k8s.io/v1", plural: "storageclasses", kind: "StorageClass", isNamespaced: false)
    static let definitions = LawResource(
        groupVersion: "apiextensions.k8s.io/v1", plural: "customresourcedefinitions", kind: "CustomResourceDefinition",
        isNamespaced: false)
}
