/// A namespace's claim to storage.
///
/// Source: Kubernetes API reference, PersistentVolumeClaim v1; members that Breakwater does not touch are left out.
public struct PersistentVolumeClaim: KubernetesResource {
    public static let resourceType = ResourceType(
        group: "", version: "v1", kind: "PersistentVolumeClaim", plural: "persistentvolumeclaims", isNamespaced: true)

    /// What is claimed.
    public struct Spec: Codable, Equatable, Sendable {
        public var accessModes: [String]?
        public var resources: Resources?
        public var storageClassName: String?
        /// `Filesystem` or `Block`.
        public var volumeMode: String?
        /// The PersistentVolume that the claim is bound to, or asks for.
        public var volumeName: String?

        /// Makes a spec.
        public init(
            accessModes: [String]? = nil, resources: Resources? = nil, storageClassName: String? = nil,
            volumeMode: String? = nil, volumeName: String? = nil
        ) {
            self.accessModes = accessModes
            self.resources = resources
            self.storageClassName = storageClassName
            self.volumeMode = volumeMode
            self.volumeName = volumeName
        }
    }

    /// How much is claimed.
    public struct Resources: Codable, Equatable, Sendable {
        /// `storage` to a quantity.
        public var requests: [String: String]?

        /// Makes a request.
        public init(requests: [String: String]?) { self.requests = requests }
    }

    /// What the cluster made of it.
    public struct Status: Codable, Equatable, Sendable {
        /// `Pending`, `Bound` or `Lost`.
        public var phase: String?
        public var accessModes: [String]?
        public var capacity: [String: String]?

        /// Makes a status.
        public init(phase: String? = nil) { self.phase = phase }
    }

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: Status?

    /// Makes a claim.
    public init(metadata: ObjectMeta, spec: Spec, status: Status? = nil) {
        self.metadata = metadata
        self.spec = spec
        self.status = status
    }
}
