public import Vocabulary

extension EFS {
    /// Allows or forbids that replication overwrites the file system.
    public struct UpdateFileSystemProtection: Operation {
        /// The file system: `fs-…`.
        public var fileSystemID: FileSystemID
        /// `enabled` or `disabled`; `replicating` is AWS's own word and refused.
        public var replicationOverwriteProtection: ReplicationOverwriteProtection?

        /// Makes a request from its members.
        public init(fileSystemID: FileSystemID, replicationOverwriteProtection: ReplicationOverwriteProtection? = nil) {
            self.fileSystemID = fileSystemID
            self.replicationOverwriteProtection = replicationOverwriteProtection
        }

        enum CodingKeys: String, CodingKey {
            case fileSystemID = "FileSystemId"
            case replicationOverwriteProtection = "ReplicationOverwriteProtection"
        }

        public static let route = Route(
            "UpdateFileSystemProtection", .put, "/2015-02-01/file-systems/{FileSystemId}/protection", status: 200)
        public typealias Output = FileSystemProtection
    }
}
