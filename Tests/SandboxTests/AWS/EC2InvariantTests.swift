import EC2Model
import EFSModel
import Synchronization
import Testing
import Vocabulary
import Wire

@testable import Sandbox

@Suite("EC2, whatever is asked of it")
struct EC2InvariantTests {
    /// Repeatable dice: SplitMix64.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var z = state
            z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
            z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
            return z ^ (z >> 31)
        }
    }

    private static let names = [
        "GroupId", "GroupId.1", "GroupName", "GroupDescription", "VpcId", "VpcId.1", "SubnetId.1", "MaxResults",
        "NextToken", "Filter.1.Name", "Filter.1.Value.1", "Filter.1.Value.x", "Filter.1", "IpPermissions.1.IpProtocol",
        "IpPermissions.1.FromPort", "IpPermissions.1.ToPort", "IpPermissions.1.IpRanges.1.CidrIp",
        "IpPermissions.1.Ipv6Ranges.1.CidrIpv6", "IpPermissions.1.Groups.1.GroupId", "SecurityGroupRuleId.1",
        "SecurityGroupRule.1.SecurityGroupRuleId", "SecurityGroupRule.1.SecurityGroupRule.CidrIpv4",
        "SecurityGroupRuleDescription.1.Description", "ResourceId.1", "Tag.1.Key", "Tag.1.Value", "Attribute", "DryRun",
        "TagSpecification.1.ResourceType", "IpProtocol", "CidrIp", "Colour", "IpPermissions.-1.IpProtocol",
    ]

    private static let values = [
        "", "x", "0", "-1", "99999999999999999999", "tcp", "10.0.0.0/8", "::/0", "1:2:3:4:5:6:7:8/128", "*", "\\", "é",
        "sg-070917dbd0296f6e0", "vpc-008dda071a3fbb648", "sgr-0", "tag:Name", "group-id", "true", "2049", "\u{0}",
        "sg-ffffffffffffffff", "enableDnsSupport", "security-group",
    ]

    @Test("whatever a form holds, it is answered in EC2's form, and never as a fault of ours", arguments: [1, 2, 3])
    func nonsense(seed: UInt64) async throws {
        var dice = Dice(state: seed)
        let client = AWSClientDouble(try .ephemeral(clock: SandboxClock(pace: .manual)))
        for _ in 0..<1500 {
            var form = QueryItems([.init("Action", EC2.Call.actions.randomElement(using: &dice) ?? "")])
            form.append("Version", EC2.version)
            for _ in 0..<Int.random(in: 0...5, using: &dice) {
                form.append(Self.names.randomElement(using: &dice) ?? "", Self.values.randomElement(using: &dice))
            }
            let response = await client.send("POST", "/", body: Array(form.text.utf8), service: EC2.signingName)
            #expect(response.status < 500, "\(form.text)")
            let isAnswer = response.status == 200 && (try? XMLElement(parsing: response.body)) != nil
            #expect(isAnswer || EC2.ErrorBody(parsing: response.body) != nil, "\(form.text)")
        }
    }

    @Test(
        "after any row of calls, rules are what their groups say, no id or rule is there twice, and a restart finds all",
        arguments: [1, 2, 3, 4])
    func invariants(seed: UInt64) async throws {
        var dice = Dice(state: seed)
        let clock = SandboxClock(pace: .manual)
        let keeping = MemoryKeeping()
        func start() throws -> SandboxAWS {
            try SandboxAWS(
                regions: [.usEast1], account: "123456789012", clock: clock, keeping: keeping, seed: seed)
        }
        var aws = try start()
        let system = try await AWSClientDouble(aws).call(EFS.CreateFileSystem(creationToken: "t")).0
        let id = try #require(system?.fileSystemID)
        clock.advance(by: .seconds(5))
        for step in 0..<250 {
            try await self.step(in: aws, id, &dice)
            clock.advance(by: .seconds(Int.random(in: 0...20, using: &dice)))
            let before = try #require(aws.efs[.usEast1]).state.withLock { $0.ec2 }
            check(before, "seed \(seed), step \(step)")
            guard Int.random(in: 0..<12, using: &dice) == 0 else { continue }
            aws = try start()
            let after = try #require(aws.efs[.usEast1]).state.withLock { $0.ec2 }
            #expect(after.groups == before.groups && after.tags == before.tags)
            #expect(after.interfaces == before.interfaces && after.nextSerial == before.nextSerial)
            #expect(after.founded == before.founded)
        }
        let made = try #require(aws.efs[.usEast1]).state.withLock { $0.ec2.nextSerial }
        #expect(made > 60, "too little happened to say anything")
    }

    /// One call of a random kind; refusals are part of the game.
    private func step(in aws: SandboxAWS, _ system: FileSystemID, _ dice: inout Dice) async throws {
        let client = AWSClientDouble(aws)
        let ec2 = try #require(aws.efs[.usEast1]).state.withLock { $0.ec2 }
        let group = ec2.groups.keys.sorted().randomElement(using: &dice) ?? ""
        let other = ec2.groups.keys.sorted().randomElement(using: &dice) ?? ""
        let rule = ec2.groups[group]?.rules.randomElement(using: &dice)
        let permission = EC2.IPPermission(
            ipProtocol: "tcp", fromPort: 1, toPort: Int.random(in: 1...3, using: &dice),
            groups: Bool.random(using: &dice) ? [.init(groupID: other)] : [], ipRanges: [.init(cidr: "10.0.0.0/8")])
        switch Int.random(in: 0..<11, using: &dice) {
        case 0, 1:
            let vpc = ec2.network.vpcs.randomElement(using: &dice)?.id
            _ = try await client.call(
                EC2.CreateSecurityGroup(
                    groupName: "g\(Int.random(in: 0..<6, using: &dice))", description: "d", vpcID: vpc,
                    tagSpecifications: [.init(resourceType: "security-group", tags: [.init(key: "k", value: "v")])]))
        case 2: _ = try await client.call(EC2.DeleteSecurityGroup(groupID: group))
        case 3, 4:
            _ = try await client.call(EC2.AuthorizeSecurityGroupIngress(groupID: group, permissions: [permission]))
        case 5: _ = try await client.call(EC2.RevokeSecurityGroupIngress(groupID: group, permissions: [permission]))
        case 6: _ = try await client.call(EC2.RevokeSecurityGroupIngress(groupID: group, ruleIDs: [rule?.id ?? "sgr-"]))
        case 7:
            let contents = EC2.RuleContents(ipProtocol: "tcp", fromPort: 1, toPort: 2, cidrIPv4: "10.0.0.0/8")
            _ = try await client.call(
                EC2.ModifySecurityGroupRules(groupID: group, updates: [.init(id: rule?.id ?? "sgr-", rule: contents)]))
        case 8:
            let things = [group, rule?.id ?? group, ec2.interfaces.keys.first ?? group]
            _ = try await client.call(
                EC2.CreateTags(
                    resources: [things.randomElement(using: &dice) ?? group], tags: [.init(key: "t", value: "v")]))
        case 9:
            let subnet = ec2.network.subnets.prefix(3).randomElement(using: &dice)?.id ?? ""
            _ = try await client.call(
                EFS.CreateMountTarget(fileSystemID: system, subnetID: subnet, securityGroups: [group]))
        default:
            let targets = try await client.call(EFS.DescribeMountTargets(fileSystemID: system)).0?.mountTargets ?? []
            if let target = targets.randomElement(using: &dice) {
                _ = try await client.call(EFS.DeleteMountTarget(mountTargetID: target.mountTargetID))
            }
        }
    }

    private func check(_ ec2: EC2Region, _ place: Comment) {
        let rules = ec2.groups.values.flatMap(\.rules)
        #expect(Set(rules.map(\.id)).count == rules.count, place)
        #expect(Set(rules.map(\.serial)).count == rules.count, place)
        #expect(ec2.groupOfRule.count == rules.count, place)
        for group in ec2.groups.values {
            #expect(Set(group.rules.map(\.key)).count == group.rules.count, place)
            #expect(group.rules.allSatisfy { ec2.groupOfRule[$0.id] == group.id }, place)
            for other in group.referencedGroups { #expect(ec2.groups[other]?.vpcID == group.vpcID, place) }
        }
        #expect(ec2.groupOrder.count == ec2.groups.count, place)
        let used = ec2.interfaces.values.flatMap(\.securityGroups)
        #expect(used.allSatisfy { ec2.groups[$0] != nil }, place)
        let fixed =
            ec2.network.vpcs.map(\.id) + ec2.network.subnets.map(\.id) + ec2.network.instances.map(\.id)
        let there = Set(Array(ec2.groups.keys) + rules.map(\.id) + Array(ec2.interfaces.keys) + fixed)
        #expect(Set(ec2.tags.keys).isSubset(of: there), place)
        for subnet in ec2.network.subnets {
            let taken =
                ec2.interfaces.values.count { $0.subnetID == subnet.id }
                + ec2.network.instances.count { $0.subnetID == subnet.id }
            #expect(ec2.freeAddresses(in: subnet) == subnet.block.usable.count - taken, place)
        }
    }
}
