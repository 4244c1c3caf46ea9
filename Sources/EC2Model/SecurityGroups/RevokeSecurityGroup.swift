extension EC2 {
    /// Removes rules from a security group. Permissions that the group does not have are `InvalidPermission.NotFound`,
    /// or come back in the answer when the VPC is the default one.
    public struct RevokeSecurityGroup<Flow: Direction>: Operation {
        /// The group.
        public var groupID: String?
        /// The name, for a group of the default VPC.
        public var groupName: String?
        /// The rules; descriptions do not matter.
        public var permissions: [IPPermission]
        /// The rules by id.
        public var ruleIDs: [String]
        /// One IPv4 block, the old way of one permission.
        public var cidr: String?
        /// Its first port.
        public var fromPort: Int?
        /// Its last port.
        public var toPort: Int?
        /// Its protocol.
        public var ipProtocol: String?
        /// A group of the default VPC as its source.
        public var sourceGroupName: String?
        /// That group's account.
        public var sourceGroupOwnerID: String?

        /// Makes the shape from its members.
        public init(
            groupID: String? = nil, groupName: String? = nil, permissions: [IPPermission] = [], ruleIDs: [String] = [],
            cidr: String? = nil, fromPort: Int? = nil, toPort: Int? = nil, ipProtocol: String? = nil,
            sourceGroupName: String? = nil, sourceGroupOwnerID: String? = nil
        ) {
            self.groupID = groupID
            self.groupName = groupName
            self.permissions = permissions
            self.ruleIDs = ruleIDs
            self.cidr = cidr
            self.fromPort = fromPort
            self.toPort = toPort
            self.ipProtocol = ipProtocol
            self.sourceGroupName = sourceGroupName
            self.sourceGroupOwnerID = sourceGroupOwnerID
        }

        enum CodingKeys: String, CodingKey {
            case groupID = "groupId"
            case groupName
            case permissions = "ipPermissions"
            case ruleIDs = "securityGroupRuleId"
            case cidr = "cidrIp"
            case fromPort
            case toPort
            case ipProtocol
            case sourceGroupName = "sourceSecurityGroupName"
            case sourceGroupOwnerID = "sourceSecurityGroupOwnerId"
        }

        public static var action: String { "RevokeSecurityGroup\(Flow.name)" }
        public typealias Output = RevokedRules
    }

    /// Lets traffic in no longer.
    public typealias RevokeSecurityGroupIngress = RevokeSecurityGroup<Ingress>
    /// Lets traffic out no longer.
    public typealias RevokeSecurityGroupEgress = RevokeSecurityGroup<Egress>

    /// What came of a revocation.
    public struct RevokedRules: Codable, Hashable, Sendable {
        /// True: a call that fails answers an error.
        public var isDone: Bool?
        /// Permissions that the group did not have.
        public var unknown: [IPPermission]
        /// The rules that are gone.
        public var rules: [RevokedRule]

        /// Makes the shape from its members.
        public init(
            isDone: Bool? = nil, unknown: [IPPermission] = [], rules: [RevokedRule] = []
        ) {
            self.isDone = isDone
            self.unknown = unknown
            self.rules = rules
        }

        enum CodingKeys: String, CodingKey {
            case isDone = "return"
            case unknown = "unknownIpPermissionSet"
            case rules = "revokedSecurityGroupRuleSet"
        }
    }

    /// A rule that is gone.
    public struct RevokedRule: Codable, Hashable, Sendable {
        /// `sgr-…`
        public var id: String?
        /// Its group.
        public var groupID: String?
        /// Which way.
        public var isEgress: Bool?
        /// As in ``IPPermission``.
        public var ipProtocol: String?
        /// As in ``IPPermission``.
        public var fromPort: Int?
        /// As in ``IPPermission``.
        public var toPort: Int?
        /// A block as its source.
        public var cidrIPv4: String?
        /// A block as its source.
        public var cidrIPv6: String?
        /// A prefix list as its source.
        public var prefixListID: String?
        /// A group as its source.
        public var referencedGroupID: String?
        /// For people.
        public var description: String?

        /// Makes the shape from its members.
        public init(
            id: String? = nil, groupID: String? = nil, isEgress: Bool? = nil, ipProtocol: String? = nil,
            fromPort: Int? = nil, toPort: Int? = nil, cidrIPv4: String? = nil, cidrIPv6: String? = nil,
            prefixListID: String? = nil, referencedGroupID: String? = nil, description: String? = nil
        ) {
            self.id = id
            self.groupID = groupID
            self.isEgress = isEgress
            self.ipProtocol = ipProtocol
            self.fromPort = fromPort
            self.toPort = toPort
            self.cidrIPv4 = cidrIPv4
            self.cidrIPv6 = cidrIPv6
            self.prefixListID = prefixListID
            self.referencedGroupID = referencedGroupID
            self.description = description
        }

        enum CodingKeys: String, CodingKey {
            case id = "securityGroupRuleId"
            case groupID = "groupId"
            case isEgress
            case ipProtocol
            case fromPort
            case toPort
            case cidrIPv4 = "cidrIpv4"
            case cidrIPv6 = "cidrIpv6"
            case prefixListID = "prefixListId"
            case referencedGroupID = "referencedGroupId"
            case description
        }
    }
}
