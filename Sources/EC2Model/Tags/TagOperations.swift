extension EC2 {
    /// Adds tags to resources, or gives those that are there new values; at most 50 a resource (2026-11).
    public struct CreateTags: Operation {
        /// Ids of any kind.
        public var resources: [String]
        /// The tags.
        public var tags: [Tag]

        /// Makes the shape from its members.
        public init(
            resources: [String] = [], tags: [Tag] = []
        ) {
            self.resources = resources
            self.tags = tags
        }

        enum CodingKeys: String, CodingKey {
            case resources = "resourceId"
            case tags = "tag"
        }

        public static let action = "CreateTags"
        public typealias Output = Confirmation
    }

    /// Removes tags from resources; one that is not there is no error.
    public struct DeleteTags: Operation {
        /// Ids of any kind.
        public var resources: [String]
        /// Which; all when empty.
        public var tags: [TagToDelete]

        /// Makes the shape from its members.
        public init(
            resources: [String] = [], tags: [TagToDelete] = []
        ) {
            self.resources = resources
            self.tags = tags
        }

        enum CodingKeys: String, CodingKey {
            case resources = "resourceId"
            case tags = "tag"
        }

        public static let action = "DeleteTags"
        public typealias Output = Confirmation
    }

    /// A tag to delete.
    public struct TagToDelete: Codable, Hashable, Sendable {
        /// The key.
        public var key: String
        /// Only a tag with this value is deleted; nil deletes whatever its value.
        public var value: String?

        /// Makes the shape from its members.
        public init(
            key: String, value: String? = nil
        ) {
            self.key = key
            self.value = value
        }
    }

    /// Lists the tags of all resources.
    public struct DescribeTags: PagedOperation {
        /// Narrows the answer; each must match.
        public var filters: [Filter]
        /// The most items that a page may have, 5 to 1,000.
        public var maxResults: Int?
        /// Where the page starts: the token of the page before.
        public var nextToken: String?

        /// Makes the shape from its members.
        public init(
            filters: [Filter] = [], maxResults: Int? = nil, nextToken: String? = nil
        ) {
            self.filters = filters
            self.maxResults = maxResults
            self.nextToken = nextToken
        }

        enum CodingKeys: String, CodingKey {
            case filters = "filter"
            case maxResults
            case nextToken
        }

        public static let action = "DescribeTags"
        public typealias Output = TagPage
    }

    /// A page of tags.
    public struct TagPage: Page {
        /// The tags.
        public var tags: [TagDescription]
        /// The token of the next page; nil after the last.
        public var nextToken: String?

        /// Makes the shape from its members.
        public init(
            tags: [TagDescription] = [], nextToken: String? = nil
        ) {
            self.tags = tags
            self.nextToken = nextToken
        }

        enum CodingKeys: String, CodingKey {
            case tags = "tagSet"
            case nextToken
        }
    }

    /// A tag and what has it.
    public struct TagDescription: Codable, Hashable, Sendable {
        /// The resource's id.
        public var resourceID: String
        /// `vpc`, `subnet`, `security-group`, `security-group-rule`, `network-interface`, `instance`.
        public var resourceType: String
        /// The key.
        public var key: String
        /// The value; may be empty.
        public var value: String

        /// Makes the shape from its members.
        public init(
            resourceID: String, resourceType: String, key: String, value: String
        ) {
            self.resourceID = resourceID
            self.resourceType = resourceType
            self.key = key
            self.value = value
        }

        enum CodingKeys: String, CodingKey {
            case resourceID = "resourceId"
            case resourceType
            case key
            case value
        }
    }
}
