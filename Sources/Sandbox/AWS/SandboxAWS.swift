import EFSModel
import Logging
public import SigV4
import Synchronization
public import Vocabulary
import Wire

/// The embedded AWS: EFS, EC2 and STS of some Regions, behind one door.
///
/// ``handle(_:)`` answers a request in process, without a socket; ``SandboxAWSServer`` offers it on a loopback port. The
/// scope of a request's signature says which Region and service it is for. What a call changes is kept before its
/// answer leaves.
public final class SandboxAWS: Sendable {
    /// The Regions, in the order given.
    public let regions: [Region]
    /// The account: 12 digits.
    public let account: String
    /// The lasting key of the account's user `sandbox`, who may do everything.
    public let credentials: SigningCredentials

    let clock: SandboxClock
    private let wallTime: @Sendable () -> Timestamp
    let logger: Logger
    /// What each call passes.
    public let gate: CallGate
    private let ids: IDSource
    private let door: DoorKeeper
    let keys: Mutex<AccessKeys>
    let accountKeeping: AccountKeeping
    let efs: [Region: RegionalEFS]
    private let calls = CallCount()

    /// One Region's EFS and its place in the keeping.
    final class RegionalEFS: Sendable {
        let state: Mutex<EFSRegion>
        let keeping: EFSKeeping

        init(_ state: EFSRegion, _ keeping: EFSKeeping) {
            self.state = Mutex(state)
            self.keeping = keeping
        }
    }

    /// Makes the embedded AWS and fills it with what was kept.
    ///
    /// - Parameters:
    ///   - regions: at least one; a call that is not signed goes to the first.
    ///   - account: 12 digits.
    ///   - clock: moves all states, and ends sessions.
    ///   - keeping: where the state is kept.
    ///   - seed: makes identifiers and secrets repeatable; nil draws one at the first start. A kept one stands.
    ///   - wallTime: the machine's time, by which signatures are judged.
    ///   - gate: what each call passes; nil for one of its own.
    /// - Throws: what the keeping throws, or a decoding error for records that this release cannot read.
    init(
        regions: [Region], account: String, clock: SandboxClock, keeping: any Keeping, seed: UInt64? = nil,
        timing: EFSTiming = EFSTiming(), limits: EFSLimits = EFSLimits(),
        wallTime: @escaping @Sendable () -> Timestamp = { .machineNow }, gate: CallGate? = nil,
        logger: Logger = Logger(label: "sandbox.aws")
    ) throws {
        self.gate = gate ?? CallGate(clock: clock)
        accountKeeping = AccountKeeping(keeping: keeping)
        ids = IDSource(seed: try accountKeeping.seed(given: seed))
        var keys = AccessKeys(account: account, partition: regions.first?.partition ?? "aws", ids: ids)
        try accountKeeping.load(into: &keys)
        credentials = keys.lasting.credentials
        self.keys = Mutex(keys)
        var efs: [Region: RegionalEFS] = [:]
        for region in regions {
            var state = EFSRegion(region: region, account: account, ids: ids)
            state.timing = timing
            state.limits = limits
            let kept = EFSKeeping(region: region, keeping: keeping)
            try state.prepareEC2 { ec2 in
                ec2.regions = regions
                try EC2Keeping(region: region, keeping: keeping).load(into: &ec2, now: clock.now)
            }
            try kept.load(into: &state)
            efs[region] = RegionalEFS(state, kept)
        }
        self.efs = efs
        door = DoorKeeper(regions: Set(regions))
        self.regions = regions
        self.account = account
        self.clock = clock
        self.wallTime = wallTime
        self.logger = logger
    }

    /// An embedded AWS that keeps nothing, for tests.
    ///
    /// - Parameters:
    ///   - regions: at least one; a call that is not signed goes to the first.
    ///   - seed: makes identifiers and secrets repeatable.
    ///   - gate: what each call passes; nil for one of its own.
    public static func ephemeral(
        regions: [Region] = [.usEast1, .usWest2], account: String = "123456789012", clock: SandboxClock,
        seed: UInt64 = 1, gate: CallGate? = nil
    ) throws -> SandboxAWS {
        try SandboxAWS(
            regions: regions, account: account, clock: clock, keeping: NothingKept(), seed: seed, gate: gate)
    }

    /// Answers a request: checks who makes it, finds the operation, and sends the call through ``dispatch(_:_:)``.
    ///
    /// Whoever stands for the network does with the answer as its ``AWSResponse/delivery`` says.
    public func handle(_ request: AWSRequest) async -> AWSResponse {
        let number = calls.next()
        // The machine's time keeps request ids apart from those before a restart.
        let requestID = ids.uuid("request/\(wallTime().microseconds)", number)
        let response = await answer(request, requestID)
        guard !response.hasPassedGate else { return response }
        // Refused before its operation was looked for, by its signature above all: that is a call as well.
        return await gate.pass(refusedCall(request, requestID)) { _ in response }
    }

    private func answer(_ request: AWSRequest, _ requestID: String) async -> AWSResponse {
        switch AWSService.of(request) {
        case .cloudWatch: return await handleCloudWatch(request, requestID)
        case .efs: return await handleEFS(request, requestID)
        case .ec2: return await handleEC2(request, requestID)
        case .sts: return await handleSTS(request, requestID)
        case .other(let service):
            return .xmlRefusal(
                status: 400, code: "InvalidAction",
                message:
                    "This sandbox has no service '\(service)'; it has ec2, elasticfilesystem, monitoring and sts.",
                requestID: requestID)
        }
    }

    /// The one point that each call passes, whatever its service: the gate, where calls are journalled, delayed,
    /// throttled and broken.
    func dispatch(_ call: AWSCall, _ work: () -> AWSResponse) async -> AWSResponse {
        var response = await gate.pass(SandboxCall(call)) { _ in work() }
        response.hasPassedGate = true
        logger.debug(
            "call",
            metadata: [
                "service": "\(call.service)", "operation": "\(call.operation)", "region": "\(call.region)",
                "caller": "\(call.caller?.arn ?? "-")", "status": "\(response.status)",
                "error": "\(response.headers["x-amzn-ErrorType"] ?? "-")", "request-id": "\(call.requestID)",
            ])
        return response
    }

    /// Waits until the Region that a request is for is no longer dark, or the task is cancelled.
    func untilLit(_ request: AWSRequest) async { await gate.untilLit(region(of: request)) }

    /// The Region that a request says it is for, be that true or not.
    private func region(of request: AWSRequest) -> Region {
        request.claimedScope.flatMap { try? Region.parse($0.region) } ?? regions.first ?? .usEast1
    }

    /// What is known of a request that no service took.
    private func refusedCall(_ request: AWSRequest, _ requestID: String) -> SandboxCall {
        let scope = request.claimedScope
        let operation: String?
        switch AWSService.of(request) {
        case .efs: operation = EFS.Call.route(method: request.method, path: request.path)?.name
        case .cloudWatch: operation = CloudWatchRequest(request).operation
        case .ec2, .sts, .other: operation = AWSService.form(of: request)["Action"]
        }
        return SandboxCall(
            service: scope?.service ?? AWSService.of(request).name, operation: operation ?? "-",
            region: region(of: request),
            requestID: requestID)
    }

    /// Looks at one Region's EFS and EC2, and changes them, under their lock and as the faults that are set leave them.
    func withState<Output: Sendable>(
        of place: RegionalEFS, _ body: (inout sending EFSRegion) throws -> Output
    ) rethrows -> Output {
        try place.state.withLock { state in
            state.replicationsAreStuck = gate.faults.areReplicationsStuck(in: state.region)
            return try body(&state)
        }
    }

    func admit(_ request: AWSRequest) throws(SignatureRefusal) -> DoorKeeper.Entry {
        let keys = keys.withLock { $0 }
        return try door.admit(request, keys: keys, now: clock.now, wallTime: wallTime())
    }
}

/// Counts calls.
///
/// It is an object of its own because the optimizer of Swift 6.3.1 fails on an `Atomic` in a class whose initializer throws.
private final class CallCount: Sendable {
    private let count = Atomic<UInt64>(0)

    func next() -> UInt64 { count.add(1, ordering: .relaxed).newValue }
}
