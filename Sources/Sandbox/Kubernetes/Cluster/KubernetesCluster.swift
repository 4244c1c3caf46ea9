import Glibc
import HTTPTypes
import Logging
import NIOCore
public import ServiceLifecycle
import Synchronization
public import Vocabulary
import Wire

/// One Kubernetes cluster of the sandbox: its API server, its controllers, its state.
///
/// Run it as a service to serve over TLS on a loopback port; or, in tests, call ``respond(to:)`` and ``settle()`` and
/// leave the sockets out.
public final class KubernetesCluster: Service {
    /// A node that the cluster has from the start.
    public struct Node: Sendable {
        public var name: String
        /// The availability zone: `us-east-1a`.
        public var zone: String
        /// Its instance in EC2: `i-` and 17 hexadecimal digits; nil for a node that EC2 does not know.
        public var instanceID: String?
        /// Its private address; nil makes one up.
        public var address: String?

        /// Makes a node's description.
        public init(name: String, zone: String, instanceID: String? = nil, address: String? = nil) {
            self.name = name
            self.zone = zone
            self.instanceID = instanceID
            self.address = address
        }
    }

    /// What a cluster is made of.
    struct Configuration: Sendable {
        var region: Region
        var nodes: [Node]
        var clock: SandboxClock
        var keeping: any Keeping = NothingKept()
        /// 0 for any free port; the port is kept, so that kubeconfig files stay valid after a restart.
        var port = 0
        var limits = ObjectStore.Limits()
        var watchTiming = APIServer.WatchTiming()
        /// What each call passes; nil for one of its own.
        var gate: CallGate?
        /// Where identifiers and generated names come from.
        var randomness: @Sendable () -> UInt64 = { UInt64.random(in: .min ... .max) }
        var logger: Logger = Logger(label: "kubernetes")
    }

    /// What a kubeconfig needs to reach the cluster.
    public struct Access: Sendable {
        /// The server's address: `https://127.0.0.1:41234`.
        public let url: String
        public let caCertificatePEM: String
        public let adminToken: String
        public let adminCertificatePEM: String
        public let adminKeyPEM: String
    }

    public let region: Region
    let server: APIServer
    let door: ClusterDoor
    let controllers: ClusterControllers
    private let configuration: Configuration
    private let port = Mutex<Int?>(nil)
    private let ready: AsyncStream<Int>
    private let readiness: AsyncStream<Int>.Continuation
    private let records: ClusterRecords
    private let restarts: RestartSwitch

    /// Makes the cluster and gives back what its keeping has; a new one gets its namespaces, nodes and certificates.
    init(_ configuration: Configuration) throws {
        self.configuration = configuration
        region = configuration.region
        let space = "kubernetes/\(configuration.region)"
        records = ClusterRecords(keeping: configuration.keeping, space: space)
        let clock = configuration.clock
        let authority = try records.authority(named: configuration.region.rawValue, now: clock.now)
        let queue = ControllerQueue()
        let definitions = DefinitionsRevision()
        let authorizer = RoleAuthorizer()
        let store = try ObjectStore(
            records: StoreRecords(keeping: configuration.keeping, space: space), limits: configuration.limits
        ) { commit in
            definitions.note(commit)
            authorizer.note(commit)
            queue.add(commit.key)
        }
        authorizer.load(store)
        server = APIServer(
            store: store, definitionsRevision: definitions, authority: authority, authorizer: authorizer,
            watchTiming: configuration.watchTiming, now: { clock.now }, randomness: configuration.randomness)
        door = ClusterDoor(
            server: server, gate: configuration.gate ?? CallGate(clock: clock), region: configuration.region)
        restarts = RestartSwitch()
        controllers = ClusterControllers(
            server: server, queue: queue, caCertificate: authority.material.caCertificate)
        (ready, readiness) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
        ClusterFurniture(region: configuration.region, nodes: configuration.nodes).furnish(server)
        controllers.enqueueAll()
        controllers.settle()
    }

    /// A cluster that keeps nothing, for tests.
    ///
    /// - Parameters:
    ///   - gate: what each call passes; nil for one of its own.
    ///   - seed: makes the objects' uids and generated names repeatable; nil for chance.
    public static func ephemeral(
        region: Region = .usEast1, clock: SandboxClock, gate: CallGate? = nil, seed: UInt64? = nil
    ) throws -> KubernetesCluster {
        let nodes = ["a", "b"].map { Node(name: "node-\($0).\(region)", zone: "\(region)\($0)") }
        var configuration = Configuration(region: region, nodes: nodes, clock: clock)
        configuration.gate = gate
        if let seed {
            let dice = SharedDice(seed: seed)
            configuration.randomness = { dice.next() }
        }
        return try KubernetesCluster(configuration)
    }

    /// What each call passes.
    public var gate: CallGate { door.gate }

    /// Answers a request without sockets, as the administrator unless it says otherwise.
    ///
    /// It does not come through the gate: no fault touches it and the journal does not have it. See ``pass(_:)``.
    public func respond(to request: APIRequest) -> APIResponse { server.respond(to: identified(request)) }

    /// Answers a request without sockets as the socket would: it comes through the gate.
    ///
    /// Whoever stands for the network does with the answer as its ``APIResponse/delivery`` says.
    public func pass(_ request: APIRequest) async -> APIResponse { await door.pass(identified(request)) }

    private func identified(_ request: APIRequest) -> APIRequest {
        var request = request
        if request.headers[.authorization] == nil, request.certificateIdentity == nil {
            request.certificateIdentity = .admin
        }
        return request
    }

    /// Lets the controllers finish what they have to do. A cluster that runs as a service does so by itself.
    public func settle() { controllers.settle() }

    /// Waits until the server listens.
    ///
    /// - Returns: how to reach it; nil when it stopped before. Only one caller may wait at a time.
    public func waitUntilReady() async -> Access? {
        if let port = port.withLock({ $0 }) { return access(port: port) }
        for await port in ready { return access(port: port) }
        return nil
    }

    private func access(port: Int) -> Access {
        let material = server.authority.material
        return Access(
            url: "https://127.0.0.1:\(port)", caCertificatePEM: material.caCertificate,
            adminToken: material.adminToken, adminCertificatePEM: material.adminCertificate,
            adminKeyPEM: material.adminKey)
    }

    /// Serves until the service is stopped.
    ///
    /// - Throws: ``SandboxError`` when it cannot listen or stops by itself.
    public func run() async throws {
        try await withGracefulShutdownHandler {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { [controllers] in await controllers.run() }
                defer {
                    stop()
                    group.cancelAll()
                }
                try await serve()
            }
        } onGracefulShutdown: { [self] in
            stop()
        }
    }

    /// Serves on the port that was asked for, or on that of the last run, or else on a free one.
    private func serve() async throws {
        do {
            guard configuration.port == 0, let kept = records.port else {
                return try await serve(on: configuration.port)
            }
            do {
                try await serve(on: kept)
            } catch let error as IOError where error.errnoCode == EADDRINUSE {
                configuration.logger.notice(
                    "the port of the last run is taken, so another is used",
                    metadata: ["port": "\(kept)", "region": "\(region)"])
                try await serve(on: 0)
            }
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw SandboxError(.serverFailed, "the API server of \(region) cannot serve: \(error)")
        }
    }

    private func serve(on wanted: Int) async throws {
        try await restarts.serve(on: wanted, logger: configuration.logger) { [self] wanted in
            let face = HTTPFace(door: door, port: wanted, logger: configuration.logger)
            let application = try face.application { [self] port in
                records.keep(port: port)
                self.port.withLock { $0 = port }
                readiness.yield(port)
                restarts.listens(on: port)
            }
            try await application.run()
        }
    }

    // MARK: Faults

    /// Closes the connections of watches.
    ///
    /// - Returns: how many were closed.
    func cutWatches(of resource: String?, because fault: String) -> Int {
        door.cutWatches(of: resource, because: fault)
    }

    /// Makes the API server go away for a time and come back on its port; its state stays.
    ///
    /// - Returns: how many watches were cut.
    func restart(downFor: Duration, because fault: String) -> Int {
        if !restarts.restart(downFor: downFor) {
            door.close(until: configuration.clock.now + downFor, because: fault)
        }
        return door.cutWatches(of: nil, because: fault)
    }

    /// Forgets the history of all objects, as etcd's compaction does.
    func compact() { server.store.compact() }

    private func stop() {
        server.store.closeWatches()
        controllers.queue.close()
        readiness.finish()
    }
}
