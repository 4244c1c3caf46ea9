import KubernetesClient
import KubernetesModel
import Logging
import Sandbox
import ServiceLifecycle
import SharedVolumes
import Synchronization
import Telemetry
import Vocabulary
import Wire

/// What runs in the sandbox once its doors are open: Breakwater is installed in each cluster, its operator runs there,
/// and the user is told how to go on.
struct SandboxSession: Service {
    let sandbox: Sandbox
    let runsOperator: Bool
    let logger: Logger

    private static let namespace = "breakwater-system"

    func run() async throws {
        let doors: Sandbox.Doors
        do {
            doors = try await sandbox.waitUntilReady()
        } catch is CancellationError {
            // The sandbox could not start; it says why itself.
            return
        }
        try await withOperators(doors.clusters.map(\.region), doors.kubeconfig) { clients in
            let ports = PortBook(count: runsOperator ? clients.count : 0)
            let announcement = SandboxAnnouncement(sandbox: sandbox, doors: doors, ports: ports)
            var services: [any Service] = [announcement]
            if runsOperator { services += try clients.flatMap { try operatorServices($0, $1, $2, ports, doors) } }
            try await ServiceGroup(services: services, logger: logger).run()
        }
    }

    /// Installs Breakwater in each cluster and opens a client for its operator there, one inside the other, so that all
    /// are closed at the end.
    ///
    /// An operator calls with the token of the service account that the manifests make, so that a rule which its role
    /// lacks is missed here as it would be in production.
    private func withOperators(
        _ regions: [Region], _ kubeconfig: String, _ opened: [(Region, KubernetesClient, MetricRegistry)] = [],
        _ body: ([(Region, KubernetesClient, MetricRegistry)]) async throws -> Void
    ) async throws {
        guard let region = regions.first else { return try await body(opened) }
        let metrics = MetricRegistry(help: OperatorMetrics.help)
        var cluster = try ClusterConnection.find(kubeconfig: kubeconfig, context: region.rawValue)
        try await KubernetesClient.withClient(cluster: cluster, logger: logger) { administrator in
            try await install(administrator)
            let account = ObjectKey(namespace: Self.namespace, name: OperatorManifests.name)
            cluster.credentials = ServiceAccountCredential(account, administrator: administrator)
            try await KubernetesClient.withClient(
                cluster: cluster, settings: OperatorMetrics.clientSettings(metrics), logger: logger
            ) { client in
                try await withOperators(
                    Array(regions.dropFirst()), kubeconfig, opened + [(region, client, metrics)], body)
            }
        }
    }

    /// Applies what `breakwater manifests` prints, but for the Deployment: the operator runs in this process.
    private func install(_ client: KubernetesClient) async throws {
        let manifests = OperatorManifests(image: "breakwater:\(Breakwater.version)", namespace: Self.namespace)
        for object in try manifests.objects() where object["kind"] != "Deployment" {
            guard let type = ResourceType(ofManifest: object) else { continue }
            try await client.apply(type, object, force: true)
        }
    }

    private func operatorServices(
        _ region: Region, _ client: KubernetesClient, _ metrics: MetricRegistry, _ ports: PortBook,
        _ doors: Sandbox.Doors
    ) throws -> [any Service] {
        var logger = logger
        logger[metadataKey: "region"] = "\(region)"
        let health = HealthChecks()
        let server = TelemetryServer(
            address: try ListenAddress(parsing: "127.0.0.1:0"), metrics: metrics, health: health, logger: logger
        ) { ports.note(region, $0) }
        // Only one process has the state, so its name may be the same after a restart: it has its Lease back at once.
        let settings = SharingOperator.Settings(identity: "sandbox", namespace: Self.namespace)
        let storage = OperatorStorage.door(
            region: region, url: doors.awsURL, credentials: doors.credentials, metrics: metrics)
        return [
            server,
            SharingOperator(
                client: client, storage: storage, settings: settings, metrics: metrics, health: health, logger: logger),
        ]
    }
}

/// The ports of the operators' metrics, complete when each has said its own.
final class PortBook: Sendable {
    private let state: Mutex<[Region: Int]>
    private let count: Int
    private let changes: AsyncStream<Void>
    private let change: AsyncStream<Void>.Continuation

    init(count: Int) {
        self.count = count
        state = Mutex([:])
        (changes, change) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func note(_ region: Region, _ port: Int) {
        state.withLock { $0[region] = port }
        change.yield()
    }

    /// Waits for all; fewer when the task is cancelled.
    func all() async -> [Region: Int] {
        var iterator = changes.makeAsyncIterator()
        while state.withLock({ $0.count }) < count, await iterator.next() != nil {}
        return state.withLock { $0 }
    }
}

/// Tells the user, once everything runs, how to try the sandbox; then waits for the end.
private struct SandboxAnnouncement: Service {
    let sandbox: Sandbox
    let doors: Sandbox.Doors
    let ports: PortBook

    func run() async throws {
        let ports = await cancelWhenGracefulShutdown { await self.ports.all() }
        let exports = ports.sorted { $0.key < $1.key }.map { region, port in
            (
                name: "BREAKWATER_OPERATOR_" + region.rawValue.uppercased().replacing("-", with: "_"),
                value: "http://127.0.0.1:\(port)"
            )
        }
        guard !Task.isShuttingDownGracefully else { return }
        try sandbox.writeExports(doors, adding: exports)
        SandboxGreeting.print(doors)
        try? await gracefulShutdown()
    }
}
