public import Vocabulary

extension EFS {
    /// An access point as AWS describes it.
    public struct AccessPoint: Codable, Hashable, Sendable {
        /// The token it was made with.
        public var clientToken: String?
        /// The value of the tag `Name`.
        public var name: String?
        /// Its tags, `Name` among them.
        public var tags: [Tag]?
        /// The access point: `fsap-…`.
        public var accessPointID: AccessPointID?
        /// `arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-…`
        public var accessPointARN: String?
        /// The file system: `fs-…`.
        public var fileSystemID: FileSystemID?
        /// As whom all access goes.
        public var posixUser: PosixUser?
        /// What clients see as `/`.
        public var rootDirectory: RootDirectory?
        /// The account: 12 digits.
        public var ownerID: String?
        /// Its state.
        public var lifeCycleState: LifeCycleState?

        /// Makes the shape from its members.
        public init(
            clientToken: String? = nil, name: String? = nil, tags: [Tag]? = nil, accessPointID: AccessPointID? = nil,
            accessPointARN: String? = nil, fileSystemID: FileSystemID? = nil, posixUser: PosixUser? = nil,
            rootDirectory: RootDirectory? = nil, ownerID: String? = nil, lifeCycleState: LifeCycleState? = nil
        ) {
            self.clientToken = clientToken
            self.name = name
            self.tags = tags
            self.accessPointID = accessPointID
            self.accessPointARN = accessPointARN
            self.fileSystemID = fileSystemID
            self.posixUser = posixUser
            self.rootDirectory = rootDirectory
            self.ownerID = ownerID
            self.lifeCycleState = lifeCycleState
        }

        enum CodingKeys: String, CodingKey {
            case clientToken = "ClientToken"
            case name = "Name"
            case tags = "Tags"
            case accessPointID = "AccessPointId"
            case accessPointARN = "AccessPointArn"
            case fileSystemID = "FileSystemId"
            case posixUser = "PosixUser"
            case rootDirectory = "RootDirectory"
            case ownerID = "OwnerId"
            case lifeCycleState = "LifeCycleState"
        }
    }

    /// A user as whom all access through an access point goes.
    public struct PosixUser: Codable, Hashable, Sendable {
        /// 0 to 4294967295.
        public var uid: UInt32
        /// 0 to 4294967295.
        public var gid: UInt32
        /// 16 at most.
        public var secondaryGIDs: [UInt32]?

        /// Makes the shape from its members.
        public init(uid: UInt32, gid: UInt32, secondaryGIDs: [UInt32]? = nil) {
            self.uid = uid
            self.gid = gid
            self.secondaryGIDs = secondaryGIDs
        }

        enum CodingKeys: String, CodingKey {
            case uid = "Uid"
            case gid = "Gid"
            case secondaryGIDs = "SecondaryGids"
        }
    }

    /// The directory that clients of an access point see as `/`.
    public struct RootDirectory: Codable, Hashable, Sendable {
        /// Starts with `/`; 100 characters and four levels at most; nil is `/`.
        public var path: String?
        /// How to make the directory when the first client comes; without it a missing directory fails the mount.
        public var creationInfo: CreationInfo?

        /// Makes the shape from its members.
        public init(path: String? = nil, creationInfo: CreationInfo? = nil) {
            self.path = path
            self.creationInfo = creationInfo
        }

        enum CodingKeys: String, CodingKey {
            case path = "Path"
            case creationInfo = "CreationInfo"
        }
    }

    /// How to make an access point's root directory.
    public struct CreationInfo: Codable, Hashable, Sendable {
        /// 0 to 4294967295.
        public var ownerUID: UInt32
        /// 0 to 4294967295.
        public var ownerGID: UInt32
        /// Three or four octal digits: `0755`.
        public var permissions: String

        /// Makes the shape from its members.
        public init(ownerUID: UInt32, ownerGID: UInt32, permissions: String) {
            self.ownerUID = ownerUID
            self.ownerGID = ownerGID
            self.permissions = permissions
        }

        enum CodingKeys: String, CodingKey {
            case ownerUID = "OwnerUid"
            case ownerGID = "OwnerGid"
            case permissions = "Permissions"
        }
    }
}
