/// A namespace.
public struct Namespace: KubernetesResource {
    public static let resourceType = ResourceType(
        group: "", version: "v1", kind: "Namespace", plural: "namespaces", isNamespaced: false)

    /// What became of it.
    public struct Status: Codable, Equatable, Sendable {
        /// `Active` or `Terminating`.
        public var phase: String?

        /// Makes a status.
        public init(phase: String? = nil) { self.phase = phase }
    }

    public var metadata: ObjectMeta
    public var status: Status?

    /// Makes a namespace.
    public init(metadata: ObjectMeta, status: Status? = nil) {
        self.metadata = metadata
        self.status = status
    }
}

/// A service account.
public struct ServiceAccount: KubernetesResource {
    public static let resourceType = ResourceType(
        group: "", version: "v1", kind: "ServiceAccount", plural: "serviceaccounts", isNamespaced: true)

    public var metadata: ObjectMeta

    /// Makes a service account.
    public init(metadata: ObjectMeta) { self.metadata = metadata }
}

/// A node of the cluster, as far as Breakwater looks at one: its labels say Region and zone.
public struct Node: KubernetesResource {
    public static let resourceType = ResourceType(
        group: "", version: "v1", kind: "Node", plural: "nodes", isNamespaced: false)

    public var metadata: ObjectMeta

    /// Makes a node.
    public init(metadata: ObjectMeta) { self.metadata = metadata }
}
