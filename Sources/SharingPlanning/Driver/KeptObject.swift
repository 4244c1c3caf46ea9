public import KubernetesModel

/// What the operator keeps in a cluster beside the objects of SharedVolumes: the node driver that mounts their volumes,
/// and their class. Kinds and names are the original operator's, so that what it made is taken over.
public enum KeptObject: String, CaseIterable, Hashable, Comparable, Sendable {
    /// As which the node driver's pods run.
    case serviceAccount
    /// Lets them be privileged, where the cluster is an OpenShift.
    case constraints
    /// Runs the driver on each node.
    case daemonSet
    /// Says how the cluster treats the driver's volumes.
    case driver
    /// The class of the operator's claims and volumes.
    case storageClass

    /// The kind's place in the API.
    public var resourceType: ResourceType {
        switch self {
        case .serviceAccount: ServiceAccount.resourceType
        case .constraints:
            ResourceType(
                group: "security.openshift.io", version: "v1", kind: "SecurityContextConstraints",
                plural: "securitycontextconstraints", isNamespaced: false)
        case .daemonSet:
            ResourceType(group: "apps", version: "v1", kind: "DaemonSet", plural: "daemonsets", isNamespaced: true)
        case .driver: CSIDriver.resourceType
        case .storageClass: StorageClass.resourceType
        }
    }

    /// The object's name.
    public var name: String {
        switch self {
        case .serviceAccount: "efs-csi-sa"
        case .constraints: "efs-csi-scc"
        case .daemonSet: "efs-csi-node"
        case .driver: SharingNames.driver
        case .storageClass: SharingNames.storageClass
        }
    }

    /// Where the object is when the operator lives in a namespace.
    public func key(in namespace: String) -> ObjectKey {
        ObjectKey(namespace: resourceType.isNamespaced ? namespace : nil, name: name)
    }

    /// Whether it belongs to the node driver, of which a cluster has one; the class does not.
    public var isOfNodeDriver: Bool { self != .storageClass }

    /// The fields that the API server lets nobody change once the object is there.
    ///
    /// Source: k8s.io/kubernetes, pkg/apis/{apps,storage}/validation, 1.33.
    var fixedFields: [[String]] {
        switch self {
        case .serviceAccount, .constraints: []
        case .daemonSet: [["spec", "selector"]]
        case .driver: [["spec", "attachRequired"], ["spec", "volumeLifecycleModes"]]
        case .storageClass: [["provisioner"], ["reclaimPolicy"], ["volumeBindingMode"]]
        }
    }

    /// In the order in which they are made: what a pod needs comes before the pods.
    public static func < (left: KeptObject, right: KeptObject) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}
