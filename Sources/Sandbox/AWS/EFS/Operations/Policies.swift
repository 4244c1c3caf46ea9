import EFSModel
import Vocabulary

// What is set on a file system: lifecycle, backup, access policy.

extension EFSRegion {
    // MARK: Lifecycle

    /// - Throws: `FileSystemNotFound`, `IncorrectFileSystemLifeCycleState`, `BadRequest`.
    func putLifecycleConfiguration(
        _ request: EFS.PutLifecycleConfiguration, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.LifecycleConfiguration> {
        var record = try available(request.fileSystemID, now: now)
        try LifecycleRules.check(request.lifecyclePolicies, of: record)
        record.lifecyclePolicies = request.lifecyclePolicies
        return Decision(.init(lifecyclePolicies: record.lifecyclePolicies), [.putFileSystem(record)])
    }

    /// - Throws: `FileSystemNotFound`.
    func describeLifecycleConfiguration(
        _ request: EFS.DescribeLifecycleConfiguration, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.LifecycleConfiguration> {
        Decision(.init(lifecyclePolicies: try known(request.fileSystemID).lifecyclePolicies))
    }

    // MARK: Backup

    /// - Throws: `FileSystemNotFound`, `IncorrectFileSystemLifeCycleState`, `BadRequest` for a status on the way.
    func putBackupPolicy(
        _ request: EFS.PutBackupPolicy, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.BackupPolicyDescription> {
        var record = try available(request.fileSystemID, now: now)
        let status = request.backupPolicy.status
        guard status == .enabled || status == .disabled else {
            throw .badRequest("Backup policy status '\(status)' cannot be set: use 'ENABLED' or 'DISABLED'.")
        }
        if record.backup?.isEnabled != (status == .enabled) {
            record.backup = .init(isEnabled: status == .enabled, settles: Moment(now + timing.backupPolicyChange))
        }
        let described = record.backup.map { EFS.BackupPolicy(status: $0.status(at: now)) }
        return Decision(.init(backupPolicy: described), [.putFileSystem(record)])
    }

    /// - Throws: `FileSystemNotFound`, `PolicyNotFound` while none was set.
    func describeBackupPolicy(
        _ request: EFS.DescribeBackupPolicy, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.BackupPolicyDescription> {
        guard let backup = try known(request.fileSystemID).backup else {
            throw EFSRefusal(.policyNotFound, "No backup policy is set for file system '\(request.fileSystemID)'.")
        }
        return Decision(.init(backupPolicy: .init(status: backup.status(at: now))))
    }

    // MARK: Access

    /// - Throws: `FileSystemNotFound`, `IncorrectFileSystemLifeCycleState`, `InvalidPolicyException`.
    func putFileSystemPolicy(
        _ request: EFS.PutFileSystemPolicy, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.FileSystemPolicy> {
        var record = try available(request.fileSystemID, now: now)
        let policy = try PolicyDocument(checking: request.policy)
        guard request.bypassesLockoutSafetyCheck == true || !policy.locksOutEveryone else {
            throw EFSRefusal(
                .invalidPolicyException,
                "The policy would deny elasticfilesystem:PutFileSystemPolicy to everyone, its author included; set "
                    + "BypassPolicyLockoutSafetyCheck if that is meant.")
        }
        record.policy = request.policy
        return Decision(.init(fileSystemID: record.id, policy: record.policy), [.putFileSystem(record)])
    }

    /// - Throws: `FileSystemNotFound`, `PolicyNotFound` while the default policy holds.
    func describeFileSystemPolicy(
        _ request: EFS.DescribeFileSystemPolicy, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.FileSystemPolicy> {
        let record = try known(request.fileSystemID)
        guard let policy = record.policy else {
            throw EFSRefusal(.policyNotFound, "No policy is set for file system '\(record.id)'.")
        }
        return Decision(.init(fileSystemID: record.id, policy: policy))
    }

    /// Deleting a policy that is not set is no error.
    ///
    /// - Throws: `FileSystemNotFound`, `IncorrectFileSystemLifeCycleState`.
    func deleteFileSystemPolicy(
        _ request: EFS.DeleteFileSystemPolicy, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.NoOutput> {
        var record = try available(request.fileSystemID, now: now)
        record.policy = nil
        return Decision(.init(), [.putFileSystem(record)])
    }
}
