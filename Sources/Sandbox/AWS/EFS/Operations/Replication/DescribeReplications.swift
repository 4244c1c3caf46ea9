import EFSModel
import Vocabulary

// What a Region tells of the replications that its own file systems are part of.

extension EFSRegion {
    /// - Throws: `FileSystemNotFound`, `ReplicationNotFound` for a file system that is in none, `BadRequest` for a token
    ///   that is none.
    func describeReplicationConfigurations(
        _ request: EFS.DescribeReplicationConfigurations, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.ReplicationPage> {
        if let id = request.fileSystemID {
            guard let record = replication(of: try known(id).id) else { throw Self.noReplication(of: id) }
            return Decision(.init(replications: [describe(record, now: now)]))
        }
        let page = replications.order.page(
            after: try PageToken.serial(of: request.nextToken, kind: .replications, field: "NextToken"),
            size: pageSize(request.maxResults))
        return Decision(
            .init(
                replications: page.items.compactMap { replications[$0] }.map { describe($0, now: now) },
                nextToken: page.last.map { PageToken.text(after: $0, kind: .replications) }))
    }

    static func noReplication(of id: FileSystemID) -> EFSRefusal {
        EFSRefusal(.replicationNotFound, "No replication configuration exists for file system '\(id)'.")
    }

    /// A replication as AWS describes it.
    func describe(_ record: ReplicationRecord, now: Timestamp) -> EFS.ReplicationConfiguration {
        let arn = arn(of: record.source)
        return EFS.ReplicationConfiguration(
            sourceFileSystemID: record.source.fileSystemID, sourceFileSystemRegion: record.source.region,
            sourceFileSystemARN: arn, originalSourceFileSystemARN: arn, creationTime: record.creationTime.timestamp,
            destinations: [
                .init(
                    status: record.phase.status(at: now), fileSystemID: record.destination.fileSystemID,
                    region: record.destination.region,
                    lastReplicatedTimestamp: record.sync.lastReplicated(at: now), ownerID: account,
                    statusMessage: record.phase.message, roleARN: record.roleARN)
            ], sourceFileSystemOwnerID: account)
    }

    private func arn(of end: ReplicationRecord.End) -> String {
        "arn:\(end.region.partition):elasticfilesystem:\(end.region):\(account):file-system/\(end.fileSystemID)"
    }
}
