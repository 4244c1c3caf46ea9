/// A pod, as far as Breakwater looks at one: which claims it uses, where it runs, whether it still does.
///
/// Source: Kubernetes API reference, Pod v1.
public struct Pod: KubernetesResource {
    public static let resourceType = ResourceType(
        group: "", version: "v1", kind: "Pod", plural: "pods", isNamespaced: true)

    /// What the pod asks for.
    public struct Spec: Codable, Equatable, Sendable {
        public var nodeName: String?
        public var volumes: [Volume]?

        /// Makes a spec.
        public init(nodeName: String? = nil, volumes: [Volume]? = nil) {
            self.nodeName = nodeName
            self.volumes = volumes
        }
    }

    /// One of the pod's volumes.
    public struct Volume: Codable, Equatable, Sendable {
        /// The claim that the volume comes from.
        public struct Claim: Codable, Equatable, Sendable {
            public var claimName: String
            public var readOnly: Bool?

            /// Makes a reference to a claim.
            public init(claimName: String, readOnly: Bool? = nil) {
                self.claimName = claimName
                self.readOnly = readOnly
            }
        }

        public var name: String
        public var persistentVolumeClaim: Claim?

        /// Makes a volume.
        public init(name: String, persistentVolumeClaim: Claim? = nil) {
            self.name = name
            self.persistentVolumeClaim = persistentVolumeClaim
        }
    }

    /// What became of the pod.
    public struct Status: Codable, Equatable, Sendable {
        /// `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`.
        public var phase: String?

        /// Makes a status.
        public init(phase: String? = nil) { self.phase = phase }
    }

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: Status?

    /// Makes a pod.
    public init(metadata: ObjectMeta, spec: Spec, status: Status? = nil) {
        self.metadata = metadata
        self.spec = spec
        self.status = status
    }
}
