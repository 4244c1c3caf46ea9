public import KubernetesModel

/// One of the objects that installing the operator makes, besides the definition of SharedVolumes.
public enum InstalledObject: String, CaseIterable, Hashable, Sendable {
    /// Runs the operator.
    case deployment
    /// How its pods are kept up and found.
    case disruptionBudget, service
    /// What users may do with SharedVolumes.
    case viewingRole, editingRole
    /// What the operator may do.
    case clusterRoleBinding, clusterRole, roleBinding, role
    /// As whom it runs.
    case serviceAccount
    /// By which replicas agree who acts.
    case lease
    /// Where it runs.
    case namespace

    /// The kind's place in the API.
    public var resourceType: ResourceType {
        switch self {
        case .deployment:
            ResourceType(group: "apps", version: "v1", kind: "Deployment", plural: "deployments", isNamespaced: true)
        case .clusterRoleBinding: ClusterRoleBinding.resourceType
        case .clusterRole, .viewingRole, .editingRole: ClusterRole.resourceType
        case .disruptionBudget:
            ResourceType(
                group: "policy", version: "v1", kind: "PodDisruptionBudget", plural: "poddisruptionbudgets",
                isNamespaced: true)
        case .service:
            ResourceType(group: "", version: "v1", kind: "Service", plural: "services", isNamespaced: true)
        case .roleBinding: RoleBinding.resourceType
        case .role: Role.resourceType
        case .serviceAccount: ServiceAccount.resourceType
        case .lease: Lease.resourceType
        case .namespace: Namespace.resourceType
        }
    }
}

/// All that the plan for uninstalling is made from, read at one moment, from the API server itself.
public struct UninstallObservation: Equatable, Sendable {
    /// An object that is there.
    public struct Thing: Equatable, Sendable {
        public var uid: String
        public var isTerminating: Bool

        /// Makes a note of an object.
        public init(uid: String, isTerminating: Bool = false) {
            self.uid = uid
            self.isTerminating = isTerminating
        }
    }

    /// A SharedVolume.
    public struct Volume: Equatable, Sendable {
        public var key: ObjectKey
        public var thing: Thing
        /// Whether our finalizer holds it.
        public var isHeld: Bool

        /// Makes a note of a SharedVolume.
        public init(key: ObjectKey, thing: Thing, isHeld: Bool) {
            self.key = key
            self.thing = thing
            self.isHeld = isHeld
        }
    }

    /// A pod that uses a claim, and would lose it.
    public struct Use: Hashable, Comparable, Sendable {
        public var pod: ObjectKey
        public var claim: String

        /// Makes a note of a use.
        public init(pod: ObjectKey, claim: String) {
            self.pod = pod
            self.claim = claim
        }

        public static func < (left: Use, right: Use) -> Bool { (left.pod, left.claim) < (right.pod, right.claim) }
    }

    /// The definition of SharedVolumes.
    public var definition: Thing?
    public var sharedVolumes: [Volume] = []
    /// The pods that use a SharedVolume's claim, or any volume that our node driver has mounted.
    public var uses: [Use] = []
    /// What the operator keeps and is ours; what is somebody else's is not in it.
    public var kept: [KeptObject: Thing] = [:]
    /// Those of them that go when the definition goes.
    public var owned: Set<KeptObject> = []
    /// What installing made and is ours.
    public var installed: [InstalledObject: Thing] = [:]
    /// Whether the operator's namespace is there to stay: nothing can be made in one that is on its way out.
    public var hasHome = false
    /// Pods of the operator that have not ended yet.
    public var operatorPods: [String] = []
    /// What is in the operator's namespace and is not ours, as `kind/name`.
    public var others: [String] = []

    /// Makes an observation of a cluster in which there is nothing.
    public init() {}
}
