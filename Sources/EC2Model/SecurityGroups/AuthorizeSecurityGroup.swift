extension EC2 {
    /// Adds rules to a security group, all or none. `InvalidPermission.Duplicate` says that one is there: who adds one
    /// rule may take it for success.
    public struct AuthorizeSecurityGroup<Flow: Direction>: Operation {
        /// The group.
        public var groupID: String?
        /// The name, for a group of the default VPC.
        public var groupName: String?
        /// The rules.
        public var permissions: [IPPermission]
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
        /// Tags for each of the rules.
        public var tagSpecifications: [TagSpecification]

        /// Makes the shape from its members.
        public init(
            groupID: String? = nil, groupName: String? = nil, permissions: [IPPermission] = [], cidr: String? = nil,
            fromPort: Int? = nil, toPort: Int? = nil, ipProtocol: String? = nil, sourceGroupName: String? = nil,
            sourceGroupOwnerID: String? = nil, tagSpecifications: [TagSpecification] = []
        ) {
            self.groupID = groupID
            self.groupName = groupName
            self.permissions = permissions
            self.cidr = cidr
            self.fromPort = fromPort
            self.toPort = toPort
            self.ipProtocol = ipProtocol
            self.sourceGroupName = sourceGroupName
            self.sourceGroupOwnerID = sourceGroupOwnerID
            self.tagSpecifications = tagSpecifications
        }

        enum CodingKeys: String, CodingKey {
            case groupID = "groupId"
            case groupName
            case permissions = "ipPermissions"
            case cidr = "cidrIp"
            case fromPort
            case toPort
            case ipProtocol
            case sourceGroupName = "sourceSecurityGroupName"
            case sourceGroupOwnerID = "sourceSecurityGroupOwnerId"
            case tagSpecifications = "tagSpecification"
        }

        public static var action: String { "AuthorizeSecurityGroup\(Flow.name)" }
        public typealias Output = AuthorizedRules
    }

    /// Lets traffic in.
    public typealias AuthorizeSecurityGroupIngress = AuthorizeSecurityGroup<Ingress>
    /// Lets traffic out.
    public typealias AuthorizeSecurityGroupEgress = AuthorizeSecurityGroup<Egress>

    /// Rules that were added.
    public struct AuthorizedRules: Codable, Hashable, Sendable {
        /// True: a call that fails answers an error.
        public var isDone: Bool?
        /// The rules with their ids.
        public var rules: [SecurityGroupRule]

        /// Makes the shape from its members.
        public init(
            isDone: Bool? = nil, rules: [SecurityGroupRule] = []
        ) {
            self.isDone = isDone
            self.rules = rules
        }

        enum CodingKeys: String, CodingKey {
            case isDone = "return"
            case rules = "securityGroupRuleSet"
        }
    }
}
