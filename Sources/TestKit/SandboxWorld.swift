public import AWSClient
public import KubernetesClient
import Logging
public import Sandbox
public import SigV4
public import Vocabulary

/// The sandbox in process, without sockets and without files: the AWS of some Regions and a cluster in each, with a clock
/// that stands until it is moved, faults whose dice fall the same way for the same seed, and the journal of all calls.
///
/// ```swift
/// let world = try SandboxWorld()
/// try world.faults.add(FaultRule(.dropReply, on: "CreateAccessPoint", count: 1))
/// let aws = try await world.awsClient()
/// _ = try await aws.create(EFS.CreateAccessPoint(clientToken: "t", fileSystemID: id))
/// #expect(world.journal.count(of: "CreateAccessPoint", in: .usEast1) == 2)
/// ```
///
/// A delay fault does not take the machine's time: the clock moves by it.
public struct SandboxWorld: Sendable {
    /// The time of everything in this world.
    public let clock: SandboxClock
    public let aws: SandboxAWS
    /// Breaks calls, clusters and Regions.
    public let faults: SandboxFaults
    public let throttles: SandboxThrottles
    /// The clusters in the order of the Regions.
    public let clusters: [KubernetesCluster]

    /// Makes the world.
    ///
    /// - Parameters:
    ///   - regions: at least one; a cluster is made for each.
    ///   - seed: of identifiers, secrets and dice.
    ///   - start: what the clock shows.
    public init(
        regions: [Region] = [.usEast1, .usWest2], seed: UInt64 = 1, start: Timestamp = Timestamp(seconds: 1_800_000_000)
    ) throws {
        let clock = SandboxClock(pace: .manual, start: start)
        let gate = CallGate(clock: clock, seed: seed) { clock.advance(by: $0) }
        self.clock = clock
        aws = try SandboxAWS.ephemeral(regions: regions, clock: clock, seed: seed, gate: gate)
        clusters = try regions.enumerated().map { index, region in
            try KubernetesCluster.ephemeral(region: region, clock: clock, gate: gate, seed: seed &+ UInt64(index))
        }
        faults = SandboxFaults(gate: gate, clusters: clusters, regions: regions)
        throttles = SandboxThrottles(gate: gate, faults: faults)
    }

    /// All calls that came, in order.
    public var journal: Journal { aws.gate.journal }

    /// The cluster of a Region; the first where the world has no such Region.
    public func cluster(_ region: Region = .usEast1) -> KubernetesCluster {
        clusters.first { $0.region == region } ?? clusters[0]
    }

    /// A client of AWS as the administrator; waits between attempts are over at once, and the clock moves by them.
    ///
    /// - Parameters:
    ///   - configuration: its Region is the first of the world when it names none.
    ///   - credentials: the administrator's when nil.
    ///   - transport: the way to this AWS; the plain one when nil.
    ///   - observer: is told of each call.
    public func awsClient(
        _ configuration: AWSConfiguration = AWSConfiguration(), credentials: SigningCredentials? = nil,
        transport: (any AWSTransport)? = nil, observer: AWSObserver? = nil
    ) async throws(AWSError) -> AWSClient {
        var configuration = configuration
        configuration.region = configuration.region ?? aws.regions.first
        var machine = AWSMachine.real()
        let clock = clock
        let start = clock.now
        machine.variables = [:]
        machine.clock = PassingClock(clock: clock)
        machine.uptime = { clock.now - start }
        machine.random = { 0.5 }
        return try await AWSClient.connect(
            configuration, transport: transport ?? SandboxAWSTransport(aws), machine: machine,
            credentials: FixedCredentials(Credentials(signing: credentials ?? aws.credentials, source: "sandbox")),
            observer: observer)
    }

    /// A client of a cluster as its administrator.
    public func kubernetesClient(
        _ region: Region = .usEast1, settings: ClientSettings = ClientSettings(retries: .never, callsPerSecond: nil)
    ) -> KubernetesClient {
        KubernetesClient(
            transport: ClusterTransport(cluster(region)), credentials: StaticCredential(.anonymous), settings: settings,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }
}

/// A clock on which waits between attempts are over at once, and the sandbox's time has passed by them.
///
/// Longer sleeps are deadlines: they end by cancellation.
private struct PassingClock: Clock {
    struct Instant: InstantProtocol {
        var moment: Timestamp

        func advanced(by duration: Duration) -> Instant { Instant(moment: moment + duration) }
        func duration(to other: Instant) -> Duration { other.moment - moment }
        static func < (left: Instant, right: Instant) -> Bool { left.moment < right.moment }
    }

    /// The SDKs' longest wait between attempts is 20 seconds.
    private static let patience = Duration.seconds(21)

    let clock: SandboxClock

    var now: Instant { Instant(moment: clock.now) }
    var minimumResolution: Duration { .microseconds(1) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        let length = now.duration(to: deadline)
        guard length < Self.patience else {
            while true { try await Task.sleep(for: .seconds(3600)) }
        }
        if length > .zero { clock.advance(by: length) }
        await Task.yield()
    }
}
