import EFSModel
import Vocabulary

/// A moment in kept records: whole microseconds since the epoch.
struct Moment: Codable, Hashable, Sendable {
    let timestamp: Timestamp

    init(_ timestamp: Timestamp) { self.timestamp = timestamp }

    init(from decoder: any Decoder) throws {
        timestamp = Timestamp(microseconds: try decoder.singleValueContainer().decode(Int64.self))
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(timestamp.microseconds)
    }
}

/// The state of a file system, a mount target or an access point, with the moment at which it ends.
///
/// Nothing runs when the moment comes: the state is computed when somebody looks, and what is gone is removed before
/// the next call is decided.
enum Phase: Codable, Hashable, Sendable {
    /// Becomes `available`.
    case creating(until: Moment)
    /// Becomes `updating` or `deleting` by a call.
    case available
    /// Becomes `available`.
    case updating(until: Moment)
    /// The thing is gone then.
    case deleting(until: Moment)

    /// The state that a description shows.
    func state(at now: Timestamp) -> EFS.LifeCycleState {
        switch self {
        case .creating(let end): now < end.timestamp ? .creating : .available
        case .available: .available
        case .updating(let end): now < end.timestamp ? .updating : .available
        case .deleting: .deleting
        }
    }

    /// When the thing is gone, if it is being deleted.
    var departure: Timestamp? {
        if case .deleting(let end) = self { end.timestamp } else { nil }
    }
}

/// How long the states of the embedded EFS last, on the sandbox's clock.
///
/// AWS promises no times. These are of the order that is seen there (2026-11): a file system takes seconds, an access
/// point about one, a mount target between half a minute and two. A replication takes minutes there; here it takes less, so
/// that those who try it in real time need not wait.
struct EFSTiming: Sendable, Equatable {
    var fileSystemCreation = Duration.seconds(5)
    var fileSystemUpdate = Duration.seconds(5)
    var fileSystemDeletion = Duration.seconds(5)
    var mountTargetCreation = Duration.seconds(30)
    var mountTargetDeletion = Duration.seconds(15)
    var accessPointCreation = Duration.seconds(1)
    var accessPointDeletion = Duration.seconds(1)
    /// From `ENABLING` to `ENABLED`, and from `DISABLING` to `DISABLED`.
    var backupPolicyChange = Duration.seconds(2)
    /// From `ENABLING` to `ENABLED`.
    var replicationEnabling = Duration.seconds(10)
    /// From the creation of a replication to the end of its first sync.
    var initialSync = Duration.seconds(60)
    /// From the end of a sync to the end of the next.
    var syncPeriod = Duration.seconds(60)
    /// By how much the content of a sync is older than its end.
    var syncLag = Duration.seconds(30)
    /// From `PAUSING` to `PAUSED`.
    var replicationPausing = Duration.seconds(5)
    var replicationDeletion = Duration.seconds(20)
}

/// The quotas of the embedded EFS.
///
/// Source: EFS User Guide, "Amazon EFS quotas", and VPC User Guide, "Amazon VPC quotas" (2026-11).
struct EFSLimits: Sendable, Equatable {
    var fileSystems = 1000
    var accessPointsPerFileSystem = 10_000
    var tagsPerResource = 50
    var securityGroupsPerInterface = 5
    /// Of a Region.
    var networkInterfaces = 5000
    /// In MiB/s.
    var provisionedThroughput = 3414.0
    /// Between two changes of the throughput mode or two decreases of the provisioned throughput.
    var throughputChangeInterval = Duration.seconds(24 * 3600)
    /// Of each answer that comes in pages.
    var pageSize = 100
}
