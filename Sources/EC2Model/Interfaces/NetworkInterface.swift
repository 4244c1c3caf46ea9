extension EC2 {
    /// A network interface.
    public struct NetworkInterface: Codable, Hashable, Sendable {
        /// `eni-` and 17 hexadecimal digits.
        public var id: String
        /// Its subnet.
        public var subnetID: String?
        /// Its VPC.
        public var vpcID: String?
        /// `us-east-1a`
        public var zoneName: String?
        /// `use1-az1`
        public var zoneID: String?
        /// Who made it says what for.
        public var description: String?
        /// The account.
        public var ownerID: String?
        /// Who made it.
        public var requesterID: String?
        /// Whether a service of AWS made it and looks after it.
        public var isRequesterManaged: Bool?
        /// `available`, `associated`, `attaching`, `in-use`, `detaching`.
        public var status: String?
        /// Its hardware address.
        public var macAddress: String?
        /// Its first IPv4 address.
        public var privateAddress: String?
        /// The name of that address.
        public var privateName: String?
        /// All its IPv4 addresses.
        public var privateAddresses: [PrivateAddress]
        /// Its security groups.
        public var groups: [GroupIdentifier]
        /// `interface`, …
        public var interfaceType: String?
        /// Whether traffic for others is dropped.
        public var checksSource: Bool?
        /// What it is attached to.
        public var attachment: InterfaceAttachment?
        /// In the order of their keys.
        public var tags: [Tag]

        /// Makes the shape from its members.
        public init(
            id: String, subnetID: String? = nil, vpcID: String? = nil, zoneName: String? = nil, zoneID: String? = nil,
            description: String? = nil, ownerID: String? = nil, requesterID: String? = nil,
            isRequesterManaged: Bool? = nil, status: String? = nil, macAddress: String? = nil,
            privateAddress: String? = nil, privateName: String? = nil, privateAddresses: [PrivateAddress] = [],
            groups: [GroupIdentifier] = [], interfaceType: String? = nil, checksSource: Bool? = nil,
            attachment: InterfaceAttachment? = nil, tags: [Tag] = []
        ) {
            self.id = id
            self.subnetID = subnetID
            self.vpcID = vpcID
            self.zoneName = zoneName
            self.zoneID = zoneID
            self.description = description
            self.ownerID = ownerID
            self.requesterID = requesterID
            self.isRequesterManaged = isRequesterManaged
            self.status = status
            self.macAddress = macAddress
            self.privateAddress = privateAddress
            self.privateName = privateName
            self.privateAddresses = privateAddresses
            self.groups = groups
            self.interfaceType = interfaceType
            self.checksSource = checksSource
            self.attachment = attachment
            self.tags = tags
        }

        enum CodingKeys: String, CodingKey {
            case id = "networkInterfaceId"
            case subnetID = "subnetId"
            case vpcID = "vpcId"
            case zoneName = "availabilityZone"
            case zoneID = "availabilityZoneId"
            case description
            case ownerID = "ownerId"
            case requesterID = "requesterId"
            case isRequesterManaged = "requesterManaged"
            case status
            case macAddress
            case privateAddress = "privateIpAddress"
            case privateName = "privateDnsName"
            case privateAddresses = "privateIpAddressesSet"
            case groups = "groupSet"
            case interfaceType
            case checksSource = "sourceDestCheck"
            case attachment
            case tags = "tagSet"
        }
    }

    /// An IPv4 address of an interface.
    public struct PrivateAddress: Codable, Hashable, Sendable {
        /// `10.0.0.10`
        public var address: String?
        /// Its name.
        public var name: String?
        /// Whether it is the first.
        public var isPrimary: Bool?

        /// Makes the shape from its members.
        public init(
            address: String? = nil, name: String? = nil, isPrimary: Bool? = nil
        ) {
            self.address = address
            self.name = name
            self.isPrimary = isPrimary
        }

        enum CodingKeys: String, CodingKey {
            case address = "privateIpAddress"
            case name = "privateDnsName"
            case isPrimary = "primary"
        }
    }

    /// A security group that something has.
    public struct GroupIdentifier: Codable, Hashable, Sendable {
        /// `sg-…`
        public var id: String
        /// The group's name.
        public var name: String?

        /// Makes the shape from its members.
        public init(
            id: String, name: String? = nil
        ) {
            self.id = id
            self.name = name
        }

        enum CodingKeys: String, CodingKey {
            case id = "groupId"
            case name = "groupName"
        }
    }

    /// What an interface is attached to.
    public struct InterfaceAttachment: Codable, Hashable, Sendable {
        /// `eni-attach-…` or `ela-attach-…`
        public var id: String?
        /// The instance; nil for one of AWS's own.
        public var instanceID: String?
        /// The instance's account.
        public var instanceOwnerID: String?
        /// 0 for an instance's first.
        public var deviceIndex: Int?
        /// `attaching`, `attached`, …
        public var status: String?
        /// Whether it goes with the instance.
        public var isDeletedOnTermination: Bool?

        /// Makes the shape from its members.
        public init(
            id: String? = nil, instanceID: String? = nil, instanceOwnerID: String? = nil, deviceIndex: Int? = nil,
            status: String? = nil, isDeletedOnTermination: Bool? = nil
        ) {
            self.id = id
            self.instanceID = instanceID
            self.instanceOwnerID = instanceOwnerID
            self.deviceIndex = deviceIndex
            self.status = status
            self.isDeletedOnTermination = isDeletedOnTermination
        }

        enum CodingKeys: String, CodingKey {
            case id = "attachmentId"
            case instanceID = "instanceId"
            case instanceOwnerID = "instanceOwnerId"
            case deviceIndex
            case status
            case isDeletedOnTermination = "deleteOnTermination"
        }
    }

    /// Lists network interfaces.
    public struct DescribeNetworkInterfaces: PagedOperation {
        /// Only these, and all of them must exist; all when empty.
        public var interfaceIDs: [String]
        /// Narrows the answer; each must match.
        public var filters: [Filter]
        /// The most items that a page may have, 5 to 1,000.
        public var maxResults: Int?
        /// Where the page starts: the token of the page before.
        public var nextToken: String?

        /// Makes the shape from its members.
        public init(
            interfaceIDs: [String] = [], filters: [Filter] = [], maxResults: Int? = nil, nextToken: String? = nil
        ) {
            self.interfaceIDs = interfaceIDs
            self.filters = filters
            self.maxResults = maxResults
            self.nextToken = nextToken
        }

        enum CodingKeys: String, CodingKey {
            case interfaceIDs = "networkInterfaceId"
            case filters = "filter"
            case maxResults
            case nextToken
        }

        public static let action = "DescribeNetworkInterfaces"
        public typealias Output = NetworkInterfacePage
    }

    /// A page of interfaces.
    public struct NetworkInterfacePage: Page {
        /// The interfaces.
        public var interfaces: [NetworkInterface]
        /// The token of the next page; nil after the last.
        public var nextToken: String?

        /// Makes the shape from its members.
        public init(
            interfaces: [NetworkInterface] = [], nextToken: String? = nil
        ) {
            self.interfaces = interfaces
            self.nextToken = nextToken
        }

        enum CodingKeys: String, CodingKey {
            case interfaces = "networkInterfaceSet"
            case nextToken
        }
    }
}
