public import Vocabulary

extension EFS {
    /// Makes a mount target: a network interface, one per zone, all of a file system in one VPC. There is no token:
    /// a second one in the zone answers 409 `MountTargetConflict`.
    public struct CreateMountTarget: Operation {
        /// The file system: `fs-…`.
        public var fileSystemID: FileSystemID
        /// `subnet-0123456789abcdef0`
        public var subnetID: String
        /// A free IPv4 address of the subnet; nil lets AWS choose.
        public var ipAddress: String?
        /// A free IPv6 address of the subnet; nil lets AWS choose.
        public var ipv6Address: String?
        /// Nil is `ipv4Only`.
        public var ipAddressType: IPAddressType?
        /// `sg-…` of the subnet's VPC, 5 at most by default (VPC quota, 2026-11); nil is the VPC's default group.
        public var securityGroups: [String]?

        /// Makes a request from its members.
        public init(
            fileSystemID: FileSystemID, subnetID: String, ipAddress: String? = nil, ipv6Address: String? = nil,
            ipAddressType: IPAddressType? = nil, securityGroups: [String]? = nil
        ) {
            self.fileSystemID = fileSystemID
            self.subnetID = subnetID
            self.ipAddress = ipAddress
            self.ipv6Address = ipv6Address
            self.ipAddressType = ipAddressType
            self.securityGroups = securityGroups
        }

        enum CodingKeys: String, CodingKey {
            case fileSystemID = "FileSystemId"
            case subnetID = "SubnetId"
            case ipAddress = "IpAddress"
            case ipv6Address = "Ipv6Address"
            case ipAddressType = "IpAddressType"
            case securityGroups = "SecurityGroups"
        }

        public static let route = Route(
            "CreateMountTarget", .post, "/2015-02-01/mount-targets", status: 200)
        public typealias Output = MountTarget
    }
}
