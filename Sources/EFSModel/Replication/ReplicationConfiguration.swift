public import Vocabulary

extension EFS {
    /// A page of replication configurations.
    public struct ReplicationPage: Codable, Hashable, Sendable {
        /// In no promised order.
        public var replications: [ReplicationConfiguration]
        /// Where the next page starts; nil on the last.
        public var nextToken: String?

        /// Makes the shape from its members.
        public init(replications: [ReplicationConfiguration], nextToken: String? = nil) {
            self.replications = replications
            self.nextToken = nextToken
        }

        enum CodingKeys: String, CodingKey {
            case replications = "Replications"
            case nextToken = "NextToken"
        }
    }

    /// A replication as AWS describes it.
    public struct ReplicationConfiguration: Codable, Hashable, Sendable {
        /// The file system that is copied: `fs-…`.
        public var sourceFileSystemID: FileSystemID
        /// Where the source is.
        public var sourceFileSystemRegion: Region
        /// The source: `arn:aws:elasticfilesystem:…`.
        public var sourceFileSystemARN: String
        /// The first source: `arn:aws:elasticfilesystem:…`.
        public var originalSourceFileSystemARN: String
        /// When it was made.
        public var creationTime: Timestamp {
            get { creationTimeWire.moment }
            set { creationTimeWire = EpochTime(newValue) }
        }

        private var creationTimeWire: EpochTime
        /// Exactly one (2026-11).
        public var destinations: [Destination]
        /// The account: 12 digits.
        public var sourceFileSystemOwnerID: String?

        /// Makes the shape from its members.
        public init(
            sourceFileSystemID: FileSystemID, sourceFileSystemRegion: Region, sourceFileSystemARN: String,
            originalSourceFileSystemARN: String, creationTime: Timestamp, destinations: [Destination],
            sourceFileSystemOwnerID: String? = nil
        ) {
            self.sourceFileSystemID = sourceFileSystemID
            self.sourceFileSystemRegion = sourceFileSystemRegion
            self.sourceFileSystemARN = sourceFileSystemARN
            self.originalSourceFileSystemARN = originalSourceFileSystemARN
            self.creationTimeWire = EpochTime(creationTime)
            self.destinations = destinations
            self.sourceFileSystemOwnerID = sourceFileSystemOwnerID
        }

        enum CodingKeys: String, CodingKey {
            case sourceFileSystemID = "SourceFileSystemId"
            case sourceFileSystemRegion = "SourceFileSystemRegion"
            case sourceFileSystemARN = "SourceFileSystemArn"
            case originalSourceFileSystemARN = "OriginalSourceFileSystemArn"
            case creationTimeWire = "CreationTime"
            case destinations = "Destinations"
            case sourceFileSystemOwnerID = "SourceFileSystemOwnerId"
        }
    }

    /// The destination of a replication.
    public struct Destination: Codable, Hashable, Sendable {
        /// Its state.
        public var status: ReplicationStatus
        /// The file system: `fs-…`.
        public var fileSystemID: FileSystemID
        /// Where the destination is.
        public var region: Region
        /// All changes before it are on the destination; nil until the first sync is complete.
        public var lastReplicatedTimestamp: Timestamp? {
            get { lastReplicatedTimestampWire?.moment }
            set { lastReplicatedTimestampWire = newValue.map(EpochTime.init) }
        }

        private var lastReplicatedTimestampWire: EpochTime?
        /// The account: 12 digits.
        public var ownerID: String?
        /// Why it is `paused` or in `error`.
        public var statusMessage: String?
        /// The role of a replication between accounts.
        public var roleARN: String?

        /// Makes the shape from its members.
        public init(
            status: ReplicationStatus, fileSystemID: FileSystemID, region: Region,
            lastReplicatedTimestamp: Timestamp? = nil, ownerID: String? = nil, statusMessage: String? = nil,
            roleARN: String? = nil
        ) {
            self.status = status
            self.fileSystemID = fileSystemID
            self.region = region
            self.lastReplicatedTimestampWire = lastReplicatedTimestamp.map(EpochTime.init)
            self.ownerID = ownerID
            self.statusMessage = statusMessage
            self.roleARN = roleARN
        }

        enum CodingKeys: String, CodingKey {
            case status = "Status"
            case fileSystemID = "FileSystemId"
            case region = "Region"
            case lastReplicatedTimestampWire = "LastReplicatedTimestamp"
            case ownerID = "OwnerId"
            case statusMessage = "StatusMessage"
            case roleARN = "RoleArn"
        }
    }
}
