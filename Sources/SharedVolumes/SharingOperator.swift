import Controllers
public import CoreMetrics
public import KubernetesClient
import KubernetesModel
public import Logging
import ProductAPI
public import ServiceLifecycle
public import SharingPlanning
public import Telemetry

/// The SharedVolume operator: for each SharedVolume a PersistentVolume and a claim that are bound to each other.
///
/// Any number of replicas may run; one acts, by a Lease, the others stand by with warm caches.
public struct SharingOperator: Service {
    /// How the operator runs.
    public struct Settings: Sendable {
        /// A name that no other replica has: the pod's.
        public var identity: String
        /// The namespace of the Lease: the operator's own.
        public var namespace: String
        /// How many SharedVolumes are worked on at once. Default 16.
        public var workers: Int
        /// What the cluster is called in the tokens, paths and tags of access points; nil is the uid of `kube-system`.
        public var clusterName: String?
        /// The directory that access points of the operator's making must lie in; nil for any.
        public var accessPointRoot: AccessPointRoot?
        /// What mounts the volumes on the nodes, and whether it is kept here; nil keeps nothing, not even the class.
        public var nodeDriver: NodeDriver?
        /// The Deployment that the operator runs as, in its namespace. When it is deleted, SharedVolumes are let go. Nil:
        /// the operator is not run by one.
        public var deployment: String?
        /// Whether no other operator can be at work, so that there is no election. Default false.
        public var isAlone = false

        /// Makes settings.
        ///
        /// - Parameter nodeDriver: nil is the default driver in the operator's namespace.
        public init(
            identity: String, namespace: String, workers: Int = 16, clusterName: String? = nil,
            accessPointRoot: AccessPointRoot? = nil, nodeDriver: NodeDriver? = nil
        ) {
            self.identity = identity
            self.namespace = namespace
            self.workers = workers
            self.clusterName = clusterName
            self.accessPointRoot = accessPointRoot
            self.nodeDriver = nodeDriver ?? NodeDriver(namespace: namespace)
        }
    }

    /// A sentence for each metric of the operator.
    public static let metricsHelp = SharingMetrics.help

    private let logger: Logger
    private let services: [any Service]

    /// Makes an operator for a cluster.
    ///
    /// - Parameters:
    ///   - storage: the way to AWS; closed where there is none.
    ///   - metrics: where reconciles, leadership and phases are counted.
    ///   - health: gets a readiness check: the caches are filled.
    public init(
        client: KubernetesClient, storage: StorageDoor = .closed, settings: Settings, metrics: any MetricsFactory,
        health: HealthChecks, time: TimeSource = .system, logger: Logger
    ) {
        self.logger = logger
        let tools = Tools(client: client, time: time, logger: logger)
        let meters = SharingMetrics(factory: metrics)
        let caches = SharingCaches(client: client, time: time, logger: logger)
        let events = EventRecorder(
            client: client, controller: "breakwater.dev/operator", instance: settings.identity, time: time,
            logger: logger)
        let parting = Parting(
            client: client, deployment: settings.deployment.map { ObjectKey(namespace: settings.namespace, name: $0) },
            time: time, logger: logger)
        let reconciler = Self.reconciler(of: caches, storage, settings, events, tools)
        let controller = Self.controller(of: caches, reconciler, parting, settings, meters, tools)
        let driver = settings.nodeDriver.map { driver in
            DriverKeeper(
                client: client, driver: driver,
                settings: ControllerSettings(workers: 1, observer: { meters.count($0) }), time: time, logger: logger)
        }
        caches.onChange { meters.count($0) }
        health.add("shared-volumes", to: .readiness) {
            caches.haveSynced ? .fine : .wrong("the caches are not filled yet")
        }
        let acting = Self.acting(settings, meters, tools) {
            try await Self.runTogether({ try await controller.run() }, { if let driver { try await driver.run() } })
            await parting.finish(held: { caches.held }, finish: { _ = try await reconciler.reconcile($0) })
        }
        // In the order in which they need each other; they stop in the reverse order.
        services = [events] + caches.services + [parting] + (driver?.views ?? []) + [acting]
    }

    /// What every part is made with.
    private struct Tools {
        let client: KubernetesClient
        let time: TimeSource
        let logger: Logger
    }

    private static func reconciler(
        of caches: SharingCaches, _ storage: StorageDoor, _ settings: Settings, _ events: EventRecorder, _ tools: Tools
    ) -> SharingReconciler {
        let views = caches.views(time: tools.time)
        let checker = StorageChecker(door: storage, elapsed: tools.time.elapsed)
        return SharingReconciler(
            views: views,
            facts: SharingFactFinder(
                client: tools.client, views: views, checker: checker,
                cluster: ClusterName(chosen: settings.clusterName, root: settings.accessPointRoot),
                sharers: { caches.sharers(of: $0) }),
            performer: SharingPerformer(
                client: tools.client, views: views, storage: storage, checker: checker, now: tools.time.now),
            events: events, now: tools.time.now)
    }

    /// Looks at each SharedVolume; when the operator is being removed, lets it go instead.
    private static func controller(
        of caches: SharingCaches, _ reconciler: SharingReconciler, _ parting: Parting, _ settings: Settings,
        _ meters: SharingMetrics, _ tools: Tools
    ) -> Controller<ObjectKey> {
        let controller = Controller<ObjectKey>(
            name: "shared-volumes",
            settings: ControllerSettings(workers: settings.workers, observer: { meters.count($0) }), time: tools.time,
            logger: tools.logger,
            reconcile: { key in
                if parting.hasBegun, let volume = reconciler.views.sharedVolumes.latest(key),
                    !volume.metadata.isTerminating
                {
                    try await parting.letGo(volume)
                    return .awaitChange
                }
                // What is not in a cache that was never filled may yet be there: nothing is planned.
                if let refusal = caches.blindness { return try await reconciler.tell(key, ofBlindness: refusal) }
                return try await reconciler.reconcile(key)
            })
        parting.onTurn { for volume in caches.sharedVolumes { controller.add(volume.metadata.key) } }
        caches.wake(controller)
        return controller
    }

    /// Work that is done while no other replica does it.
    private static func acting(
        _ settings: Settings, _ meters: SharingMetrics, _ tools: Tools,
        _ work: @escaping @Sendable () async throws -> Void
    ) -> any Service {
        guard !settings.isAlone else { return Work(run: work) }
        return LeaderElection(
            client: tools.client,
            lease: ObjectKey(namespace: settings.namespace, name: SharingPermissions.leaseName),
            identity: settings.identity, time: tools.time, logger: tools.logger, observer: { meters.count($0) },
            work: { _ in try await work() })
    }

    /// Work that nobody else can be doing.
    private struct Work: Service {
        let work: @Sendable () async throws -> Void

        init(run work: @escaping @Sendable () async throws -> Void) { self.work = work }

        func run() async throws { try await work() }
    }

    /// Runs both controllers until both are stopped, or one fails.
    private static func runTogether(
        _ first: @escaping @Sendable () async throws -> Void, _ second: @escaping @Sendable () async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await first() }
            group.addTask { try await second() }
            try await group.waitForAll()
        }
    }

    /// Runs until graceful shutdown; reconciles under way are finished and the Lease is let go.
    public func run() async throws {
        try await ServiceGroup(configuration: .init(services: services.map { .init(service: $0) }, logger: logger))
            .run()
    }
}
