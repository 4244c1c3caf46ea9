public import Vocabulary

extension EFS {
    /// Makes an access point; nothing of it but its tags changes later. 10,000 a file system at most (User Guide,
    /// 2026-11).
    public struct CreateAccessPoint: CreatingOperation {
        /// Makes the call repeatable: 1 to 64 characters. A second call with the token answers 409
        /// `AccessPointAlreadyExists` with the id of the first.
        public var clientToken: String
        /// `Name` is shown as the access point's name; 50 at most.
        public var tags: [Tag]?
        /// The file system: `fs-…`.
        public var fileSystemID: FileSystemID
        /// As whom all access goes, whatever the client says; nil keeps the client's user.
        public var posixUser: PosixUser?
        /// What clients see as `/`; nil is the file system's root.
        public var rootDirectory: RootDirectory?

        /// Makes a request from its members.
        public init(
            clientToken: String, tags: [Tag]? = nil, fileSystemID: FileSystemID, posixUser: PosixUser? = nil,
            rootDirectory: RootDirectory? = nil
        ) {
            self.clientToken = clientToken
            self.tags = tags
            self.fileSystemID = fileSystemID
            self.posixUser = posixUser
            self.rootDirectory = rootDirectory
        }

        enum CodingKeys: String, CodingKey {
            case clientToken = "ClientToken"
            case tags = "Tags"
            case fileSystemID = "FileSystemId"
            case posixUser = "PosixUser"
            case rootDirectory = "RootDirectory"
        }

        public static let route = Route(
            "CreateAccessPoint", .post, "/2015-02-01/access-points", status: 200)
        public typealias Output = AccessPoint

        public static func existing(in error: ErrorBody) -> AccessPointID? {
            error.code == .accessPointAlreadyExists ? error.accessPointID : nil
        }
    }
}
