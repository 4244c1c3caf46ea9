extension EC2 {
    /// A security group with its rules.
    public struct SecurityGroup: Codable, Hashable, Sendable {
        /// `sg-` and 17 hexadecimal digits.
        public var id: String
        /// Its resource name.
        public var arn: String?
        /// The name, of which a VPC has one.
        public var name: String?
        /// For people; it cannot be changed.
        public var description: String?
        /// Its VPC.
        public var vpcID: String?
        /// The account.
        public var ownerID: String?
        /// What may come in; rules of the same protocol and ports are one permission.
        public var ingress: [IPPermission]
        /// What may go out.
        public var egress: [IPPermission]
        /// In the order of their keys.
        public var tags: [Tag]

        /// Makes the shape from its members.
        public init(
            id: String, arn: String? = nil, name: String? = nil, description: String? = nil, vpcID: String? = nil,
            ownerID: String? = nil, ingress: [IPPermission] = [], egress: [IPPermission] = [], tags: [Tag] = []
        ) {
            self.id = id
            self.arn = arn
            self.name = name
            self.description = description
            self.vpcID = vpcID
            self.ownerID = ownerID
            self.ingress = ingress
            self.egress = egress
            self.tags = tags
        }

        enum CodingKeys: String, CodingKey {
            case id = "groupId"
            case arn = "securityGroupArn"
            case name = "groupName"
            case description = "groupDescription"
            case vpcID = "vpcId"
            case ownerID = "ownerId"
            case ingress = "ipPermissions"
            case egress = "ipPermissionsEgress"
            case tags = "tagSet"
        }
    }

    /// Lists security groups with their rules.
    public struct DescribeSecurityGroups: PagedOperation {
        /// Only these, and all of them must exist; all when empty.
        public var groupIDs: [String]
        /// Only those of the default VPC with these names.
        public var groupNames: [String]
        /// Narrows the answer; each must match.
        public var filters: [Filter]
        /// The most items that a page may have, 5 to 1,000.
        public var maxResults: Int?
        /// Where the page starts: the token of the page before.
        public var nextToken: String?

        /// Makes the shape from its members.
        public init(
            groupIDs: [String] = [], groupNames: [String] = [], filters: [Filter] = [], maxResults: Int? = nil,
            nextToken: String? = nil
        ) {
            self.groupIDs = groupIDs
            self.groupNames = groupNames
            self.filters = filters
            self.maxResults = maxResults
            self.nextToken = nextToken
        }

        enum CodingKeys: String, CodingKey {
            case groupIDs = "groupId"
            case groupNames = "groupName"
            case filters = "filter"
            case maxResults
            case nextToken
        }

        public static let action = "DescribeSecurityGroups"
        public typealias Output = SecurityGroupPage
    }

    /// A page of security groups.
    public struct SecurityGroupPage: Page {
        /// The groups.
        public var groups: [SecurityGroup]
        /// The token of the next page; nil after the last.
        public var nextToken: String?

        /// Makes the shape from its members.
        public init(
            groups: [SecurityGroup] = [], nextToken: String? = nil
        ) {
            self.groups = groups
            self.nextToken = nextToken
        }

        enum CodingKeys: String, CodingKey {
            case groups = "securityGroupInfo"
            case nextToken
        }
    }
}
