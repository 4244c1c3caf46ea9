import EFSModel
import Logging
import STSModel
public import SigV4
import Synchronization
public import Vocabulary
import Wire

/// The embedded AWS: EFS and STS of some Regions, behind one door.
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
    private let logger: Logger
    private let ids: IDSource
    private let door: DoorKeeper
    private let keys: Mutex<AccessKeys>
    private let accountKeeping: AccountKeeping
    private let efs: [Region: RegionalEFS]
    private let calls = Atomic<UInt64>(0)

    /// One Region's EFS and its place in the keeping.
    private final class RegionalEFS: Sendable {
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
    /// - Throws: what the keeping throws, or a decoding error for records that this release cannot read.
    init(
        regions: [Region], account: String, clock: SandboxClock, keeping: any Keeping, seed: UInt64? = nil,
        timing: EFSTiming = EFSTiming(), limits: EFSLimits = EFSLimits(),
        wallTime: @escaping @Sendable () -> Timestamp = { .machineNow },
        logger: Logger = Logger(label: "sandbox.aws")
    ) throws {
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
    public static func ephemeral(
        regions: [Region] = [.usEast1, .usWest2], account: String = "123456789012", clock: SandboxClock,
        seed: UInt64 = 1
    ) throws -> SandboxAWS {
        try SandboxAWS(regions: regions, account: account, clock: clock, keeping: NothingKept(), seed: seed)
    }

    /// Answers a request: checks who makes it, finds the operation, and sends the call through ``dispatch(_:_:)``.
    public func handle(_ request: AWSRequest) async -> AWSResponse {
        let number = calls.add(1, ordering: .relaxed).newValue
        // The machine's time keeps request ids apart from those before a restart.
        let requestID = ids.uuid("request/\(wallTime().microseconds)", number)
        switch AWSService.of(request) {
        case .efs: return handleEFS(request, requestID)
        case .sts: return handleSTS(request, requestID)
        case .other(let service):
            return .xmlRefusal(
                status: 400, code: "InvalidAction",
                message: "This sandbox has no service '\(service)'; it has elasticfilesystem and sts.",
                requestID: requestID)
        }
    }

    /// The one point that each call passes, whatever its service: what watches, delays, throttles or breaks calls
    /// stands here.
    private func dispatch(_ call: AWSCall, _ work: () -> AWSResponse) -> AWSResponse {
        let response = work()
        logger.debug(
            "call",
            metadata: [
                "service": "\(call.service)", "operation": "\(call.operation)", "region": "\(call.region)",
                "caller": "\(call.caller?.arn ?? "-")", "status": "\(response.status)",
                "error": "\(response.headers["x-amzn-ErrorType"] ?? "-")", "request-id": "\(call.requestID)",
            ])
        return response
    }

    private func admit(_ request: AWSRequest) throws(SignatureRefusal) -> DoorKeeper.Entry {
        let keys = keys.withLock { $0 }
        return try door.admit(request, keys: keys, now: clock.now, wallTime: wallTime())
    }
}

// MARK: EFS

extension SandboxAWS {
    private func handleEFS(_ request: AWSRequest, _ requestID: String) -> AWSResponse {
        let entry: DoorKeeper.Entry
        do {
            entry = try admit(request)
        } catch {
            return .jsonRefusal(
                status: error.status, code: error.jsonCode, message: error.message, requestID: requestID)
        }
        guard let place = efs[entry.region],
            let named = EFSInput.read(request, region: entry.region, account: account)
        else { return .unknownOperation(requestID: requestID) }
        let call = AWSCall(
            service: EFS.signingName, operation: named.operation, region: entry.region, caller: entry.caller,
            requestID: requestID)
        return dispatch(call) {
            do {
                let answer = try perform(try named.call(), at: place)
                return .json(status: answer.status, body: answer.body, requestID: requestID)
            } catch let refusal as EFSRefusal {
                return .refusal(refusal, requestID: requestID)
            } catch {
                logger.error("change not kept", metadata: ["error": "\(error)"])
                return .refusal(
                    EFSRefusal(.internalServerError, "The sandbox could not keep the change: \(error)"),
                    requestID: requestID)
            }
        }
    }

    private func perform(_ call: EFS.Call, at place: RegionalEFS) throws -> EFSAnswer {
        try place.state.withLock { state in
            let now = clock.now
            return try state.perform(now: now, keep: place.keeping.keep) { try $0.decide(call, now: now) }
        }
    }
}

// MARK: STS

extension SandboxAWS {
    private func handleSTS(_ request: AWSRequest, _ requestID: String) -> AWSResponse {
        let form = AWSService.form(of: request)
        let isSigned = form["Action"] != STS.AssumeRoleWithWebIdentity.action
        do throws(SignatureRefusal) {
            let entry = isSigned ? try admit(request) : nil
            guard let region = entry?.region ?? regions.first else { throw SignatureRefusal.missing }
            let call = AWSCall(
                service: STS.signingName, operation: form["Action"] ?? "-", region: region, caller: entry?.caller,
                requestID: requestID)
            return dispatch(call) { answerSTS(form, caller: entry?.caller, requestID) }
        } catch {
            return .xmlRefusal(
                status: error.status, code: error.queryCode, message: error.message, requestID: requestID)
        }
    }

    private func answerSTS(_ form: QueryItems, caller: AWSCaller?, _ requestID: String) -> AWSResponse {
        do {
            let document = try documentSTS(form, caller: caller, requestID)
            return .xml(status: 200, document: document, requestID: requestID)
        } catch let refusal as STSRefusal {
            return .xmlRefusal(
                status: refusal.status, code: refusal.code, message: refusal.message, requestID: requestID)
        } catch {
            logger.error("session not kept", metadata: ["error": "\(error)"])
            return .xmlRefusal(
                status: 500, code: "InternalFailure", message: "The sandbox could not keep the session: \(error)",
                requestID: requestID)
        }
    }

    private func documentSTS(_ form: QueryItems, caller: AWSCaller?, _ requestID: String) throws -> XMLElement {
        let call: STS.Call?
        do {
            call = try STS.Call.decode(form)
        } catch {
            throw STSRefusal.validation("Value at '\(error.field)' failed to satisfy constraint: \(error.message)")
        }
        switch (call, caller) {
        case (.assumeRoleWithWebIdentity(let request), _):
            let (grant, token) = try granting { keys, now in
                try keys.assumeRole(request, now: now)
            } key: {
                $0.0.key
            }
            return STS.AssumeRoleWithWebIdentity.answer(grant.output, requestID: requestID).adding(token)
        case (.getCallerIdentity, let caller?):
            let identity = STS.CallerIdentity(userID: caller.userID, account: caller.account, arn: caller.arn)
            return STS.GetCallerIdentity.answer(identity, requestID: requestID)
        case (.assumeRole(let request), let caller?):
            let grant = try granting { keys, now in
                try keys.assumeRole(request, caller: caller, now: now)
            } key: {
                $0.key
            }
            return STS.AssumeRole.answer(grant.output, requestID: requestID)
        case (nil, _), (_, nil):
            throw STSRefusal(
                "InvalidAction",
                "Could not find operation \(form["Action"] ?? "") for version \(form["Version"] ?? "NO_VERSION_SPECIFIED")"
            )
        }
    }

    /// Grants a session: decides, keeps its key, and only then lets it count.
    private func granting<Granted>(
        _ decide: (AccessKeys, Timestamp) throws -> Granted, key: (Granted) -> AccessKey
    ) throws -> Granted {
        try keys.withLock { keys in
            let now = clock.now
            let granted = try decide(keys, now)
            try accountKeeping.keep(key(granted), forgetting: keys.forgotten(at: now))
            keys.forget(at: now)
            keys.add(key(granted))
            return granted
        }
    }
}

extension XMLElement {
    /// The answer of AssumeRoleWithWebIdentity with what it says of the token.
    fileprivate func adding(_ token: WebIdentityToken) -> XMLElement {
        var answer = self
        guard !answer.children.isEmpty else { return answer }
        answer.children[0].children += [
            XMLElement("SubjectFromWebIdentityToken", text: token.subject),
            XMLElement("Audience", text: token.audience), XMLElement("Provider", text: token.issuer),
        ]
        return answer
    }
}
