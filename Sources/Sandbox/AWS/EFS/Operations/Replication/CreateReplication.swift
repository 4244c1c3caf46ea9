import EFSModel
import Vocabulary

// Starting a replication. Source of the rules: CreateReplicationConfiguration and DestinationToCreate in the EFS API
// reference, "Replicating file systems" in the User Guide (2026-11). AWS does not say with which code it refuses a file
// system that is in a replication already or is protected; here it is BadRequest.

extension EFSRegion {
    /// Called in the source's Region.
    ///
    /// - Parameter regions: all Regions, this one among them.
    /// - Throws: `FileSystemNotFound`, `IncorrectFileSystemLifeCycleState` and `BadRequest` for either file system,
    ///   `ConflictException` for an existing destination that is not encrypted while the source is, and for a new one
    ///   what ``createFileSystem(_:now:)`` throws.
    func createReplicationConfiguration(
        _ request: EFS.CreateReplicationConfiguration, among regions: [Region: EFSRegion], now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.ReplicationConfiguration> {
        let choice = try DestinationChoice(request, from: self)
        let source = try unreplicated(request.sourceFileSystemID, now: now)
        guard let there = choice.region == region ? self : regions[choice.region] else {
            throw .badRequest("Region '\(choice.region)' is not enabled for this account.")
        }
        guard there.replications[source.id] == nil else {
            throw .badRequest(
                "Region '\(choice.region)' still has a replication configuration of file system '\(source.id)'; delete "
                    + "it there with LOCAL_CONFIGURATION_ONLY.")
        }
        let destination = try there.destination(choice, of: source, now: now)
        let isNew = there.fileSystems[destination.id] == nil
        let record = ReplicationRecord(
            serial: there.nextSerial + (isNew ? 1 : 0), source: .init(fileSystemID: source.id, region: region),
            destination: .init(fileSystemID: destination.id, region: there.region),
            creationTime: Moment(Timestamp(seconds: now.seconds)), roleARN: choice.roleARN,
            phase: .enabling(until: Moment(now + max(timing.replicationEnabling, timing.fileSystemCreation))),
            sync: SyncClock(starting: now, timing: timing))
        let changes: [EFSChange] = [
            .putFileSystem(destination), .putReplication(record), .nextSerial(record.serial + 1),
        ]
        guard there.region != region else { return Decision(describe(record, now: now), changes) }
        let own = record.numbered(nextSerial)
        return Decision(
            describe(own, now: now), [.putReplication(own), .nextSerial(own.serial + 1)],
            elsewhere: [there.region: changes])
    }

    /// A file system that is available and in no replication.
    private func unreplicated(_ id: FileSystemID, now: Timestamp) throws(EFSRefusal) -> FileSystemRecord {
        let record = try available(id, now: now)
        guard replication(of: id) == nil else {
            throw .badRequest("File system '\(id)' is already part of a replication configuration.")
        }
        return record
    }

    /// The record of the destination, read-only from now on.
    private func destination(
        _ choice: DestinationChoice, of source: FileSystemRecord, now: Timestamp
    ) throws(EFSRefusal) -> FileSystemRecord {
        var record =
            switch choice.fileSystem {
            case .existing(let id): try overwritable(id, by: source, now: now)
            case .new(let zone, let kmsKeyID): try replica(of: source, zone: zone, kmsKeyID: kmsKeyID, now: now)
            }
        record.protection = .replicating
        return record
    }

    private func overwritable(
        _ id: FileSystemID, by source: FileSystemRecord, now: Timestamp
    ) throws(EFSRefusal) -> FileSystemRecord {
        guard id != source.id else {
            throw .badRequest("File system '\(id)' cannot be source and destination of one replication.")
        }
        let record = try unreplicated(id, now: now)
        guard record.protection == .disabled else {
            throw .badRequest("Replication overwrite protection of file system '\(id)' must be DISABLED.")
        }
        guard record.isEncrypted || !source.isEncrypted else {
            throw EFSRefusal(
                .conflictException,
                "Source file system '\(source.id)' is encrypted, destination file system '\(id)' is not.")
        }
        return record
    }

    /// A new file system that is always encrypted and takes the source's modes.
    private func replica(
        of source: FileSystemRecord, zone: String?, kmsKeyID: String?, now: Timestamp
    ) throws(EFSRefusal) -> FileSystemRecord {
        try newFileSystem(
            .init(
                creationToken: "replica-" + ids.uuid("\(region)/replica", nextSerial),
                performanceMode: zone == nil ? source.performanceMode : .generalPurpose, isEncrypted: true,
                kmsKeyID: kmsKeyID, throughputMode: source.throughput.mode,
                provisionedThroughputInMiBps: source.throughput.mibps, availabilityZoneName: zone),
            now: now)
    }
}

extension ReplicationRecord {
    /// The record as another Region has it.
    fileprivate func numbered(_ serial: UInt64) -> ReplicationRecord {
        ReplicationRecord(
            serial: serial, source: source, destination: destination, creationTime: creationTime, roleARN: roleARN,
            phase: phase, sync: sync)
    }
}
