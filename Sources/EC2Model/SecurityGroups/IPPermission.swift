extension EC2 {
    /// Traffic that security groups let through: a protocol, ports, and any number of sources (or destinations).
    ///
    /// Each source is a rule of its own.
    public struct IPPermission: Codable, Hashable, Sendable {
        /// `tcp`, `udp`, `icmp`, `icmpv6`, a number, or `-1` for all.
        public var ipProtocol: String
        /// The first port, or the type of ICMP; -1 is all.
        public var fromPort: Int?
        /// The last port, or the code of ICMP; -1 is all.
        public var toPort: Int?
        /// Sources that are security groups.
        public var groups: [GroupSource]
        /// Sources that are blocks of IPv4 addresses.
        public var ipRanges: [IPRange]
        /// Sources that are blocks of IPv6 addresses.
        public var ipv6Ranges: [IPv6Range]
        /// Sources that are prefix lists.
        public var prefixListIDs: [PrefixListSource]

        /// Makes the shape from its members.
        public init(
            ipProtocol: String, fromPort: Int? = nil, toPort: Int? = nil, groups: [GroupSource] = [],
            ipRanges: [IPRange] = [], ipv6Ranges: [IPv6Range] = [], prefixListIDs: [PrefixListSource] = []
        ) {
            self.ipProtocol = ipProtocol
            self.fromPort = fromPort
            self.toPort = toPort
            self.groups = groups
            self.ipRanges = ipRanges
            self.ipv6Ranges = ipv6Ranges
            self.prefixListIDs = prefixListIDs
        }

        enum CodingKeys: String, CodingKey {
            case ipProtocol
            case fromPort
            case toPort
            case groups
            case ipRanges
            case ipv6Ranges
            case prefixListIDs = "prefixListIds"
        }
    }

    /// A security group as a source.
    public struct GroupSource: Codable, Hashable, Sendable {
        /// `sg-…`
        public var groupID: String?
        /// The name, for groups of the default VPC.
        public var groupName: String?
        /// The account of the group.
        public var userID: String?
        /// The VPC of the group.
        public var vpcID: String?
        /// The peering through which the group is seen.
        public var vpcPeeringConnectionID: String?
        /// For people; at most 255 characters.
        public var description: String?

        /// Makes the shape from its members.
        public init(
            groupID: String? = nil, groupName: String? = nil, userID: String? = nil, vpcID: String? = nil,
            vpcPeeringConnectionID: String? = nil, description: String? = nil
        ) {
            self.groupID = groupID
            self.groupName = groupName
            self.userID = userID
            self.vpcID = vpcID
            self.vpcPeeringConnectionID = vpcPeeringConnectionID
            self.description = description
        }

        enum CodingKeys: String, CodingKey {
            case groupID = "groupId"
            case groupName
            case userID = "userId"
            case vpcID = "vpcId"
            case vpcPeeringConnectionID = "vpcPeeringConnectionId"
            case description
        }
    }

    /// A block of IPv4 addresses as a source.
    public struct IPRange: Codable, Hashable, Sendable {
        /// `10.0.0.0/16`
        public var cidr: String
        /// For people; at most 255 characters.
        public var description: String?

        /// Makes the shape from its members.
        public init(
            cidr: String, description: String? = nil
        ) {
            self.cidr = cidr
            self.description = description
        }

        enum CodingKeys: String, CodingKey {
            case cidr = "cidrIp"
            case description
        }
    }

    /// A block of IPv6 addresses as a source.
    public struct IPv6Range: Codable, Hashable, Sendable {
        /// `2001:db8::/32`
        public var cidr: String
        /// For people; at most 255 characters.
        public var description: String?

        /// Makes the shape from its members.
        public init(
            cidr: String, description: String? = nil
        ) {
            self.cidr = cidr
            self.description = description
        }

        enum CodingKeys: String, CodingKey {
            case cidr = "cidrIpv6"
            case description
        }
    }

    /// A prefix list as a source.
    public struct PrefixListSource: Codable, Hashable, Sendable {
        /// `pl-…`
        public var id: String
        /// For people; at most 255 characters.
        public var description: String?

        /// Makes the shape from its members.
        public init(
            id: String, description: String? = nil
        ) {
            self.id = id
            self.description = description
        }

        enum CodingKeys: String, CodingKey {
            case id = "prefixListId"
            case description
        }
    }
}
