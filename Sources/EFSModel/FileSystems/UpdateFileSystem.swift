public import Vocabulary

extension EFS {
    /// Changes the throughput mode or the provisioned throughput. A change of mode and a decrease may come once in
    /// 24 hours (`TooManyRequests`, 429); an increase at any time (User Guide, 2026-11).
    public struct UpdateFileSystem: Operation {
        /// The file system: `fs-…`.
        public var fileSystemID: FileSystemID
        /// Nil leaves it.
        public var throughputMode: ThroughputMode?
        /// MiB/s; needed with `provisioned`.
        public var provisionedThroughputInMiBps: Double?

        /// Makes a request from its members.
        public init(
            fileSystemID: FileSystemID, throughputMode: ThroughputMode? = nil,
            provisionedThroughputInMiBps: Double? = nil
        ) {
            self.fileSystemID = fileSystemID
            self.throughputMode = throughputMode
            self.provisionedThroughputInMiBps = provisionedThroughputInMiBps
        }

        enum CodingKeys: String, CodingKey {
            case fileSystemID = "FileSystemId"
            case throughputMode = "ThroughputMode"
            case provisionedThroughputInMiBps = "ProvisionedThroughputInMibps"
        }

        public static let route = Route(
            "UpdateFileSystem", .put, "/2015-02-01/file-systems/{FileSystemId}", status: 202)
        public typealias Output = FileSystem
    }
}
