extension EC2 {
    /// A tag of a resource.
    public struct Tag: Codable, Hashable, Sendable {
        /// At most 128 characters, not starting with `aws:`.
        public var key: String
        /// At most 256 characters; may be empty.
        public var value: String

        /// Makes the shape from its members.
        public init(
            key: String, value: String = ""
        ) {
            self.key = key
            self.value = value
        }
    }

    /// Tags for a resource that a call makes.
    public struct TagSpecification: Codable, Hashable, Sendable {
        /// What is made: `security-group`, `security-group-rule`.
        public var resourceType: String
        /// The tags.
        public var tags: [Tag]

        /// Makes the shape from its members.
        public init(
            resourceType: String, tags: [Tag] = []
        ) {
            self.resourceType = resourceType
            self.tags = tags
        }

        enum CodingKeys: String, CodingKey {
            case resourceType
            case tags = "tag"
        }
    }
}
