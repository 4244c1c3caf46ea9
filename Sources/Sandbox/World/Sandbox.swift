import FoundationEssentials
public import Logging
public import ServiceLifecycle
public import SigV4
public import Vocabulary

/// The embedded world: one AWS of two Regions, and a Kubernetes cluster in each.
///
/// It speaks the real protocols over loopback sockets, so the clients under test are the ones that ship. Make it, run it
/// as a service, and call ``waitUntilReady()``.
public final class Sandbox: Service {
    /// What the sandbox is made of.
    public struct Settings: Sendable {
        /// Where its state is kept and what clients read is written.
        public var directory: String
        /// Keeps nothing: the directory holds only what clients read, and that is removed at the end.
        public var isEphemeral: Bool
        public var pace: SandboxClock.Pace
        /// The Regions; the first is the primary.
        public var regions: [Region]

        /// Makes settings.
        public init(
            directory: String, isEphemeral: Bool = false, pace: SandboxClock.Pace = .running(speed: 1),
            regions: [Region] = [.usEast1, .usWest2]
        ) {
            self.directory = directory
            self.isEphemeral = isEphemeral
            self.pace = pace
            self.regions = regions
        }
    }

    /// How to reach everything.
    public struct Doors: Sendable {
        /// The one endpoint of all Regions of AWS; a signature's scope says which Region is meant.
        public let awsURL: String
        /// The key of an administrator of the account.
        public let credentials: SigningCredentials
        /// The clusters in the order of the Regions.
        public let clusters: [(region: Region, access: KubernetesCluster.Access)]
        /// The sandbox's own API.
        public let controlURL: String
        /// The file for `KUBECONFIG`; its contexts are the Regions' names.
        public let kubeconfig: String
        /// The file of shell exports.
        public let exports: String
    }

    private static let account = "123456789012"
    private static let kubeconfigFile = "kubeconfig"
    private static let exportsFile = "sandbox.env"

    private let settings: Settings
    private let directory: StateDirectory
    private let aws: SandboxAWS
    private let awsServer: SandboxAWSServer
    private let clusters: [KubernetesCluster]
    private let control: ControlServer
    private let journalFile: JournalFile?
    private let controlPort = Readiness<Int>()
    private let logger: Logger
    /// The sandbox's time.
    public let clock: SandboxClock
    /// What each call passes; it has the journal.
    public let gate: CallGate
    /// Breaks the sandbox on command.
    public let faults: SandboxFaults

    /// Makes the world and fills it with what was kept.
    ///
    /// - Throws: ``SandboxError`` when the directory cannot be used or what it holds cannot be read.
    public init(_ settings: Settings, logger: Logger) throws(SandboxError) {
        self.settings = settings
        self.logger = logger
        directory = try StateDirectory(path: settings.directory)
        // What an earlier run left would lead clients astray until this one is ready.
        directory.remove(Self.exportsFile)
        let file = settings.isEphemeral ? nil : try JournalFile(directory: directory.path, logger: logger)
        journalFile = file
        let world = try Self.world(settings, in: directory, journal: file?.journal, logger: logger)
        let keeping = world.keeping
        clock = world.clock
        gate = world.gate
        aws = world.aws
        clusters = world.clusters
        awsServer = SandboxAWSServer(aws, kept: KeptPort(keeping: keeping, name: "aws"), logger: logger)
        let faults = SandboxFaults(gate: gate, clusters: clusters, regions: settings.regions)
        self.faults = faults
        // The routes of the control API, a subject a line.
        let subjects: [any ControlSubject] = [
            ClockControl(gate: gate),
            JournalControl(gate: gate, file: file),
            FaultControl(faults: faults),
            ThrottleControl(throttles: SandboxThrottles(gate: gate, faults: faults)),
            WorkloadControl(aws: aws),
        ]
        control = ControlServer(subjects, port: KeptPort(keeping: keeping, name: "control"), logger: logger) {
            [controlPort] in controlPort.fulfil($0)
        }
    }

    /// What stands behind the doors.
    private struct World {
        let keeping: any Keeping
        let clock: SandboxClock
        let gate: CallGate
        let aws: SandboxAWS
        let clusters: [KubernetesCluster]
    }

    private static func world(
        _ settings: Settings, in directory: StateDirectory, journal: Journal?, logger: Logger
    ) throws(SandboxError) -> World {
        do {
            let keeping: any Keeping =
                settings.isEphemeral ? NothingKept() : try SQLiteKeeping(path: "\(directory.path)/state.sqlite")
            let clock = try SandboxClock(pace: settings.pace, keeping: keeping)
            let gate = CallGate(clock: clock, journal: journal, seed: .random(in: .min ... .max))
            let aws = try SandboxAWS(
                regions: settings.regions, account: account, clock: clock, keeping: keeping, gate: gate, logger: logger)
            let clusters = try settings.regions.map { region in
                try KubernetesCluster(
                    .init(
                        region: region, nodes: nodes(in: region), clock: clock, keeping: keeping, gate: gate,
                        logger: logger))
            }
            return World(keeping: keeping, clock: clock, gate: gate, aws: aws, clusters: clusters)
        } catch let error as SandboxError {
            throw error
        } catch {
            throw SandboxError(
                .stateUnreadable,
                "the state in \(directory.path) cannot be read (\(error)): remove it, or give another with --state")
        }
    }

    private static func nodes(in region: Region) -> [KubernetesCluster.Node] {
        let network = Network.standard(for: region)
        return network.instances.compactMap { instance in
            network.subnet(instance.subnetID).map { subnet in
                .init(
                    name: instance.name, zone: subnet.zone.name, instanceID: instance.id,
                    address: instance.address.description)
            }
        }
    }

    /// Serves until graceful shutdown.
    public func run() async throws {
        defer {
            controlPort.close()
            if settings.isEphemeral {
                directory.remove(Self.exportsFile)
                directory.remove(Self.kubeconfigFile)
            }
        }
        // The journal's file is closed last.
        let first: [any Service] = journalFile.map { [$0] } ?? []
        let services: [any Service] = first + [awsServer, control] + clusters
        try await ServiceGroup(services: services, logger: logger).run()
    }

    /// Waits until every door is open and writes the kubeconfig.
    ///
    /// - Throws: `CancellationError` when the sandbox ended before; ``SandboxError`` when a file cannot be written.
    public func waitUntilReady() async throws -> Doors {
        let awsPort = try await awsServer.port()
        let controlPort = try await controlPort.value()
        var accesses: [(region: Region, access: KubernetesCluster.Access)] = []
        for cluster in clusters {
            guard let access = await cluster.waitUntilReady() else { throw CancellationError() }
            accesses.append((cluster.region, access))
        }
        let files = accesses.map { region, access in
            ClientFiles.Cluster(
                name: region.rawValue, server: access.url,
                certificateAuthority: Data(access.caCertificatePEM.utf8).base64EncodedString(),
                token: access.adminToken)
        }
        try directory.write(ClientFiles.kubeconfig(files), to: Self.kubeconfigFile)
        return Doors(
            awsURL: "http://127.0.0.1:\(awsPort)", credentials: aws.credentials, clusters: accesses,
            controlURL: "http://127.0.0.1:\(controlPort)", kubeconfig: "\(directory.path)/\(Self.kubeconfigFile)",
            exports: "\(directory.path)/\(Self.exportsFile)")
    }

    /// Writes the shell exports, last of all, since who waits for them takes them for the sign that all is ready.
    ///
    /// - Parameter more: exports beyond the sandbox's own.
    /// - Throws: ``SandboxError`` when the file cannot be written.
    public func writeExports(
        _ doors: Doors, adding more: [(name: String, value: String)] = []
    ) throws(SandboxError) {
        let primary = settings.regions.first?.rawValue ?? ""
        let exports = [
            ("AWS_ENDPOINT_URL", doors.awsURL), ("AWS_ACCESS_KEY_ID", doors.credentials.accessKeyID),
            ("AWS_SECRET_ACCESS_KEY", doors.credentials.secretAccessKey),
            // Version 1 of the AWS CLI and boto3 read AWS_DEFAULT_REGION only.
            ("AWS_REGION", primary), ("AWS_DEFAULT_REGION", primary), ("KUBECONFIG", doors.kubeconfig),
            ("BREAKWATER_SANDBOX_URL", doors.controlURL),
        ]
        try directory.write(ClientFiles.exports(exports.map { (name: $0, value: $1) } + more), to: Self.exportsFile)
    }
}
