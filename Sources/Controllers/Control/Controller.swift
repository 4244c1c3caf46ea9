public import KubernetesClient
public import KubernetesModel
public import Logging
public import ServiceLifecycle
import Synchronization

/// How a ``Controller`` behaves.
public struct ControllerSettings: Sendable {
    /// How many keys run at once. Default 2.
    public var workers: Int
    /// How many keys are known at most. Default 100,000.
    public var capacity: Int
    /// The waits of a key that fails. Default 5 ms to 16 minutes.
    public var backoff: Backoff
    /// How long the runs under way may take once the controller is to stop. Default 20 s, which leaves the rest of the
    /// kubelet's 30 s to the others.
    public var stopLimit: Duration
    /// Told of each run when it is over; it must not block.
    public var observer: (@Sendable (RunRecord) -> Void)?

    /// Makes settings.
    public init(
        workers: Int = 2, capacity: Int = 100_000, backoff: Backoff = .reconcile, stopLimit: Duration = .seconds(20),
        observer: (@Sendable (RunRecord) -> Void)? = nil
    ) {
        self.workers = max(workers, 1)
        self.capacity = capacity
        self.backoff = backoff
        self.stopLimit = stopLimit
        self.observer = observer
    }
}

/// Looks at keys one after the other and brings what they stand for into the desired state.
///
/// A reconcile is told a key and nothing of why: it reads everything, compares, and converges. It runs once at a time
/// for a key. When it throws, ``FailureVerdict`` says whether the key is looked at again.
///
/// *Stopping*: on graceful shutdown no new run starts; those under way have ``ControllerSettings/stopLimit`` and are
/// then cancelled. When the task of ``run()`` is cancelled (as when leadership is lost) runs are cancelled at once, their
/// keys wait again, and ``run()`` may be called again.
public final class Controller<Key: Hashable & Sendable>: Service {
    /// The controller's name in logs and metrics.
    public let name: String
    /// The keys that wait.
    public let queue: WorkQueue<Key>

    private let settings: ControllerSettings
    private let time: TimeSource
    private let logger: Logger
    private let classify: @Sendable (any Error) -> FailureVerdict
    private let reconcile: @Sendable (Key) async throws -> Outcome
    /// Who knows all keys, to be asked when keys did not fit in the queue.
    private let sources = Mutex<[@Sendable () -> [Key]]>([])
    private let hasOverflowed = Mutex(false)
    /// What must be in the caches before the first run.
    private let prerequisites = Mutex<[@Sendable () async throws -> Void]>([])

    /// Makes a controller.
    ///
    /// - Parameters:
    ///   - classify: What to do about what the reconcile throws.
    ///   - reconcile: Brings what a key stands for into the desired state.
    public init(
        name: String, settings: ControllerSettings = ControllerSettings(), time: TimeSource = .system, logger: Logger,
        classify: @escaping @Sendable (any Error) -> FailureVerdict = FailureVerdict.standard,
        reconcile: @escaping @Sendable (Key) async throws -> Outcome
    ) {
        self.name = name
        self.settings = settings
        self.time = time
        var logger = logger
        logger[metadataKey: "controller"] = "\(name)"
        self.logger = logger
        self.classify = classify
        self.reconcile = reconcile
        queue = WorkQueue(
            machine: WorkQueueMachine(capacity: settings.capacity, backoff: settings.backoff), time: time)
    }

    /// Wishes for a look at a key.
    ///
    /// - Parameter headStart: how much earlier than others that are due at once the key counts as due.
    public func add(_ key: Key, after delay: Duration = .zero, headStart: Duration = .zero) {
        if queue.add(key, after: delay, headStart: headStart) == .refused { hasOverflowed.withLock { $0 = true } }
    }

    /// Looks at keys whenever an informer's objects change, and waits for the informer before the first run.
    ///
    /// - Parameters:
    ///   - orRefused: whether runs also begin when the API server refuses to list the objects: the reconcile must then
    ///     look at ``Informer/hasSynced`` before it believes that something is not there.
    ///   - headStart: how much earlier than others that are due at once the keys count as due: for objects whose change
    ///     lets something be finished that was begun.
    ///   - keys: Which keys an object stands for; asked with the object before and after a change.
    public func follow<Object: KubernetesResource>(
        _ informer: Informer<Object>, orRefused: Bool = false, headStart: Duration = .zero,
        keys: @escaping @Sendable (Object) -> [Key]
    ) {
        sources.withLock { $0.append { informer.objects.flatMap(keys) } }
        prerequisites.withLock { $0.append { try await informer.waitUntilSynced(orRefused: orRefused) } }
        informer.addHandler { [weak self] change in
            guard let self else { return }
            for key in Set(change.objects.flatMap(keys)) { self.add(key, headStart: headStart) }
        }
    }

    /// Runs workers until shutdown or cancellation.
    public func run() async throws {
        try await withGracefulShutdownHandler {
            for prerequisite in prerequisites.withLock({ $0 }) {
                // A shutdown before all is read in leaves nothing to finish.
                guard try await waiting(for: prerequisite) else { return }
            }
            await work()
        } onGracefulShutdown: {
            self.queue.stop()
        }
    }

    /// Whether a prerequisite was met; false when the controller was stopped before.
    private func waiting(for prerequisite: @escaping @Sendable () async throws -> Void) async throws -> Bool {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await prerequisite()
                return true
            }
            group.addTask {
                await self.queue.untilStopped()
                return false
            }
            defer { group.cancelAll() }
            return try await group.next() ?? false
        }
    }

    /// Runs the workers; a guard cancels those that are still running when the stop limit has passed.
    private func work() async {
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<settings.workers {
                group.addTask {
                    await self.workUntilStopped()
                    return true
                }
            }
            group.addTask {
                await self.queue.untilStopped()
                try? await self.time.sleep(self.settings.stopLimit)
                return false
            }
            var left = settings.workers
            while left > 0, let isWorker = await group.next() {
                if isWorker { left -= 1 } else { group.cancelAll() }
            }
            group.cancelAll()
        }
    }

    private func workUntilStopped() async {
        while let key = await queue.next() {
            let start = time.elapsed()
            let (completion, result) = await run(key)
            queue.done(key, completion)
            settings.observer?(
                RunRecord(
                    controller: name, result: result, duration: time.elapsed() - start, waiting: queue.waitingCount))
            catchUp()
        }
    }

    private func run(_ key: Key) async -> (WorkQueueMachine<Key>.Completion, RunRecord.Result) {
        do {
            switch try await reconcile(key) {
            case .done(nextLook: let wait?): return (.again(after: wait), .done)
            case .done(nextLook: nil): return (.finished, .done)
            case .awaitChange: return (.finished, .awaitChange)
            }
        } catch {
            return failed(key, error)
        }
    }

    private func failed(_ key: Key, _ error: any Error) -> (WorkQueueMachine<Key>.Completion, RunRecord.Result) {
        let metadata: Logger.Metadata = ["key": "\(key)", "error": "\(error)"]
        // Whatever a run throws after it was cancelled, it was the cancellation that ended it.
        switch Task.isCancelled ? .cancelled : classify(error) {
        case .cancelled:
            logger.debug("Reconcile was cancelled", metadata: metadata)
            return (.again(after: .zero), .cancelled)
        case .terminal:
            logger.error("Reconcile failed, and only a change of the object can mend it", metadata: metadata)
            return (.finished, .terminal)
        case .retry(let after):
            let failures = queue.failureCount(key) + 1
            let more: Logger.Metadata = ["failures": "\(failures)"]
            logger.warning("Reconcile failed, it will be tried again", metadata: metadata.merging(more) { a, _ in a })
            return (.failed(retryAfter: after), .retry)
        }
    }

    /// Adds all keys again once keys were refused and the queue has room.
    private func catchUp() {
        guard queue.waitingCount < settings.capacity / 2 else { return }
        let isDue = hasOverflowed.withLock { flag in
            defer { flag = false }
            return flag
        }
        guard isDue else { return }
        for source in sources.withLock({ $0 }) {
            for key in source() { add(key) }
        }
    }
}
