import Synchronization
import Wire

/// What a watcher is told.
enum WatchNotice: Sendable {
    case commit(Commit)
    /// All commits up to this revision were told.
    case bookmark(UInt64)
    /// The watch ends, after this bookmark.
    case end
}

/// Somebody who is told of commits.
struct Watcher: Sendable {
    /// Nil for all namespaces.
    let namespace: String?
    let continuation: AsyncStream<WatchNotice>.Continuation
}

/// From where on a watch tells.
enum WatchStart: Equatable, Sendable {
    /// Everything that is there as additions, then what changes.
    case everything
    /// What changes from now on.
    case now
    /// What changed after a revision.
    case after(UInt64)
}

/// A watch that has begun: what is told first, then what comes.
struct WatchSubscription: Sendable {
    let id: Int
    let collection: CollectionKey
    /// The objects that are there, or the commits since the start.
    let backlog: [Commit]
    /// The revision that the backlog leads to.
    let revision: UInt64
    /// What comes after the backlog. It ends when the store closes the watch, also for being too slow.
    let notices: AsyncStream<WatchNotice>
}

extension ObjectStore {
    /// Begins a watch of a collection, or of one namespace of it. End it with ``endWatch(_:)``.
    func watch(
        _ collection: CollectionKey, namespace: String?, from start: WatchStart
    ) throws(StoreError) -> WatchSubscription {
        try guarded.withLock { guarded throws(StoreError) in
            let backlog = try guarded.backlog(of: collection, namespace: namespace, from: start)
            let (notices, continuation) = AsyncStream.makeStream(
                of: WatchNotice.self, bufferingPolicy: .bufferingOldest(limits.watcherBuffer))
            guarded.lastWatcher += 1
            if guarded.isClosed {
                continuation.finish()
            } else {
                guarded.watchers[collection, default: [:]][guarded.lastWatcher] = Watcher(
                    namespace: namespace, continuation: continuation)
            }
            return WatchSubscription(
                id: guarded.lastWatcher, collection: collection, backlog: backlog, revision: guarded.state.revision,
                notices: notices)
        }
    }

    /// Ends a watch.
    func endWatch(_ subscription: WatchSubscription) {
        let watcher = guarded.withLock { $0.watchers[subscription.collection]?.removeValue(forKey: subscription.id) }
        watcher?.continuation.finish()
    }

    /// Puts a bookmark behind the commits that the watcher has not read yet, and the end where that is asked for.
    func bookmark(_ subscription: WatchSubscription, thenEnd: Bool = false) {
        guarded.withLock { guarded in
            let watcher = guarded.watchers[subscription.collection]?[subscription.id]
            watcher?.continuation.yield(.bookmark(guarded.state.revision))
            if thenEnd { watcher?.continuation.yield(.end) }
        }
    }

    /// Ends all watches of a collection: its resource is no longer served.
    func endWatches(of collection: CollectionKey) {
        let watchers = guarded.withLock { $0.watchers.removeValue(forKey: collection) }
        for watcher in (watchers ?? [:]).values { watcher.continuation.finish() }
    }

    /// Ends all watches and begins no more: the server stops.
    func closeWatches() {
        let watchers = guarded.withLock { guarded in
            defer { guarded.watchers = [:] }
            guarded.isClosed = true
            return guarded.watchers
        }
        for watcher in watchers.values.flatMap(\.values) { watcher.continuation.finish() }
    }

    /// How many watches there are.
    var watchCount: Int { guarded.withLock { $0.watchers.values.reduce(0) { $0 + $1.count } } }
}

extension ObjectStore.Guarded {
    fileprivate func backlog(
        of collection: CollectionKey, namespace: String?, from start: WatchStart
    ) throws(StoreError) -> [Commit] {
        switch start {
        case .now: return []
        case .everything:
            let namespaces = state.collections[collection]?.namespaces ?? [:]
            return namespaces.filter { namespace == nil || $0.key == namespace }
                .sorted { $0.key < $1.key }
                .flatMap { name, objects in
                    objects.sorted { $0.key < $1.key }.map { object in
                        let key = ObjectKey(collection: collection, namespace: name, name: object.key)
                        return Commit(kind: .added, key: key, object: object.value, previous: nil)
                    }
                }
        case .after(let revision):
            // From a version to come on there is nothing to tell yet.
            guard revision <= state.revision else { return [] }
            let oldest = state.oldestRevision(of: collection)
            guard revision >= oldest else { throw .expired(requested: revision, oldest: oldest) }
            return (state.collections[collection]?.history.commits(since: revision) ?? [])
                .filter { namespace == nil || $0.key.namespace == namespace }
                .compactMap { $0.seen(since: revision) }
        }
    }

    /// A watcher whose buffer is full is closed: it starts again from the last revision that it saw.
    mutating func tellWatchers(of commit: Commit) {
        guard let told = watchers[commit.key.collection] else { return }
        for (id, watcher) in told where watcher.namespace == nil || watcher.namespace == commit.key.namespace {
            switch watcher.continuation.yield(.commit(commit)) {
            case .enqueued: continue
            case .dropped, .terminated: break
            @unknown default: break
            }
            watchers[commit.key.collection]?[id] = nil
            watcher.continuation.finish()
        }
    }
}
