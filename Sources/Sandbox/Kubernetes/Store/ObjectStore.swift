import Synchronization
import Wire

/// The cluster's objects: every change is one commit at the next revision, kept before it is acknowledged and told to
/// all who watch in the order of the revisions.
final class ObjectStore: Sendable {
    /// The bounds of the store.
    struct Limits: Sendable {
        /// How many commits of each collection are remembered for watches that resume.
        var history = 4096
        /// How many events a watcher may be behind before it is closed.
        var watcherBuffer = 1024
        /// How many objects are kept as values, too, and not only as bytes.
        var recentValues = 1024
    }

    struct Guarded {
        var state: StoreState
        /// Revisions of the deletions that are kept, oldest first from `firstDeletion` on.
        var deletions: [UInt64] = []
        var firstDeletion = 0
        var watchers: [CollectionKey: [Int: Watcher]] = [:]
        var lastWatcher = 0
        var isClosed = false
    }

    let limits: Limits
    let guarded: Mutex<Guarded>
    private let records: StoreRecords
    /// Told of each commit, under the store's lock: it takes note and returns.
    private let observer: @Sendable (Commit) -> Void

    /// Makes a store and gives back what its keeping has.
    ///
    /// - Parameter observer: told of each commit under the store's lock; it must not call the store.
    init(
        records: StoreRecords, limits: Limits = Limits(), observer: @escaping @Sendable (Commit) -> Void = { _ in }
    ) throws {
        let recent = RecentValues(capacity: limits.recentValues)
        var guarded = Guarded(state: StoreState(historyCapacity: limits.history, recent: recent))
        let (commits, forgotten) = try records.commits(recent: recent)
        for commit in commits {
            guarded.state.apply(commit)
            if commit.kind == .deleted { guarded.deletions.append(commit.revision) }
        }
        if forgotten > 0 { guarded.state.forgetHistory(upTo: forgotten) }
        self.limits = limits
        self.records = records
        self.observer = observer
        self.guarded = Mutex(guarded)
    }

    /// The revision of the latest commit.
    var revision: UInt64 { guarded.withLock { $0.state.revision } }

    /// The object of that key, or nil.
    func object(_ key: ObjectKey) -> StoredObject? { guarded.withLock { $0.state.object(key) } }

    /// How many objects a collection has.
    func count(of collection: CollectionKey) -> Int {
        guarded.withLock { $0.state.collections[collection]?.count ?? 0 }
    }

    /// Lists objects, consistent at one revision.
    func list(
        _ request: ListRequest, where accepts: (StoredObject) -> Bool = { _ in true }
    ) throws(StoreError) -> ListPage {
        try guarded.withLock { guarded throws(StoreError) in try guarded.state.list(request, where: accepts) }
    }

    /// All objects of a collection, or of one namespace of it, as they are now.
    func objects(of collection: CollectionKey, namespace: String? = nil) -> [StoredObject] {
        let request = ListRequest(collection: collection, namespace: namespace)
        return (try? list(request).objects) ?? []
    }

    /// All objects of a namespace, of every collection.
    func keys(inNamespace namespace: String) -> [ObjectKey] {
        guarded.withLock { guarded in
            guarded.state.collections.flatMap { collection, objects in
                (objects.namespaces[namespace] ?? [:]).keys.map {
                    ObjectKey(collection: collection, namespace: namespace, name: $0)
                }
            }
        }
    }

    /// All objects of the cluster, in the order of their revisions: what belongs together was mostly written together.
    var keys: [ObjectKey] {
        let keys = guarded.withLock { guarded in
            guarded.state.collections.flatMap { collection, objects in
                objects.namespaces.flatMap { namespace, named in
                    named.map { name, object in
                        (ObjectKey(collection: collection, namespace: namespace, name: name), object.revision)
                    }
                }
            }
        }
        return keys.sorted { $0.1 < $1.1 }.map(\.0)
    }

    /// Whether a namespace holds anything, of whatever collection.
    func hasObjects(inNamespace namespace: String) -> Bool {
        guarded.withLock { $0.state.collections.values.contains { $0.namespaces[namespace] != nil } }
    }

    /// The collections that have objects.
    var collections: [CollectionKey] {
        guarded.withLock { $0.state.collections.filter { $0.value.count > 0 }.map(\.key) }
    }

    // MARK: Changes

    /// Creates an object.
    @discardableResult
    func create(_ key: ObjectKey, _ value: JSONValue) throws(StoreError) -> StoredObject {
        try commit { state throws(StoreError) in try state.creation(of: key, as: value) }
    }

    /// Replaces an object that is still at the revision that the caller saw.
    @discardableResult
    func replace(_ key: ObjectKey, at seen: UInt64, by value: JSONValue) throws(StoreError) -> StoredObject {
        try commit { state throws(StoreError) in try state.replacement(of: key, at: seen, by: value) }
    }

    /// Removes an object that is still at the revision that the caller saw.
    @discardableResult
    func remove(_ key: ObjectKey, at seen: UInt64, last value: JSONValue) throws(StoreError) -> StoredObject {
        try commit { state throws(StoreError) in try state.removal(of: key, at: seen, last: value) }
    }

    /// Keeping and telling happen under the lock, so that both see the commits in the order of their revisions.
    private func commit(
        _ decide: (borrowing StoreState) throws(StoreError) -> Commit
    ) throws(StoreError) -> StoredObject {
        try guarded.withLock { guarded throws(StoreError) in
            let commit = try decide(guarded.state)
            try keep(commit, &guarded)
            guarded.state.apply(commit)
            guarded.tellWatchers(of: commit)
            observer(commit)
            return commit.object
        }
    }

    private func keep(_ commit: Commit, _ guarded: inout Guarded) throws(StoreError) {
        var forgotten: UInt64?
        if commit.kind == .deleted, guarded.deletions.count - guarded.firstDeletion >= StoreRecords.deletionCapacity {
            forgotten = guarded.deletions[guarded.firstDeletion]
        }
        do {
            try records.keep(commit, dropping: forgotten)
        } catch {
            throw .notKept("\(error)")
        }
        guard commit.kind == .deleted else { return }
        guarded.deletions.append(commit.revision)
        if forgotten != nil { guarded.firstDeletion += 1 }
        if guarded.firstDeletion >= StoreRecords.deletionCapacity {
            guarded.deletions.removeFirst(guarded.firstDeletion)
            guarded.firstDeletion = 0
        }
    }

    /// Forgets the history up to now, as etcd's compaction does: whoever resumes from before gets 410.
    func compact() {
        guarded.withLock { $0.state.forgetHistory(upTo: $0.state.revision) }
    }
}
