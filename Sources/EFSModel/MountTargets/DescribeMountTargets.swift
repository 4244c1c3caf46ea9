public import Vocabulary

extension EFS {
    /// Lists the mount targets of one file system or access point, or one by its id: exactly one of the three.
    public struct DescribeMountTargets: PagedOperation {
        /// Of a page; AWS gives 100 whatever is asked for (2026-11).
        public var maxItems: Int?
        /// Where to go on: the last page's `nextMarker`.
        public var marker: String?
        /// The file system: `fs-…`.
        public var fileSystemID: FileSystemID?
        /// The mount target: `fsmt-…`.
        public var mountTargetID: MountTargetID?
        /// The access point: `fsap-…`.
        public var accessPointID: AccessPointID?

        /// Makes a request from its members.
        public init(
            maxItems: Int? = nil, marker: String? = nil, fileSystemID: FileSystemID? = nil,
            mountTargetID: MountTargetID? = nil, accessPointID: AccessPointID? = nil
        ) {
            self.maxItems = maxItems
            self.marker = marker
            self.fileSystemID = fileSystemID
            self.mountTargetID = mountTargetID
            self.accessPointID = accessPointID
        }

        enum CodingKeys: String, CodingKey {
            case maxItems = "MaxItems"
            case marker = "Marker"
            case fileSystemID = "FileSystemId"
            case mountTargetID = "MountTargetId"
            case accessPointID = "AccessPointId"
        }

        public static let route = Route(
            "DescribeMountTargets", .get, "/2015-02-01/mount-targets", status: 200,
            query: [
                .integer("MaxItems"), .text("Marker"), .text("FileSystemId"), .text("MountTargetId"),
                .text("AccessPointId"),
            ])
        public typealias Output = MountTargetPage

        public static func items(of page: Output) -> [MountTarget] { page.mountTargets }

        public func next(after page: Output) -> DescribeMountTargets? {
            guard let token = page.nextMarker else { return nil }
            var next = self
            next.marker = token
            return next
        }
    }

    /// A page of mount targets.
    public struct MountTargetPage: Codable, Hashable, Sendable {
        /// The marker of the request.
        public var marker: String?
        /// In no promised order.
        public var mountTargets: [MountTarget]
        /// Where the next page starts; nil on the last.
        public var nextMarker: String?

        /// Makes the shape from its members.
        public init(marker: String? = nil, mountTargets: [MountTarget], nextMarker: String? = nil) {
            self.marker = marker
            self.mountTargets = mountTargets
            self.nextMarker = nextMarker
        }

        enum CodingKeys: String, CodingKey {
            case marker = "Marker"
            case mountTargets = "MountTargets"
            case nextMarker = "NextMarker"
        }
    }
}
