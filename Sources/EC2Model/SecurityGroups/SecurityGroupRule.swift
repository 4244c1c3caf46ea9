extension EC2 {
    /// A rule of a security group: one source (or destination).
    public struct SecurityGroupRule: Codable, Hashable, Sendable {
        /// `sgr-` and 17 hexadecimal digits.
        public var id: String
        /// Its resource name.
        public var arn: String?
        /// Its group.
        public var groupID: String?
        /// The account.
        public var groupOwnerID: String?
        /// Which way.
        public var isEgress: Bool?
        /// As in ``IPPermission``.
        public var ipProtocol: String?
        /// -1 when the protocol has no ports.
        public var fromPort: Int?
        /// -1 when the protocol has no ports.
        public var toPort: Int?
        /// A block as its source.
        public var cidrIPv4: String?
        /// A block as its source.
        public var cidrIPv6: String?
        /// A prefix list as its source.
        public var prefixListID: String?
        /// A group as its source.
        public var referencedGroup: ReferencedGroup?
        /// For people.
        public var description: String?
        /// In the order of their keys.
        public var tags: [Tag]

        /// Makes the shape from its members.
        public init(
            id: String, arn: String? = nil, groupID: String? = nil, groupOwnerID: String? = nil, isEgress: Bool? = nil,
            ipProtocol: String? = nil, fromPort: Int? = nil, toPort: Int? = nil, cidrIPv4: String? = nil,
            cidrIPv6: String? = nil, prefixListID: String? = nil, referencedGroup: ReferencedGroup? = nil,
            description: String? = nil, tags: [Tag] = []
        ) {
            self.id = id
            self.arn = arn
            self.groupID = groupID
            self.groupOwnerID = groupOwnerID
            self.isEgress = isEgress
            self.ipProtocol = ipProtocol
            self.fromPort = fromPort
            self.toPort = toPort
            self.cidrIPv4 = cidrIPv4
            self.cidrIPv6 = cidrIPv6
            self.prefixListID = prefixListID
            self.referencedGroup = referencedGroup
            self.description = description
            self.tags = tags
        }

        enum CodingKeys: String, CodingKey {
            case id = "securityGroupRuleId"
            case arn = "securityGroupRuleArn"
            case groupID = "groupId"
            case groupOwnerID = "groupOwnerId"
            case isEgress
            case ipProtocol
            case fromPort
            case toPort
            case cidrIPv4 = "cidrIpv4"
            case cidrIPv6 = "cidrIpv6"
            case prefixListID = "prefixListId"
            case referencedGroup = "referencedGroupInfo"
            case description
            case tags = "tagSet"
        }
    }

    /// A group as a rule's source.
    public struct ReferencedGroup: Codable, Hashable, Sendable {
        /// `sg-…`
        public var groupID: String
        /// Its account.
        public var userID: String?
        /// Its VPC, when it is another.
        public var vpcID: String?
        /// Of the peering through which it is seen.
        public var peeringStatus: String?

        /// Makes the shape from its members.
        public init(
            groupID: String, userID: String? = nil, vpcID: String? = nil, peeringStatus: String? = nil
        ) {
            self.groupID = groupID
            self.userID = userID
            self.vpcID = vpcID
            self.peeringStatus = peeringStatus
        }

        enum CodingKeys: String, CodingKey {
            case groupID = "groupId"
            case userID = "userId"
            case vpcID = "vpcId"
            case peeringStatus
        }
    }

    /// Lists the rules of security groups.
    public struct DescribeSecurityGroupRules: PagedOperation {
        /// Only these, and all of them must exist; all when empty.
        public var ruleIDs: [String]
        /// Narrows the answer; each must match.
        public var filters: [Filter]
        /// The most items that a page may have, 5 to 1,000.
        public var maxResults: Int?
        /// Where the page starts: the token of the page before.
        public var nextToken: String?

        /// Makes the shape from its members.
        public init(
            ruleIDs: [String] = [], filters: [Filter] = [], maxResults: Int? = nil, nextToken: String? = nil
        ) {
            self.ruleIDs = ruleIDs
            self.filters = filters
            self.maxResults = maxResults
            self.nextToken = nextToken
        }

        enum CodingKeys: String, CodingKey {
            case ruleIDs = "securityGroupRuleId"
            case filters = "filter"
            case maxResults
            case nextToken
        }

        public static let action = "DescribeSecurityGroupRules"
        public typealias Output = SecurityGroupRulePage
    }

    /// A page of rules.
    public struct SecurityGroupRulePage: Page {
        /// The rules.
        public var rules: [SecurityGroupRule]
        /// The token of the next page; nil after the last.
        public var nextToken: String?

        /// Makes the shape from its members.
        public init(
            rules: [SecurityGroupRule] = [], nextToken: String? = nil
        ) {
            self.rules = rules
            self.nextToken = nextToken
        }

        enum CodingKeys: String, CodingKey {
            case rules = "securityGroupRuleSet"
            case nextToken
        }
    }
}
