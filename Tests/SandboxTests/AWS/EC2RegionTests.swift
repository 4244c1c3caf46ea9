import EC2Model
import EFSModel
import SigV4
import Testing
import Vocabulary
import Wire

@testable import Sandbox

@Suite("A Region's EC2")
struct EC2RegionTests {
    @Test("there are two VPCs, of which one is the default, with a subnet in each of three zones")
    func places() throws {
        var world = EC2World()
        let vpcs = try world.call(EC2Region.describeVPCs, .init()).vpcs
        #expect(vpcs.map(\.isDefault) == [false, true])
        #expect(vpcs[0].tags == [.init(key: "Name", value: "cluster")])
        let zones = try world.call(EC2Region.describeAvailabilityZones, .init()).zones
        #expect(zones.map(\.name) == ["us-east-1a", "us-east-1b", "us-east-1c"])
        let subnets = try world.call(
            EC2Region.describeSubnets, .init(filters: [.init(name: "vpc-id", values: [vpcs[0].id])])
        ).subnets
        #expect(subnets.map(\.zoneName) == zones.map(\.name))
        // A /20 without the five that AWS keeps and the node's.
        #expect(subnets.map(\.availableAddresses) == [4090, 4090, 4091])
        let named = EC2.DescribeVPCs(filters: [.init(name: "tag:Name", values: ["cluster"])])
        #expect(try world.call(EC2Region.describeVPCs, named).vpcs.map(\.id) == [world.vpc])
        #expect(world.refusal(EC2Region.describeVPCs, .init(vpcIDs: ["vpc-0"])) == .vpcNotFound)
        #expect(world.refusal(EC2Region.describeSubnets, .init(subnetIDs: ["subnet-0"])) == .subnetNotFound)
        let main = EC2.DescribeRouteTables(
            filters: [.init(name: "association.main", values: ["true"]), .init(name: "vpc-id", values: [world.vpc])])
        let tables = try world.call(EC2Region.describeRouteTables, main).routeTables
        #expect(
            tables.map(\.routes) == [
                [
                    .init(
                        destination: "10.0.0.0/16", gatewayID: "local", origin: "CreateRouteTable", state: "active")
                ]
            ])
        let support = EC2.DescribeVPCAttribute(attribute: "enableDnsSupport", vpcID: world.vpc)
        #expect(try world.call(EC2Region.describeVPCAttribute, support).dnsSupport?.value == true)
        #expect(
            world.refusal(EC2Region.describeVPCAttribute, .init(attribute: "colour", vpcID: world.vpc))
                == .invalidParameterValue)
    }

    @Test("the cluster's nodes are instances in their zones, with an interface and the group of the nodes")
    func instances() throws {
        var world = EC2World()
        let instances = try world.call(EC2Region.describeInstances, .init()).reservations.flatMap(\.instances)
        #expect(instances.map(\.placement?.zoneName) == ["us-east-1a", "us-east-1b"])
        #expect(instances.map(\.privateAddress) == ["10.0.0.10", "10.0.16.10"])
        #expect(instances.allSatisfy { $0.groups.map(\.name) == ["nodes"] && $0.state?.name == "running" })
        let interface = try world.call(
            EC2Region.describeNetworkInterfaces,
            .init(filters: [.init(name: "attachment.instance-id", values: [instances[0].id])])
        ).interfaces.first
        #expect(interface?.id == instances[0].interfaces.first?.id && interface?.isRequesterManaged == false)
        let group = EC2.DescribeInstances(
            filters: [.init(name: "instance.group-id", values: [instances[0].groups[0].id])])
        #expect(try world.call(EC2Region.describeInstances, group).reservations.count == 2)
    }

    @Test("tags of all kinds of resources are in one list; a resource that goes takes its tags along")
    func tags() throws {
        var world = EC2World()
        let group = try world.group()
        let subnet = world.region.network.subnets[0].id
        let tags = [EC2.Tag(key: "b", value: "2"), EC2.Tag(key: "a", value: "1")]
        _ = try world.call(EC2Region.createTags, .init(resources: [group, subnet], tags: tags))
        func keys(_ filters: EC2.Filter...) throws -> [String] {
            try world.call(EC2Region.describeTags, .init(filters: filters)).tags.map(\.key)
        }
        let ofGroup = EC2.Filter(name: "resource-id", values: [group])
        #expect(try keys(ofGroup) == ["a", "b"])
        #expect(try keys(.init(name: "resource-type", values: ["subnet"])) == ["a", "b"])
        _ = try world.call(EC2Region.deleteTags, .init(resources: [group], tags: [.init(key: "a", value: "other")]))
        #expect(try keys(ofGroup).count == 2)
        _ = try world.call(EC2Region.deleteTags, .init(resources: [group], tags: [.init(key: "a")]))
        #expect(try keys(ofGroup) == ["b"])
        _ = try world.call(EC2Region.deleteSecurityGroup, .init(groupID: group))
        #expect(try keys(ofGroup).isEmpty)
        #expect(world.region.tags[group] == nil)
        _ = try world.call(EC2Region.deleteTags, .init(resources: [subnet]))
        #expect(try keys(.init(name: "resource-id", values: [subnet])).isEmpty)
    }

    @Test(
        "tags that cannot be are refused",
        arguments: [
            ("sg-0", "k", EC2.ErrorCode.groupNotFound), ("vpc-0", "k", .vpcNotFound), ("x", "k", .invalidID),
            ("eni-0", "k", .interfaceNotFound), ("sgr-0", "k", .ruleNotFound), ("i-0", "k", .instanceNotFound),
            ("vpc-008dda071a3fbb648", "aws:x", .invalidParameterValue),
            ("vpc-008dda071a3fbb648", "", .invalidParameterValue),
        ])
    func badTags(resource: String, key: String, code: EC2.ErrorCode) {
        var world = EC2World()
        #expect(
            world.refusal(EC2Region.createTags, .init(resources: [resource], tags: [.init(key: key, value: "v")]))
                == code)
    }

    @Test("fifty tags are the most")
    func tagQuota() throws {
        var world = EC2World()
        let vpc = world.vpc
        func tags(_ range: Range<Int>) -> EC2.CreateTags {
            .init(resources: [vpc], tags: range.map { .init(key: "k\($0)", value: "v") })
        }
        // The VPC has a name from the start.
        #expect(world.refusal(EC2Region.createTags, tags(0..<49)) == nil)
        #expect(world.refusal(EC2Region.createTags, tags(0..<1)) == nil)
        #expect(world.refusal(EC2Region.createTags, tags(49..<50)) == .tooManyTags)
    }
}

@Suite("EC2 and EFS together")
struct EC2WithEFSTests {
    private let clock = SandboxClock(pace: .manual)

    @Test("a mount target's interface is there from its creation to its end, with its groups, and holds them")
    func interface() async throws {
        let client = AWSClientDouble(try .ephemeral(clock: clock))
        let network = Network.standard(for: .usEast1)
        let group = try #require(
            try await client.call(
                EC2.CreateSecurityGroup(groupName: "efs", description: "NFS", vpcID: network.vpcs[0].id)
            ).0?.groupID)
        let system = try #require(try await client.call(EFS.CreateFileSystem(creationToken: "t")).0).fileSystemID
        clock.advance(by: .seconds(10))
        let target = try #require(
            try await client.call(
                EFS.CreateMountTarget(
                    fileSystemID: system, subnetID: network.subnets[0].id, securityGroups: [group])
            ).0)
        let id = try #require(target.networkInterfaceID)
        let ask = EC2.DescribeNetworkInterfaces(interfaceIDs: [id])
        var shown = try #require(try await client.call(ask).0?.interfaces.first)
        #expect(shown.description == "EFS mount target for \(system) (\(target.mountTargetID))")
        #expect(shown.isRequesterManaged == true && shown.privateAddress == target.ipAddress)
        #expect(shown.groups == [.init(id: group, name: "efs")])
        let deletion = EC2.DeleteSecurityGroup(groupID: group)
        #expect(try await client.call(deletion).1.ec2Code == .dependencyViolation)

        _ = try await client.call(EC2.CreateTags(resources: [id], tags: [.init(key: "k", value: "v")]))
        _ = try await client.call(
            EFS.ModifyMountTargetSecurityGroups(
                mountTargetID: target.mountTargetID, securityGroups: [network.securityGroups[0].id]))
        shown = try #require(try await client.call(ask).0?.interfaces.first)
        #expect(shown.groups.map(\.name) == ["default"] && shown.tags.count == 1)
        #expect(try await client.call(deletion).1.status == 200)

        _ = try await client.call(EFS.DeleteMountTarget(mountTargetID: target.mountTargetID))
        #expect(try await client.call(ask).1.status == 200)
        clock.advance(by: .seconds(20))
        #expect(try await client.call(ask).1.ec2Code == .interfaceNotFound)
        let tags = EC2.DescribeTags(filters: [.init(name: "resource-id", values: [id])])
        #expect(try await client.call(tags).0?.tags.isEmpty == true)
    }

    @Test("unknown actions and parameters, dry runs and wrong signatures are answered in EC2's words")
    func refusals() async throws {
        var client = AWSClientDouble(try .ephemeral(clock: clock))
        func post(_ form: String) async -> AWSResponse {
            await client.send("POST", "/", body: Array(form.utf8), service: EC2.signingName)
        }
        #expect(await post("Action=RunInstances&Version=2016-11-15").ec2Code == .invalidAction)
        #expect(await post("Action=DescribeVpcs&Version=2016-11-15&Colour=red").ec2Code == .unknownParameter)
        let dry = try await client.call(EC2.DescribeVPCs(), isDryRun: true).1
        #expect(dry.status == 412 && dry.ec2Code == .dryRunOperation)
        client.credentials = .init(accessKeyID: client.credentials.accessKeyID, secretAccessKey: "wrong")
        let refused = try await client.call(EC2.DescribeVPCs()).1
        #expect(refused.status == 401 && refused.ec2Code?.rawValue == "AuthFailure")
    }

    @Test("groups, rules, tags and interfaces survive a restart, and no id comes twice")
    func restart() async throws {
        let keeping = MemoryKeeping()
        func start() throws -> AWSClientDouble {
            AWSClientDouble(
                try SandboxAWS(
                    regions: [.usEast1], account: "123456789012", clock: clock, keeping: keeping, seed: 7))
        }
        let client = try start()
        let network = Network.standard(for: .usEast1)
        let made = try #require(
            try await client.call(
                EC2.CreateSecurityGroup(
                    groupName: "efs", description: "NFS", vpcID: network.vpcs[0].id,
                    tagSpecifications: [.init(resourceType: "security-group", tags: [.init(key: "k", value: "v")])])
            ).0)
        _ = try await client.call(
            EC2.AuthorizeSecurityGroupIngress(groupID: made.groupID, permissions: [.nfs(from: "10.0.0.0/16")]))
        let ownRule = EC2.RevokeSecurityGroupEgress(
            groupID: network.securityGroups[1].id,
            permissions: [.init(ipProtocol: "-1", ipRanges: [.init(cidr: "0.0.0.0/0")])])
        #expect(try await client.call(ownRule).1.status == 200)
        let system = try #require(try await client.call(EFS.CreateFileSystem(creationToken: "t")).0).fileSystemID
        clock.advance(by: .seconds(10))
        _ = try await client.call(
            EFS.CreateMountTarget(
                fileSystemID: system, subnetID: network.subnets[1].id, securityGroups: [made.groupID]))
        let gone = try #require(
            try await client.call(EC2.CreateSecurityGroup(groupName: "gone", description: "d")).0)
        _ = try await client.call(EC2.DeleteSecurityGroup(groupID: gone.groupID))

        let again = try start()
        let groups = EC2.DescribeSecurityGroups()
        #expect(try await again.call(groups).0 == (try await client.call(groups).0))
        let interfaces = EC2.DescribeNetworkInterfaces()
        #expect(try await again.call(interfaces).0 == (try await client.call(interfaces).0))
        #expect(try await again.call(EC2.DescribeTags()).0 == (try await client.call(EC2.DescribeTags()).0))
        let rules = EC2.DescribeSecurityGroupRules()
        #expect(try await again.call(rules).0 == (try await client.call(rules).0))
        let next = try await again.call(EC2.CreateSecurityGroup(groupName: "gone", description: "d")).0?.groupID
        #expect(next != nil && next != gone.groupID)
    }
}

extension AWSResponse {
    /// The code in the body that EC2 gives a refusal.
    fileprivate var ec2Code: EC2.ErrorCode? { EC2.ErrorBody(parsing: body)?.code }
}
