import Wire

/// An object as the store has it, at one revision. It never changes.
struct StoredObject: Sendable {
    private let content: StoredContent
    /// The revision at which the object became what it is.
    let revision: UInt64
    /// The revision at which the object was created.
    let createdAt: UInt64

    /// Makes the object of a revision, which it writes into `metadata.resourceVersion`.
    init(_ value: JSONValue, revision: UInt64, createdAt: UInt64, recent: RecentValues) {
        var value = value
        value[at: "metadata", "resourceVersion"] = .string(String(revision))
        // Copied, because the writer's array has room for more.
        let bytes = Array(value.bytes()[...])
        self.init(kept: value, bytes: bytes, revision: revision, createdAt: createdAt, recent: recent)
    }

    /// Takes an object as it was kept.
    init(kept value: JSONValue, bytes: [UInt8], revision: UInt64, createdAt: UInt64, recent: RecentValues) {
        content = StoredContent(value, bytes: bytes, recent: recent)
        self.revision = revision
        self.createdAt = createdAt
    }
}

extension StoredObject {
    /// The object as JSON, with `apiVersion`, `kind` and its `resourceVersion`.
    var bytes: [UInt8] { content.bytes }

    /// ``bytes`` as a value. Unless it was asked for lately that takes the time of reading them, so ask once.
    var value: JSONValue { content.value }
}

/// One change of the store, as watchers and controllers are told of it.
struct Commit: Sendable {
    enum Kind: Sendable {
        case added
        case modified
        case deleted
    }

    let kind: Kind
    let key: ObjectKey
    /// The object after the change; of a deletion its last state, at the deletion's revision.
    let object: StoredObject
    /// The object before the change; nil for an addition, and when ``isCollapsed``.
    let previous: StoredObject?
    /// Whether the commit stands for all changes of the object up to its revision: what is left of the history after a
    /// restart of the process.
    var isCollapsed = false

    var revision: UInt64 { object.revision }

    /// The commit as somebody sees it who knows the collection as of `revision`; nil when there is nothing to see.
    func seen(since revision: UInt64) -> Commit? {
        guard isCollapsed, object.createdAt > revision else { return self }
        return kind == .deleted ? nil : Commit(kind: .added, key: key, object: object, previous: nil)
    }
}
