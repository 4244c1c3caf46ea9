import EFSModel
import Vocabulary

// File systems: create, describe, delete. Source of the rules: EFS API reference and User Guide (2026-11).

extension EFSRegion {
    /// - Throws: `FileSystemAlreadyExists` with the id for a token that was used, `FileSystemLimitExceeded`,
    ///   `UnsupportedAvailabilityZone`, `ThroughputLimitExceeded`, `BadRequest`.
    func createFileSystem(
        _ request: EFS.CreateFileSystem, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.FileSystem> {
        if let id = fileSystemOfToken[request.creationToken] {
            throw EFSRefusal(
                .fileSystemAlreadyExists,
                "File system '\(id)' already exists with creation token '\(request.creationToken)'",
                fileSystemID: id)
        }
        let record = try newFileSystem(request, now: now)
        return Decision(describe(record, now: now), [.putFileSystem(record), .nextSerial(nextSerial + 1)])
    }

    /// The record of a new file system, with the next serial number.
    ///
    /// - Throws: as ``createFileSystem(_:now:)``, but for the token.
    func newFileSystem(_ request: EFS.CreateFileSystem, now: Timestamp) throws(EFSRefusal) -> FileSystemRecord {
        guard fileSystems.count < limits.fileSystems else {
            throw EFSRefusal(
                .fileSystemLimitExceeded,
                "You have reached the maximum number of file systems (\(limits.fileSystems)) for this account.")
        }
        try checkZone(of: request)
        let throughput = try throughput(
            mode: request.throughputMode ?? .bursting, mibps: request.provisionedThroughputInMiBps,
            performance: request.performanceMode ?? .generalPurpose)
        return FileSystemRecord(
            id: FileSystemID(unchecked: "fs-" + ids.digits17("\(region)/fs", nextSerial)), serial: nextSerial,
            creationToken: request.creationToken, creationTime: Moment(Timestamp(seconds: now.seconds)),
            performanceMode: request.performanceMode ?? .generalPurpose,
            isEncrypted: request.isEncrypted ?? false, kmsKeyARN: try keyARN(of: request),
            availabilityZoneName: request.availabilityZoneName,
            phase: .creating(until: Moment(now + timing.fileSystemCreation)), throughput: throughput,
            tags: try merged([], with: request.tags ?? []), backup: backup(of: request, now: now))
    }

    /// A One Zone file system is backed up unless its maker says otherwise.
    private func backup(of request: EFS.CreateFileSystem, now: Timestamp) -> FileSystemRecord.BackupPhase? {
        let isWanted = request.hasBackup ?? (request.availabilityZoneName != nil)
        return isWanted
            ? .init(
                isEnabled: true, settles: Moment(now + timing.fileSystemCreation + timing.backupPolicyChange))
            : nil
    }

    private func checkZone(of request: EFS.CreateFileSystem) throws(EFSRefusal) {
        guard let name = request.availabilityZoneName else { return }
        guard network.zone(named: name) != nil else {
            throw EFSRefusal(
                .unsupportedAvailabilityZone, "One Zone file systems are not supported in Availability Zone '\(name)'.")
        }
        guard request.performanceMode != .maxIO else {
            throw .badRequest("Performance mode 'maxIO' is not supported for One Zone file systems.")
        }
    }

    private func keyARN(of request: EFS.CreateFileSystem) throws(EFSRefusal) -> String? {
        guard request.isEncrypted == true else {
            guard request.kmsKeyID == nil else {
                throw .badRequest("KmsKeyId requires that Encrypted is true.")
            }
            return nil
        }
        let prefix = "arn:\(region.partition):kms:\(region):\(account):key/"
        guard let key = request.kmsKeyID, !key.hasSuffix("alias/aws/elasticfilesystem") else {
            return prefix + ids.uuid("\(region)/kms/aws/elasticfilesystem", 0)
        }
        if key.hasPrefix("arn:"), key.split(separator: ":").dropFirst(3).first != Substring(region.rawValue) {
            throw .badRequest("KMS key '\(key)' is not in Region '\(region)'.")
        }
        if let alias = key.split(separator: ":").last, alias.hasPrefix("alias/") {
            return prefix + ids.uuid("\(region)/kms/\(alias)", 0)
        }
        return key.hasPrefix("arn:") ? key : prefix + key
    }

    /// - Throws: `FileSystemNotFound` for an id or a token that names none, `BadRequest` for a marker that is none.
    func describeFileSystems(
        _ request: EFS.DescribeFileSystems, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.FileSystemPage> {
        if let record = try asked(for: request) {
            return Decision(.init(marker: request.marker, fileSystems: [describe(record, now: now)]))
        }
        let page = fileSystems.order.page(
            after: try PageToken.serial(of: request.marker, kind: .fileSystems, field: "Marker"),
            size: pageSize(request.maxItems))
        return Decision(
            .init(
                marker: request.marker,
                fileSystems: page.items.compactMap { fileSystems[$0] }.map { describe($0, now: now) },
                nextMarker: page.last.map { PageToken.text(after: $0, kind: .fileSystems) }))
    }

    /// The one file system that is asked for by id, by token or by both; nil when all are.
    private func asked(for request: EFS.DescribeFileSystems) throws(EFSRefusal) -> FileSystemRecord? {
        if let token = request.creationToken {
            guard let id = fileSystemOfToken[token] else {
                throw EFSRefusal(.fileSystemNotFound, "File system with creation token '\(token)' does not exist.")
            }
            guard request.fileSystemID == nil || request.fileSystemID == id else {
                throw EFSRefusal(
                    .fileSystemNotFound, "File system '\(request.fileSystemID?.rawValue ?? "")' does not exist.")
            }
            return try known(id)
        }
        guard let id = request.fileSystemID else { return nil }
        return try known(id)
    }

    /// - Throws: `FileSystemNotFound`, `FileSystemInUse` while mount targets or a replication exist.
    func deleteFileSystem(_ request: EFS.DeleteFileSystem, now: Timestamp) throws(EFSRefusal) -> Decision<EFS.NoOutput>
    {
        var record = try known(request.fileSystemID)
        guard record.phase.departure == nil else { return Decision(.init()) }
        let targets = mountTargetsOf[record.id]?.count ?? 0
        guard targets == 0 else {
            throw EFSRefusal(
                .fileSystemInUse,
                "File system '\(record.id)' has \(targets) mount target\(targets == 1 ? "" : "s"); delete them first.")
        }
        guard replication(of: record.id) == nil else {
            throw EFSRefusal(
                .fileSystemInUse,
                "You cannot delete file system '\(record.id)' because it is in a replication configuration. Delete the "
                    + "replication configuration first.")
        }
        record.phase = .deleting(until: Moment(now + timing.fileSystemDeletion))
        return Decision(.init(), [.putFileSystem(record)])
    }

    /// A file system as AWS describes it.
    func describe(_ record: FileSystemRecord, now: Timestamp) -> EFS.FileSystem {
        let state = record.phase.state(at: now)
        return EFS.FileSystem(
            ownerID: account, creationToken: record.creationToken, fileSystemID: record.id,
            fileSystemARN: "\(arnPrefix)file-system/\(record.id)", creationTime: record.creationTime.timestamp,
            lifeCycleState: state, name: name(in: record.tags),
            numberOfMountTargets: mountTargetsOf[record.id]?.count ?? 0,
            sizeInBytes: size(of: record, now: now),
            performanceMode: record.performanceMode, isEncrypted: record.isEncrypted, kmsKeyID: record.kmsKeyARN,
            throughputMode: record.throughput.mode, provisionedThroughputInMiBps: record.throughput.mibps,
            availabilityZoneName: record.availabilityZoneName,
            availabilityZoneID: record.availabilityZoneName.flatMap { network.zone(named: $0)?.id },
            tags: record.tags, fileSystemProtection: .init(replicationOverwriteProtection: record.protection))
    }
}
