import EFSModel
import Testing
import Vocabulary

@testable import Sandbox

@Suite("The creation of a replication")
struct ReplicationCreationTests {
    @Test(
        "a new destination is in the other Region, encrypted, read-only, without mount targets, in the source's modes")
    func newDestination() async throws {
        let world = try ReplicationWorld()
        let source = try await world.fileSystem("a")
        try await world.call(
            EFS.UpdateFileSystem(fileSystemID: source, throughputMode: .provisioned, provisionedThroughputInMiBps: 12))
        world.pass(world.timing.fileSystemUpdate)
        let made = try await world.replicate(source)
        #expect(made.sourceFileSystemID == source)
        #expect(made.sourceFileSystemRegion == .usEast1)
        #expect(made.sourceFileSystemARN.hasSuffix("us-east-1:123456789012:file-system/\(source)"))
        let destination = try #require(made.destinations.first)
        #expect(destination.status == .enabling)
        #expect(destination.region == .usWest2)
        #expect(destination.lastReplicatedTimestamp == nil)
        let copy = try await world.describe(destination.fileSystemID, in: .usWest2)
        #expect(copy.isEncrypted == true)
        #expect(copy.kmsKeyID?.hasPrefix("arn:aws:kms:us-west-2:") == true)
        #expect(copy.throughputMode == .provisioned)
        #expect(copy.provisionedThroughputInMiBps == 12)
        #expect(copy.numberOfMountTargets == 0)
        #expect(copy.fileSystemProtection?.replicationOverwriteProtection == .replicating)
        #expect(try await world.protection(of: source) == .enabled)
    }

    @Test("both Regions tell the same of it, each about its own file system")
    func bothRegions() async throws {
        let world = try ReplicationWorld()
        let source = try await world.fileSystem("a")
        let copy = try #require(try await world.replicate(source).destinations.first?.fileSystemID)
        world.pass(.seconds(100))
        let here = try #require(try await world.replication(of: source))
        #expect(try await world.replication(of: copy, in: .usWest2) == here)
        let all = EFS.DescribeReplicationConfigurations()
        #expect(try await world.call(all).replications == [here])
        #expect(try await world.call(all, in: .usWest2).replications == [here])
        let foreign = EFS.DescribeReplicationConfigurations(fileSystemID: source)
        #expect(try await world.refusal(foreign, in: .usWest2) == .fileSystemNotFound)
    }

    @Test("it is ENABLING, then ENABLED without a moment of last replication, which then advances in steps")
    func states() async throws {
        let world = try ReplicationWorld()
        let source = try await world.fileSystem("a")
        let made = world.clock.now
        try await world.replicate(source)
        var seen: [(EFS.ReplicationStatus, Duration?)] = []
        for _ in 0..<8 {
            let destination = try #require(try await world.replication(of: source)?.destinations.first)
            seen.append((destination.status, destination.lastReplicatedTimestamp.map { $0 - made }))
            world.pass(.seconds(30))
        }
        #expect(seen.map(\.0) == [.enabling] + Array(repeating: .enabled, count: 7))
        // The initial sync ends after 60 s; a sync a minute from then on, each 30 s behind.
        #expect(
            seen.map(\.1) == [nil, nil, .seconds(30), .seconds(30), .seconds(90), .seconds(90)]
                + [.seconds(150), .seconds(150)])
    }

    @Test("a zone alone makes a One Zone destination with general purpose mode and backups")
    func oneZone() async throws {
        let world = try ReplicationWorld()
        let made = try await world.call(EFS.CreateFileSystem(creationToken: "a", performanceMode: .maxIO))
        world.pass(world.timing.fileSystemCreation)
        let key = "arn:aws:kms:us-west-2:123456789012:key/01234567-89ab-cdef-0123-456789abcdef"
        let replication = try await world.replicate(
            made.fileSystemID, to: .init(availabilityZoneName: "us-west-2b", kmsKeyID: key))
        let id = try #require(replication.destinations.first?.fileSystemID)
        let copy = try await world.describe(id, in: .usWest2)
        #expect(copy.availabilityZoneName == "us-west-2b")
        #expect(copy.performanceMode == .generalPurpose)
        #expect(copy.kmsKeyID == key)
        let backup = try await world.call(EFS.DescribeBackupPolicy(fileSystemID: id), in: .usWest2)
        #expect(backup.backupPolicy?.status == .enabling)
    }

    @Test("an existing file system by its ARN becomes the destination when its protection is DISABLED")
    func existing() async throws {
        let world = try ReplicationWorld()
        let source = try await world.fileSystem("a", encrypted: true)
        let target = try await world.fileSystem("b", in: .usWest2, encrypted: true, open: true)
        let role = "arn:aws:iam::123456789012:role/replicates"
        let arn = "arn:aws:elasticfilesystem:us-west-2:123456789012:file-system/\(target)"
        let made = try await world.replicate(source, to: .init(fileSystemID: arn, roleARN: role))
        #expect(made.destinations.first?.fileSystemID == target)
        #expect(made.destinations.first?.region == .usWest2)
        #expect(made.destinations.first?.roleARN == role)
        #expect(try await world.protection(of: target, in: .usWest2) == .replicating)
    }

    @Test("a replication within a Region has one record, found by source and destination")
    func sameRegion() async throws {
        let world = try ReplicationWorld()
        let source = try await world.fileSystem("a")
        let made = try await world.replicate(source, to: .init(region: .usEast1))
        let copy = try #require(made.destinations.first?.fileSystemID)
        #expect(try await world.replication(of: copy) == made)
        #expect(try await world.replication(of: source) == made)
        #expect(try await world.call(EFS.DescribeReplicationConfigurations()).replications.count == 1)
        let target = try await world.fileSystem("b", open: true)
        let other = try await world.fileSystem("c")
        let second = try await world.replicate(other, to: .init(fileSystemID: target.rawValue))
        #expect(second.destinations.first?.region == .usEast1)
    }

    @Test("configurations come page by page")
    func pages() async throws {
        let world = try ReplicationWorld()
        for number in 0..<5 { try await world.replicate(try await world.fileSystem("\(number)")) }
        for region in [Region.usEast1, .usWest2] {
            var sources: Set<FileSystemID> = []
            var next: EFS.DescribeReplicationConfigurations? = .init(maxResults: 2)
            var pages = 0
            while let request = next {
                let page = try await world.call(request, in: region)
                sources.formUnion(page.replications.map(\.sourceFileSystemID))
                next = request.next(after: page)
                pages += 1
            }
            #expect(sources.count == 5)
            #expect(pages == 3)
        }
        let wrong = EFS.DescribeReplicationConfigurations(nextToken: "fs-0000000000000001")
        #expect(try await world.refusal(wrong) == .badRequest)
    }
}
