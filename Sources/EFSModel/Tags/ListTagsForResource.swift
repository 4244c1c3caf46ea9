extension EFS {
    /// Lists the tags of a file system or an access point.
    public struct ListTagsForResource: PagedOperation {
        /// The file system or access point.
        public var resource: TaggableID
        /// Of a page; 100 by default.
        public var maxResults: Int?
        /// Where to go on: the last page's `nextToken`.
        public var nextToken: String?

        /// Makes a request from its members.
        public init(resource: TaggableID, maxResults: Int? = nil, nextToken: String? = nil) {
            self.resource = resource
            self.maxResults = maxResults
            self.nextToken = nextToken
        }

        enum CodingKeys: String, CodingKey {
            case resource = "ResourceId"
            case maxResults = "MaxResults"
            case nextToken = "NextToken"
        }

        public static let route = Route(
            "ListTagsForResource", .get, "/2015-02-01/resource-tags/{ResourceId}", status: 200,
            query: [.integer("MaxResults"), .text("NextToken")])
        public typealias Output = TagPage

        public static func items(of page: Output) -> [Tag] { page.tags ?? [] }

        public func next(after page: Output) -> ListTagsForResource? {
            guard let token = page.nextToken else { return nil }
            var next = self
            next.nextToken = token
            return next
        }
    }

    /// A page of tags.
    public struct TagPage: Codable, Hashable, Sendable {
        /// Its tags, `Name` among them.
        public var tags: [Tag]?
        /// Where the next page starts; nil on the last.
        public var nextToken: String?

        /// Makes the shape from its members.
        public init(tags: [Tag]? = nil, nextToken: String? = nil) {
            self.tags = tags
            self.nextToken = nextToken
        }

        enum CodingKeys: String, CodingKey {
            case tags = "Tags"
            case nextToken = "NextToken"
        }
    }
}
