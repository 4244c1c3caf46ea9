public import Vocabulary

extension EC2 {
    /// An instance.
    public struct Instance: Codable, Hashable, Sendable {
        /// `i-` and 17 hexadecimal digits.
        public var id: String
        /// `ami-…`
        public var imageID: String?
        /// What it does.
        public var state: InstanceState?
        /// `m5.large`
        public var instanceType: String?
        /// When it was started.
        public var launchTime: Timestamp?
        /// Where it is.
        public var placement: Placement?
        /// Its subnet.
        public var subnetID: String?
        /// Its VPC.
        public var vpcID: String?
        /// Its first IPv4 address.
        public var privateAddress: String?
        /// The name of that address.
        public var privateName: String?
        /// `x86_64`, `arm64`, …
        public var architecture: String?
        /// Its security groups.
        public var groups: [GroupIdentifier]
        /// Its network interfaces.
        public var interfaces: [InstanceInterface]
        /// In the order of their keys.
        public var tags: [Tag]

        /// Makes the shape from its members.
        public init(
            id: String, imageID: String? = nil, state: InstanceState? = nil, instanceType: String? = nil,
            launchTime: Timestamp? = nil, placement: Placement? = nil, subnetID: String? = nil, vpcID: String? = nil,
            privateAddress: String? = nil, privateName: String? = nil, architecture: String? = nil,
            groups: [GroupIdentifier] = [], interfaces: [InstanceInterface] = [], tags: [Tag] = []
        ) {
            self.id = id
            self.imageID = imageID
            self.state = state
            self.instanceType = instanceType
            self.launchTime = launchTime
            self.placement = placement
            self.subnetID = subnetID
            self.vpcID = vpcID
            self.privateAddress = privateAddress
            self.privateName = privateName
            self.architecture = architecture
            self.groups = groups
            self.interfaces = interfaces
            self.tags = tags
        }

        enum CodingKeys: String, CodingKey {
            case id = "instanceId"
            case imageID = "imageId"
            case state = "instanceState"
            case instanceType
            case launchTime
            case placement
            case subnetID = "subnetId"
            case vpcID = "vpcId"
            case privateAddress = "privateIpAddress"
            case privateName = "privateDnsName"
            case architecture
            case groups = "groupSet"
            case interfaces = "networkInterfaceSet"
            case tags = "tagSet"
        }
    }

    /// What an instance does.
    public struct InstanceState: Codable, Hashable, Sendable {
        /// 16 is running.
        public var code: Int
        /// `pending`, `running`, `shutting-down`, `terminated`, `stopping`, `stopped`.
        public var name: String

        /// Makes the shape from its members.
        public init(
            code: Int, name: String
        ) {
            self.code = code
            self.name = name
        }
    }

    /// Where an instance is.
    public struct Placement: Codable, Hashable, Sendable {
        /// `us-east-1a`
        public var zoneName: String?
        /// `use1-az1`
        public var zoneID: String?
        /// `default`, `dedicated`, `host`.
        public var tenancy: String?

        /// Makes the shape from its members.
        public init(
            zoneName: String? = nil, zoneID: String? = nil, tenancy: String? = nil
        ) {
            self.zoneName = zoneName
            self.zoneID = zoneID
            self.tenancy = tenancy
        }

        enum CodingKeys: String, CodingKey {
            case zoneName = "availabilityZone"
            case zoneID = "availabilityZoneId"
            case tenancy
        }
    }

    /// A network interface of an instance.
    public struct InstanceInterface: Codable, Hashable, Sendable {
        /// `eni-…`
        public var id: String
        /// Its subnet.
        public var subnetID: String?
        /// Its VPC.
        public var vpcID: String?
        /// The account.
        public var ownerID: String?
        /// `in-use`
        public var status: String?
        /// Its hardware address.
        public var macAddress: String?
        /// Its first IPv4 address.
        public var privateAddress: String?
        /// Its security groups.
        public var groups: [GroupIdentifier]

        /// Makes the shape from its members.
        public init(
            id: String, subnetID: String? = nil, vpcID: String? = nil, ownerID: String? = nil, status: String? = nil,
            macAddress: String? = nil, privateAddress: String? = nil, groups: [GroupIdentifier] = []
        ) {
            self.id = id
            self.subnetID = subnetID
            self.vpcID = vpcID
            self.ownerID = ownerID
            self.status = status
            self.macAddress = macAddress
            self.privateAddress = privateAddress
            self.groups = groups
        }

        enum CodingKeys: String, CodingKey {
            case id = "networkInterfaceId"
            case subnetID = "subnetId"
            case vpcID = "vpcId"
            case ownerID = "ownerId"
            case status
            case macAddress
            case privateAddress = "privateIpAddress"
            case groups = "groupSet"
        }
    }
}
