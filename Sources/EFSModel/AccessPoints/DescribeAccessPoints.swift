public import Vocabulary

extension EFS {
    /// Lists the access points of the account or of one file system, or one by its id.
    public struct DescribeAccessPoints: PagedOperation {
        /// Of a page; 100 by default.
        public var maxResults: Int?
        /// Where to go on: the last page's `nextToken`.
        public var nextToken: String?
        /// Only that one; not together with `fileSystemID`.
        public var accessPointID: AccessPointID?
        /// Only those of that file system.
        public var fileSystemID: FileSystemID?

        /// Makes a request from its members.
        public init(
            maxResults: Int? = nil, nextToken: String? = nil, accessPointID: AccessPointID? = nil,
            fileSystemID: FileSystemID? = nil
        ) {
            self.maxResults = maxResults
            self.nextToken = nextToken
            self.accessPointID = accessPointID
            self.fileSystemID = fileSystemID
        }

        enum CodingKeys: String, CodingKey {
            case maxResults = "MaxResults"
            case nextToken = "NextToken"
            case accessPointID = "AccessPointId"
            case fileSystemID = "FileSystemId"
        }

        public static let route = Route(
            "DescribeAccessPoints", .get, "/2015-02-01/access-points", status: 200,
            query: [.integer("MaxResults"), .text("NextToken"), .text("AccessPointId"), .text("FileSystemId")])
        public typealias Output = AccessPointPage

        public static func items(of page: Output) -> [AccessPoint] { page.accessPoints }

        public func next(after page: Output) -> DescribeAccessPoints? {
            guard let token = page.nextToken else { return nil }
            var next = self
            next.nextToken = token
            return next
        }
    }

    /// A page of access points.
    public struct AccessPointPage: Codable, Hashable, Sendable {
        /// In no promised order.
        public var accessPoints: [AccessPoint]
        /// Where the next page starts; nil on the last.
        public var nextToken: String?

        /// Makes the shape from its members.
        public init(accessPoints: [AccessPoint], nextToken: String? = nil) {
            self.accessPoints = accessPoints
            self.nextToken = nextToken
        }

        enum CodingKeys: String, CodingKey {
            case accessPoints = "AccessPoints"
            case nextToken = "NextToken"
        }
    }
}
