public import Vocabulary

/// What every Kubernetes object carries (`metadata`). Members that are nil are not sent.
///
/// Source: Kubernetes API reference, ObjectMeta v1.
public struct ObjectMeta: Codable, Equatable, Sendable {
    public var name: String?
    /// The prefix of a name that the server completes.
    public var generateName: String?
    /// Nil for objects that live in no namespace.
    public var namespace: String?
    /// Set by the server; another object of the same name has another uid.
    public var uid: String?
    /// An opaque version; equal means unchanged.
    public var resourceVersion: String?
    /// Counts the changes of the desired state.
    public var generation: Int64?
    public var creationTimestamp: Timestamp?
    /// Set when deletion was asked for and finalizers hold the object.
    public var deletionTimestamp: Timestamp?
    public var deletionGracePeriodSeconds: Int64?
    public var labels: [String: String]?
    public var annotations: [String: String]?
    public var finalizers: [String]?
    public var ownerReferences: [OwnerReference]?

    /// Makes metadata; what the server sets is left out.
    public init(
        name: String? = nil, namespace: String? = nil, labels: [String: String]? = nil,
        annotations: [String: String]? = nil, finalizers: [String]? = nil, ownerReferences: [OwnerReference]? = nil
    ) {
        self.name = name
        self.namespace = namespace
        self.labels = labels
        self.annotations = annotations
        self.finalizers = finalizers
        self.ownerReferences = ownerReferences
    }

    /// Whether deletion was asked for.
    public var isTerminating: Bool { deletionTimestamp != nil }

    /// Namespace and name, by which a controller calls the object.
    public var key: ObjectKey { ObjectKey(namespace: namespace, name: name ?? "") }
}

/// The name of an object within its kind.
public struct ObjectKey: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Nil for kinds that live in no namespace.
    public let namespace: String?
    public let name: String

    /// Makes a key.
    public init(namespace: String? = nil, name: String) {
        self.namespace = namespace
        self.name = name
    }

    public static func < (left: ObjectKey, right: ObjectKey) -> Bool {
        (left.namespace ?? "", left.name) < (right.namespace ?? "", right.name)
    }

    /// `namespace/name`, or the name alone.
    public var description: String { namespace.map { "\($0)/\(name)" } ?? name }
}

/// The object that an object belongs to; when the last owner goes, the garbage collector deletes the object.
public struct OwnerReference: Codable, Equatable, Sendable {
    public var apiVersion: String
    public var kind: String
    public var name: String
    public var uid: String
    /// Whether the owner is the one controller of the object.
    public var controller: Bool?
    /// Whether foreground deletion of the owner waits for this object.
    public var blockOwnerDeletion: Bool?

    /// Makes a reference.
    public init(
        apiVersion: String, kind: String, name: String, uid: String, controller: Bool? = nil,
        blockOwnerDeletion: Bool? = nil
    ) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.name = name
        self.uid = uid
        self.controller = controller
        self.blockOwnerDeletion = blockOwnerDeletion
    }
}

/// A reference to any object, as in `PersistentVolume.spec.claimRef` and `Event.regarding`.
public struct ObjectReference: Codable, Equatable, Hashable, Sendable {
    public var apiVersion: String?
    public var kind: String?
    public var namespace: String?
    public var name: String?
    public var uid: String?
    public var resourceVersion: String?
    public var fieldPath: String?

    /// Makes a reference.
    public init(
        apiVersion: String? = nil, kind: String? = nil, namespace: String? = nil, name: String? = nil,
        uid: String? = nil
    ) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.namespace = namespace
        self.name = name
        self.uid = uid
    }

    /// A reference to an object of a known kind.
    public init(to resource: some KubernetesResource) {
        let type = type(of: resource).resourceType
        self.init(
            apiVersion: type.apiVersion, kind: type.kind, namespace: resource.metadata.namespace,
            name: resource.metadata.name, uid: resource.metadata.uid)
    }
}

/// A reference to an object of another kind in the same namespace.
public struct TypedLocalObjectReference: Codable, Equatable, Sendable {
    /// The API group; empty or nil for the core group.
    public var apiGroup: String?
    public var kind: String
    public var name: String

    /// Makes a reference.
    public init(apiGroup: String? = nil, kind: String, name: String) {
        self.apiGroup = apiGroup
        self.kind = kind
        self.name = name
    }
}
