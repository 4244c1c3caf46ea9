extension EC2 {
    /// Lists subnets.
    public struct DescribeSubnets: PagedOperation {
        /// Only these, and all of them must exist; all when empty.
        public var subnetIDs: [String]
        /// Narrows the answer; each must match.
        public var filters: [Filter]
        /// The most items that a page may have, 5 to 1,000.
        public var maxResults: Int?
        /// Where the page starts: the token of the page before.
        public var nextToken: String?

        /// Makes the shape from its members.
        public init(
            subnetIDs: [String] = [], filters: [Filter] = [], maxResults: Int? = nil, nextToken: String? = nil
        ) {
            self.subnetIDs = subnetIDs
            self.filters = filters
            self.maxResults = maxResults
            self.nextToken = nextToken
        }

        enum CodingKeys: String, CodingKey {
            case subnetIDs = "subnetId"
            case filters = "filter"
            case maxResults
            case nextToken
        }

        public static let action = "DescribeSubnets"
        public typealias Output = SubnetPage
    }

    /// A page of subnets.
    public struct SubnetPage: Page {
        /// The subnets.
        public var subnets: [Subnet]
        /// The token of the next page; nil after the last.
        public var nextToken: String?

        /// Makes the shape from its members.
        public init(
            subnets: [Subnet] = [], nextToken: String? = nil
        ) {
            self.subnets = subnets
            self.nextToken = nextToken
        }

        enum CodingKeys: String, CodingKey {
            case subnets = "subnetSet"
            case nextToken
        }
    }

    /// A subnet: a block of a VPC's addresses in one zone.
    public struct Subnet: Codable, Hashable, Sendable {
        /// `subnet-` and 17 hexadecimal digits.
        public var id: String
        /// Its resource name.
        public var arn: String?
        /// Its VPC.
        public var vpcID: String
        /// The account.
        public var ownerID: String?
        /// `pending`, `available`, …
        public var state: String?
        /// `10.0.0.0/20`
        public var cidrBlock: String?
        /// How many addresses are free.
        public var availableAddresses: Int?
        /// `us-east-1a`
        public var zoneName: String?
        /// `use1-az1`
        public var zoneID: String?
        /// Whether the default VPC uses it for calls that name no subnet.
        public var isDefaultForZone: Bool?
        /// Whether instances get a public address.
        public var mapsPublicAddress: Bool?
        /// Whether interfaces get an IPv6 address.
        public var assignsIPv6Address: Bool?
        /// Whether it has IPv6 addresses alone.
        public var isIPv6Only: Bool?
        /// Whether DNS makes up IPv6 addresses.
        public var hasDNS64: Bool?
        /// How instances are named.
        public var nameOptions: PrivateDNSNameOptions?
        /// In the order of their keys.
        public var tags: [Tag]

        /// Makes the shape from its members.
        public init(
            id: String, arn: String? = nil, vpcID: String, ownerID: String? = nil, state: String? = nil,
            cidrBlock: String? = nil, availableAddresses: Int? = nil, zoneName: String? = nil, zoneID: String? = nil,
            isDefaultForZone: Bool? = nil, mapsPublicAddress: Bool? = nil, assignsIPv6Address: Bool? = nil,
            isIPv6Only: Bool? = nil, hasDNS64: Bool? = nil, nameOptions: PrivateDNSNameOptions? = nil, tags: [Tag] = []
        ) {
            self.id = id
            self.arn = arn
            self.vpcID = vpcID
            self.ownerID = ownerID
            self.state = state
            self.cidrBlock = cidrBlock
            self.availableAddresses = availableAddresses
            self.zoneName = zoneName
            self.zoneID = zoneID
            self.isDefaultForZone = isDefaultForZone
            self.mapsPublicAddress = mapsPublicAddress
            self.assignsIPv6Address = assignsIPv6Address
            self.isIPv6Only = isIPv6Only
            self.hasDNS64 = hasDNS64
            self.nameOptions = nameOptions
            self.tags = tags
        }

        enum CodingKeys: String, CodingKey {
            case id = "subnetId"
            case arn = "subnetArn"
            case vpcID = "vpcId"
            case ownerID = "ownerId"
            case state
            case cidrBlock
            case availableAddresses = "availableIpAddressCount"
            case zoneName = "availabilityZone"
            case zoneID = "availabilityZoneId"
            case isDefaultForZone = "defaultForAz"
            case mapsPublicAddress = "mapPublicIpOnLaunch"
            case assignsIPv6Address = "assignIpv6AddressOnCreation"
            case isIPv6Only = "ipv6Native"
            case hasDNS64 = "enableDns64"
            case nameOptions = "privateDnsNameOptionsOnLaunch"
            case tags = "tagSet"
        }
    }

    /// How DNS names the instances of a subnet.
    public struct PrivateDNSNameOptions: Codable, Hashable, Sendable {
        /// `ip-name`, `resource-name`.
        public var hostnameType: String?
        /// Whether a resource name has an IPv4 address.
        public var hasARecord: Bool?
        /// Whether a resource name has an IPv6 address.
        public var hasAAAARecord: Bool?

        /// Makes the shape from its members.
        public init(
            hostnameType: String? = nil, hasARecord: Bool? = nil, hasAAAARecord: Bool? = nil
        ) {
            self.hostnameType = hostnameType
            self.hasARecord = hasARecord
            self.hasAAAARecord = hasAAAARecord
        }

        enum CodingKeys: String, CodingKey {
            case hostnameType
            case hasARecord = "enableResourceNameDnsARecord"
            case hasAAAARecord = "enableResourceNameDnsAAAARecord"
        }
    }
}
