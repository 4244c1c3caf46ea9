public import Vocabulary

extension EFS {
    /// Lists the security groups of a mount target.
    public struct DescribeMountTargetSecurityGroups: Operation {
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
            "DescribeMountTargetSecurityGroups", .get, "/2015-02-01/mount-targets/{MountTargetId}/security-groups",
            status: 200)
        public typealias Output = MountTargetSecurityGroups
    }

    /// Replaces the security groups of a mount target.
    public struct ModifyMountTargetSecurityGroups: Operation {
        /// The mount target: `fsmt-…`.
        public var mountTargetID: MountTargetID
        /// `sg-…`; nil or none is the VPC's default group.
        public var securityGroups: [String]?

        /// Makes a request from its members.
        public init(mountTargetID: MountTargetID, securityGroups: [String]? = nil) {
            self.mountTargetID = mountTargetID
            self.securityGroups = securityGroups
        }

        enum CodingKeys: String, CodingKey {
            case mountTargetID = "MountTargetId"
            case securityGroups = "SecurityGroups"
        }

        public static let route = Route(
            "ModifyMountTargetSecurityGroups", .put, "/2015-02-01/mount-targets/{MountTargetId}/security-groups",
            status: 204)
        public typealias Output = NoOutput
    }

    /// The security groups of a mount target.
    public struct MountTargetSecurityGroups: Codable, Hashable, Sendable {
        /// `sg-…`
        public var securityGroups: [String]

        /// Makes the shape from its members.
        public init(securityGroups: [String]) {
            self.securityGroups = securityGroups
        }

        enum CodingKeys: String, CodingKey {
            case securityGroups = "SecurityGroups"
        }
    }
}
