public import Vocabulary

extension EFS {
    /// Lists file systems, or finds one by its id or its creation token.
    public struct DescribeFileSystems: PagedOperation {
        /// Of a page; AWS gives 100 whatever is asked for (2026-11).
        public var maxItems: Int?
        /// Where to go on: the last page's `nextMarker`.
        public var marker: String?
        /// Only the file system made with that token.
        public var creationToken: String?
        /// Only that file system.
        public var fileSystemID: FileSystemID?

        /// Makes a request from its members.
        public init(
            maxItems: Int? = nil, marker: String? = nil, creationToken: String? = nil, fileSystemID: FileSystemID? = nil
        ) {
            self.maxItems = maxItems
            self.marker = marker
            self.creationToken = creationToken
            self.fileSystemID = fileSystemID
        }

        enum CodingKeys: String, CodingKey {
            case maxItems = "MaxItems"
            case marker = "Marker"
            case creationToken = "CreationToken"
            case fileSystemID = "FileSystemId"
        }

        public static let route = Route(
            "DescribeFileSystems", .get, "/2015-02-01/file-systems", status: 200,
            query: [.integer("MaxItems"), .text("Marker"), .text("CreationToken"), .text("FileSystemId")])
        public typealias Output = FileSystemPage

        public static func items(of page: Output) -> [FileSystem] { page.fileSystems }

        public func next(after page: Output) -> DescribeFileSystems? {
            guard let token = page.nextMarker else { return nil }
            var next = self
            next.marker = token
            return next
        }
    }

    /// A page of file systems.
    public struct FileSystemPage: Codable, Hashable, Sendable {
        /// The marker of the request.
        public var marker: String?
        /// In no promised order.
        public var fileSystems: [FileSystem]
        /// Where the next page starts; nil on the last.
        public var nextMarker: String?

        /// Makes the shape from its members.
        public init(marker: String? = nil, fileSystems: [FileSystem], nextMarker: String? = nil) {
            self.marker = marker
            self.fileSystems = fileSystems
            self.nextMarker = nextMarker
        }

        enum CodingKeys: String, CodingKey {
            case marker = "Marker"
            case fileSystems = "FileSystems"
            case nextMarker = "NextMarker"
        }
    }
}
