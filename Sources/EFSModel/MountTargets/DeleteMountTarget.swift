public import Vocabulary

extension EFS {
    /// Deletes a mount target and its network interface; mounts through it break.
    public struct DeleteMountTarget: Operation {
        /// The mount target: `fsmt-…`.
        public var mountTargetID: MountTargetID

        /// Makes a request from its members.
        public init(mountTargetID: MountTargetID) {
            self.mountTargetID = mountTargetID
        }

        enum CodingKeys: String, CodingKey {
            case mountTargetID = "MountTargetId"
        }

        public static let route = Route(
            "DeleteMountTarget", .delete, "/2015-02-01/mount-targets/{MountTargetId}", status: 204)
        public typealias Output = NoOutput
    }
}
