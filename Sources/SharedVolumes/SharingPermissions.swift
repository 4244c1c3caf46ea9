public import KubernetesModel
import ProductAPI
import SharingPlanning

/// What the operator may do in the cluster: exactly the calls that ``SharingPerformer``, ``DriverKeeper``, their informers,
/// its election and its events make. A test runs the operator against the sandbox and compares this list with the calls it saw.
public enum SharingPermissions {
    /// The name of the Lease by which replicas agree who acts.
    public static let leaseName = "breakwater-operator"

    /// In the whole cluster: SharedVolumes live in any namespace, their volumes in none.
    public static let clusterRules: [PolicyRule] = [
        PolicyRule(
            apiGroups: [SharedVolume.resourceType.group], resources: [SharedVolume.resourceType.plural],
            verbs: ["get", "list", "watch", "patch"]),
        PolicyRule(
            apiGroups: [SharedVolume.resourceType.group], resources: ["\(SharedVolume.resourceType.plural)/status"],
            verbs: ["patch"]),
        PolicyRule(
            apiGroups: [""],
            resources: [PersistentVolume.resourceType.plural, PersistentVolumeClaim.resourceType.plural],
            verbs: ["get", "list", "watch", "create", "patch", "delete"]),
        // Who holds a claim that is to be deleted, and why a claim does not bind.
        PolicyRule(apiGroups: [""], resources: [Pod.resourceType.plural, "events"], verbs: ["list"]),
        // Its uid names the cluster.
        PolicyRule(
            apiGroups: [""], resources: [Namespace.resourceType.plural], verbs: ["get"],
            resourceNames: ["kube-system"]),
        PolicyRule(
            apiGroups: [Event.resourceType.group], resources: [Event.resourceType.plural],
            verbs: ["get", "create", "patch"]),
        PolicyRule(
            apiGroups: [CustomResourceDefinition.resourceType.group],
            resources: [CustomResourceDefinition.resourceType.plural], verbs: ["list", "watch"],
            resourceNames: [SharedVolume.resourceType.qualifiedName]),
        PolicyRule(apiGroups: ["storage.k8s.io"], resources: ["csinodes"], verbs: ["list"]),
        keeping(.constraints), keeping(.driver), keeping(.storageClass),
    ]

    /// In the operator's own namespace: the election. Kubernetes cannot restrict a create by name.
    public static let namespaceRules: [PolicyRule] = [
        PolicyRule(apiGroups: [Lease.resourceType.group], resources: [Lease.resourceType.plural], verbs: ["create"]),
        PolicyRule(
            apiGroups: [Lease.resourceType.group], resources: [Lease.resourceType.plural], verbs: ["get", "patch"],
            resourceNames: [leaseName]),
        // Whether the operator is being removed.
        PolicyRule(
            apiGroups: ["apps"], resources: ["deployments"], verbs: ["list", "watch"],
            resourceNames: [OperatorManifests.name]),
        keeping(.serviceAccount), keeping(.daemonSet),
    ]

    /// What users need who may look at a namespace: its SharedVolumes.
    public static let readingRule = PolicyRule(
        apiGroups: [SharedVolume.resourceType.group],
        resources: [SharedVolume.resourceType.plural, "\(SharedVolume.resourceType.plural)/status"],
        verbs: ["get", "list", "watch"])

    /// What users need beyond that who may work in a namespace. The status is the operator's to write.
    public static let writingRule = PolicyRule(
        apiGroups: [SharedVolume.resourceType.group], resources: [SharedVolume.resourceType.plural],
        verbs: ["create", "update", "patch", "delete", "deletecollection"])

    /// What it takes to keep one object of that name. An apply that makes the object is a patch and a create; the name is
    /// known to both, so that the rule can name it. A ServiceAccount is never in the way, and so never deleted.
    private static func keeping(_ object: KeptObject) -> PolicyRule {
        let deletion = object == .serviceAccount ? [] : ["delete"]
        return PolicyRule(
            apiGroups: [object.resourceType.group], resources: [object.resourceType.plural],
            verbs: ["list", "watch", "create", "patch"] + deletion, resourceNames: [object.name])
    }
}
