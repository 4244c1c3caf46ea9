extension EFS {
    /// Adds tags to a file system or an access point, or changes their values.
    public struct TagResource: Operation {
        /// The file system or access point.
        public var resource: TaggableID
        /// 50 at most in all.
        public var tags: [Tag]

        /// Makes a request from its members.
        public init(resource: TaggableID, tags: [Tag]) {
            self.resource = resource
            self.tags = tags
        }

        enum CodingKeys: String, CodingKey {
            case resource = "ResourceId"
            case tags = "Tags"
        }

        public static let route = Route(
            "TagResource", .post, "/2015-02-01/resource-tags/{ResourceId}", status: 200)
        public typealias Output = NoOutput
    }
}
