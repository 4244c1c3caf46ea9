public import Vocabulary

/// Which calls a fault touches, when, and what it does to them.
public struct FaultRule: Sendable, Hashable {
    /// Exact or with `*`.
    public var service: NamePattern
    /// Exact or with `*`: `CreateAccessPoint`, `Describe*`, `patch sharedvolumes/status`.
    public var operation: NamePattern
    /// Nil for all.
    public var region: Region?
    /// How likely it acts on a call that it could act on: above 0, up to 1.
    public var probability: Double
    /// How many of the matching calls pass before it begins.
    public var after: Int
    /// On how many calls it acts before it is used up; nil for as long as it is set.
    public var count: Int?
    /// Of its dice; nil for one that follows from the gate's seed and the fault's number.
    public var seed: UInt64?
    public var effect: FaultEffect

    /// Makes a rule.
    public init(
        _ effect: FaultEffect, on operation: NamePattern = "*", of service: NamePattern = "*", in region: Region? = nil,
        probability: Double = 1, after: Int = 0, count: Int? = nil, seed: UInt64? = nil
    ) {
        self.service = service
        self.operation = operation
        self.region = region
        self.probability = probability
        self.after = after
        self.count = count
        self.seed = seed
        self.effect = effect
    }

    func matches(_ call: SandboxCall) -> Bool {
        (region == nil || region == call.region) && service.matches(call.service) && operation.matches(call.operation)
    }

    /// - Throws: `InvalidValue` that names the number that cannot be.
    func checkNumbers() throws(InvalidValue) {
        guard probability > 0, probability <= 1 else {
            throw InvalidValue(
                field: "probability", value: "\(probability)", remedy: "use a number above 0 and up to 1, as in 0.25")
        }
        guard after >= 0 else {
            throw InvalidValue(field: "after", value: "\(after)", remedy: "use 0 or more calls")
        }
        if let count, count < 1 {
            throw InvalidValue(field: "count", value: "\(count)", remedy: "use 1 or more calls")
        }
        switch effect {
        case .error(_, let status?, _) where !(400...599).contains(status):
            throw InvalidValue(field: "status", value: "\(status)", remedy: "use the status of a refusal, 400 to 599")
        case .error("", _, _):
            throw InvalidValue(field: "code", value: "", remedy: "name the service's error, as in InternalServerError")
        case .delay(let duration) where duration <= .zero:
            throw InvalidValue(field: "by", value: "\(duration)", remedy: "use a time above zero, as in 2s")
        default: break
        }
    }
}

/// A fault of the sandbox's world: what befalls more than single calls.
public enum WorldFault: Sendable, Hashable {
    /// All AWS calls of the Region and its whole cluster are out of reach, until the fault is cleared.
    case regionDark(Region, Darkness)
    /// The API server stops listening, drops its connections, and is back on its port after a time: on the machine's
    /// clock over sockets, on the sandbox's clock in process.
    case apiServerRestart(Region, downFor: Duration)
    /// The connections of watches are closed: all, or those of a resource (`configmaps`); of all clusters, or of one.
    case watchCut(Region?, resource: String?)
    /// The clusters' history is forgotten: watches that go on from before get 410, and so do continue tokens.
    case compaction(Region?)
    /// Replications that are being deleted stay `DELETING`, and their destinations read-only, in all Regions or in one,
    /// until the fault is cleared.
    case replicationStuck(Region?)

    /// How a dark Region looks to a client.
    public enum Darkness: String, Sendable, CaseIterable {
        /// Connections are closed.
        case cut
        /// Nothing comes, until the client gives up.
        case hang
    }

    /// The word of it in lists.
    public var name: String {
        switch self {
        case .regionDark: "region-dark"
        case .apiServerRestart: "api-server-restart"
        case .watchCut: "watch-cut"
        case .compaction: "compaction"
        case .replicationStuck: "replication-stuck"
        }
    }

    /// Whether it stays until it is cleared; the others are over once they happened.
    var lasts: Bool {
        switch self {
        case .regionDark, .replicationStuck: true
        case .apiServerRestart, .watchCut, .compaction: false
        }
    }

    /// The Region that it befalls; nil for all.
    var region: Region? {
        switch self {
        case .regionDark(let region, _), .apiServerRestart(let region, _): region
        case .watchCut(let region, _), .compaction(let region), .replicationStuck(let region): region
        }
    }
}
