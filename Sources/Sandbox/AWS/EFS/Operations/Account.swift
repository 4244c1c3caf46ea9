import EFSModel
import Vocabulary

// What is set for the account, and the replications, of which this sandbox has none yet.

extension EFSRegion {
    /// The account's ids are long, as they are for all accounts since October 2021.
    func describeAccountPreferences(
        _ request: EFS.DescribeAccountPreferences, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.AccountPreferences> {
        Decision(Self.longIDs)
    }

    /// - Throws: `BadRequest` for short ids, which AWS gives no more.
    func putAccountPreferences(
        _ request: EFS.PutAccountPreferences, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.AccountPreferences> {
        guard request.resourceIDType == .long else {
            throw .badRequest("Short resource IDs are no longer supported; use LONG_ID.")
        }
        return Decision(Self.longIDs)
    }

    private static let longIDs = EFS.AccountPreferences(
        resourceIDPreference: .init(resourceIDType: .long, resources: [.fileSystem, .mountTarget]))

    /// - Throws: `FileSystemNotFound`, `ReplicationNotFound` for a file system that is in none.
    func describeReplicationConfigurations(
        _ request: EFS.DescribeReplicationConfigurations, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.ReplicationPage> {
        guard let id = request.fileSystemID else { return Decision(.init(replications: [])) }
        throw Self.noReplication(of: try known(id).id)
    }

    /// - Throws: `FileSystemNotFound`, `BadRequest`.
    func createReplicationConfiguration(
        _ request: EFS.CreateReplicationConfiguration, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.ReplicationConfiguration> {
        _ = try available(request.sourceFileSystemID, now: now)
        throw .badRequest("This sandbox does not replicate file systems yet.")
    }

    /// - Throws: `FileSystemNotFound`, `ReplicationNotFound`.
    func deleteReplicationConfiguration(
        _ request: EFS.DeleteReplicationConfiguration, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.NoOutput> {
        throw Self.noReplication(of: try known(request.sourceFileSystemID).id)
    }

    private static func noReplication(of id: FileSystemID) -> EFSRefusal {
        EFSRefusal(.replicationNotFound, "No replication configuration exists for file system '\(id)'.")
    }
}
