public import KubernetesClient
public import KubernetesModel
public import Logging
public import ServiceLifecycle
import Synchronization

/// A cache of the objects of one kind that follows the API server: lists once, then watches.
///
/// *Guarantees*: handlers are told each difference between what the cache showed and what it shows, exactly once and
/// after the cache shows it; states in between may be skipped. A broken watch goes on where it was; one that is too old
/// leads to a new list, whose difference to the cache is told.
///
/// *Caveats*: the cache lags behind the server. Decide by it, and let the server refuse what is out of date.
public final class Informer<Object: KubernetesResource>: Service {
    private struct State {
        var cache: ObjectCache<Object>
        var handlers: [@Sendable (ObjectChange<Object>) -> Void] = []
        var hasSynced = false
        /// Why the last list was refused, where it was.
        var refusal: KubernetesError?
        /// The last version that the watch under way told of.
        var watchedVersion: String?
    }

    private let client: KubernetesClient
    private let namespace: String?
    private let selection: Selection
    private let transform: (@Sendable (Object) -> Object)?
    private let pageSize: Int?
    private let time: TimeSource
    private let random: @Sendable () -> Double
    private let logger: Logger
    private let state: Mutex<State>
    private let wakeup = Wakeup()

    /// Makes an informer with an empty cache; ``run()`` fills it.
    ///
    /// - Parameters:
    ///   - namespace: Nil follows all namespaces.
    ///   - indices: For each named index, under which values an object is found.
    ///   - transform: Applied before an object is kept, to drop what is not needed. It must keep the metadata's name,
    ///     namespace, uid and resourceVersion.
    ///   - pageSize: Objects a page; nil asks for all in one answer. Default 200: reading takes memory by the page, and with
    ///     500 it was half of what is kept of 1,000 objects.
    ///   - random: 0 up to 1, for the jitter of waits.
    public init(
        client: KubernetesClient, namespace: String? = nil, selection: Selection = .all,
        indices: [String: ObjectCache<Object>.Index] = [:], transform: (@Sendable (Object) -> Object)? = nil,
        pageSize: Int? = 200, time: TimeSource = .system,
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }, logger: Logger
    ) {
        self.client = client
        self.namespace = namespace
        self.selection = selection
        self.transform = transform
        self.pageSize = pageSize
        self.time = time
        self.random = random
        var logger = logger
        logger[metadataKey: "resource"] = "\(Object.resourceType.qualifiedName)"
        self.logger = logger
        state = Mutex(State(cache: ObjectCache(indices: indices)))
    }

    // MARK: Reading

    /// The object of that key, as the cache has it.
    public func get(_ key: ObjectKey) -> Object? { state.withLock { $0.cache[key] } }

    /// All objects, in no order.
    public var objects: [Object] { state.withLock { $0.cache.objects } }

    /// How many objects there are.
    public var count: Int { state.withLock { $0.cache.count } }

    /// The objects that an index has under a value, in no order.
    public func objects(index: String, _ value: String) -> [Object] {
        state.withLock { $0.cache.objects(index: index, value) }
    }

    /// Whether the first list is in the cache. Before that, what is not in it may yet exist.
    public var hasSynced: Bool { state.withLock { $0.hasSynced } }

    /// Why the API server did not let us list the last time, for lack of a right; nil where it did.
    public var refusal: KubernetesError? { state.withLock { $0.refusal } }

    /// Waits until the first list is in the cache and was told to the handlers.
    ///
    /// - Parameter orRefused: whether it is enough that the API server refuses the list; it is tried again then.
    /// - Throws: `CancellationError`.
    public func waitUntilSynced(orRefused: Bool = false) async throws {
        while true {
            let seen = wakeup.calls
            if hasSynced || (orRefused && refusal != nil) { return }
            try Task.checkCancellation()
            await wakeup.wait(after: seen)
        }
    }

    /// Tells a function of all changes from now on, and of the objects that are there as if they were added.
    ///
    /// It is called from the informer's task and must not block. While it is being added, a change may overtake the
    /// addition of the same object: take what it is told for a hint to look.
    public func addHandler(_ handler: @escaping @Sendable (ObjectChange<Object>) -> Void) {
        let present = state.withLock { state in
            state.handlers.append(handler)
            return state.cache.objects
        }
        for object in present { handler(.added(object)) }
    }

    // MARK: Following

    /// Follows the API server until shutdown or cancellation.
    public func run() async throws {
        _ = await cancelWhenGracefulShutdown { await self.follow() }
    }

    private func follow() async {
        var machine = ReflectorMachine()
        while !Task.isCancelled {
            switch machine.step {
            case .list(let version): await list(version, &machine)
            case .watch(let version): await watch(version, &machine)
            case .wait(let duration):
                try? await time.sleep(duration)
                machine.waited()
            }
        }
    }

    private func list(_ version: String?, _ machine: inout ReflectorMachine) async {
        let options = ListOptions(selection: selection, pageSize: pageSize, resourceVersion: version)
        do {
            let list = try await client.list(Object.self, namespace: namespace, options)
            let items = transform.map { list.items.map($0) } ?? list.items
            let (changes, handlers) = state.withLock { state in
                (state.cache.replace(with: items), state.handlers)
            }
            tell(changes, handlers)
            state.withLock { state in
                state.hasSynced = true
                state.refusal = nil
            }
            wakeup.call()
            machine.listed(resourceVersion: list.resourceVersion)
        } catch {
            note(error, "Listing failed, it will be tried again")
            if error.code == .forbidden {
                state.withLock { $0.refusal = error }
                wakeup.call()
            }
            machine.listFailed(error, jitter: random())
        }
    }

    private func watch(_ version: String, _ machine: inout ReflectorMachine) async {
        let start = time.elapsed()
        var failure: KubernetesError?
        do {
            let options = WatchOptions(selection: selection, resourceVersion: version)
            let events = try await client.watch(Object.self, namespace: namespace, options)
            try await events.follow { self.take($0) }
        } catch {
            failure = error
            note(error, "The watch broke off, it will be taken up again")
        }
        if let version = state.withLock({ $0.watchedVersion.take() }) { machine.saw(resourceVersion: version) }
        machine.watchEnded(failure, lasted: time.elapsed() - start, jitter: random())
    }

    private func take(_ event: WatchEvent<Object>) {
        let event = transformed(event)
        let (change, handlers) = state.withLock { state in
            if let version = Self.version(of: event) { state.watchedVersion = version }
            return (state.cache.apply(event), state.handlers)
        }
        if let change { tell([change], handlers) }
    }

    private static func version(of event: WatchEvent<Object>) -> String? {
        switch event {
        case .added(let object), .modified(let object), .deleted(let object): object.metadata.resourceVersion
        case .bookmark(let version): version
        }
    }

    private func transformed(_ event: WatchEvent<Object>) -> WatchEvent<Object> {
        guard let transform else { return event }
        return switch event {
        case .added(let object): .added(transform(object))
        case .modified(let object): .modified(transform(object))
        case .deleted(let object): .deleted(transform(object))
        case .bookmark: event
        }
    }

    private func tell(_ changes: [ObjectChange<Object>], _ handlers: [@Sendable (ObjectChange<Object>) -> Void]) {
        for change in changes {
            for handler in handlers { handler(change) }
        }
    }

    private func note(_ error: KubernetesError, _ message: Logger.Message) {
        // Old versions and silent watches are daily bread.
        let level: Logger.Level = [.gone, .idle, .cancelled].contains(error.code) ? .debug : .warning
        logger.log(level: level, message, metadata: ["error": "\(error)"])
    }
}
