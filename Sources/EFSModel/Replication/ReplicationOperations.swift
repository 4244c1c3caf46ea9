public import Vocabulary

extension EFS {
    /// Starts replication to another file system; called in the source's Region. A file system is part of one
    /// configuration at most.
    public struct CreateReplicationConfiguration: Operation {
        /// The file system that is copied: `fs-…`.
        public var sourceFileSystemID: FileSystemID
        /// Exactly one.
        public var destinations: [DestinationToCreate]

        /// Makes a request from its members.
        public init(sourceFileSystemID: FileSystemID, destinations: [DestinationToCreate]) {
            self.sourceFileSystemID = sourceFileSystemID
            self.destinations = destinations
        }

        enum CodingKeys: String, CodingKey {
            case sourceFileSystemID = "SourceFileSystemId"
            case destinations = "Destinations"
        }

        public static let route = Route(
            "CreateReplicationConfiguration", .post,
            "/2015-02-01/file-systems/{SourceFileSystemId}/replication-configuration", status: 200)
        public typealias Output = ReplicationConfiguration
    }

    /// Lists replication configurations; a file system may be asked for as the source or as the destination, in its
    /// own Region.
    public struct DescribeReplicationConfigurations: PagedOperation {
        /// The file system: `fs-…`.
        public var fileSystemID: FileSystemID?
        /// Where to go on: the last page's `nextToken`.
        public var nextToken: String?
        /// Of a page; 100 by default.
        public var maxResults: Int?

        /// Makes a request from its members.
        public init(fileSystemID: FileSystemID? = nil, nextToken: String? = nil, maxResults: Int? = nil) {
            self.fileSystemID = fileSystemID
            self.nextToken = nextToken
            self.maxResults = maxResults
        }

        enum CodingKeys: String, CodingKey {
            case fileSystemID = "FileSystemId"
            case nextToken = "NextToken"
            case maxResults = "MaxResults"
        }

        public static let route = Route(
            "DescribeReplicationConfigurations", .get, "/2015-02-01/file-systems/replication-configurations",
            status: 200,
            query: [.text("FileSystemId"), .text("NextToken"), .integer("MaxResults")])
        public typealias Output = ReplicationPage

        public static func items(of page: Output) -> [ReplicationConfiguration] { page.replications }

        public func next(after page: Output) -> DescribeReplicationConfigurations? {
            guard let token = page.nextToken else { return nil }
            var next = self
            next.nextToken = token
            return next
        }
    }

    /// Ends replication, which makes the destination writable after some minutes. Ask the destination's Region
    /// first.
    public struct DeleteReplicationConfiguration: Operation {
        /// The file system that is copied: `fs-…`.
        public var sourceFileSystemID: FileSystemID
        /// Nil is `allConfigurations`.
        public var deletionMode: DeletionMode?

        /// Makes a request from its members.
        public init(sourceFileSystemID: FileSystemID, deletionMode: DeletionMode? = nil) {
            self.sourceFileSystemID = sourceFileSystemID
            self.deletionMode = deletionMode
        }

        enum CodingKeys: String, CodingKey {
            case sourceFileSystemID = "SourceFileSystemId"
            case deletionMode = "DeletionMode"
        }

        public static let route = Route(
            "DeleteReplicationConfiguration", .delete,
            "/2015-02-01/file-systems/{SourceFileSystemId}/replication-configuration", status: 204,
            query: [.text("DeletionMode", as: "deletionMode")])
        public typealias Output = NoOutput
    }
}
