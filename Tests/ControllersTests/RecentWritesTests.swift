import Controllers
import KubernetesModel
import Synchronization
import Testing

@Suite("Writes that the cache has not seen")
struct RecentWritesTests {
    /// A cache of one object, and a clock.
    private final class Cache: Sendable {
        private let state = Mutex<(object: PersistentVolumeClaim?, elapsed: Duration)>((nil, .zero))

        var object: PersistentVolumeClaim? {
            get { state.withLock { $0.object } }
            set { state.withLock { $0.object = newValue } }
        }
        var elapsed: Duration {
            get { state.withLock { $0.elapsed } }
            set { state.withLock { $0.elapsed = newValue } }
        }
    }

    private let key = ObjectKey(namespace: "n", name: "c")
    private let cache = Cache()
    private let writes: RecentWrites<PersistentVolumeClaim>

    init() {
        let cache = cache
        writes = RecentWrites(over: { _ in cache.object }, elapsed: { cache.elapsed })
    }

    private func claim(_ version: String) -> PersistentVolumeClaim {
        var claim = PersistentVolumeClaim(metadata: ObjectMeta(name: "c", namespace: "n"), spec: .init())
        claim.metadata.resourceVersion = version
        return claim
    }

    @Test("a write is seen until the cache moves, and then the cache is right, whatever it shows")
    func overlay() {
        cache.object = claim("1")
        writes.note(key, written: claim("2"), since: writes.mark(key))
        #expect(writes.latest(key) == claim("2"))
        cache.object = claim("7")
        #expect(writes.latest(key) == claim("7"))
        #expect(writes.count == 0)
    }

    @Test("an object that was created or deleted is seen so before the cache knows")
    func createdAndDeleted() {
        writes.note(key, written: claim("2"), since: writes.mark(key))
        #expect(writes.latest(key) == claim("2"))
        writes.note(key, written: nil, since: writes.mark(key))
        #expect(writes.latest(key) == nil)
        cache.object = claim("3")
        #expect(writes.latest(key) == claim("3"))
    }

    @Test("a cache that saw the write, and more, before its answer came is not overruled")
    func overtaken() {
        let mark = writes.mark(key)
        cache.object = claim("3")
        writes.note(key, written: claim("2"), since: mark)
        #expect(writes.latest(key) == claim("3"))
    }

    @Test("of several writes the last is seen while the cache shows the ones before it, one by one")
    func rowOfWrites() {
        cache.object = claim("1")
        writes.note(key, written: claim("2"), since: writes.mark(key))
        let mark = writes.mark(key)
        cache.object = claim("2")
        writes.note(key, written: claim("3"), since: mark)
        #expect(writes.latest(key) == claim("3"))
        writes.note(key, written: claim("4"), since: writes.mark(key))
        cache.object = claim("3")
        #expect(writes.latest(key) == claim("4"))
        cache.object = claim("4")
        #expect(writes.latest(key) == claim("4"))
        #expect(!writes.isOverruling(key))
    }

    @Test("a write that changed nothing leaves nothing to wait for")
    func changedNothing() {
        cache.object = claim("1")
        writes.note(key, written: claim("1"), since: writes.mark(key))
        #expect(!writes.isOverruling(key))
    }

    @Test("what the cache never confirms ends")
    func lifetime() {
        writes.note(key, written: claim("2"), since: writes.mark(key))
        #expect(writes.isOverruling(key))
        cache.elapsed = .seconds(10)
        #expect(writes.latest(key) == nil)
        #expect(!writes.isOverruling(key))
    }
}
