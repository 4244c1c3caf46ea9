public import Vocabulary

// The operations for tags of the API's first years, which know file systems only. AWS still answers them.

extension EFS {
    /// Adds tags to a file system, or changes their values; ``EFS/TagResource`` took its place.
    public struct CreateTags: Operation {
        /// The file system: `fs-…`.
        public var fileSystemID: FileSystemID
        /// 50 at most in all.
        public var tags: [Tag]

        /// Makes a request from its members.
        public init(fileSystemID: FileSystemID, tags: [Tag]) {
            self.fileSystemID = fileSystemID
            self.tags = tags
        }

        enum CodingKeys: String, CodingKey {
            case fileSystemID = "FileSystemId"
            case tags = "Tags"
        }

        public static let route = Route("CreateTags", .post, "/2015-02-01/create-tags/{FileSystemId}", status: 204)
        public typealias Output = NoOutput
    }

    /// Removes tags from a file system; ``EFS/UntagResource`` took its place.
    public struct DeleteTags: Operation {
        /// The file system: `fs-…`.
        public var fileSystemID: FileSystemID
        /// 1 to 50; one that the file system does not have is no error.
        public var tagKeys: [String]

        /// Makes a request from its members.
        public init(fileSystemID: FileSystemID, tagKeys: [String]) {
            self.fileSystemID = fileSystemID
            self.tagKeys = tagKeys
        }

        enum CodingKeys: String, CodingKey {
            case fileSystemID = "FileSystemId"
            case tagKeys = "TagKeys"
        }

        public static let route = Route("DeleteTags", .post, "/2015-02-01/delete-tags/{FileSystemId}", status: 204)
        public typealias Output = NoOutput
    }

    /// Lists the tags of a file system; ``EFS/ListTagsForResource`` took its place.
    public struct DescribeTags: PagedOperation {
        /// The file system: `fs-…`.
        public var fileSystemID: FileSystemID
        /// Of a page; AWS gives 100 whatever is asked for (2026-11).
        public var maxItems: Int?
        /// Where to go on: the last page's `nextMarker`.
        public var marker: String?

        /// Makes a request from its members.
        public init(fileSystemID: FileSystemID, maxItems: Int? = nil, marker: String? = nil) {
            self.fileSystemID = fileSystemID
            self.maxItems = maxItems
            self.marker = marker
        }

        enum CodingKeys: String, CodingKey {
            case fileSystemID = "FileSystemId"
            case maxItems = "MaxItems"
            case marker = "Marker"
        }

        public static let route = Route(
            "DescribeTags", .get, "/2015-02-01/tags/{FileSystemId}/", status: 200,
            query: [.integer("MaxItems"), .text("Marker")])
        public typealias Output = MarkedTagPage

        public static func items(of page: Output) -> [Tag] { page.tags }

        public func next(after page: Output) -> DescribeTags? {
            guard let marker = page.nextMarker else { return nil }
            var next = self
            next.marker = marker
            return next
        }
    }

    /// A page of ``EFS/DescribeTags``.
    public struct MarkedTagPage: Codable, Hashable, Sendable {
        /// The marker of the request.
        public var marker: String?
        /// In no promised order.
        public var tags: [Tag]
        /// Where the next page starts; nil on the last.
        public var nextMarker: String?

        /// Makes the shape from its members.
        public init(marker: String? = nil, tags: [Tag], nextMarker: String? = nil) {
            self.marker = marker
            self.tags = tags
            self.nextMarker = nextMarker
        }

        enum CodingKeys: String, CodingKey {
            case marker = "Marker"
            case tags = "Tags"
            case nextMarker = "NextMarker"
        }
    }
}
