import EC2Model
import Testing
import Vocabulary

@testable import Sandbox

@Suite("The rules of security groups")
struct SecurityGroupRuleTests {
    private typealias Authorize = EC2.AuthorizeSecurityGroupIngress
    private typealias Revoke = EC2.RevokeSecurityGroupIngress

    @Test("each source of a permission is a rule with an id, and rules of the same ports are one permission")
    func authorization() throws {
        var world = EC2World()
        let id = try world.group()
        let added = try world.call(
            EC2Region.authorize,
            Authorize(
                groupID: id, permissions: [.nfs(from: "10.0.0.0/16", "10.1.2.3/16")],
                tagSpecifications: [.init(resourceType: "security-group-rule", tags: [.init(key: "k", value: "v")])]))
        #expect(added.rules.count == 2 && Set(added.rules.map(\.id)).count == 2)
        // The bits behind the prefix are cleared.
        #expect(added.rules.map(\.cidrIPv4) == ["10.0.0.0/16", "10.1.0.0/16"])
        #expect(added.rules.first?.tags == [.init(key: "k", value: "v")])
        _ = try world.call(
            EC2Region.authorize,
            Authorize(
                groupID: id,
                permissions: [
                    .init(ipProtocol: "6", fromPort: 2049, toPort: 2049, ipv6Ranges: [.init(cidr: "2001:DB8::1/32")])
                ]))
        let ingress = try #require(try world.describe(id)?.ingress)
        #expect(ingress.count == 1)
        #expect(ingress[0].ipRanges.count == 2 && ingress[0].ipv6Ranges == [.init(cidr: "2001:db8::/32")])
        let rules = try world.call(
            EC2Region.describeSecurityGroupRules, .init(filters: [.init(name: "group-id", values: [id])]))
        #expect(rules.rules.map(\.isEgress) == [true, false, false, false])
        #expect(rules.rules[0].fromPort == -1 && rules.rules[0].ipProtocol == "-1")
    }

    @Test("a rule that is there is refused, and with it all that the call asks for")
    func duplicates() throws {
        var world = EC2World()
        let id = try world.group()
        let first = Authorize(groupID: id, permissions: [.nfs(from: "10.0.0.0/16")])
        _ = try world.call(EC2Region.authorize, first)
        #expect(world.refusal(EC2Region.authorize, first) == .duplicatePermission)
        let both = Authorize(groupID: id, permissions: [.nfs(from: "10.2.0.0/16", "10.0.0.0/16")])
        #expect(world.refusal(EC2Region.authorize, both) == .duplicatePermission)
        #expect(try world.describe(id)?.ingress.first?.ipRanges.count == 1)
        let twice = Authorize(groupID: id, permissions: [.nfs(from: "10.3.0.0/16", "10.3.0.0/16")])
        #expect(world.refusal(EC2Region.authorize, twice) == .invalidParameterValue)
        // The same traffic the other way is another rule.
        #expect(
            world.refusal(
                EC2Region.authorize,
                EC2.AuthorizeSecurityGroupEgress(groupID: id, permissions: [.nfs(from: "10.0.0.0/16")])) == nil)
    }

    @Test(
        "permissions that cannot be are refused",
        arguments: [
            (EC2.IPPermission(ipProtocol: "tcp", ipRanges: [.init(cidr: "10.0.0.0/8")]), .invalidParameterValue),
            (
                .init(ipProtocol: "tcp", fromPort: 2, toPort: 1, ipRanges: [.init(cidr: "10.0.0.0/8")]),
                .invalidParameterValue
            ),
            (
                .init(ipProtocol: "tcp", fromPort: 1, toPort: 65_536, ipRanges: [.init(cidr: "10.0.0.0/8")]),
                .invalidParameterValue
            ),
            (.init(ipProtocol: "nfs", ipRanges: [.init(cidr: "10.0.0.0/8")]), .invalidParameterValue),
            (.nfs(from: "10.0.0.0/33"), .invalidParameterValue), (.nfs(from: "10.0.0.0"), .invalidParameterValue),
            (.nfs(from: "::/0"), .invalidParameterValue), (.nfs(), .missingParameter),
            (.init(ipProtocol: "-1", groups: [.init(groupID: "sg-0")]), .groupNotFound),
            (.init(ipProtocol: "-1", groups: [.init(groupID: "x")]), .groupIDMalformed),
            (.init(ipProtocol: "-1", prefixListIDs: [.init(id: "pl-1")]), .prefixListNotFound),
            (.init(ipProtocol: "-1", ipRanges: [.init(cidr: "10.0.0.0/8", description: "é")]), .invalidParameterValue),
        ] as [(EC2.IPPermission, EC2.ErrorCode)])
    func nonsense(permission: EC2.IPPermission, code: EC2.ErrorCode) throws {
        var world = EC2World()
        let request = Authorize(groupID: try world.group(), permissions: [permission])
        #expect(world.refusal(EC2Region.authorize, request) == code)
    }

    @Test("a group of another VPC cannot be a source")
    func otherNetwork() throws {
        var world = EC2World()
        let other = try world.call(EC2Region.createSecurityGroup, .init(groupName: "o", description: "d")).groupID
        let request = Authorize(
            groupID: try world.group(), permissions: [.init(ipProtocol: "-1", groups: [.init(groupID: other)])])
        #expect(world.refusal(EC2Region.authorize, request) == .groupNotFound)
    }

    @Test("one permission may be given the old way")
    func oldWay() throws {
        var world = EC2World()
        let id = try world.group()
        _ = try world.call(
            EC2Region.authorize,
            Authorize(groupID: id, cidr: "10.0.0.0/16", fromPort: 2049, toPort: 2049, ipProtocol: "tcp"))
        #expect(try world.describe(id)?.ingress == [.nfs(from: "10.0.0.0/16")])
        _ = try world.call(
            EC2Region.revoke,
            Revoke(groupID: id, cidr: "10.0.0.0/16", fromPort: 2049, toPort: 2049, ipProtocol: "tcp"))
        #expect(try world.describe(id)?.ingress.isEmpty == true)
        #expect(world.refusal(EC2Region.authorize, Authorize(groupID: id)) == .missingParameter)
    }

    @Test("sixty rules of a kind and a direction are the most; a group as the source counts for both kinds")
    func quota() throws {
        var world = EC2World()
        let id = try world.group()
        let blocks = (0..<60).map { EC2.IPRange(cidr: "10.\($0).0.0/16") }
        _ = try world.call(
            EC2Region.authorize, Authorize(groupID: id, permissions: [.init(ipProtocol: "-1", ipRanges: blocks)]))
        #expect(
            world.refusal(EC2Region.authorize, Authorize(groupID: id, permissions: [.nfs(from: "10.0.0.0/8")]))
                == .tooManyRules)
        let ipv6 = EC2.IPPermission(ipProtocol: "-1", ipv6Ranges: [.init(cidr: "::/0")])
        #expect(world.refusal(EC2Region.authorize, Authorize(groupID: id, permissions: [ipv6])) == nil)
        let itself = EC2.IPPermission(ipProtocol: "-1", groups: [.init(groupID: id)])
        #expect(world.refusal(EC2Region.authorize, Authorize(groupID: id, permissions: [itself])) == .tooManyRules)
    }

    @Test("a rule goes by permission or by id; one that is not there is refused, save in the default VPC")
    func revocation() throws {
        var world = EC2World()
        let id = try world.group()
        let added = try world.call(
            EC2Region.authorize, Authorize(groupID: id, permissions: [.nfs(from: "10.0.0.0/16", "10.1.0.0/16")]))
        var described = EC2.IPPermission.nfs(from: "10.0.0.0/16")
        described.ipRanges[0].description = "descriptions do not matter"
        let gone = try world.call(EC2Region.revoke, Revoke(groupID: id, permissions: [described]))
        #expect(gone.rules.map(\.id) == [added.rules[0].id])
        #expect(world.refusal(EC2Region.revoke, Revoke(groupID: id, permissions: [described])) == .permissionNotFound)
        _ = try world.call(EC2Region.revoke, Revoke(groupID: id, ruleIDs: [added.rules[1].id]))
        #expect(try world.describe(id)?.ingress.isEmpty == true)
        #expect(world.refusal(EC2Region.revoke, Revoke(groupID: id, ruleIDs: [added.rules[1].id])) == .ruleNotFound)
        #expect(world.refusal(EC2Region.revoke, Revoke(groupID: id, ruleIDs: ["x"])) == .ruleIDMalformed)

        let common = try world.call(EC2Region.createSecurityGroup, .init(groupName: "c", description: "d")).groupID
        let unknown = try world.call(
            EC2Region.revoke, Revoke(groupID: common, permissions: [.nfs(from: "10.0.0.0/16")]))
        #expect(unknown.unknown == [.nfs(from: "10.0.0.0/16")] && unknown.rules.isEmpty)
        _ = try world.call(
            EC2Region.revoke,
            EC2.RevokeSecurityGroupEgress(
                groupID: id, permissions: [.init(ipProtocol: "all", ipRanges: [.init(cidr: "0.0.0.0/0")])]))
        #expect(try world.describe(id)?.egress.isEmpty == true)
    }

    @Test("a rule keeps its id and its tags when its contents change")
    func modification() throws {
        var world = EC2World()
        let id = try world.group()
        let added = try world.call(
            EC2Region.authorize, Authorize(groupID: id, permissions: [.nfs(from: "10.0.0.0/16", "10.1.0.0/16")]))
        let rule = added.rules[0].id
        _ = try world.call(EC2Region.createTags, .init(resources: [rule], tags: [.init(key: "k", value: "v")]))
        func change(_ contents: EC2.RuleContents) -> EC2.ModifySecurityGroupRules {
            .init(groupID: id, updates: [.init(id: rule, rule: contents)])
        }
        _ = try world.call(
            EC2Region.modifySecurityGroupRules,
            change(.init(ipProtocol: "udp", fromPort: 1, toPort: 2, cidrIPv6: "::/0", description: "d")))
        let shown = try #require(
            try world.call(EC2Region.describeSecurityGroupRules, .init(ruleIDs: [rule])).rules.first)
        #expect(shown.cidrIPv6 == "::/0" && shown.description == "d" && shown.tags.count == 1)
        let second = EC2.RuleContents(ipProtocol: "tcp", fromPort: 2049, toPort: 2049, cidrIPv4: "10.1.0.0/16")
        #expect(world.refusal(EC2Region.modifySecurityGroupRules, change(second)) == .duplicatePermission)
        #expect(
            world.refusal(EC2Region.modifySecurityGroupRules, change(.init(ipProtocol: "-1")))
                == .invalidParameterValue)
        #expect(
            world.refusal(
                EC2Region.modifySecurityGroupRules,
                .init(groupID: id, updates: [.init(id: "sgr-0", rule: second)])) == .ruleNotFound)
    }

    @Test("descriptions change by permission and by id")
    func descriptions() throws {
        var world = EC2World()
        let id = try world.group()
        let added = try world.call(
            EC2Region.authorize, Authorize(groupID: id, permissions: [.nfs(from: "10.0.0.0/16")]))
        var permission = EC2.IPPermission.nfs(from: "10.0.0.0/16")
        permission.ipRanges[0].description = "one"
        typealias Update = EC2.UpdateSecurityGroupRuleDescriptionsIngress
        func shown() throws -> String? {
            let group = try world.describe(id)
            return group?.ingress.first?.ipRanges.first?.description
        }
        _ = try world.call(EC2Region.updateDescriptions, Update(groupID: id, permissions: [permission]))
        #expect(try shown() == "one")
        _ = try world.call(
            EC2Region.updateDescriptions,
            Update(groupID: id, descriptions: [.init(id: added.rules[0].id, description: "two")]))
        #expect(try shown() == "two")
        _ = try world.call(
            EC2Region.updateDescriptions,
            Update(groupID: id, descriptions: [.init(id: added.rules[0].id, description: "")]))
        let last = try shown()
        #expect(last == nil)
        #expect(
            world.refusal(
                EC2Region.updateDescriptions, Update(groupID: id, permissions: [.nfs(from: "10.7.0.0/16")]))
                == .permissionNotFound)
    }
}

@Suite("Blocks of IPv6 addresses")
struct IPv6BlockTests {
    @Test(
        "a block is read and written in its one form",
        arguments: [
            ("::/0", "::/0"), ("2001:DB8:0:0:1:0:0:1/128", "2001:db8::1:0:0:1/128"), ("fd00::1/8", "fd00::/8"),
            ("1:2:3:4:5:6:7:8/20", "1::/20"), ("2001:db8::ffff/65", "2001:db8::/65"), ("::1/128", "::1/128"),
            ("1:0:3:4:5:6:7:8/128", "1:0:3:4:5:6:7:8/128"),
        ])
    func reading(text: String, shown: String) { #expect(IPv6Block(text)?.description == shown) }

    @Test(
        "what is no block is nil",
        arguments: ["", "::", "::/129", "1:2/64", ":::/1", "1::2::3/64", "12345::/16", "g::/1", "1:2:3:4:5:6:7:8::/1"])
    func nonsense(text: String) { #expect(IPv6Block(text) == nil) }
}
