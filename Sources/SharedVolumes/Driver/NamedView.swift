import Controllers
import KubernetesClient
import KubernetesModel
import Logging
import ServiceLifecycle
import SharingPlanning
import Wire

/// One object by its name: followed, read and written.
protocol NamedObject: Service {
    /// The object as it must be seen now: what was written last, or what the watch has shown since.
    var latest: JSONValue? { get }
    /// Whether what was written has not been seen yet.
    var isAhead: Bool { get }
    /// Looks at a controller's key whenever the object changes; the controller waits for the first look.
    func wake<Key>(_ controller: Controller<Key>, _ key: Key)
    /// Applies a manifest by force, and answers the object.
    func apply(_ manifest: JSONValue) async throws(KubernetesError) -> JSONValue
    /// Deletes the object with exactly that uid; what it owns stays when it is set free.
    func delete(uid: String, freeing isFreeing: Bool) async throws(KubernetesError)
}

/// Follows one object by its name, so that it is seen whoever made it and whatever labels it lost; a watch of one name
/// also is all that a role has to allow.
struct NamedView<Kind: WholeKind>: NamedObject {
    private let client: KubernetesClient
    private let key: ObjectKey
    private let informer: Informer<WholeObject<Kind>>
    private let writes: RecentWrites<WholeObject<Kind>>

    init(client: KubernetesClient, key: ObjectKey, time: TimeSource, logger: Logger) {
        self.client = client
        self.key = key
        let informer = Informer<WholeObject<Kind>>(
            client: client, namespace: key.namespace, selection: Selection(fields: "metadata.name=\(key.name)"),
            time: time, logger: logger)
        self.informer = informer
        writes = RecentWrites(over: { informer.get($0) }, elapsed: time.elapsed)
    }

    func run() async throws { try await informer.run() }

    var latest: JSONValue? { writes.latest(key)?.value }
    var isAhead: Bool { writes.isOverruling(key) }
    /// Whether the object was looked for.
    var hasSynced: Bool { informer.hasSynced }

    func waitUntilSynced() async throws { try await informer.waitUntilSynced() }

    func wake<Key>(_ controller: Controller<Key>, _ key: Key) { controller.follow(informer) { _ in [key] } }

    /// Looks at a controller's key whenever the object changes; the controller does not wait.
    func hint<Key>(_ controller: Controller<Key>, _ key: Key) {
        informer.addHandler { [weak controller] _ in controller?.add(key) }
    }

    func apply(_ manifest: JSONValue) async throws(KubernetesError) -> JSONValue {
        let mark = writes.mark(key)
        let object = try await client.patch(
            WholeObject<Kind>.self, key, .apply(manifest, force: true),
            WriteOptions(fieldManager: NodeDriver.fieldManager))
        writes.note(key, written: object, since: mark)
        return object.value
    }

    func delete(uid: String, freeing isFreeing: Bool) async throws(KubernetesError) {
        let mark = writes.mark(key)
        do {
            let deletion = try await client.delete(
                Kind.resourceType, key, DeleteOptions(uid: uid, propagation: isFreeing ? .orphan : .background))
            // What is under way is seen to be gone by the watch.
            if deletion == .gone { writes.note(key, written: nil, since: mark) }
        } catch {
            guard error.code == .notFound else { throw error }
            writes.note(key, written: nil, since: mark)
        }
    }
}
