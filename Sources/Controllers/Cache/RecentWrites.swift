public import KubernetesModel
import Synchronization

/// What a controller wrote and its cache has not seen yet.
///
/// A reconcile that comes right after a write would else plan from the state before it and write again. An entry holds
/// as long as the cache still shows what it showed *before the write was sent*, or what an earlier write of the same row
/// of writes made; once the cache moved on, to whatever else, the cache is right. So versions are only compared for
/// equality, as Kubernetes demands.
///
/// *Caveat.* A cache that moved there and back unseen (an object created and deleted again) would be overruled for ever,
/// so entries end after ``lifetime``: who plans while ``isOverruling(_:)`` looks again after that.
public final class RecentWrites<Object: KubernetesResource>: Sendable {
    /// What the cache showed of an object before a write was sent.
    public struct Mark: Sendable {
        fileprivate let version: String?
    }

    private struct Entry {
        /// Nil when the object was deleted.
        let written: Object?
        /// The versions that the cache may show while it has not seen the write: none yet is nil.
        let earlier: Set<String?>
        let end: Duration
    }

    /// How long an entry overrules the cache at most; a cache that is further behind has lost its watch.
    public static var lifetime: Duration { .seconds(10) }

    private let entries = Mutex<[ObjectKey: Entry]>([:])
    private let cached: @Sendable (ObjectKey) -> Object?
    private let elapsed: @Sendable () -> Duration

    /// Makes an empty record over a cache.
    ///
    /// - Parameter elapsed: a clock that never jumps.
    public init(
        over cached: @escaping @Sendable (ObjectKey) -> Object?, elapsed: @escaping @Sendable () -> Duration
    ) {
        self.cached = cached
        self.elapsed = elapsed
    }

    /// The mark to take before a write is sent.
    public func mark(_ key: ObjectKey) -> Mark { Mark(version: cached(key)?.metadata.resourceVersion) }

    /// Takes note of an object as the API server answered it, or nil when it is gone.
    public func note(_ key: ObjectKey, written: Object?, since mark: Mark) {
        let shown = self.mark(key).version
        let end = elapsed() + Self.lifetime
        entries.withLock { entries in
            var earlier: Set = [mark.version]
            // The cache sees the writes of a row one by one: what it shows between two of them is behind the last, too.
            if let last = entries[key], last.earlier.contains(mark.version) {
                earlier.formUnion(last.earlier)
                if let version = last.written?.metadata.resourceVersion { earlier.insert(version) }
            }
            // A write that changed nothing made no version of its own.
            if let version = written?.metadata.resourceVersion { earlier.remove(version) }
            entries[key] = earlier.contains(shown) ? Entry(written: written, earlier: earlier, end: end) : nil
        }
    }

    /// The object as the controller must see it: what it wrote last, or what the cache shows once that moved on.
    public func latest(_ key: ObjectKey) -> Object? {
        let shown = cached(key)
        let now = elapsed()
        return entries.withLock {
            guard let entry = $0[key] else { return shown }
            if entry.earlier.contains(shown?.metadata.resourceVersion) && now < entry.end { return entry.written }
            $0[key] = nil
            return shown
        }
    }

    /// Whether ``latest(_:)`` answers something else than the cache.
    public func isOverruling(_ key: ObjectKey) -> Bool { entries.withLock { $0[key] != nil } }

    /// Drops what was noted of a key that the controller will not look at again.
    public func forget(_ key: ObjectKey) {
        entries.withLock { $0[key] = nil }
    }

    /// How many writes the cache has not caught up with.
    public var count: Int { entries.withLock { $0.count } }
}
