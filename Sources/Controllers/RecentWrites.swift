public import KubernetesModel
import Synchronization

/// What a controller wrote and its cache has not seen yet.
///
/// A reconcile that comes right after a write would else plan from the state before it and write again. An entry holds
/// as long as the cache still shows what it showed at the time of the write; once the cache moved on, whatever to, the
/// cache is right. So versions are only compared for equality, as Kubernetes demands.
public final class RecentWrites<Object: KubernetesResource>: Sendable {
    private struct Entry {
        /// Nil when the object was deleted.
        let written: Object?
        /// The version that the cache showed at the time of the write; nil when it showed no object.
        let cachedVersion: String?
    }

    private let entries = Mutex<[ObjectKey: Entry]>([:])

    /// Makes an empty record.
    public init() {}

    /// Takes note of an object as the API server answered it, or nil when it is gone.
    ///
    /// - Parameter cached: what the cache shows now.
    public func note(_ key: ObjectKey, written: Object?, cached: Object?) {
        entries.withLock {
            // Of several writes before the cache moves, the last counts, against what the cache showed at the first.
            let version = $0[key].map(\.cachedVersion) ?? cached?.metadata.resourceVersion
            $0[key] = Entry(written: written, cachedVersion: version)
        }
    }

    /// The object as the controller must see it: what it wrote last, or what the cache shows once that moved on.
    public func latest(_ key: ObjectKey, cached: Object?) -> Object? {
        entries.withLock {
            guard let entry = $0[key] else { return cached }
            if entry.cachedVersion == cached?.metadata.resourceVersion { return entry.written }
            $0[key] = nil
            return cached
        }
    }

    /// Drops what was noted of a key that the controller will not look at again.
    public func forget(_ key: ObjectKey) {
        entries.withLock { $0[key] = nil }
    }

    /// How many writes the cache has not caught up with.
    public var count: Int { entries.withLock { $0.count } }
}
