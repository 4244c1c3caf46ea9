extension EC2 {
    /// Lists VPCs.
    public struct DescribeVPCs: PagedOperation {
        /// Only these, and all of them must exist; all when empty.
        public var vpcIDs: [String]
        /// Narrows the answer; each must match.
        public var filters: [Filter]
        /// The most items that a page may have, 5 to 1,000.
        public var maxResults: Int?
        /// Where the page starts: the token of the page before.
        public var nextToken: String?

        /// Makes the shape from its members.
        public init(
            vpcIDs: [String] = [], filters: [Filter] = [], maxResults: Int? = nil, nextToken: String? = nil
        ) {
            self.vpcIDs = vpcIDs
            self.filters = filters
            self.maxResults = maxResults
            self.nextToken = nextToken
        }

        enum CodingKeys: String, CodingKey {
            case vpcIDs = "vpcId"
            case filters = "filter"
            case maxResults
            case nextToken
        }

        public static let action = "DescribeVpcs"
        public typealias Output = VPCPage
    }

    /// A page of VPCs.
    public struct VPCPage: Page {
        /// The VPCs.
        public var vpcs: [VPC]
        /// The token of the next page; nil after the last.
        public var nextToken: String?

        /// Makes the shape from its members.
        public init(
            vpcs: [VPC] = [], nextToken: String? = nil
        ) {
            self.vpcs = vpcs
            self.nextToken = nextToken
        }

        enum CodingKeys: String, CodingKey {
            case vpcs = "vpcSet"
            case nextToken
        }
    }

    /// A virtual private cloud.
    public struct VPC: Codable, Hashable, Sendable {
        /// `vpc-` and 17 hexadecimal digits.
        public var id: String
        /// The account.
        public var ownerID: String?
        /// `pending`, `available`.
        public var state: String?
        /// Its first block of addresses.
        public var cidrBlock: String?
        /// All its blocks.
        public var cidrBlockAssociations: [VPCBlock]
        /// `dopt-…`
        public var dhcpOptionsID: String?
        /// `default`, `dedicated`.
        public var instanceTenancy: String?
        /// Whether it is the one of calls that name none.
        public var isDefault: Bool?
        /// In the order of their keys.
        public var tags: [Tag]

        /// Makes the shape from its members.
        public init(
            id: String, ownerID: String? = nil, state: String? = nil, cidrBlock: String? = nil,
            cidrBlockAssociations: [VPCBlock] = [], dhcpOptionsID: String? = nil, instanceTenancy: String? = nil,
            isDefault: Bool? = nil, tags: [Tag] = []
        ) {
            self.id = id
            self.ownerID = ownerID
            self.state = state
            self.cidrBlock = cidrBlock
            self.cidrBlockAssociations = cidrBlockAssociations
            self.dhcpOptionsID = dhcpOptionsID
            self.instanceTenancy = instanceTenancy
            self.isDefault = isDefault
            self.tags = tags
        }

        enum CodingKeys: String, CodingKey {
            case id = "vpcId"
            case ownerID = "ownerId"
            case state
            case cidrBlock
            case cidrBlockAssociations = "cidrBlockAssociationSet"
            case dhcpOptionsID = "dhcpOptionsId"
            case instanceTenancy
            case isDefault
            case tags = "tagSet"
        }
    }

    /// A block of addresses of a VPC.
    public struct VPCBlock: Codable, Hashable, Sendable {
        /// `vpc-cidr-assoc-…`
        public var associationID: String
        /// `10.0.0.0/16`
        public var cidrBlock: String
        /// How far it is.
        public var state: VPCBlockState?

        /// Makes the shape from its members.
        public init(
            associationID: String, cidrBlock: String, state: VPCBlockState? = nil
        ) {
            self.associationID = associationID
            self.cidrBlock = cidrBlock
            self.state = state
        }

        enum CodingKeys: String, CodingKey {
            case associationID = "associationId"
            case cidrBlock
            case state = "cidrBlockState"
        }
    }

    /// How far the association of a block is.
    public struct VPCBlockState: Codable, Hashable, Sendable {
        /// `associating`, `associated`, …
        public var state: String

        /// Makes the shape from its members.
        public init(
            state: String
        ) {
            self.state = state
        }
    }
}
