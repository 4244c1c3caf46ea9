import Controllers
public import CoreMetrics
public import KubernetesClient
import KubernetesModel
public import Logging
import ProductAPI
public import ServiceLifecycle
public import SharingPlanning
public import Telemetry
import Vocabulary

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

    /// By which volume, claim and access point a SharedVolume is found.
    private enum Index {
        static let volume = "volume"
        static let claim = "claim"
        static let accessPoint = "accessPoint"
        /// The access points of SharedVolumes that are being deleted.
        static let leaving = "leaving"
    }

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
        let owned = Selection(matching: [SharingNames.ownedLabel: "true"])
        let sharedVolumes = Informer<SharedVolume>(
            client: client,
            indices: [
                Index.volume: {
                    [SharingNames.volume(of: $0.metadata.key), SharingNames.spareVolume(of: $0.metadata.key)]
                },
                Index.claim: { ["\($0.metadata.namespace ?? "")/\(SharingNames.claim(of: $0.metadata.key))"] },
                Index.accessPoint: { [$0.spec?.accessPointID].compactMap { $0 } },
                Index.leaving: { $0.metadata.isTerminating ? [$0.status?.accessPointID].compactMap { $0 } : [] },
            ], time: time, logger: logger)
        let volumes = Informer<PersistentVolume>(client: client, selection: owned, time: time, logger: logger)
        let claims = Informer<PersistentVolumeClaim>(client: client, selection: owned, time: time, logger: logger)

        let events = EventRecorder(
            client: client, controller: "breakwater.dev/operator", instance: settings.identity, time: time,
            logger: logger)
        let views = SharingViews(
            sharedVolumes: RecentWrites(over: { sharedVolumes.get($0) }, elapsed: time.elapsed),
            volumes: RecentWrites(over: { volumes.get($0) }, elapsed: time.elapsed),
            claims: RecentWrites(over: { claims.get($0) }, elapsed: time.elapsed))
        let checker = StorageChecker(door: storage, elapsed: time.elapsed)
        let parting = Parting(
            client: client, deployment: settings.deployment.map { ObjectKey(namespace: settings.namespace, name: $0) },
            time: time, logger: logger)
        let reconciler = SharingReconciler(
            views: views,
            facts: SharingFactFinder(
                client: client, views: views, checker: checker,
                cluster: ClusterName(chosen: settings.clusterName, root: settings.accessPointRoot),
                sharers: { id in
                    sharedVolumes.objects(index: Index.accessPoint, id.rawValue).map(\.metadata.key)
                }),
            performer: SharingPerformer(
                client: client, views: views, storage: storage, checker: checker, now: time.now),
            events: events, now: time.now)
        let meters = SharingMetrics(factory: metrics)
        let controller = Controller<ObjectKey>(
            name: "shared-volumes",
            settings: ControllerSettings(workers: settings.workers, observer: { meters.count($0) }), time: time,
            logger: logger,
            reconcile: { key in
                if parting.hasBegun, let volume = views.sharedVolumes.latest(key), !volume.metadata.isTerminating {
                    try await parting.letGo(volume)
                    return .awaitChange
                }
                return try await reconciler.reconcile(key)
            })
        parting.onTurn { for volume in sharedVolumes.objects { controller.add(volume.metadata.key) } }

        let driver = settings.nodeDriver.map { driver in
            DriverKeeper(
                client: client, driver: driver,
                settings: ControllerSettings(workers: 1, observer: { meters.count($0) }), time: time, logger: logger)
        }

        controller.follow(sharedVolumes) { changed in
            // One that is being deleted may wait until nobody else names its access point.
            let waiting = changed.spec?.accessPointID.map { sharedVolumes.objects(index: Index.leaving, $0) } ?? []
            return [changed.metadata.key] + waiting.map(\.metadata.key)
        }
        controller.follow(volumes) { volume in
            sharedVolumes.objects(index: Index.volume, volume.metadata.name ?? "").map(\.metadata.key)
        }
        controller.follow(claims) { claim in
            sharedVolumes.objects(index: Index.claim, claim.metadata.key.description).map(\.metadata.key)
        }
        sharedVolumes.addHandler { meters.count($0) }
        health.add("shared-volumes", to: .readiness) {
            sharedVolumes.hasSynced && volumes.hasSynced && claims.hasSynced
                ? .fine : .wrong("the caches are not filled yet")
        }
        let work: @Sendable () async throws -> Void = {
            try await Self.runTogether({ try await controller.run() }, { if let driver { try await driver.run() } })
            await parting.finish(
                held: {
                    sharedVolumes.objects.filter { $0.metadata.finalizers?.contains(SharingNames.finalizer) ?? false }
                },
                finish: { _ = try await reconciler.reconcile($0) })
        }
        let election = LeaderElection(
            client: client, lease: ObjectKey(namespace: settings.namespace, name: SharingPermissions.leaseName),
            identity: settings.identity, time: time, logger: logger, observer: { meters.count($0) },
            work: { _ in try await work() })
        // In the order in which they need each other; they stop in the reverse order.
        services =
            [events, sharedVolumes, volumes, claims, parting] + (driver?.views ?? [])
            + [settings.isAlone ? Work(run: work) : election]
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
