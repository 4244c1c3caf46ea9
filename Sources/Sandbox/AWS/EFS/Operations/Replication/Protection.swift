import EFSModel
import Vocabulary

// The protection of a file system against being overwritten by replication.

extension EFSRegion {
    /// - Throws: `FileSystemNotFound`, `IncorrectFileSystemLifeCycleState`, `ReplicationAlreadyExists` for a
    ///   destination, `BadRequest` for `REPLICATING`, which only a replication sets.
    func updateFileSystemProtection(
        _ request: EFS.UpdateFileSystemProtection, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.FileSystemProtection> {
        var record = try available(request.fileSystemID, now: now)
        if let protection = request.replicationOverwriteProtection {
            guard protection != .replicating else {
                throw .badRequest("ReplicationOverwriteProtection can be set to ENABLED or DISABLED only.")
            }
            guard record.protection != .replicating else {
                throw EFSRefusal(
                    .replicationAlreadyExists,
                    "ReplicationOverwriteProtection cannot be changed while the file system is a replication "
                        + "destination.")
            }
            record.protection = protection
        }
        return Decision(.init(replicationOverwriteProtection: record.protection), [.putFileSystem(record)])
    }
}
