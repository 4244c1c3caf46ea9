import Vocabulary

/// What a Region's EC2 starts with and what no call changes: zones, VPCs, subnets and the cluster's instances, and the
/// security groups of the start.
///
/// Each Region has the VPC of its embedded cluster and AWS's default one, with a subnet in each of three zones. Their ids
/// depend on the Region's name alone, so that a document or a script can name them:
///
/// | | us-east-1 | us-west-2 |
/// |---|---|---|
/// | the cluster's VPC | vpc-008dda071a3fbb648, 10.0.0.0/16 | vpc-06c51f8df5488a3cd, 10.1.0.0/16 |
/// | its subnet in zone a | subnet-08ff9f06ac8319809 | subnet-00cec7a7e39203c5b |
/// | its subnet in zone b | subnet-08ff9ed6ac83192f0 | subnet-00cec7b7e39203e0e |
/// | its subnet in zone c | subnet-08ff9ee6ac83194a3 | subnet-00cec7c7e39203fc1 |
/// | its group `default` | sg-070917dbd0296f6e0 | sg-0e501802373e2de85 |
/// | group `nodes` | sg-0cb96472886e288ec | sg-0a0a1208f573e3605 |
struct Network: Sendable, Equatable {
    /// A zone of the Region.
    struct Zone: Sendable, Equatable {
        /// `us-east-1a`
        let name: String
        /// `use1-az1`
        let id: String
    }

    struct VPC: Sendable, Equatable {
        /// `vpc-` and 17 digits.
        let id: String
        let block: IPv4Block
        /// Whether calls that name none mean this one.
        var isDefault = false
        /// The tag `Name`; nil for none.
        var name: String?
    }

    struct Subnet: Sendable, Equatable {
        /// `subnet-` and 17 digits.
        let id: String
        let vpcID: String
        let zone: Zone
        let block: IPv4Block
    }

    struct SecurityGroup: Sendable, Equatable {
        /// `sg-` and 17 digits.
        let id: String
        let vpcID: String
        let name: String
    }

    /// A node of the embedded cluster.
    struct Instance: Sendable, Equatable {
        /// `i-` and 17 digits.
        let id: String
        /// The node's name, and the tag `Name`.
        let name: String
        /// `eni-` and 17 digits.
        let interfaceID: String
        let subnetID: String
        let address: IPv4Address
        let securityGroups: [String]
    }

    var zones: [Zone]
    var vpcs: [VPC]
    var subnets: [Subnet]
    /// Those of the start; calls change the Region's.
    var securityGroups: [SecurityGroup]
    var instances: [Instance] = []

    func zone(named name: String) -> Zone? { zones.first { $0.name == name } }
    func vpc(_ id: String) -> VPC? { vpcs.first { $0.id == id } }
    func subnet(_ id: String) -> Subnet? { subnets.first { $0.id == id } }
    var defaultVPC: VPC? { vpcs.first(where: \.isDefault) }
}

extension Network {
    /// The networks that a Region of the sandbox starts with.
    ///
    /// The cluster's VPC is 10.0.0.0/16 in us-east-1, 10.1.0.0/16 in us-west-2, and has a /20 in each of the zones a, b
    /// and c. Group `default` is each VPC's own, `nodes` is that of the cluster's two nodes, in the zones a and b. The
    /// default VPC is 172.31.0.0/16 in each Region, as AWS makes it.
    static func standard(for region: Region) -> Network {
        let second = secondByte(of: region)
        let cluster = VPC(id: id("vpc", in: region), block: block(10, second, prefixLength: 16), name: "cluster")
        let common = VPC(
            id: id("vpc", "default", in: region), block: block(172, 31, prefixLength: 16), isDefault: true)
        let zones = ["a", "b", "c"].enumerated().map { index, letter in
            Zone(name: region.rawValue + letter, id: "\(zonePrefix(of: region))-az\(index + 1)")
        }
        let subnets = subnets(of: cluster, in: zones) { id("subnet", $0.name, in: region) }
        let groups = ["default", "nodes"].map { name in
            SecurityGroup(id: id("sg", name, in: region), vpcID: cluster.id, name: name)
        }
        let commonGroup = SecurityGroup(
            id: id("sg", "default of the default VPC", in: region), vpcID: common.id, name: "default")
        return Network(
            zones: zones, vpcs: [cluster, common],
            subnets: subnets
                + Self.subnets(of: common, in: zones) { id("subnet", "default \($0.name)", in: region) },
            securityGroups: groups + [commonGroup],
            instances: subnets.prefix(2).map { instance(in: $0, region, securityGroup: groups[1]) })
    }

    /// A /20 of a VPC in each zone.
    private static func subnets(of vpc: VPC, in zones: [Zone], id: (Zone) -> String) -> [Subnet] {
        zones.enumerated().map { index, zone in
            let base = IPv4Address(number: vpc.block.base.number + UInt32(index) << 12)
            return Subnet(id: id(zone), vpcID: vpc.id, zone: zone, block: IPv4Block(base: base, prefixLength: 20))
        }
    }

    private static func instance(in subnet: Subnet, _ region: Region, securityGroup: SecurityGroup) -> Instance {
        let letter = subnet.zone.name.suffix(1)
        return Instance(
            id: id("i", String(letter), in: region), name: "node-\(letter).\(region)",
            interfaceID: id("eni", String(letter), in: region), subnetID: subnet.id,
            address: IPv4Address(number: subnet.block.base.number + 10), securityGroups: [securityGroup.id])
    }

    /// An id that depends on the Region's name and the thing's alone.
    static func id(_ kind: String, _ name: String = "", in region: Region) -> String {
        let digits = String(stableHash("\(region.rawValue)/\(kind)/\(name)"), radix: 16)
        return "\(kind)-0" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func block(_ first: UInt32, _ second: UInt32, prefixLength: Int) -> IPv4Block {
        IPv4Block(base: IPv4Address(number: first << 24 | second << 16), prefixLength: prefixLength)
    }

    /// Regions get blocks that do not overlap (two names may collide by their hash), as peered networks need.
    private static func secondByte(of region: Region) -> UInt32 {
        switch region {
        case .usEast1: 0
        case .usWest2: 1
        default: 2 + UInt32(stableHash(region.rawValue) % 200)
        }
    }

    /// The start of the Region's zone ids: `use1` for us-east-1, `apse2` for ap-southeast-2.
    private static func zonePrefix(of region: Region) -> String {
        let compounds = ["northeast": "ne", "northwest": "nw", "southeast": "se", "southwest": "sw"]
        let words = region.rawValue.split(separator: "-").map(String.init)
        return words.enumerated().map { index, word in
            index == 0 || index == words.count - 1 ? word : compounds[word] ?? String(word.prefix(1))
        }.joined()
    }
}
