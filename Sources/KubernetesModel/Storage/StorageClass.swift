/// How claims of a class are served.
///
/// Source: Kubernetes API reference, StorageClass v1.
public struct StorageClass: KubernetesResource {
    public static let resourceType = ResourceType(
        group: "storage.k8s.io", version: "v1", kind: "StorageClass", plural: "storageclasses", isNamespaced: false)

    public var metadata: ObjectMeta
    /// The CSI driver's name.
    public var provisioner: String
    public var parameters: [String: String]?
    /// `Delete` or `Retain`.
    public var reclaimPolicy: String?
    /// `Immediate` or `WaitForFirstConsumer`.
    public var volumeBindingMode: String?
    public var mountOptions: [String]?
    public var allowVolumeExpansion: Bool?

    /// Makes a class.
    public init(
        metadata: ObjectMeta, provisioner: String, parameters: [String: String]? = nil, reclaimPolicy: String? = nil,
        volumeBindingMode: String? = nil, mountOptions: [String]? = nil, allowVolumeExpansion: Bool? = nil
    ) {
        self.metadata = metadata
        self.provisioner = provisioner
        self.parameters = parameters
        self.reclaimPolicy = reclaimPolicy
        self.volumeBindingMode = volumeBindingMode
        self.mountOptions = mountOptions
        self.allowVolumeExpansion = allowVolumeExpansion
    }
}

/// A CSI driver as the cluster knows it.
///
/// Source: Kubernetes API reference, CSIDriver v1.
public struct CSIDriver: KubernetesResource {
    public static let resourceType = ResourceType(
        group: "storage.k8s.io", version: "v1", kind: "CSIDriver", plural: "csidrivers", isNamespaced: false)

    /// What the driver asks of the cluster.
    public struct Spec: Codable, Equatable, Sendable {
        public var attachRequired: Bool?
        public var podInfoOnMount: Bool?
        public var volumeLifecycleModes: [String]?
        public var fsGroupPolicy: String?

        /// Makes a spec.
        public init(
            attachRequired: Bool? = nil, podInfoOnMount: Bool? = nil, volumeLifecycleModes: [String]? = nil,
            fsGroupPolicy: String? = nil
        ) {
            self.attachRequired = attachRequired
            self.podInfoOnMount = podInfoOnMount
            self.volumeLifecycleModes = volumeLifecycleModes
            self.fsGroupPolicy = fsGroupPolicy
        }
    }

    public var metadata: ObjectMeta
    public var spec: Spec

    /// Makes a driver.
    public init(metadata: ObjectMeta, spec: Spec) {
        self.metadata = metadata
        self.spec = spec
    }
}
