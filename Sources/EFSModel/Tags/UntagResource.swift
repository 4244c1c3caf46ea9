extension EFS {
    /// Removes tags from a file system or an access point.
    public struct UntagResource: Operation {
        /// The file system or access point.
        public var resource: TaggableID
        /// 1 to 50.
        public var tagKeys: [String]

        /// Makes a request from its members.
        public init(resource: TaggableID, tagKeys: [String]) {
            self.resource = resource
            self.tagKeys = tagKeys
        }

        enum CodingKeys: String, CodingKey {
            case resource = "ResourceId"
            case tagKeys = "TagKeys"
        }

        public static let route = Route(
            "UntagResource", .delete, "/2015-02-01/resource-tags/{ResourceId}", status: 200,
            query: [.list("TagKeys", as: "tagKeys")])
        public typealias Output = NoOutput
    }
}
