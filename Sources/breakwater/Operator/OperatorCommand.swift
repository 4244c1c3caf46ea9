import ArgumentParser
import FoundationEssentials
import KubernetesClient
import Logging
import ServiceLifecycle
import SharedVolumes
import SharingPlanning
import Telemetry
import UnixSignals
import Vocabulary

/// `breakwater operator`: the SharedVolume operator, in a cluster or beside one.
struct OperatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "operator",
        abstract: "Run the SharedVolume operator.",
        discussion: """
            In a pod it finds the cluster by its service account; elsewhere by --kubeconfig, KUBECONFIG or \
            ~/.kube/config. `breakwater manifests` prints what it needs in the cluster: the custom resource, its \
            roles, and a Deployment that runs this command.

            It looks in AWS whether the file systems and access points that SharedVolumes name are there, and makes \
            those that they leave to it, with the settings and credentials of the AWS SDKs (environment, profile, IRSA, \
            Pod Identity, instance profile). Without credentials it shares what exists and checks nothing.

            It serves /metrics, /healthz and /readyz, and stops on SIGTERM and SIGINT after the work under way.
            """)

    @Option(help: "The kubeconfig file. (default: in a pod the service account, else KUBECONFIG or ~/.kube/config)")
    var kubeconfig: String?

    @Option(help: "The kubeconfig's context. (default: its current one)")
    var context: String?

    @Option(help: "The namespace of the Lease by which replicas agree who acts. (default: POD_NAMESPACE, or the pod's)")
    var namespace: String?

    @Option(help: "A name that no other replica has. (default: POD_NAME, or the host's name)")
    var identity: String?

    @Option(help: "The AWS Region of file systems. (default: AWS_REGION, the profile's, or the instance's)")
    var region: String?

    @Flag(name: .customLong("no-aws"), help: "Do not call AWS: nothing is checked, no access point is made.")
    var isWithoutAWS = false

    @Option(
        help: """
            The name of the cluster in tokens, paths and tags of access points; keep it. (default: the uid of the \
            namespace kube-system)
            """)
    var clusterName: String?

    @Option(
        help: """
            The directory that access points which the operator makes must lie in, as in /tenants/{namespace}. \
            (default: any)
            """)
    var accessPointRoot: String?

    @Flag(help: "Say what the operator would change for each SharedVolume, change nothing, and end.")
    var dryRun = false

    @Option(help: "How many SharedVolumes are worked on at once.")
    var workers = 16

    @Option(
        help: ArgumentHelp(
            "Whose the node driver is, which mounts the volumes: kept here unless the cluster has another (auto), kept "
                + "here in any case (keep), or somebody else's (none).",
            valueName: "auto|keep|none"))
    var nodeDriver = NodeDriver.Mode.auto

    @Option(help: "The image of the node driver that is kept here.")
    var nodeImage = NodeDriver.defaultImage

    @Option(
        help: "The Deployment that the operator runs as, in a pod; when it is deleted, SharedVolumes are let go.")
    var deployment = OperatorManifests.name

    @Option(help: "Where /metrics, /healthz and /readyz are served, as HOST:PORT; port 0 takes a free one.")
    var httpAddress = "127.0.0.1:8080"

    @OptionGroup var logs: LogOptions

    func validate() throws {
        guard (1...1024).contains(workers) else {
            throw ValidationError("--workers \(workers) is not valid: use 1 to 1024")
        }
        do { _ = try clusterName.map { try SharingCluster.parseName($0) } } catch {
            throw ValidationError((error as? InvalidValue)?.renamed(to: "--cluster-name").description ?? "\(error)")
        }
        do { _ = try accessPointRoot.map { try AccessPointRoot.parse($0) } } catch {
            throw ValidationError(
                (error as? InvalidValue)?.renamed(to: "--access-point-root").description ?? "\(error)")
        }
        do { _ = try region.map { try Region.parse($0) } } catch {
            throw ValidationError((error as? InvalidValue)?.renamed(to: "--region").description ?? "\(error)")
        }
        do { _ = try ListenAddress(parsing: httpAddress) } catch {
            throw ValidationError(error.renamed(to: "--http-address").description)
        }
    }

    private func preview(_ cluster: ClusterConnection, _ logger: Logger) async throws {
        let metrics = MetricRegistry(help: OperatorMetrics.help)
        try await KubernetesClient.withClient(cluster: cluster, logger: logger) { client in
            let preview = SharingPreview(
                client: client, storage: try storage(metrics), clusterName: clusterName,
                accessPointRoot: try accessPointRoot.map { try AccessPointRoot.parse($0) })
            print(PreviewText.text(of: try await preview.entries()))
        }
    }

    private func storage(_ metrics: MetricRegistry) throws -> StorageDoor {
        isWithoutAWS
            ? .closed : OperatorStorage.door(region: try region.map { try Region.parse($0) }, metrics: metrics)
    }

    func run() async throws {
        let logger = logs.logger("breakwater.operator")
        let host = Host.current()
        let cluster = try ClusterConnection.find(kubeconfig: kubeconfig, context: context, host: host)
        if dryRun { return try await preview(cluster, logger) }
        let namespace = namespace ?? host.environment["POD_NAMESPACE"] ?? cluster.namespace ?? "default"
        var settings = SharingOperator.Settings(
            identity: identity ?? host.environment["POD_NAME"] ?? ProcessInfo.processInfo.hostName,
            namespace: namespace, workers: workers, clusterName: clusterName,
            accessPointRoot: try accessPointRoot.map { try AccessPointRoot.parse($0) },
            nodeDriver: NodeDriver(mode: nodeDriver, namespace: namespace, image: nodeImage))
        // Outside of a pod no Deployment runs this process.
        settings.deployment = host.environment["POD_NAME"].map { _ in deployment }
        let metrics = MetricRegistry(help: OperatorMetrics.help)
        try await KubernetesClient.withClient(
            cluster: cluster, settings: OperatorMetrics.clientSettings(metrics), logger: logger
        ) { client in
            let health = HealthChecks()
            let server = TelemetryServer(
                address: try ListenAddress(parsing: httpAddress), metrics: metrics, health: health, logger: logger
            ) { port in
                logger.info("Serving metrics and probes", metadata: ["port": "\(port)"])
            }
            let sharing = SharingOperator(
                client: client, storage: try storage(metrics), settings: settings, metrics: metrics, health: health,
                logger: logger)
            var configuration = ServiceGroupConfiguration(
                services: [MemoryTrim(time: .system), server, sharing], gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger)
            // In good time before Kubernetes kills the pod.
            configuration.maximumGracefulShutdownDuration = .seconds(OperatorManifests.terminationGrace - 5)
            try await ServiceGroup(configuration: configuration).run()
        }
    }
}
