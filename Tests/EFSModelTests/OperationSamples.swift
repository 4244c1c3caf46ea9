import EFSModel
import Vocabulary
import Wire

/// One call of each operation, and the request that botocore 1.43.11 makes of the same input.
struct OperationSample: Sendable {
    let call: EFS.Call
    let encoded: EFS.Request
    let operation: String
    /// Method, path and query.
    let line: String
    let body: JSONValue?

    init<Called: EFS.Operation>(
        _ operation: Called, _ wrap: (Called) -> EFS.Call, _ line: String, _ body: JSONValue? = nil
    ) {
        call = wrap(operation)
        guard let request = try? operation.request() else { preconditionFailure("\(operation) cannot be encoded") }
        encoded = request
        self.operation = Called.route.name
        self.line = line
        self.body = body
    }

    static let fileSystem = FileSystemID(unchecked: "fs-0123456789abcdef0")
    static let accessPoint = AccessPointID(unchecked: "fsap-0123456789abcdef0")
    static let mountTarget = MountTargetID(unchecked: "fsmt-0123456789abcdef0")
    private static let files = "/2015-02-01/file-systems/fs-0123456789abcdef0"
    private static let targets = "/2015-02-01/mount-targets/fsmt-0123456789abcdef0"

    static let all = fileSystems + mountTargets + accessPoints + policies + replication + tags + account

    private static let fileSystems = [
        OperationSample(
            EFS.CreateFileSystem(
                creationToken: "t", performanceMode: .generalPurpose, isEncrypted: true, kmsKeyID: "alias/k",
                throughputMode: .provisioned, provisionedThroughputInMiBps: 12.5, availabilityZoneName: "us-east-1a",
                hasBackup: false, tags: [EFS.Tag(key: "Name", value: "x y")]),
            EFS.Call.createFileSystem, "POST /2015-02-01/file-systems",
            [
                "CreationToken": "t", "PerformanceMode": "generalPurpose", "Encrypted": true, "KmsKeyId": "alias/k",
                "ThroughputMode": "provisioned", "ProvisionedThroughputInMibps": 12.5,
                "AvailabilityZoneName": "us-east-1a", "Backup": false, "Tags": [["Key": "Name", "Value": "x y"]],
            ]),
        OperationSample(
            EFS.DescribeFileSystems(
                maxItems: 5, marker: "m/=&+ ü", creationToken: "t", fileSystemID: fileSystem),
            EFS.Call.describeFileSystems,
            "GET /2015-02-01/file-systems?MaxItems=5&Marker=m%2F%3D%26%2B%20%C3%BC&CreationToken=t"
                + "&FileSystemId=fs-0123456789abcdef0"),
        OperationSample(
            EFS.UpdateFileSystem(fileSystemID: fileSystem, throughputMode: .elastic), EFS.Call.updateFileSystem,
            "PUT \(files)", ["ThroughputMode": "elastic"]),
        OperationSample(
            EFS.DeleteFileSystem(fileSystemID: fileSystem), EFS.Call.deleteFileSystem, "DELETE \(files)"),
        OperationSample(
            EFS.UpdateFileSystemProtection(fileSystemID: fileSystem, replicationOverwriteProtection: .disabled),
            EFS.Call.updateFileSystemProtection, "PUT \(files)/protection",
            ["ReplicationOverwriteProtection": "DISABLED"]),
    ]

    private static let mountTargets = [
        OperationSample(
            EFS.CreateMountTarget(
                fileSystemID: fileSystem, subnetID: "subnet-01234567", ipAddress: "10.0.0.4", ipv6Address: "fd00::4",
                ipAddressType: .dualStack, securityGroups: ["sg-01234567"]),
            EFS.Call.createMountTarget, "POST /2015-02-01/mount-targets",
            [
                "FileSystemId": "fs-0123456789abcdef0", "SubnetId": "subnet-01234567", "IpAddress": "10.0.0.4",
                "IpAddressType": "DUAL_STACK", "Ipv6Address": "fd00::4", "SecurityGroups": ["sg-01234567"],
            ]),
        OperationSample(
            EFS.DescribeMountTargets(mountTargetID: mountTarget), EFS.Call.describeMountTargets,
            "GET /2015-02-01/mount-targets?MountTargetId=fsmt-0123456789abcdef0"),
        OperationSample(
            EFS.DeleteMountTarget(mountTargetID: mountTarget), EFS.Call.deleteMountTarget, "DELETE \(targets)"),
        OperationSample(
            EFS.DescribeMountTargetSecurityGroups(mountTargetID: mountTarget),
            EFS.Call.describeMountTargetSecurityGroups, "GET \(targets)/security-groups"),
        OperationSample(
            EFS.ModifyMountTargetSecurityGroups(mountTargetID: mountTarget, securityGroups: []),
            EFS.Call.modifyMountTargetSecurityGroups, "PUT \(targets)/security-groups", ["SecurityGroups": []]),
    ]

    private static let accessPoints = [
        OperationSample(
            EFS.CreateAccessPoint(
                clientToken: "t", tags: [], fileSystemID: fileSystem,
                posixUser: EFS.PosixUser(uid: .max, gid: 0, secondaryGIDs: [7]),
                rootDirectory: EFS.RootDirectory(
                    path: "/a/b", creationInfo: EFS.CreationInfo(ownerUID: 1, ownerGID: 2, permissions: "0755"))),
            EFS.Call.createAccessPoint, "POST /2015-02-01/access-points",
            [
                "ClientToken": "t", "Tags": [], "FileSystemId": "fs-0123456789abcdef0",
                "PosixUser": ["Uid": 4_294_967_295, "Gid": 0, "SecondaryGids": [7]],
                "RootDirectory": [
                    "Path": "/a/b", "CreationInfo": ["OwnerUid": 1, "OwnerGid": 2, "Permissions": "0755"],
                ],
            ]),
        OperationSample(
            EFS.DescribeAccessPoints(maxResults: 2, nextToken: "n", fileSystemID: fileSystem),
            EFS.Call.describeAccessPoints,
            "GET /2015-02-01/access-points?MaxResults=2&NextToken=n&FileSystemId=fs-0123456789abcdef0"),
        OperationSample(
            EFS.DeleteAccessPoint(accessPointID: accessPoint), EFS.Call.deleteAccessPoint,
            "DELETE /2015-02-01/access-points/fsap-0123456789abcdef0"),
    ]

    private static let policies = [
        OperationSample(
            EFS.PutLifecycleConfiguration(
                fileSystemID: fileSystem,
                lifecyclePolicies: [
                    EFS.LifecyclePolicy(transitionToIA: .after30Days),
                    EFS.LifecyclePolicy(transitionToPrimaryStorageClass: .afterOneAccess),
                ]),
            EFS.Call.putLifecycleConfiguration, "PUT \(files)/lifecycle-configuration",
            [
                "LifecyclePolicies": [
                    ["TransitionToIA": "AFTER_30_DAYS"], ["TransitionToPrimaryStorageClass": "AFTER_1_ACCESS"],
                ]
            ]),
        OperationSample(
            EFS.DescribeLifecycleConfiguration(fileSystemID: fileSystem), EFS.Call.describeLifecycleConfiguration,
            "GET \(files)/lifecycle-configuration"),
        OperationSample(
            EFS.PutBackupPolicy(fileSystemID: fileSystem, backupPolicy: EFS.BackupPolicy(status: .enabled)),
            EFS.Call.putBackupPolicy, "PUT \(files)/backup-policy", ["BackupPolicy": ["Status": "ENABLED"]]),
        OperationSample(
            EFS.DescribeBackupPolicy(fileSystemID: fileSystem), EFS.Call.describeBackupPolicy,
            "GET \(files)/backup-policy"),
        OperationSample(
            EFS.PutFileSystemPolicy(
                fileSystemID: fileSystem, policy: #"{"a":1}"#, bypassesLockoutSafetyCheck: true),
            EFS.Call.putFileSystemPolicy, "PUT \(files)/policy",
            ["Policy": #"{"a":1}"#, "BypassPolicyLockoutSafetyCheck": true]),
        OperationSample(
            EFS.DescribeFileSystemPolicy(fileSystemID: fileSystem), EFS.Call.describeFileSystemPolicy,
            "GET \(files)/policy"),
        OperationSample(
            EFS.DeleteFileSystemPolicy(fileSystemID: fileSystem), EFS.Call.deleteFileSystemPolicy,
            "DELETE \(files)/policy"),
    ]

    private static let replication = [
        OperationSample(
            EFS.CreateReplicationConfiguration(
                sourceFileSystemID: fileSystem,
                destinations: [EFS.DestinationToCreate(region: .usWest2, fileSystemID: "fs-89abcdef")]),
            EFS.Call.createReplicationConfiguration, "POST \(files)/replication-configuration",
            ["Destinations": [["Region": "us-west-2", "FileSystemId": "fs-89abcdef"]]]),
        OperationSample(
            EFS.DescribeReplicationConfigurations(fileSystemID: fileSystem),
            EFS.Call.describeReplicationConfigurations,
            "GET /2015-02-01/file-systems/replication-configurations?FileSystemId=fs-0123456789abcdef0"),
        OperationSample(
            EFS.DeleteReplicationConfiguration(
                sourceFileSystemID: fileSystem, deletionMode: .localConfigurationOnly),
            EFS.Call.deleteReplicationConfiguration,
            "DELETE \(files)/replication-configuration?deletionMode=LOCAL_CONFIGURATION_ONLY"),
    ]

    private static let tags = [
        OperationSample(
            EFS.TagResource(resource: .accessPoint(accessPoint), tags: [EFS.Tag(key: "k", value: "v")]),
            EFS.Call.tagResource, "POST /2015-02-01/resource-tags/fsap-0123456789abcdef0",
            ["Tags": [["Key": "k", "Value": "v"]]]),
        OperationSample(
            EFS.UntagResource(resource: .fileSystem(fileSystem), tagKeys: ["a", "b c"]), EFS.Call.untagResource,
            "DELETE /2015-02-01/resource-tags/fs-0123456789abcdef0?tagKeys=a&tagKeys=b%20c"),
        OperationSample(
            EFS.ListTagsForResource(resource: .accessPoint(accessPoint), maxResults: 1),
            EFS.Call.listTagsForResource, "GET /2015-02-01/resource-tags/fsap-0123456789abcdef0?MaxResults=1"),
        OperationSample(
            EFS.CreateTags(fileSystemID: fileSystem, tags: [EFS.Tag(key: "k", value: "v")]), EFS.Call.createTags,
            "POST /2015-02-01/create-tags/fs-0123456789abcdef0", ["Tags": [["Key": "k", "Value": "v"]]]),
        OperationSample(
            EFS.DeleteTags(fileSystemID: fileSystem, tagKeys: ["k"]), EFS.Call.deleteTags,
            "POST /2015-02-01/delete-tags/fs-0123456789abcdef0", ["TagKeys": ["k"]]),
        OperationSample(
            EFS.DescribeTags(fileSystemID: fileSystem, maxItems: 1), EFS.Call.describeTags,
            "GET /2015-02-01/tags/fs-0123456789abcdef0/?MaxItems=1"),
    ]

    private static let account = [
        OperationSample(
            EFS.DescribeAccountPreferences(), EFS.Call.describeAccountPreferences,
            "GET /2015-02-01/account-preferences"),
        OperationSample(
            EFS.PutAccountPreferences(resourceIDType: .long), EFS.Call.putAccountPreferences,
            "PUT /2015-02-01/account-preferences", ["ResourceIdType": "LONG_ID"]),
    ]
}
