import EC2Model
import Testing
import Vocabulary

@testable import Sandbox

@Suite("A Region's security groups")
struct SecurityGroupTests {
    @Test("a new group lets everything out and nothing in")
    func creation() throws {
        var world = EC2World()
        let made = try world.call(
            EC2Region.createSecurityGroup,
            .init(
                groupName: "efs", description: "NFS", vpcID: world.vpc,
                tagSpecifications: [.init(resourceType: "security-group", tags: [.init(key: "Name", value: "n")])]))
        #expect(made.tags == [.init(key: "Name", value: "n")])
        let group = try #require(try world.describe(made.groupID))
        #expect(group.ingress.isEmpty)
        #expect(group.egress == [.init(ipProtocol: "-1", ipRanges: [.init(cidr: "0.0.0.0/0")])])
        #expect(group.tags == made.tags && group.arn == made.arn && group.vpcID == world.vpc)
        #expect(
            world.refusal(
                EC2Region.createSecurityGroup, .init(groupName: "efs", description: "x", vpcID: world.vpc))
                == .duplicateGroup)
        // The name is free in the other VPC, the default one, which a call without a VPC means.
        let other = try world.call(EC2Region.createSecurityGroup, .init(groupName: "efs", description: "x"))
        #expect(try world.describe(other.groupID)?.vpcID == world.region.network.defaultVPC?.id)
    }

    @Test(
        "names, descriptions and VPCs that cannot be are refused",
        arguments: [
            ("sg-1", "d", nil as String?, EC2.ErrorCode.invalidParameterValue), ("", "d", nil, .missingParameter),
            ("default", "d", nil, .invalidParameterValue), ("n", "", nil, .missingParameter),
            ("n", "é", nil, .invalidParameterValue), ("n", "d", "vpc-0", .vpcNotFound),
            (String(repeating: "n", count: 256), "d", nil, .invalidParameterValue),
        ])
    func nonsense(name: String, description: String, vpc: String?, code: EC2.ErrorCode) {
        var world = EC2World()
        #expect(
            world.refusal(
                EC2Region.createSecurityGroup, .init(groupName: name, description: description, vpcID: vpc)) == code)
    }

    @Test("a group that is used stays, and a VPC's own always does")
    func deletion() throws {
        var world = EC2World()
        let used = try world.group("used")
        let user = try world.group("user")
        _ = try world.call(
            EC2Region.authorize,
            EC2.AuthorizeSecurityGroupIngress(
                groupID: user, permissions: [.init(ipProtocol: "-1", groups: [.init(groupID: used)])]))
        func deletion(_ id: String) -> EC2.DeleteSecurityGroup { .init(groupID: id) }
        #expect(world.refusal(EC2Region.deleteSecurityGroup, deletion(used)) == .dependencyViolation)
        #expect(try world.call(EC2Region.deleteSecurityGroup, deletion(user)).groupID == user)
        #expect(world.refusal(EC2Region.deleteSecurityGroup, deletion(used)) == nil)
        #expect(world.refusal(EC2Region.deleteSecurityGroup, deletion(used)) == .groupNotFound)
        #expect(world.refusal(EC2Region.deleteSecurityGroup, deletion("x")) == .groupIDMalformed)
        #expect(world.refusal(EC2Region.deleteSecurityGroup, .init()) == .missingParameter)
        let own = world.region.network.securityGroups
        #expect(world.refusal(EC2Region.deleteSecurityGroup, deletion(own[0].id)) == .cannotDelete)
        #expect(world.refusal(EC2Region.deleteSecurityGroup, deletion(own[1].id)) == .dependencyViolation)
    }

    @Test("the quota of groups is that of the Region")
    func quota() throws {
        var world = EC2World()
        world.region.limits.securityGroupsPerRegion = world.region.groups.count + 1
        _ = try world.group("a")
        #expect(
            world.refusal(EC2Region.createSecurityGroup, .init(groupName: "b", description: "d")) == .tooManyGroups)
    }

    @Test("filters choose groups by what they are and by their rules")
    func filters() throws {
        var world = EC2World()
        let id = try world.group("efs-one")
        _ = try world.group("efs-two")
        _ = try world.call(
            EC2Region.authorize,
            EC2.AuthorizeSecurityGroupIngress(groupID: id, permissions: [.nfs(from: "10.9.0.0/16")]))
        _ = try world.call(
            EC2Region.createTags, .init(resources: [id], tags: [.init(key: "team", value: "storage")]))
        func found(_ name: String, _ values: String...) throws -> [String?] {
            try world.call(
                EC2Region.describeSecurityGroups, .init(filters: [.init(name: name, values: values)])
            ).groups.map(\.name)
        }
        #expect(try found("group-name", "efs-*") == ["efs-one", "efs-two"])
        #expect(try found("group-name", "efs-t?o") == ["efs-two"])
        #expect(try found("ip-permission.cidr", "10.9.0.0/16") == ["efs-one"])
        #expect(try found("ip-permission.from-port", "2049") == ["efs-one"])
        #expect(try found("tag:team", "stor*") == ["efs-one"])
        #expect(try found("tag-key", "team") == ["efs-one"])
        #expect(try found("vpc-id", "vpc-none").isEmpty)
        #expect(
            world.refusal(EC2Region.describeSecurityGroups, .init(filters: [.init(name: "colour", values: ["x"])]))
                == .invalidParameterValue)
        #expect(world.refusal(EC2Region.describeSecurityGroups, .init(groupIDs: ["sg-0"])) == .groupNotFound)
        let many = EC2.Filter(name: "group-id", values: Array(repeating: "x", count: 201))
        #expect(
            world.refusal(EC2Region.describeSecurityGroups, .init(filters: [many])) == .tooManyFilterValues)
    }

    @Test("groups come page by page, also when some go in between")
    func pages() throws {
        var world = EC2World()
        let ids = try (0..<12).map { try world.group("g\($0)") }
        var request = EC2.DescribeSecurityGroups(maxResults: 5)
        var seen: [String] = []
        while true {
            let page = try world.call(EC2Region.describeSecurityGroups, request)
            seen += page.groups.map(\.id)
            if seen.count == 5 { _ = try world.call(EC2Region.deleteSecurityGroup, .init(groupID: ids[0])) }
            guard let next = request.next(after: page) else { break }
            request = next
        }
        #expect(seen.count == 15 && Set(seen).count == 15)
        #expect(world.refusal(EC2Region.describeSecurityGroups, .init(maxResults: 4)) == .invalidParameterValue)
        #expect(world.refusal(EC2Region.describeSecurityGroups, .init(nextToken: "eni-1")) == .invalidNextToken)
    }
}

@Suite("Wildcards of filters")
struct WildcardTests {
    @Test(
        "a star is any text, a question mark one character, and a backslash takes the next as it is",
        arguments: [
            ("*", "", true), ("a*", "abc", true), ("a*c", "abcbc", true), ("a*d", "abc", false), ("?", "", false),
            ("a?c", "abc", true), ("a?c", "ac", false), ("\\*", "*", true), ("\\*", "a", false), ("A", "a", false),
            ("a\\\\", "a\\", true), ("*a*b*", "xaybz", true), ("**", "x", true), ("", "", true), ("", "x", false),
        ])
    func matching(pattern: String, text: String, isMatch: Bool) {
        #expect(Wildcard(pattern).matches(text) == isMatch)
    }

    @Test("a pattern of many stars is matched in time")
    func manyStars() {
        let pattern = String(repeating: "a*", count: 50) + "b"
        #expect(!Wildcard(pattern).matches(String(repeating: "a", count: 500)))
    }
}
