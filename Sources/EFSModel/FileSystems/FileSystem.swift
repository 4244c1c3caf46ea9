public import Vocabulary

extension EFS {
    /// A file system as AWS describes it.
    public struct FileSystem: Codable, Hashable, Sendable {
        /// The account: 12 digits.
        public var ownerID: String
        /// The token it was made with.
        public var creationToken: String
        /// The file system: `fs-…`.
        public var fileSystemID: FileSystemID
        /// `arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-…`
        public var fileSystemARN: String?
        /// When it was made.
        public var creationTime: Timestamp {
            get { creationTimeWire.moment }
            set { creationTimeWire = EpochTime(newValue) }
        }

        private var creationTimeWire: EpochTime
        /// Its state.
        public var lifeCycleState: LifeCycleState
        /// The value of the tag `Name`.
        public var name: String?
        /// How many mount targets it has.
        public var numberOfMountTargets: Int
        /// How much it holds.
        public var sizeInBytes: FileSystemSize
        /// Set when it was made.
        public var performanceMode: PerformanceMode
        /// Whether data at rest is encrypted; set when it was made.
        public var isEncrypted: Bool?
        /// The ARN of the key.
        public var kmsKeyID: String?
        /// How its throughput is set.
        public var throughputMode: ThroughputMode?
        /// MiB/s; with `provisioned`, and only then.
        public var provisionedThroughputInMiBps: Double?
        /// Of a One Zone file system: `us-east-1a`.
        public var availabilityZoneName: String?
        /// Of a One Zone file system, the same for all accounts: `use1-az1`.
        public var availabilityZoneID: String?
        /// Its tags, `Name` among them.
        public var tags: [Tag]
        /// Whether replication may overwrite it.
        public var fileSystemProtection: FileSystemProtection?

        /// Makes the shape from its members.
        public init(
            ownerID: String, creationToken: String, fileSystemID: FileSystemID, fileSystemARN: String? = nil,
            creationTime: Timestamp, lifeCycleState: LifeCycleState, name: String? = nil, numberOfMountTargets: Int,
            sizeInBytes: FileSystemSize, performanceMode: PerformanceMode, isEncrypted: Bool? = nil,
            kmsKeyID: String? = nil, throughputMode: ThroughputMode? = nil, provisionedThroughputInMiBps: Double? = nil,
            availabilityZoneName: String? = nil, availabilityZoneID: String? = nil, tags: [Tag],
            fileSystemProtection: FileSystemProtection? = nil
        ) {
            self.ownerID = ownerID
            self.creationToken = creationToken
            self.fileSystemID = fileSystemID
            self.fileSystemARN = fileSystemARN
            self.creationTimeWire = EpochTime(creationTime)
            self.lifeCycleState = lifeCycleState
            self.name = name
            self.numberOfMountTargets = numberOfMountTargets
            self.sizeInBytes = sizeInBytes
            self.performanceMode = performanceMode
            self.isEncrypted = isEncrypted
            self.kmsKeyID = kmsKeyID
            self.throughputMode = throughputMode
            self.provisionedThroughputInMiBps = provisionedThroughputInMiBps
            self.availabilityZoneName = availabilityZoneName
            self.availabilityZoneID = availabilityZoneID
            self.tags = tags
            self.fileSystemProtection = fileSystemProtection
        }

        enum CodingKeys: String, CodingKey {
            case ownerID = "OwnerId"
            case creationToken = "CreationToken"
            case fileSystemID = "FileSystemId"
            case fileSystemARN = "FileSystemArn"
            case creationTimeWire = "CreationTime"
            case lifeCycleState = "LifeCycleState"
            case name = "Name"
            case numberOfMountTargets = "NumberOfMountTargets"
            case sizeInBytes = "SizeInBytes"
            case performanceMode = "PerformanceMode"
            case isEncrypted = "Encrypted"
            case kmsKeyID = "KmsKeyId"
            case throughputMode = "ThroughputMode"
            case provisionedThroughputInMiBps = "ProvisionedThroughputInMibps"
            case availabilityZoneName = "AvailabilityZoneName"
            case availabilityZoneID = "AvailabilityZoneId"
            case tags = "Tags"
            case fileSystemProtection = "FileSystemProtection"
        }
    }

    /// Metered sizes in bytes: no snapshot, and eventually consistent while there are writes.
    public struct FileSystemSize: Codable, Hashable, Sendable {
        /// All data.
        public var value: Int64
        /// When it was measured; nil before the first time.
        public var timestamp: Timestamp? {
            get { timestampWire?.moment }
            set { timestampWire = newValue.map(EpochTime.init) }
        }

        private var timestampWire: EpochTime?
        /// In Infrequent Access.
        public var valueInIA: Int64?
        /// In Standard.
        public var valueInStandard: Int64?
        /// In Archive.
        public var valueInArchive: Int64?

        /// Makes the shape from its members.
        public init(
            value: Int64, timestamp: Timestamp? = nil, valueInIA: Int64? = nil, valueInStandard: Int64? = nil,
            valueInArchive: Int64? = nil
        ) {
            self.value = value
            self.timestampWire = timestamp.map(EpochTime.init)
            self.valueInIA = valueInIA
            self.valueInStandard = valueInStandard
            self.valueInArchive = valueInArchive
        }

        enum CodingKeys: String, CodingKey {
            case value = "Value"
            case timestampWire = "Timestamp"
            case valueInIA = "ValueInIA"
            case valueInStandard = "ValueInStandard"
            case valueInArchive = "ValueInArchive"
        }
    }

    /// Whether replication may overwrite a file system.
    public struct FileSystemProtection: Codable, Hashable, Sendable {
        /// Whether replication may overwrite it.
        public var replicationOverwriteProtection: ReplicationOverwriteProtection?

        /// Makes the shape from its members.
        public init(replicationOverwriteProtection: ReplicationOverwriteProtection? = nil) {
            self.replicationOverwriteProtection = replicationOverwriteProtection
        }

        enum CodingKeys: String, CodingKey {
            case replicationOverwriteProtection = "ReplicationOverwriteProtection"
        }
    }
}
