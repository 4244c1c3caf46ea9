import EFSModel
import Testing
import Vocabulary

@testable import Sandbox

@Suite("The keeping of replications")
struct ReplicationKeepingTests {
    @Test("creation and deletion are one transaction each, with the records of both Regions")
    func oneTransaction() async throws {
        let world = try ReplicationWorld()
        let source = try await world.fileSystem("a")
        for step in ["create", "delete"] {
            let before = world.keeping.transactions.count
            if step == "create" {
                try await world.replicate(source)
            } else {
                try await world.call(EFS.DeleteReplicationConfiguration(sourceFileSystemID: source), in: .usWest2)
            }
            let made = world.keeping.transactions.dropFirst(before)
            #expect(made.count == 1)
            let spaces = made.flatMap { $0 }.map(\.space)
            #expect(spaces.contains("aws/us-east-1/replications"))
            #expect(spaces.contains("aws/us-west-2/replications"))
        }
    }

    @Test("what cannot be kept is not made, in either Region")
    func full() async throws {
        let world = try ReplicationWorld()
        let source = try await world.fileSystem("a")
        world.keeping.isFull = true
        let request = EFS.CreateReplicationConfiguration(
            sourceFileSystemID: source, destinations: [.init(region: .usWest2)])
        #expect(try await world.refusal(request) == .internalServerError)
        #expect(try await world.replication(of: source) == nil)
        #expect(try await world.call(EFS.DescribeFileSystems(), in: .usWest2).fileSystems == [])
        world.keeping.isFull = false
        let copy = try #require(try await world.call(request).destinations.first?.fileSystemID)
        world.keeping.isFull = true
        let deletion = EFS.DeleteReplicationConfiguration(sourceFileSystemID: source)
        #expect(try await world.refusal(deletion, in: .usWest2) == .internalServerError)
        #expect(try await world.status(of: source) == .enabling)
        #expect(try await world.status(of: copy, in: .usWest2) == .enabling)
    }

    @Test("on a full disk descriptions are answered, also of what is gone by then, and it is kept with the next change")
    func departureOnAFullDisk() async throws {
        let world = try ReplicationWorld()
        let source = try await world.fileSystem("a")
        let other = try await world.fileSystem("b")
        let copy = try #require(try await world.replicate(source).destinations.first?.fileSystemID)
        try await world.call(EFS.DeleteReplicationConfiguration(sourceFileSystemID: source))
        try await world.call(EFS.DeleteFileSystem(fileSystemID: other))
        world.pass(world.timing.replicationDeletion)
        world.keeping.isFull = true
        for _ in 0..<2 {
            #expect(try await world.call(EFS.DescribeFileSystems()).fileSystems.map(\.fileSystemID) == [source])
            #expect(try await world.refusal(EFS.DescribeFileSystems(fileSystemID: other)) == .fileSystemNotFound)
            #expect(try await world.replication(of: source) == nil)
            #expect(try await world.protection(of: copy, in: .usWest2) == .enabled)
        }
        let disabled = EFS.UpdateFileSystemProtection(
            fileSystemID: copy, replicationOverwriteProtection: .disabled)
        #expect(try await world.refusal(disabled, in: .usWest2) == .internalServerError)
        world.keeping.isFull = false
        let before = world.keeping.transactions.count
        try await world.call(disabled, in: .usWest2)
        #expect(world.keeping.transactions.count > before)
        // What is noted late does not undo the change after it, neither here nor after a death of the process.
        #expect(try await world.protection(of: copy, in: .usWest2) == .disabled)
        let next = try world.restarted()
        #expect(try await next.protection(of: copy, in: .usWest2) == .disabled)
        #expect(try await next.call(EFS.DescribeFileSystems()).fileSystems.map(\.fileSystemID) == [source])
    }

    @Test("a restart at any moment changes nothing that can be seen")
    func restart() async throws {
        var world = try ReplicationWorld()
        let source = try await world.fileSystem("a")
        let copy = try #require(try await world.replicate(source).destinations.first?.fileSystemID)
        func check(_ moment: String) async throws {
            let next = try world.restarted()
            for (id, region) in [(source, Region.usEast1), (copy, .usWest2)] {
                let before = try await world.replication(of: id, in: region)
                #expect(try await next.replication(of: id, in: region) == before, "\(moment)")
                let system = try await world.describe(id, in: region)
                #expect(try await next.describe(id, in: region) == system, "\(moment)")
            }
            world = next
        }
        try await check("at creation")
        world.pass(.seconds(20))
        try await check("before the initial sync has ended")
        world.pass(.seconds(100))
        try await check("while it runs")
        try world.aws.setReplication(of: source, to: .paused(because: "No permission."))
        world.pass(.seconds(10))
        try await check("while it is paused")
        try await world.call(EFS.DeleteReplicationConfiguration(sourceFileSystemID: source), in: .usWest2)
        try await check("at deletion")
        world.pass(.seconds(10))
        try await check("while it is deleted")
        // The process is dead when the deletion ends.
        world.pass(.seconds(10))
        let dead = try world.restarted()
        #expect(try await dead.replication(of: source) == nil)
        #expect(try await dead.protection(of: copy, in: .usWest2) == .enabled)
        try await dead.replicate(source)
    }

    @Test("calls that span Regions, made from both at once, do not wait for each other for ever")
    func concurrency() async throws {
        let world = try ReplicationWorld()
        var sources: [(FileSystemID, Region)] = []
        for number in 0..<8 {
            let region: Region = number.isMultiple(of: 2) ? .usEast1 : .usWest2
            sources.append((try await world.fileSystem("\(number)", in: region), region))
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (source, region) in sources {
                let other: Region = region == .usEast1 ? .usWest2 : .usEast1
                group.addTask {
                    try await world.replicate(source, to: .init(region: other), in: region)
                    _ = try await world.call(EFS.DescribeFileSystems(), in: other)
                    try await world.call(EFS.DeleteReplicationConfiguration(sourceFileSystemID: source), in: other)
                }
            }
            try await group.waitForAll()
        }
        world.pass(world.timing.replicationDeletion)
        #expect(try await world.call(EFS.DescribeReplicationConfigurations()).replications == [])
        #expect(try await world.call(EFS.DescribeFileSystems()).fileSystems.count == 8)
    }
}
