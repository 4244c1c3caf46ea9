import EFSModel
import Vocabulary

/// One Region's record of a replication configuration.
///
/// The Regions of source and destination have one each, so that each answers by itself and can lose its own alone; a
/// replication within a Region has one. Both are made, and usually changed, in one transaction.
struct ReplicationRecord: EFSRecord {
    /// One of the two file systems.
    struct End: Codable, Hashable, Sendable {
        let fileSystemID: FileSystemID
        let region: Region
    }

    let serial: UInt64
    let source: End
    let destination: End
    let creationTime: Moment
    /// The role that the caller named.
    let roleARN: String?
    var phase: ReplicationPhase
    var sync: SyncClock

    /// The source's, since a file system is the source of one replication at most.
    var id: FileSystemID { source.fileSystemID }
    var departure: Timestamp? { phase.departure }

    /// The Region of the other record, or nil when there is none.
    func peer(of region: Region) -> Region? {
        guard source.region != destination.region else { return nil }
        return region == source.region ? destination.region : source.region
    }

    /// Whether both are records of one configuration.
    func isTwin(of other: ReplicationRecord) -> Bool {
        source == other.source && destination == other.destination && creationTime == other.creationTime
    }
}

/// The state of a replication, with the moment at which it ends.
enum ReplicationPhase: Codable, Hashable, Sendable {
    /// Becomes `ENABLED`.
    case enabling(until: Moment)
    /// Becomes `PAUSING`, `ERROR` or `DELETING`.
    case enabled
    /// Becomes `PAUSED`; from there `ENABLED`, `ERROR` or `DELETING`.
    case pausing(until: Moment, because: String)
    /// Becomes `DELETING`.
    case failed(because: String)
    /// The record is gone then, and a destination in its Region is writable.
    case deleting(until: Moment)

    func status(at now: Timestamp) -> EFS.ReplicationStatus {
        switch self {
        case .enabling(let end): now < end.timestamp ? .enabling : .enabled
        case .enabled: .enabled
        case .pausing(let end, _): now < end.timestamp ? .pausing : .paused
        case .failed: .error
        case .deleting: .deleting
        }
    }

    /// Why it does not replicate.
    var message: String? {
        switch self {
        case .pausing(_, let reason), .failed(let reason): reason
        case .enabling, .enabled, .deleting: nil
        }
    }

    /// When the record is gone, if it is being deleted.
    var departure: Timestamp? {
        if case .deleting(let end) = self { end.timestamp } else { nil }
    }
}
