import EFSModel

/// The inputs of EFS's operations as its service model has them (botocore 1.43.11, efs/2015-02-01).
enum EFSInputs {
    /// The members of an operation's input by the operation's name.
    static let members: [String: [InputMember]] = [
        "CreateFileSystem": [
            .required("CreationToken", token),
            .optional("PerformanceMode", word(EFS.PerformanceMode.self)),
            .optional("Encrypted", .truth),
            .optional("KmsKeyId", .text(length: 0...2048, pattern: .kmsKeyID)),
            .optional("ThroughputMode", word(EFS.ThroughputMode.self)),
            .optional("ProvisionedThroughputInMibps", .number(atLeast: 1)),
            .optional("AvailabilityZoneName", .text(length: 1...64, pattern: .anything)),
            .optional("Backup", .truth),
            .optional("Tags", tags),
        ],
        "DescribeFileSystems": [
            .optional("MaxItems", count),
            .optional("Marker", pageToken),
            .optional("CreationToken", token),
            .optional("FileSystemId", fileSystemID),
        ],
        "UpdateFileSystem": [
            .required("FileSystemId", fileSystemID),
            .optional("ThroughputMode", word(EFS.ThroughputMode.self)),
            .optional("ProvisionedThroughputInMibps", .number(atLeast: 1)),
        ],
        "DeleteFileSystem": [.required("FileSystemId", fileSystemID)],
        "UpdateFileSystemProtection": [
            .required("FileSystemId", fileSystemID),
            .optional("ReplicationOverwriteProtection", word(EFS.ReplicationOverwriteProtection.self)),
        ],
        "CreateMountTarget": [
            .required("FileSystemId", fileSystemID),
            .required("SubnetId", .text(length: 15...47, pattern: .subnetID)),
            .optional("IpAddress", .text(length: 7...15, pattern: .ipAddress)),
            .optional("Ipv6Address", .text(length: 3...39)),
            .optional("IpAddressType", word(EFS.IPAddressType.self)),
            .optional("SecurityGroups", securityGroups),
        ],
        "DescribeMountTargets": [
            .optional("MaxItems", count),
            .optional("Marker", pageToken),
            .optional("FileSystemId", fileSystemID),
            .optional("MountTargetId", mountTargetID),
            .optional("AccessPointId", accessPointID),
        ],
        "DeleteMountTarget": [.required("MountTargetId", mountTargetID)],
        "DescribeMountTargetSecurityGroups": [.required("MountTargetId", mountTargetID)],
        "ModifyMountTargetSecurityGroups": [
            .required("MountTargetId", mountTargetID), .optional("SecurityGroups", securityGroups),
        ],
        "CreateAccessPoint": [
            .required("ClientToken", token),
            .optional("Tags", tags),
            .required("FileSystemId", fileSystemID),
            .optional("PosixUser", posixUser),
            .optional("RootDirectory", rootDirectory),
        ],
        "DescribeAccessPoints": [
            .optional("MaxResults", count),
            .optional("NextToken", pageToken),
            .optional("AccessPointId", accessPointID),
            .optional("FileSystemId", fileSystemID),
        ],
        "DeleteAccessPoint": [.required("AccessPointId", accessPointID)],
        "PutLifecycleConfiguration": [
            .required("FileSystemId", fileSystemID),
            .required("LifecyclePolicies", .list(lifecyclePolicy, count: 0...3)),
        ],
        "DescribeLifecycleConfiguration": [.required("FileSystemId", fileSystemID)],
        "PutBackupPolicy": [
            .required("FileSystemId", fileSystemID),
            .required("BackupPolicy", .structure([.required("Status", word(EFS.BackupStatus.self))])),
        ],
        "DescribeBackupPolicy": [.required("FileSystemId", fileSystemID)],
        "PutFileSystemPolicy": [
            .required("FileSystemId", fileSystemID),
            .required("Policy", .text(length: 1...20_000)),
            .optional("BypassPolicyLockoutSafetyCheck", .truth),
        ],
        "DescribeFileSystemPolicy": [.required("FileSystemId", fileSystemID)],
        "DeleteFileSystemPolicy": [.required("FileSystemId", fileSystemID)],
        "CreateReplicationConfiguration": [
            .required("SourceFileSystemId", fileSystemID),
            .required("Destinations", .list(destination)),
        ],
        "DescribeReplicationConfigurations": [
            .optional("FileSystemId", fileSystemID),
            .optional("NextToken", pageToken),
            .optional("MaxResults", count),
        ],
        "DeleteReplicationConfiguration": [
            .required("SourceFileSystemId", fileSystemID),
            .optional("DeletionMode", word(EFS.DeletionMode.self)),
        ],
        "TagResource": [.required("ResourceId", resourceID), .required("Tags", tags)],
        "UntagResource": [
            .required("ResourceId", resourceID),
            .required("TagKeys", tagKeys),
        ],
        "ListTagsForResource": [
            .required("ResourceId", resourceID),
            .optional("MaxResults", count),
            .optional("NextToken", pageToken),
        ],
        "CreateTags": [.required("FileSystemId", fileSystemID), .required("Tags", tags)],
        "DeleteTags": [.required("FileSystemId", fileSystemID), .required("TagKeys", tagKeys)],
        "DescribeTags": [
            .required("FileSystemId", fileSystemID), .optional("MaxItems", count), .optional("Marker", pageToken),
        ],
        "DescribeAccountPreferences": [.optional("NextToken", pageToken), .optional("MaxResults", count)],
        "PutAccountPreferences": [.required("ResourceIdType", word(EFS.ResourceIDType.self))],
    ]

    private static let fileSystemID = InputShape.text(length: 0...128, pattern: .fileSystemID)
    private static let accessPointID = InputShape.text(length: 0...128, pattern: .accessPointID)
    private static let mountTargetID = InputShape.text(length: 13...45, pattern: .mountTargetID)
    private static let resourceID = InputShape.text(length: 0...128, pattern: .resourceID)
    private static let token = InputShape.text(length: 1...64, pattern: .anything)
    private static let pageToken = InputShape.text(length: 1...128, pattern: .anything)
    private static let count = InputShape.integer(1...Int64(Int32.max))
    private static let posixID = InputShape.integer(0...4_294_967_295)

    private static let tags = InputShape.list(
        .structure([
            .required("Key", .text(length: 1...128, pattern: .tagKey)),
            .required("Value", .text(length: 0...256, pattern: .tagValue)),
        ]))

    private static let tagKeys = InputShape.list(.text(length: 1...128, pattern: .tagKey), count: 1...50)

    private static let destination = InputShape.structure([
        .optional("Region", .text(length: 1...64, pattern: .region)),
        .optional("AvailabilityZoneName", .text(length: 1...64, pattern: .anything)),
        .optional("KmsKeyId", .text(length: 0...2048, pattern: .kmsKeyID)),
        .optional("FileSystemId", fileSystemID),
        .optional("RoleArn", .text(length: 0...2048, pattern: .roleARN)),
    ])

    private static let securityGroups = InputShape.list(
        .text(length: 11...43, pattern: .securityGroup), count: 0...100)

    private static let posixUser = InputShape.structure([
        .required("Uid", posixID), .required("Gid", posixID),
        .optional("SecondaryGids", .list(posixID, count: 0...16)),
    ])

    private static let rootDirectory = InputShape.structure([
        .optional("Path", .text(length: 1...100, pattern: .path)),
        .optional(
            "CreationInfo",
            .structure([
                .required("OwnerUid", posixID), .required("OwnerGid", posixID),
                .required("Permissions", .text(length: 3...4, pattern: .permissions)),
            ])),
    ])

    private static let transitions = EFS.TransitionRule.known.filter { $0 != .afterOneAccess }.map(\.rawValue)

    private static let lifecyclePolicy = InputShape.structure([
        .optional("TransitionToIA", .word(transitions)),
        .optional("TransitionToPrimaryStorageClass", .word([EFS.TransitionRule.afterOneAccess.rawValue])),
        .optional("TransitionToArchive", .word(transitions)),
    ])

    private static func word<Word: EFS.OpenSet>(_ type: Word.Type) -> InputShape {
        .word(Word.known.map(\.rawValue))
    }
}
