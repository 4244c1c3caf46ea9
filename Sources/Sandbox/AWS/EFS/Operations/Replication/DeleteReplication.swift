import EFSModel
import Vocabulary

// Ending a replication: what is replicated stays as it is from now on; when the deletion ends, the records are gone and
// the destination is writable. Source of the rules: DeleteReplicationConfiguration in the EFS API reference (2026-11).

extension EFSRegion {
    /// Called in the Region of the source or of the destination. Deleting what is being deleted changes nothing.
    ///
    /// - Parameter regions: all Regions, this one among them.
    /// - Throws: `ReplicationNotFound`, `FileSystemNotFound` for a file system that is neither here nor the source of a
    ///   replication to here, `BadRequest` for `LOCAL_CONFIGURATION_ONLY` within one Region.
    func deleteReplicationConfiguration(
        _ request: EFS.DeleteReplicationConfiguration, among regions: [Region: EFSRegion], now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.NoOutput> {
        guard let record = replications[request.sourceFileSystemID] else {
            throw Self.noReplication(of: try known(request.sourceFileSystemID).id)
        }
        let isLocal = request.deletionMode == .localConfigurationOnly
        let peer = record.peer(of: region)
        guard peer != nil || !isLocal else {
            throw .badRequest(
                "LOCAL_CONFIGURATION_ONLY cannot be used for replication within the same account and Region.")
        }
        guard record.departure == nil else { return Decision(.init()) }
        let deleted = record.deleting(at: now, timing: timing)
        guard let peer, let twin = regions[peer]?.replications[record.id], twin.isTwin(of: record),
            twin.departure == nil
        else { return Decision(.init(), [.putReplication(deleted)]) }
        let other =
            isLocal
            ? twin.failing(because: "The replication configuration was deleted in Region '\(region)'.", at: now)
            : twin.deleting(at: now, timing: timing)
        return Decision(.init(), [.putReplication(deleted)], elsewhere: [peer: [.putReplication(other)]])
    }
}

extension ReplicationRecord {
    /// The record of a deletion that begins.
    func deleting(at now: Timestamp, timing: EFSTiming) -> ReplicationRecord {
        var record = self
        record.sync.stop(at: now)
        record.phase = .deleting(until: Moment(now + timing.replicationDeletion))
        return record
    }

    /// The record of a replication that cannot go on.
    func failing(because reason: String, at now: Timestamp) -> ReplicationRecord {
        var record = self
        record.sync.stop(at: now)
        record.phase = .failed(because: reason)
        return record
    }
}
