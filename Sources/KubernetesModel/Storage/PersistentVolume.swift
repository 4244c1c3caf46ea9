/// A piece of storage in the cluster.
///
/// Source: Kubernetes API reference, PersistentVolume v1; members that Breakwater does not touch are left out.
public struct PersistentVolume: KubernetesResource {
    public static let resourceType = ResourceType(
        group: "", version: "v1", kind: "PersistentVolume", plural: "persistentvolumes", isNamespaced: false)

    /// What the volume is.
    public struct Spec: Codable, Equatable, Sendable {
        /// `storage` to a quantity.
        public var capacity: [String: String]?
        public var accessModes: [String]?
        /// `Retain` or `Delete`.
        public var persistentVolumeReclaimPolicy: String?
        public var storageClassName: String?
        /// `Filesystem` or `Block`.
        public var volumeMode: String?
        public var mountOptions: [String]?
        /// The claim that the volume is bound to, or kept for.
        public var claimRef: ObjectReference?
        public var csi: CSISource?

        /// Makes a spec.
        public init(
            capacity: [String: String]? = nil, accessModes: [String]? = nil,
            persistentVolumeReclaimPolicy: String? = nil, storageClassName: String? = nil, volumeMode: String? = nil,
            mountOptions: [String]? = nil, claimRef: ObjectReference? = nil, csi: CSISource? = nil
        ) {
            self.capacity = capacity
            self.accessModes = accessModes
            self.persistentVolumeReclaimPolicy = persistentVolumeReclaimPolicy
            self.storageClassName = storageClassName
            self.volumeMode = volumeMode
            self.mountOptions = mountOptions
            self.claimRef = claimRef
            self.csi = csi
        }
    }

    /// A volume that a CSI driver serves.
    public struct CSISource: Codable, Equatable, Sendable {
        public var driver: String
        public var volumeHandle: String
        public var readOnly: Bool?
        public var volumeAttributes: [String: String]?

        /// Makes a source.
        public init(
            driver: String, volumeHandle: String, readOnly: Bool? = nil, volumeAttributes: [String: String]? = nil
        ) {
            self.driver = driver
            self.volumeHandle = volumeHandle
            self.readOnly = readOnly
            self.volumeAttributes = volumeAttributes
        }
    }

    /// What the cluster made of it.
    public struct Status: Codable, Equatable, Sendable {
        /// `Pending`, `Available`, `Bound`, `Released` or `Failed`.
        public var phase: String?
        public var message: String?
        public var reason: String?

        /// Makes a status.
        public init(phase: String? = nil) { self.phase = phase }
    }

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: Status?

    /// Makes a volume.
    public init(metadata: ObjectMeta, spec: Spec, status: Status? = nil) {
        self.metadata = metadata
        self.spec = spec
        self.status = status
    }
}
