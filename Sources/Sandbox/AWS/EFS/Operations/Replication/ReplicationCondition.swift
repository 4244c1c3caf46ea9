import EFSModel
import Vocabulary

/// What befalls a replication without a call of its owner, as faults make it.
enum ReplicationCondition: Hashable, Sendable {
    /// Goes on after a pause; the next sync ends a period from now.
    case running
    /// Pauses for a problem that its owner can mend: `PAUSING`, then `PAUSED`.
    case paused(because: String)
    /// Fails for good: `ERROR`.
    case failed(because: String)
}

extension ReplicationRecord {
    /// The record under a condition.
    ///
    /// - Throws: `BadRequest` for a replication that is being deleted, and for one that failed, which only a deletion
    ///   ends.
    func under(
        _ condition: ReplicationCondition, at now: Timestamp, timing: EFSTiming
    ) throws(EFSRefusal) -> ReplicationRecord {
        var record = self
        switch (phase, condition) {
        case (.deleting, _): throw .badRequest("The replication of file system '\(id)' is being deleted.")
        case (_, .failed(let reason)): return failing(because: reason, at: now)
        case (.failed, _): throw .badRequest("The replication of file system '\(id)' failed; it can only be deleted.")
        case (_, .paused(let reason)):
            record.sync.stop(at: now)
            record.phase = .pausing(until: Moment(now + timing.replicationPausing), because: reason)
        case (.pausing, .running):
            record.sync.resume(at: now, timing: timing)
            record.phase = .enabled
        case (.enabling, .running), (.enabled, .running): break
        }
        return record
    }
}
