import EFSModel
import Testing
import Vocabulary

@testable import Sandbox

@Suite("What a replication refuses")
struct ReplicationRefusalTests {
    @Test(
        "a destination that contradicts itself or is nowhere",
        arguments: [
            (EFS.DestinationToCreate(), EFS.ErrorCode.badRequest),
            (.init(region: Region(unchecked: "eu-west-1")), .badRequest),
            (.init(availabilityZoneName: "us-west-2z"), .unsupportedAvailabilityZone),
            (.init(region: .usEast1, availabilityZoneName: "us-west-2a"), .unsupportedAvailabilityZone),
            (.init(availabilityZoneName: "elsewhere"), .unsupportedAvailabilityZone),
            (.init(region: .usWest2, fileSystemID: "fs-00000000000000000"), .fileSystemNotFound),
            (.init(fileSystemID: "fs-00000000000000000"), .fileSystemNotFound),
            (.init(availabilityZoneName: "us-west-2a", fileSystemID: "fs-00000000000000000"), .badRequest),
            (.init(kmsKeyID: "alias/a", fileSystemID: "fs-00000000000000000"), .badRequest),
            (
                .init(
                    region: .usWest2,
                    fileSystemID: "arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-00000000000000000"),
                .badRequest
            ),
            (
                .init(
                    fileSystemID: "arn:aws:elasticfilesystem:us-west-2:999999999999:file-system/fs-00000000000000000"),
                .badRequest
            ),
            (
                .init(
                    fileSystemID: "arn:aws:elasticfilesystem:us-west-2:999999999999:file-system/fs-00000000000000000",
                    roleARN: "arn:aws:iam::123456789012:role/r"), .fileSystemNotFound
            ),
            (
                .init(region: .usWest2, kmsKeyID: "arn:aws:kms:us-east-1:123456789012:alias/mine"), .badRequest
            ),
            (.init(region: .usWest2, kmsKeyID: "mine"), .validationException),
            (.init(region: .usWest2, roleARN: "role"), .validationException),
        ])
    func destination(destination: EFS.DestinationToCreate, code: EFS.ErrorCode) async throws {
        let world = try ReplicationWorld()
        let source = try await world.fileSystem("a")
        let kept = world.keeping.transactions.count
        let request = EFS.CreateReplicationConfiguration(sourceFileSystemID: source, destinations: [destination])
        #expect(try await world.refusal(request) == code)
        #expect(world.keeping.transactions.count == kept)
    }

    @Test("none and two destinations are refused")
    func number() async throws {
        let world = try ReplicationWorld()
        let source = try await world.fileSystem("a")
        for destinations in [[], [EFS.DestinationToCreate(region: .usWest2), .init(region: .usEast1)]] {
            let request = EFS.CreateReplicationConfiguration(sourceFileSystemID: source, destinations: destinations)
            #expect(try await world.refusal(request) == .badRequest)
        }
    }

    @Test("a destination whose protection is ENABLED, or that is the source itself")
    func protected() async throws {
        let world = try ReplicationWorld()
        let source = try await world.fileSystem("a", open: true)
        let target = try await world.fileSystem("b", in: .usWest2)
        func request(_ id: FileSystemID, _ region: Region) -> EFS.CreateReplicationConfiguration {
            .init(sourceFileSystemID: source, destinations: [.init(region: region, fileSystemID: id.rawValue)])
        }
        #expect(try await world.refusal(request(target, .usWest2)) == .badRequest)
        #expect(try await world.refusal(request(source, .usEast1)) == .badRequest)
    }

    @Test("an encrypted source with a destination that is not; the other way round is accepted")
    func encryption() async throws {
        let world = try ReplicationWorld()
        let plain = try await world.fileSystem("a", open: true)
        let encrypted = try await world.fileSystem("b", in: .usWest2, encrypted: true, open: true)
        let request = EFS.CreateReplicationConfiguration(
            sourceFileSystemID: encrypted, destinations: [.init(region: .usEast1, fileSystemID: plain.rawValue)])
        #expect(try await world.refusal(request, in: .usWest2) == .conflictException)
        try await world.replicate(plain, to: .init(region: .usWest2, fileSystemID: encrypted.rawValue))
    }

    @Test("a file system that is in a replication: as source again, as a chain, as another's destination")
    func once() async throws {
        let world = try ReplicationWorld()
        let source = try await world.fileSystem("a", open: true)
        let copy = try #require(try await world.replicate(source).destinations.first?.fileSystemID)
        let other = try await world.fileSystem("b")
        func refusal(
            _ id: FileSystemID, _ destination: EFS.DestinationToCreate, _ region: Region = .usEast1
        ) async throws -> EFS.ErrorCode? {
            try await world.refusal(
                EFS.CreateReplicationConfiguration(sourceFileSystemID: id, destinations: [destination]), in: region)
        }
        #expect(try await refusal(source, .init(region: .usWest2)) == .badRequest)
        #expect(try await refusal(copy, .init(region: .usEast1), .usWest2) == .badRequest)
        #expect(try await refusal(other, .init(region: .usWest2, fileSystemID: copy.rawValue)) == .badRequest)
        #expect(try await refusal(other, .init(region: .usEast1, fileSystemID: source.rawValue)) == .badRequest)
    }

    @Test("a source or a destination that is not available, and a source that does not exist")
    func lifeCycle() async throws {
        let world = try ReplicationWorld()
        let source = try await world.call(EFS.CreateFileSystem(creationToken: "a")).fileSystemID
        let request = EFS.CreateReplicationConfiguration(
            sourceFileSystemID: source, destinations: [.init(region: .usWest2)])
        #expect(try await world.refusal(request) == .incorrectFileSystemLifeCycleState)
        #expect(try await world.refusal(request, in: .usWest2) == .fileSystemNotFound)
        let target = try await world.fileSystem("b", in: .usWest2, open: true)
        try await world.call(EFS.UpdateFileSystem(fileSystemID: target, throughputMode: .elastic), in: .usWest2)
        let onto = EFS.CreateReplicationConfiguration(
            sourceFileSystemID: source, destinations: [.init(region: .usWest2, fileSystemID: target.rawValue)])
        #expect(try await world.refusal(onto) == .incorrectFileSystemLifeCycleState)
        world.pass(world.timing.fileSystemUpdate)
        try await world.call(onto)
    }

    @Test("a new destination past the quota of its Region")
    func quota() async throws {
        var limits = EFSLimits()
        limits.fileSystems = 1
        let world = try ReplicationWorld(limits: limits)
        let source = try await world.fileSystem("a")
        _ = try await world.fileSystem("b", in: .usWest2)
        let request = EFS.CreateReplicationConfiguration(
            sourceFileSystemID: source, destinations: [.init(region: .usWest2)])
        #expect(try await world.refusal(request) == .fileSystemLimitExceeded)
    }

    @Test("neither file system can be deleted, and the destination's protection cannot be changed")
    func inUse() async throws {
        let world = try ReplicationWorld()
        let source = try await world.fileSystem("a")
        let copy = try #require(try await world.replicate(source).destinations.first?.fileSystemID)
        world.pass(.seconds(20))
        #expect(try await world.refusal(EFS.DeleteFileSystem(fileSystemID: source)) == .fileSystemInUse)
        #expect(try await world.refusal(EFS.DeleteFileSystem(fileSystemID: copy), in: .usWest2) == .fileSystemInUse)
        for protection in [EFS.ReplicationOverwriteProtection.enabled, .disabled] {
            let change = EFS.UpdateFileSystemProtection(
                fileSystemID: copy, replicationOverwriteProtection: protection)
            #expect(try await world.refusal(change, in: .usWest2) == .replicationAlreadyExists)
        }
    }
}
