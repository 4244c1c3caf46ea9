public import Vocabulary

extension EFS {
    /// Deletes a file system and its data for good. Refused while mount targets or a replication exist.
    public struct DeleteFileSystem: Operation {
        /// The file system: `fs-…`.
        public var fileSystemID: FileSystemID

        /// Makes a request from its members.
        public init(fileSystemID: FileSystemID) {
            self.fileSystemID = fileSystemID
        }

        enum CodingKeys: String, CodingKey {
            case fileSystemID = "FileSystemId"
        }

        public static let route = Route(
            "DeleteFileSystem", .delete, "/2015-02-01/file-systems/{FileSystemId}", status: 204)
        public typealias Output = NoOutput
    }
}
