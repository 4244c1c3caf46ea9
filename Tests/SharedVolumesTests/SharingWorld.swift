import CoreMetrics
import KubernetesClient
import KubernetesModel
import Logging
import ProductAPI
import Sandbox
import ServiceLifecycle
import SharedVolumes
import Synchronization
import Telemetry
import TestKit
import Testing
import Vocabulary
import Wire

/// A cluster in process in which Breakwater is installed, and a user of it.
struct SharingWorld {
    static let key = ObjectKey(namespace: "proj2", name: "sv1")
    static let volume = ObjectKey(name: "pv-proj2-sv1")
    static let claim = ObjectKey(namespace: "proj2", name: "pvc-sv1")

    let cluster: KubernetesCluster
    /// What the user calls with: an administrator.
    let user: KubernetesClient
    /// What the operator calls with: the service account of the manifests.
    let robot: StaticCredential
    /// By what the operator sleeps and measures.
    let time: TimeSource
    /// Whether the operator needs no Lease.
    var isAlone = false
    /// The operator's way to AWS.
    var storage = StorageDoor.closed
    /// What `sv1` asks for.
    var spec = SharedVolume.Spec(fileSystemID: "fs-1234cdef", accessPointID: "fsap-0123456789abcdef")

    /// Makes a world whose time runs several times as fast as the machine's.
    init(speed: Int) async throws {
        let clock = SandboxClock(pace: .running(speed: Double(speed)))
        try await self.init(clock: clock, time: .fast(speed, datedBy: clock))
    }

    init(clock: SandboxClock = SandboxClock(), time: TimeSource = .system) async throws {
        self.time = time
        cluster = try KubernetesCluster.ephemeral(clock: clock)
        user = Self.client(ClusterTransport(cluster))
        let manifests = try OperatorManifests(image: "breakwater", namespace: "breakwater-system").objects()
        for manifest in manifests {
            try await user.apply(try #require(Self.type(of: manifest)), manifest, force: true)
        }
        try await user.create(Namespace(metadata: ObjectMeta(name: "proj2")))
        let account = ObjectKey(namespace: "breakwater-system", name: OperatorManifests.name)
        let token = try await user.createToken(forServiceAccount: account, lifetime: .seconds(86_400))
        robot = StaticCredential(Credential(token: token.token.value))
        try await putKept()
    }

    static func type(of manifest: JSONValue) -> ResourceType? {
        guard let kind = manifest["kind"]?.string, let apiVersion = manifest["apiVersion"]?.string else { return nil }
        let parts = apiVersion.split(separator: "/").map(String.init)
        let plural = kind.lowercased().hasSuffix("s") ? kind.lowercased() + "es" : kind.lowercased() + "s"
        return ResourceType(
            group: parts.count > 1 ? parts[0] : "", version: parts.last ?? "", kind: kind, plural: plural,
            isNamespaced: manifest[at: "metadata", "namespace"] != nil)
    }

    static func client(
        _ transport: any Transport, as credential: StaticCredential = StaticCredential(.anonymous),
        time: TimeSource = .system
    ) -> KubernetesClient {
        KubernetesClient(
            transport: transport, credentials: credential,
            settings: ClientSettings(retries: .never, callsPerSecond: nil), time: time, logger: quiet)
    }

    static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// The operator of this world behind a transport.
    func sharingOperator(
        _ transport: any Transport, identity: String = "test", storage: StorageDoor? = nil,
        metrics: MetricRegistry = MetricRegistry()
    ) -> SharingOperator {
        var settings = SharingOperator.Settings(identity: identity, namespace: Self.namespace)
        settings.deployment = OperatorManifests.name
        settings.isAlone = isAlone
        return SharingOperator(
            client: Self.client(transport, as: robot, time: time), storage: storage ?? self.storage,
            settings: settings, metrics: metrics, health: HealthChecks(), time: time, logger: Self.quiet)
    }

    /// The operator as a process runs it, to be ended gracefully.
    func gracefulOperator() -> ServiceGroup {
        ServiceGroup(services: [sharingOperator(ClusterTransport(cluster))], logger: Self.quiet)
    }

    /// Runs the operator while the body runs, and cancels it then, as a killed process would end.
    func withOperator<Value: Sendable>(
        _ transport: (any Transport)? = nil, storage: StorageDoor? = nil,
        _ body: @Sendable @escaping () async throws -> Value
    ) async throws -> Value {
        let sharing = sharingOperator(transport ?? ClusterTransport(cluster), storage: storage)
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask {
                try? await sharing.run()
                if !Task.isCancelled { Issue.record("the operator ended by itself") }
                return nil
            }
            group.addTask { try await body() }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
            }
            throw CancellationError()
        }
    }

    /// Creates `sv1`.
    func create() async throws {
        try await user.create(
            SharedVolume(metadata: ObjectMeta(name: Self.key.name, namespace: Self.key.namespace), spec: spec))
    }

    func create(
        _ name: String = "sv1", on fileSystem: String = "fs-1234cdef", accessPoint: String = "fsap-0123456789abcdef"
    ) async throws {
        try await user.create(
            SharedVolume(
                metadata: ObjectMeta(name: name, namespace: "proj2"),
                spec: .init(fileSystemID: fileSystem, accessPointID: accessPoint)))
    }

    /// Waits until the SharedVolume is as wanted; fails after about a minute with what it is.
    @discardableResult
    func until(
        _ key: ObjectKey = key, _ isWanted: @Sendable (SharedVolume?) -> Bool,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> SharedVolume? {
        var object: SharedVolume?
        for look in 0..<1500 {
            object = try await user.find(SharedVolume.self, key)
            if isWanted(object) { return object }
            try await Self.pause(after: look)
        }
        Issue.record("still \(String(describing: object?.status))", sourceLocation: sourceLocation)
        throw CancellationError()
    }

    func untilReady(_ key: ObjectKey = key, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await until(key, { $0?.status?.phase == .ready }, sourceLocation: sourceLocation)
    }

    func untilGone(_ key: ObjectKey = key, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await until(key, { $0 == nil }, sourceLocation: sourceLocation)
    }

    static let events = ResourceType(
        group: "events.k8s.io", version: "v1", kind: "Event", plural: "events", isNamespaced: true)

    /// Waits until an Event of that reason is there.
    func untilEvent(_ reason: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        for _ in 0..<4000 {
            let reasons = try await user.list(Self.events, namespace: "proj2").items.map { $0["reason"]?.string }
            if reasons.contains(reason) { return }
            try await Task.sleep(for: .milliseconds(5))
        }
        Issue.record("no Event \(reason)", sourceLocation: sourceLocation)
    }

    /// Makes a pod that uses the claim of `sv1`.
    func createPod(_ key: ObjectKey) async throws {
        let type = Pod.resourceType
        let volume: JSONValue = ["name": "data", "persistentVolumeClaim": ["claimName": .string(Self.claim.name)]]
        try await user.create(
            type,
            [
                "apiVersion": "v1", "kind": "Pod",
                "metadata": ["name": .string(key.name), "namespace": .string(key.namespace ?? "")],
                "spec": ["containers": [["name": "c", "image": "i"]], "volumes": [volume]],
            ])
    }

    /// Checks that there is exactly the pair of `sv1`, bound.
    func expectPair(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let volumes = try await user.list(PersistentVolume.self).items
        let claims = try await user.list(PersistentVolumeClaim.self).items
        #expect(volumes.map(\.metadata.key) == [Self.volume], sourceLocation: sourceLocation)
        #expect(claims.map(\.metadata.key) == [Self.claim], sourceLocation: sourceLocation)
        #expect(claims.first?.status?.phase == "Bound", sourceLocation: sourceLocation)
        #expect(volumes.first?.status?.phase == "Bound", sourceLocation: sourceLocation)
        #expect(
            volumes.first?.spec.csi?.volumeHandle == "fs-1234cdef::fsap-0123456789abcdef",
            sourceLocation: sourceLocation)
    }

    /// Checks that nothing of ours is left.
    func expectNothing(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let volumes = try await user.list(PersistentVolume.self).items
        let claims = try await user.list(PersistentVolumeClaim.self).items
        #expect(volumes.isEmpty && claims.isEmpty, sourceLocation: sourceLocation)
    }
}
