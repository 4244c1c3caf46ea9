import EFSModel
import Testing
import Vocabulary

@testable import Sandbox

@Suite("The deletion of a replication")
struct ReplicationDeletionTests {
    private func running() async throws -> (world: ReplicationWorld, source: FileSystemID, copy: FileSystemID) {
        let world = try ReplicationWorld()
        let source = try await world.fileSystem("a")
        let copy = try #require(try await world.replicate(source).destinations.first?.fileSystemID)
        world.pass(.seconds(200))
        return (world, source, copy)
    }

    @Test(
        "asked in either Region, it is DELETING in both with the last moment of replication, then gone, and writable",
        arguments: [Region.usEast1, .usWest2])
    func both(region: Region) async throws {
        let (world, source, copy) = try await running()
        let last = try #require(try await world.replication(of: source)?.destinations.first?.lastReplicatedTimestamp)
        let deletion = EFS.DeleteReplicationConfiguration(sourceFileSystemID: source)
        try await world.call(deletion, in: region)
        world.pass(world.timing.replicationDeletion - .milliseconds(1))
        for (id, region) in [(source, Region.usEast1), (copy, .usWest2)] {
            let destination = try #require(try await world.replication(of: id, in: region)?.destinations.first)
            #expect(destination.status == .deleting)
            #expect(destination.lastReplicatedTimestamp == last)
        }
        #expect(try await world.protection(of: copy, in: .usWest2) == .replicating)
        // Again is no error, and does not begin anew.
        try await world.call(deletion, in: .usEast1)
        world.pass(.milliseconds(1))
        #expect(try await world.replication(of: source) == nil)
        #expect(try await world.replication(of: copy, in: .usWest2) == nil)
        #expect(try await world.protection(of: copy, in: .usWest2) == .enabled)
        #expect(try await world.refusal(deletion) == .replicationNotFound)
        #expect(try await world.refusal(deletion, in: .usWest2) == .fileSystemNotFound)
        try await world.call(EFS.DeleteFileSystem(fileSystemID: copy), in: .usWest2)
    }

    @Test("the source's ARN names it in the destination's Region")
    func arn() async throws {
        let (world, source, _) = try await running()
        var client = AWSClientDouble(world.aws)
        client.region = .usWest2
        let arn = "arn%3Aaws%3Aelasticfilesystem%3Aus-east-1%3A123456789012%3Afile-system%2F\(source)"
        let response = await client.send("DELETE", "/2015-02-01/file-systems/\(arn)/replication-configuration")
        #expect(response.status == 204)
        #expect(try await world.status(of: source) == .deleting)
    }

    @Test("its destination's id names no replication")
    func byDestination() async throws {
        let (world, _, copy) = try await running()
        let deletion = EFS.DeleteReplicationConfiguration(sourceFileSystemID: copy)
        #expect(try await world.refusal(deletion, in: .usWest2) == .replicationNotFound)
    }

    @Test("within one Region, the local mode is refused and the other makes the destination writable")
    func sameRegion() async throws {
        let world = try ReplicationWorld()
        let source = try await world.fileSystem("a")
        let made = try await world.replicate(source, to: .init(region: .usEast1))
        let copy = try #require(made.destinations.first?.fileSystemID)
        let local = EFS.DeleteReplicationConfiguration(
            sourceFileSystemID: source, deletionMode: .localConfigurationOnly)
        #expect(try await world.refusal(local) == .badRequest)
        try await world.call(EFS.DeleteReplicationConfiguration(sourceFileSystemID: source))
        world.pass(world.timing.replicationDeletion)
        #expect(try await world.protection(of: copy) == .enabled)
    }

    @Test(
        "deleted at the destination alone, that is writable, and the source's side is in ERROR until it is deleted too")
    func localAtDestination() async throws {
        let (world, source, copy) = try await running()
        let local = EFS.DeleteReplicationConfiguration(
            sourceFileSystemID: source, deletionMode: .localConfigurationOnly)
        try await world.call(local, in: .usWest2)
        world.pass(world.timing.replicationDeletion)
        #expect(try await world.protection(of: copy, in: .usWest2) == .enabled)
        #expect(try await world.replication(of: copy, in: .usWest2) == nil)
        let left = try #require(try await world.replication(of: source)?.destinations.first)
        #expect(left.status == .error)
        #expect(left.statusMessage?.contains("us-west-2") == true)
        #expect(try await world.refusal(EFS.DeleteFileSystem(fileSystemID: source)) == .fileSystemInUse)
        try await world.call(local)
        world.pass(world.timing.replicationDeletion)
        #expect(try await world.replication(of: source) == nil)
    }

    @Test("deleted at the source alone, the destination stays read-only until its side is deleted too")
    func localAtSource() async throws {
        let (world, source, copy) = try await running()
        try await world.call(
            EFS.DeleteReplicationConfiguration(
                sourceFileSystemID: source, deletionMode: .localConfigurationOnly))
        world.pass(.seconds(3600))
        #expect(try await world.replication(of: source) == nil)
        #expect(try await world.status(of: copy, in: .usWest2) == .error)
        #expect(try await world.protection(of: copy, in: .usWest2) == .replicating)
        // The Region of the leftover refuses another of the same source.
        let again = EFS.CreateReplicationConfiguration(
            sourceFileSystemID: source, destinations: [.init(region: .usWest2)])
        #expect(try await world.refusal(again) == .badRequest)
        try await world.call(EFS.DeleteReplicationConfiguration(sourceFileSystemID: source), in: .usWest2)
        world.pass(world.timing.replicationDeletion)
        #expect(try await world.protection(of: copy, in: .usWest2) == .enabled)
        try await world.call(again)
    }

    @Test("the direction can be reversed, and a new direction begins with an initial sync")
    func reversal() async throws {
        let (world, source, copy) = try await running()
        try await world.call(EFS.DeleteReplicationConfiguration(sourceFileSystemID: source), in: .usWest2)
        world.pass(world.timing.replicationDeletion)
        let back = EFS.CreateReplicationConfiguration(
            sourceFileSystemID: copy, destinations: [.init(region: .usEast1, fileSystemID: source.rawValue)])
        // The copy is encrypted, its source was not: there is no way back.
        #expect(try await world.refusal(back, in: .usWest2) == .badRequest)
        try await world.call(
            EFS.UpdateFileSystemProtection(fileSystemID: source, replicationOverwriteProtection: .disabled))
        #expect(try await world.refusal(back, in: .usWest2) == .conflictException)
        let encrypted = try await world.fileSystem("c", encrypted: true, open: true)
        try await world.replicate(
            copy, to: .init(region: .usEast1, fileSystemID: encrypted.rawValue), in: .usWest2)
        world.pass(.seconds(59))
        let first = try #require(try await world.replication(of: encrypted)?.destinations.first)
        #expect(first.status == .enabled)
        #expect(first.lastReplicatedTimestamp == nil)
        world.pass(.seconds(1))
        let second = try #require(try await world.replication(of: encrypted)?.destinations.first)
        #expect(second.lastReplicatedTimestamp != nil)
    }
}
