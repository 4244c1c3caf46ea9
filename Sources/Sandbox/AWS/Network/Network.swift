import Vocabulary

/// The networks of one Region: what mount targets are put into.
///
/// The sandbox starts with one VPC of three zones, a subnet in each, and two security groups. Their ids depend on the
/// Region's name alone, so that a document or a script can name them:
///
/// | | us-east-1 | us-west-2 |
/// |---|---|---|
/// | VPC | vpc-008dda071a3fbb648, 10.0.0.0/16 | vpc-06c51f8df5488a3cd, 10.1.0.0/16 |
/// | subnet in zone a | subnet-08ff9f06ac8319809 | subnet-00cec7a7e39203c5b |
/// | subnet in zone b | subnet-08ff9ed6ac83192f0 | subnet-00cec7b7e39203e0e |
/// | subnet in zone c | subnet-08ff9ee6ac83194a3 | subnet-00cec7c7e39203fc1 |
/// | group `default` | sg-070917dbd0296f6e0 | sg-0e501802373e2de85 |
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

    var zones: [Zone]
    var vpcs: [VPC]
    var subnets: [Subnet]
    var securityGroups: [SecurityGroup]

    func zone(named name: String) -> Zone? { zones.first { $0.name == name } }
    func subnet(_ id: String) -> Subnet? { subnets.first { $0.id == id } }
    func securityGroup(_ id: String) -> SecurityGroup? { securityGroups.first { $0.id == id } }

    /// The group that a VPC's interfaces have when none is named.
    func defaultSecurityGroup(of vpcID: String) -> SecurityGroup? {
        securityGroups.first { $0.vpcID == vpcID && $0.name == "default" }
    }
}

extension Network {
    /// The networks that a Region of the sandbox starts with.
    ///
    /// The VPC is 10.0.0.0/16 in us-east-1, 10.1.0.0/16 in us-west-2, and has a /20 in each of the zones a, b and c.
    /// Group `default` is the VPC's own, `nodes` is for the nodes of the embedded cluster.
    static func standard(for region: Region) -> Network {
        let second = secondByte(of: region)
        let vpc = VPC(id: id("vpc", in: region), block: block(second, third: 0, prefixLength: 16))
        let zones = ["a", "b", "c"].enumerated().map { index, letter in
            Zone(name: region.rawValue + letter, id: "\(zonePrefix(of: region))-az\(index + 1)")
        }
        return Network(
            zones: zones, vpcs: [vpc],
            subnets: zones.enumerated().map { index, zone in
                Subnet(
                    id: id("subnet", zone.name, in: region), vpcID: vpc.id, zone: zone,
                    block: block(second, third: UInt32(index) * 16, prefixLength: 20))
            },
            securityGroups: ["default", "nodes"].map { name in
                SecurityGroup(id: id("sg", name, in: region), vpcID: vpc.id, name: name)
            })
    }

    private static func id(_ kind: String, _ name: String = "", in region: Region) -> String {
        let digits = String(stableHash("\(region.rawValue)/\(kind)/\(name)"), radix: 16)
        return "\(kind)-0" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func block(_ second: UInt32, third: UInt32, prefixLength: Int) -> IPv4Block {
        IPv4Block(base: IPv4Address(number: 10 << 24 | second << 16 | third << 8), prefixLength: prefixLength)
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
