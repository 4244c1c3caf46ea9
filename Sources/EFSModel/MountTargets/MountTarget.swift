public import Vocabulary

extension EFS {
    /// A mount target as AWS describes it.
    public struct MountTarget: Codable, Hashable, Sendable {
        /// The account: 12 digits.
        public var ownerID: String?
        /// The mount target: `fsmt-…`.
        public var mountTargetID: MountTargetID
        /// The file system: `fs-…`.
        public var fileSystemID: FileSystemID
        /// `subnet-…`
        public var subnetID: String
        /// Its state.
        public var lifeCycleState: LifeCycleState
        /// IPv4.
        public var ipAddress: String?
        /// IPv6.
        public var ipv6Address: String?
        /// `eni-…`
        public var networkInterfaceID: String?
        /// The same for all accounts: `use1-az1`.
        public var availabilityZoneID: String?
        /// Of this account: `us-east-1a`.
        public var availabilityZoneName: String?
        /// `vpc-…`
        public var vpcID: String?

        /// Makes the shape from its members.
        public init(
            ownerID: String? = nil, mountTargetID: MountTargetID, fileSystemID: FileSystemID, subnetID: String,
            lifeCycleState: LifeCycleState, ipAddress: String? = nil, ipv6Address: String? = nil,
            networkInterfaceID: String? = nil, availabilityZoneID: String? = nil, availabilityZoneName: String? = nil,
            vpcID: String? = nil
        ) {
            self.ownerID = ownerID
            self.mountTargetID = mountTargetID
            self.fileSystemID = fileSystemID
            self.subnetID = subnetID
            self.lifeCycleState = lifeCycleState
            self.ipAddress = ipAddress
            self.ipv6Address = ipv6Address
            self.networkInterfaceID = networkInterfaceID
            self.availabilityZoneID = availabilityZoneID
            self.availabilityZoneName = availabilityZoneName
            self.vpcID = vpcID
        }

        enum CodingKeys: String, CodingKey {
            case ownerID = "OwnerId"
            case mountTargetID = "MountTargetId"
            case fileSystemID = "FileSystemId"
            case subnetID = "SubnetId"
            case lifeCycleState = "LifeCycleState"
            case ipAddress = "IpAddress"
            case ipv6Address = "Ipv6Address"
            case networkInterfaceID = "NetworkInterfaceId"
            case availabilityZoneID = "AvailabilityZoneId"
            case availabilityZoneName = "AvailabilityZoneName"
            case vpcID = "VpcId"
        }
    }
}
