import Wire

/// All objects of a cluster at its latest revision, with the recent history: a value, changed by one method a change.
struct StoreState: Sendable {
    /// The objects of one collection.
    struct Collection: Sendable {
        var namespaces: [String: [String: StoredObject]] = [:]
        var history: EventHistory
        /// The revision of the latest commit of the collection.
        var revision: UInt64 = 0
        var count = 0
        /// The names of a namespace in order; made when a list asks, dropped when a name comes or goes.
        var sortedNames: [String: [String]] = [:]
        /// Where to find objects by what stands in them.
        var indexed = IndexedPlaces()
    }

    /// The revision of the latest commit.
    private(set) var revision: UInt64 = 0
    var collections: [CollectionKey: Collection] = [:]
    private let historyCapacity: Int
    private let recent: RecentValues
    /// History up to this revision was forgotten for all collections.
    private(set) var forgottenUpTo: UInt64 = 0

    /// Makes an empty store that remembers that many commits of each collection.
    init(historyCapacity: Int, recent: RecentValues) {
        self.historyCapacity = historyCapacity
        self.recent = recent
    }

    func object(_ key: ObjectKey) -> StoredObject? {
        collections[key.collection]?.namespaces[key.namespace]?[key.name]
    }

    // MARK: Changes

    /// The commit that creates an object. Nothing changes before it is applied.
    func creation(of key: ObjectKey, as value: JSONValue) throws(StoreError) -> Commit {
        guard object(key) == nil else { throw .alreadyExists }
        let object = StoredObject(value, revision: revision + 1, createdAt: revision + 1, recent: recent)
        return Commit(kind: .added, key: key, object: object, previous: nil)
    }

    /// The commit that replaces an object that is at a revision.
    func replacement(of key: ObjectKey, at seen: UInt64, by value: JSONValue) throws(StoreError) -> Commit {
        let previous = try current(key, at: seen)
        let object = StoredObject(value, revision: revision + 1, createdAt: previous.createdAt, recent: recent)
        return Commit(kind: .modified, key: key, object: object, previous: previous)
    }

    /// The commit that removes an object that is at a revision.
    ///
    /// - Parameter last: how watchers see it for the last time.
    func removal(of key: ObjectKey, at seen: UInt64, last value: JSONValue) throws(StoreError) -> Commit {
        let previous = try current(key, at: seen)
        let object = StoredObject(value, revision: revision + 1, createdAt: previous.createdAt, recent: recent)
        return Commit(kind: .deleted, key: key, object: object, previous: previous)
    }

    private func current(_ key: ObjectKey, at seen: UInt64) throws(StoreError) -> StoredObject {
        guard let current = object(key) else { throw .notFound }
        guard current.revision == seen else { throw .changed }
        return current
    }

    /// Makes a commit true.
    mutating func apply(_ commit: Commit) {
        revision = max(revision, commit.revision)
        let empty = Collection(history: EventHistory(capacity: historyCapacity, forgottenUpTo: forgottenUpTo))
        collections[commit.key.collection, default: empty].apply(commit)
    }

    /// Forgets the history up to a revision.
    mutating func forgetHistory(upTo revision: UInt64) {
        forgottenUpTo = max(forgottenUpTo, revision)
        for key in Array(collections.keys) { collections[key]?.history.forget(upTo: revision) }
    }

    /// The oldest revision that a watch of the collection can start from.
    func oldestRevision(of key: CollectionKey) -> UInt64 {
        collections[key]?.history.forgottenUpTo ?? forgottenUpTo
    }
}

extension StoreState.Collection {
    fileprivate mutating func apply(_ commit: Commit) {
        let key = commit.key
        revision = commit.revision
        history.append(commit)
        let isDeletion = commit.kind == .deleted
        indexed.move(
            key, from: namespaces[key.namespace]?[key.name]?.value, to: isDeletion ? nil : commit.object.value)
        if isDeletion {
            if namespaces[key.namespace]?.removeValue(forKey: key.name) != nil { count -= 1 }
            if namespaces[key.namespace]?.isEmpty == true { namespaces[key.namespace] = nil }
            sortedNames[key.namespace] = nil
        } else {
            let previous = namespaces[key.namespace, default: [:]].updateValue(commit.object, forKey: key.name)
            if previous == nil {
                count += 1
                sortedNames[key.namespace] = nil
            }
        }
    }
}
