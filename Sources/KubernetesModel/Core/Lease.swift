/// A lease: who leads, and until when.
///
/// Source: Kubernetes API reference, Lease v1 of coordination.k8s.io.
public struct Lease: KubernetesResource {
    public static let resourceType = ResourceType(
        group: "coordination.k8s.io", version: "v1", kind: "Lease", plural: "leases", isNamespaced: true)

    /// Who holds the lease.
    public struct Spec: Codable, Equatable, Sendable {
        /// Empty or nil when nobody does.
        public var holderIdentity: String?
        public var leaseDurationSeconds: Int?
        /// RFC 3339 with microseconds (MicroTime).
        public var acquireTime: String?
        /// RFC 3339 with microseconds (MicroTime).
        public var renewTime: String?
        public var leaseTransitions: Int?

        /// Makes a spec.
        public init(
            holderIdentity: String? = nil, leaseDurationSeconds: Int? = nil, acquireTime: String? = nil,
            renewTime: String? = nil, leaseTransitions: Int? = nil
        ) {
            self.holderIdentity = holderIdentity
            self.leaseDurationSeconds = leaseDurationSeconds
            self.acquireTime = acquireTime
            self.renewTime = renewTime
            self.leaseTransitions = leaseTransitions
        }
    }

    public var metadata: ObjectMeta
    public var spec: Spec

    /// Makes a lease.
    public init(metadata: ObjectMeta, spec: Spec) {
        self.metadata = metadata
        self.spec = spec
    }
}
