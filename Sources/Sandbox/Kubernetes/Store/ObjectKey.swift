/// Names a collection of the store: all versions of a resource share one.
struct CollectionKey: Hashable, Sendable, CustomStringConvertible {
    /// The API group; empty for the core group.
    let group: String
    /// The name in paths: `persistentvolumes`.
    let plural: String

    /// The name by which errors and RBAC call the resource: `leases.coordination.k8s.io`.
    var description: String { group.isEmpty ? plural : "\(plural).\(group)" }

    static func core(_ plural: String) -> CollectionKey { CollectionKey(group: "", plural: plural) }
}

/// Names an object of the store.
struct ObjectKey: Hashable, Sendable {
    let collection: CollectionKey
    /// Empty when the resource is of the whole cluster.
    let namespace: String
    let name: String

    /// The object's place within its collection, in the order of lists.
    var place: ObjectPlace { ObjectPlace(namespace: namespace, name: name) }
}

/// An object's place in a list: by namespace, then by name, as bytes.
struct ObjectPlace: Hashable, Comparable, Sendable {
    let namespace: String
    let name: String

    static func < (left: ObjectPlace, right: ObjectPlace) -> Bool {
        left.namespace == right.namespace ? left.name < right.name : left.namespace < right.namespace
    }
}

extension ObjectKey {
    /// The key of the object's record in the keeping. Slashes occur in no group, plural, namespace or object name that
    /// the server accepts, RBAC names (path segments too) included.
    var recordKey: String { "\(collection.group)/\(collection.plural)/\(namespace)/\(name)" }

    /// Reads a record's key; nil when it is none.
    init?(recordKey: String) {
        let parts = recordKey.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4 else { return nil }
        self.init(
            collection: CollectionKey(group: parts[0], plural: parts[1]), namespace: parts[2], name: parts[3])
    }
}
