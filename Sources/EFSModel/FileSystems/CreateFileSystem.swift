public import Vocabulary

extension EFS {
    /// Makes a file system; it is `creating` when this answers, `available` some seconds later.
    public struct CreateFileSystem: CreatingOperation {
        /// Makes the call repeatable: 1 to 64 characters. A second call with the token answers 409
        /// `FileSystemAlreadyExists` with the id of the first.
        public var creationToken: String
        /// Never changes later; nil is `generalPurpose`.
        public var performanceMode: PerformanceMode?
        /// Whether data at rest is encrypted; never changes later; nil is false.
        public var isEncrypted: Bool?
        /// The id, ARN or alias of a KMS key; only with encryption. Nil is AWS's own key for EFS.
        public var kmsKeyID: String?
        /// Nil is `bursting`.
        public var throughputMode: ThroughputMode?
        /// MiB/s, 1 to 3414 depending on the Region; with `provisioned`, and only then.
        public var provisionedThroughputInMiBps: Double?
        /// Makes a One Zone file system in that zone: `us-east-1a`.
        public var availabilityZoneName: String?
        /// Whether AWS Backup copies it daily; nil is false, but true for One Zone.
        public var hasBackup: Bool?
        /// `Name` is shown as the file system's name; 50 at most.
        public var tags: [Tag]?

        /// Makes a request from its members.
        public init(
            creationToken: String, performanceMode: PerformanceMode? = nil, isEncrypted: Bool? = nil,
            kmsKeyID: String? = nil, throughputMode: ThroughputMode? = nil, provisionedThroughputInMiBps: Double? = nil,
            availabilityZoneName: String? = nil, hasBackup: Bool? = nil, tags: [Tag]? = nil
        ) {
            self.creationToken = creationToken
            self.performanceMode = performanceMode
            self.isEncrypted = isEncrypted
            self.kmsKeyID = kmsKeyID
            self.throughputMode = throughputMode
            self.provisionedThroughputInMiBps = provisionedThroughputInMiBps
            self.availabilityZoneName = availabilityZoneName
            self.hasBackup = hasBackup
            self.tags = tags
        }

        enum CodingKeys: String, CodingKey {
            case creationToken = "CreationToken"
            case performanceMode = "PerformanceMode"
            case isEncrypted = "Encrypted"
            case kmsKeyID = "KmsKeyId"
            case throughputMode = "ThroughputMode"
            case provisionedThroughputInMiBps = "ProvisionedThroughputInMibps"
            case availabilityZoneName = "AvailabilityZoneName"
            case hasBackup = "Backup"
            case tags = "Tags"
        }

        public static let route = Route(
            "CreateFileSystem", .post, "/2015-02-01/file-systems", status: 201)
        public typealias Output = FileSystem

        public static func existing(in error: ErrorBody) -> FileSystemID? {
            error.code == .fileSystemAlreadyExists ? error.fileSystemID : nil
        }
    }
}
