import EFSModel
import Synchronization
import Testing
import Vocabulary

@testable import Sandbox

@Suite("What befalls a replication")
struct ReplicationConditionTests {
    private func running(_ seconds: Int64 = 100) async throws -> (ReplicationWorld, FileSystemID, FileSystemID) {
        let world = try ReplicationWorld()
        let source = try await world.fileSystem("a")
        let copy = try #require(try await world.replicate(source).destinations.first?.fileSystemID)
        world.pass(.seconds(seconds))
        return (world, source, copy)
    }

    @Test("paused, it is PAUSING and then PAUSED with the reason in both Regions, and replicates nothing more")
    func pause() async throws {
        let (world, source, copy) = try await running()
        let last = try await world.replication(of: source)?.destinations.first?.lastReplicatedTimestamp
        #expect(last != nil)
        try world.aws.setReplication(of: source, to: .paused(because: "No permission."))
        #expect(try await world.status(of: source) == .pausing)
        world.pass(.seconds(600))
        for (id, region) in [(source, Region.usEast1), (copy, .usWest2)] {
            let destination = try #require(try await world.replication(of: id, in: region)?.destinations.first)
            #expect(destination.status == .paused)
            #expect(destination.statusMessage == "No permission.")
            #expect(destination.lastReplicatedTimestamp == last)
        }
        try world.aws.setReplication(of: source, to: .running)
        let before = try #require(try await world.replication(of: source)?.destinations.first)
        #expect(before.status == .enabled)
        #expect(before.statusMessage == nil)
        #expect(before.lastReplicatedTimestamp == last)
        world.pass(world.timing.syncPeriod)
        let after = try await world.replication(of: copy, in: .usWest2)?.destinations.first
        #expect(after?.lastReplicatedTimestamp == world.clock.now - world.timing.syncLag)
    }

    @Test("paused before the initial sync has ended, it begins that anew")
    func pauseEarly() async throws {
        let (world, source, _) = try await running(50)
        try world.aws.setReplication(of: source, to: .paused(because: "No permission."))
        world.pass(.seconds(50))
        try world.aws.setReplication(of: source, to: .running)
        world.pass(.seconds(59))
        #expect(try await world.replication(of: source)?.destinations.first?.lastReplicatedTimestamp == nil)
        world.pass(.seconds(1))
        #expect(try await world.replication(of: source)?.destinations.first?.lastReplicatedTimestamp != nil)
    }

    @Test("failed, it is in ERROR for good: it can only be deleted")
    func failure() async throws {
        let (world, source, copy) = try await running()
        try world.aws.setReplication(of: source, to: .failed(because: "Lost."))
        #expect(try await world.status(of: copy, in: .usWest2) == .error)
        #expect(throws: EFSRefusal.self) { try world.aws.setReplication(of: source, to: .running) }
        #expect(throws: EFSRefusal.self) { try world.aws.setReplication(of: source, to: .paused(because: "")) }
        try await world.call(EFS.DeleteReplicationConfiguration(sourceFileSystemID: source))
        #expect(throws: EFSRefusal.self) { try world.aws.setReplication(of: source, to: .failed(because: "")) }
        world.pass(world.timing.replicationDeletion)
        #expect(try await world.protection(of: copy, in: .usWest2) == .enabled)
        #expect(throws: EFSRefusal.self) { try world.aws.setReplication(of: source, to: .running) }
    }

    @Test("stuck in one Region, its deletion ends there when the fault is cleared, and the destination stays read-only")
    func stuck() async throws {
        let (world, source, copy) = try await running()
        let faults = SandboxFaults(gate: world.aws.gate, clusters: [], regions: [.usEast1, .usWest2])
        let fault = try faults.add(.replicationStuck(.usWest2))
        #expect(fault.isActive)
        try await world.call(EFS.DeleteReplicationConfiguration(sourceFileSystemID: source))
        world.pass(.seconds(86_400))
        #expect(try await world.replication(of: source) == nil)
        #expect(try await world.status(of: copy, in: .usWest2) == .deleting)
        #expect(try await world.protection(of: copy, in: .usWest2) == .replicating)
        // To delete it again does not help, and is no error.
        try await world.call(EFS.DeleteReplicationConfiguration(sourceFileSystemID: source), in: .usWest2)
        #expect(try await world.status(of: copy, in: .usWest2) == .deleting)
        try faults.clear(fault.name)
        #expect(try await world.replication(of: copy, in: .usWest2) == nil)
        #expect(try await world.protection(of: copy, in: .usWest2) == .enabled)
    }

    @Test("a destination, and what may become one, is read-only; the others are writable")
    func readOnly() async throws {
        let (world, source, copy) = try await running()
        let open = try await world.fileSystem("b", open: true)
        func isReadOnly(_ id: FileSystemID, _ region: Region) -> Bool? {
            world.aws.efs[region]?.state.withLock { $0.fileSystems[id]?.isReadOnly }
        }
        #expect(isReadOnly(source, .usEast1) == false)
        #expect(isReadOnly(copy, .usWest2) == true)
        #expect(isReadOnly(open, .usEast1) == true)
    }
}

@Suite("The clock of syncs")
struct SyncClockTests {
    private let start = Timestamp(seconds: 1000)

    @Test("the moment of last replication never goes back, whatever stops and goes on")
    func monotonous() {
        let timing = EFSTiming()
        var sync = SyncClock(starting: start, timing: timing)
        var last = Timestamp.epoch
        for second in 0..<2000 {
            let now = start + .seconds(second)
            if second % 171 == 0 { sync.stop(at: now) }
            if second % 171 == 40 { sync.resume(at: now, timing: timing) }
            guard let reached = sync.lastReplicated(at: now) else { continue }
            #expect(reached >= last)
            #expect(reached <= now - timing.syncLag)
            last = reached
        }
        #expect(last > start)
    }

    @Test("a stop keeps what was reached, and a longer period later does not change it")
    func otherTiming() {
        var timing = EFSTiming()
        var sync = SyncClock(starting: start, timing: timing)
        let now = start + .seconds(130)
        #expect(sync.lastReplicated(at: now) == start + .seconds(90))
        sync.stop(at: now)
        timing.syncPeriod = .seconds(900)
        timing.syncLag = .seconds(840)
        sync.resume(at: now, timing: timing)
        #expect(sync.lastReplicated(at: now + .seconds(899)) == start + .seconds(90))
        #expect(sync.lastReplicated(at: now + .seconds(900)) == start + .seconds(190))
    }
}
