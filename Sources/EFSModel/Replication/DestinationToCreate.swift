public import Vocabulary

extension EFS {
    /// Where to replicate to: a new file system in a Region or a zone, or an existing one.
    public struct DestinationToCreate: Codable, Hashable, Sendable {
        /// For a new Regional file system, and together with an existing one.
        public var region: Region?
        /// For a new One Zone file system: `us-west-2a`.
        public var availabilityZoneName: String?
        /// The key of a new file system; nil is AWS's own key for EFS.
        public var kmsKeyID: String?
        /// An existing file system, its protection `disabled`: its id, or its ARN when it is another account's.
        public var fileSystemID: String?
        /// The role as which EFS replicates; needed between accounts.
        public var roleARN: String?

        /// Makes the shape from its members.
        public init(
            region: Region? = nil, availabilityZoneName: String? = nil, kmsKeyID: String? = nil,
            fileSystemID: String? = nil, roleARN: String? = nil
        ) {
            self.region = region
            self.availabilityZoneName = availabilityZoneName
            self.kmsKeyID = kmsKeyID
            self.fileSystemID = fileSystemID
            self.roleARN = roleARN
        }

        enum CodingKeys: String, CodingKey {
            case region = "Region"
            case availabilityZoneName = "AvailabilityZoneName"
            case kmsKeyID = "KmsKeyId"
            case fileSystemID = "FileSystemId"
            case roleARN = "RoleArn"
        }
    }
}
