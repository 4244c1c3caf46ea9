import EFSModel
import Testing
import Vocabulary

@testable import Sandbox

@Suite("A Region's mount targets")
struct MountTargetTests {
    @Test("a mount target gets an address of its subnet and is available after thirty seconds")
    func creation() throws {
        var world = EFSWorld()
        let id = try world.fileSystem()
        let subnet = world.region.network.subnets[1]
        let made = try world.call(EFSRegion.createMountTarget, .init(fileSystemID: id, subnetID: subnet.id))
        #expect(made.lifeCycleState == .creating)
        #expect(made.availabilityZoneName == "us-east-1b")
        #expect(made.availabilityZoneID == "use1-az2")
        #expect(subnet.block.usable.contains(try #require(made.ipAddress.flatMap { IPv4Address($0)?.number })))
        world.pass(.seconds(30))
        let page = try world.call(EFSRegion.describeMountTargets, .init(fileSystemID: id))
        #expect(page.mountTargets.map(\.lifeCycleState) == [.available])
        let system = try world.call(EFSRegion.describeFileSystems, .init(fileSystemID: id)).fileSystems.first
        #expect(system?.numberOfMountTargets == 1)
    }

    @Test("a zone takes one mount target of a file system, and a second one after the first is gone")
    func oneAZone() throws {
        var world = EFSWorld()
        let request = EFS.CreateMountTarget(fileSystemID: try world.fileSystem(), subnetID: world.subnets[0])
        let made = try world.call(EFSRegion.createMountTarget, request)
        #expect(world.refusal(EFSRegion.createMountTarget, request) == .mountTargetConflict)
        _ = try world.call(EFSRegion.deleteMountTarget, .init(mountTargetID: made.mountTargetID))
        #expect(world.refusal(EFSRegion.createMountTarget, request) == .mountTargetConflict)
        world.pass(world.region.timing.mountTargetDeletion)
        #expect(try world.call(EFSRegion.createMountTarget, request).mountTargetID != made.mountTargetID)
    }

    @Test("mount targets past the Region's network interfaces are refused")
    func interfaces() throws {
        var world = EFSWorld()
        world.region.limits.networkInterfaces = 1
        let id = try world.fileSystem()
        _ = try world.call(EFSRegion.createMountTarget, .init(fileSystemID: id, subnetID: world.subnets[0]))
        #expect(
            world.refusal(EFSRegion.createMountTarget, .init(fileSystemID: id, subnetID: world.subnets[1]))
                == .networkInterfaceLimitExceeded)
    }

    @Test("all mount targets of a file system are in one VPC")
    func oneVPC() throws {
        var network = Network.standard(for: .usEast1)
        let block = IPv4Block(base: try #require(IPv4Address("172.31.0.0")), prefixLength: 24)
        network.vpcs.append(.init(id: "vpc-0other", block: block))
        network.subnets.append(.init(id: "subnet-0other", vpcID: "vpc-0other", zone: network.zones[2], block: block))
        var world = EFSWorld(network: network)
        let id = try world.fileSystem()
        _ = try world.call(EFSRegion.createMountTarget, .init(fileSystemID: id, subnetID: network.subnets[0].id))
        #expect(
            world.refusal(EFSRegion.createMountTarget, .init(fileSystemID: id, subnetID: "subnet-0other"))
                == .mountTargetConflict)
    }

    @Test("a One Zone file system takes a mount target in its own zone only")
    func oneZone() throws {
        var world = EFSWorld()
        let made = try world.call(
            EFSRegion.createFileSystem, .init(creationToken: "z", availabilityZoneName: "us-east-1c"))
        #expect(made.availabilityZoneID == "use1-az3")
        world.pass(.seconds(10))
        let id = made.fileSystemID
        #expect(
            world.refusal(EFSRegion.createMountTarget, .init(fileSystemID: id, subnetID: world.subnets[0]))
                == .availabilityZonesMismatch)
        _ = try world.call(EFSRegion.createMountTarget, .init(fileSystemID: id, subnetID: world.subnets[2]))
        // Its maker did not say otherwise, so it is backed up.
        #expect(
            try world.call(EFSRegion.describeBackupPolicy, .init(fileSystemID: id)).backupPolicy?.status == .enabled)
    }

    @Test("the addresses of the last block of all can be counted")
    func lastBlock() throws {
        let usable = try #require(IPv4Block("255.255.255.0/24")).usable
        #expect(usable.count == 251)
        #expect(IPv4Address(number: usable.upperBound - 1).description == "255.255.255.254")
    }

    @Test("an address must be in the subnet, free, and none of those that AWS keeps")
    func addresses() throws {
        var world = EFSWorld()
        let one = try world.fileSystem("a")
        let two = try world.fileSystem("b")
        func ask(_ id: FileSystemID, _ address: String?) -> EFS.CreateMountTarget {
            .init(fileSystemID: id, subnetID: world.subnets[0], ipAddress: address)
        }
        for address in ["10.0.16.9", "10.0.0.3", "10.0.15.255"] {
            #expect(world.refusal(EFSRegion.createMountTarget, ask(one, address)) == .badRequest)
        }
        let made = try world.call(EFSRegion.createMountTarget, ask(one, "10.0.0.4"))
        #expect(made.ipAddress == "10.0.0.4")
        #expect(world.refusal(EFSRegion.createMountTarget, ask(two, "10.0.0.4")) == .ipAddressInUse)
        _ = try world.call(EFSRegion.deleteMountTarget, .init(mountTargetID: made.mountTargetID))
        world.pass(.seconds(60))
        #expect(try world.call(EFSRegion.createMountTarget, ask(two, "10.0.0.4")).ipAddress == "10.0.0.4")
    }

    @Test("a full subnet has no free addresses")
    func fullSubnet() throws {
        var network = Network.standard(for: .usEast1)
        let block = IPv4Block(base: network.subnets[0].block.base, prefixLength: 29)
        network.subnets = [
            .init(id: "subnet-0tiny", vpcID: network.vpcs[0].id, zone: network.zones[0], block: block)
        ]
        var world = EFSWorld(network: network)
        for number in 0..<3 {
            let id = try world.fileSystem("\(number)")
            _ = try world.call(EFSRegion.createMountTarget, .init(fileSystemID: id, subnetID: "subnet-0tiny"))
        }
        let last = try world.fileSystem("last")
        #expect(
            world.refusal(EFSRegion.createMountTarget, .init(fileSystemID: last, subnetID: "subnet-0tiny"))
                == .noFreeAddressesInSubnet)
    }

    @Test("a file system that is creating takes no mount target, and one with mount targets is not deleted")
    func order() throws {
        var world = EFSWorld()
        let made = try world.call(EFSRegion.createFileSystem, .init(creationToken: "a"))
        let request = EFS.CreateMountTarget(fileSystemID: made.fileSystemID, subnetID: world.subnets[0])
        #expect(world.refusal(EFSRegion.createMountTarget, request) == .incorrectFileSystemLifeCycleState)
        world.pass(.seconds(5))
        let target = try world.call(EFSRegion.createMountTarget, request)
        let deletion = EFS.DeleteFileSystem(fileSystemID: made.fileSystemID)
        #expect(world.refusal(EFSRegion.deleteFileSystem, deletion) == .fileSystemInUse)
        _ = try world.call(EFSRegion.deleteMountTarget, .init(mountTargetID: target.mountTargetID))
        #expect(world.refusal(EFSRegion.deleteFileSystem, deletion) == .fileSystemInUse)
        world.pass(.seconds(15))
        #expect(world.refusal(EFSRegion.deleteFileSystem, deletion) == nil)
    }

    @Test("security groups default to the VPC's own, must exist, and are five at most")
    func securityGroups() throws {
        var world = EFSWorld()
        let id = try world.fileSystem()
        let made = try world.call(EFSRegion.createMountTarget, .init(fileSystemID: id, subnetID: world.subnets[0]))
        let target = made.mountTargetID
        let groups = world.region.network.securityGroups
        func current() throws -> [String] {
            try world.call(EFSRegion.describeMountTargetSecurityGroups, .init(mountTargetID: target)).securityGroups
        }
        #expect(try current() == [groups[0].id])
        _ = try world.call(
            EFSRegion.modifyMountTargetSecurityGroups, .init(mountTargetID: target, securityGroups: [groups[1].id]))
        #expect(try current() == [groups[1].id])
        #expect(
            world.refusal(
                EFSRegion.modifyMountTargetSecurityGroups, .init(mountTargetID: target, securityGroups: ["sg-0"]))
                == .securityGroupNotFound)
        let six = Array(repeating: groups[0].id, count: 6)
        #expect(
            world.refusal(EFSRegion.modifyMountTargetSecurityGroups, .init(mountTargetID: target, securityGroups: six))
                == .securityGroupLimitExceeded)
        _ = try world.call(EFSRegion.deleteMountTarget, .init(mountTargetID: target))
        #expect(
            world.refusal(EFSRegion.describeMountTargetSecurityGroups, .init(mountTargetID: target))
                == .incorrectMountTargetState)
    }

    @Test("mount targets are asked for by exactly one of file system, mount target and access point")
    func description() throws {
        var world = EFSWorld()
        let id = try world.fileSystem()
        let point = try world.call(EFSRegion.createAccessPoint, .init(clientToken: "p", fileSystemID: id))
        let made = try world.call(EFSRegion.createMountTarget, .init(fileSystemID: id, subnetID: world.subnets[0]))
        let byPoint = try world.call(EFSRegion.describeMountTargets, .init(accessPointID: point.accessPointID))
        #expect(byPoint.mountTargets.map(\.mountTargetID) == [made.mountTargetID])
        #expect(world.refusal(EFSRegion.describeMountTargets, .init()) == .badRequest)
        #expect(
            world.refusal(
                EFSRegion.describeMountTargets, .init(fileSystemID: id, mountTargetID: made.mountTargetID))
                == .badRequest)
    }

    @Test("the networks' ids are those that the documentation lists")
    func documentedIDs() {
        let east = Network.standard(for: .usEast1)
        #expect(east.vpcs.map(\.block.description) == ["10.0.0.0/16", "172.31.0.0/16"])
        #expect(east.vpcs[0].id == "vpc-008dda071a3fbb648")
        #expect(
            east.subnets.prefix(3).map(\.id) == [
                "subnet-08ff9f06ac8319809", "subnet-08ff9ed6ac83192f0", "subnet-08ff9ee6ac83194a3",
            ])
        #expect(east.subnets.prefix(3).map(\.block.description) == ["10.0.0.0/20", "10.0.16.0/20", "10.0.32.0/20"])
        #expect(east.securityGroups.prefix(2).map(\.id) == ["sg-070917dbd0296f6e0", "sg-0cb96472886e288ec"])
        let west = Network.standard(for: .usWest2)
        #expect(west.zones.map(\.id) == ["usw2-az1", "usw2-az2", "usw2-az3"])
        #expect(west.subnets.map(\.id).first == "subnet-00cec7a7e39203c5b")
        #expect(Network.standard(for: Region(unchecked: "ap-southeast-2")).zones.first?.id == "apse2-az1")
    }
}
