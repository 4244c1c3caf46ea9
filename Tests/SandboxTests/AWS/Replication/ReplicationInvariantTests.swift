import EFSModel
import Synchronization
import Testing
import Vocabulary

@testable import Sandbox

@Suite("Replications, whatever is asked of them")
struct ReplicationInvariantTests {
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

    private static let regions = [Region.usEast1, .usWest2]

    @Test(
        "calls in both Regions, faults, full disks and deaths of the process leave no half that cannot be explained",
        arguments: [1, 2, 3, 4] as [UInt64])
    func invariants(seed: UInt64) async throws {
        var dice = Dice(state: seed)
        var world = try ReplicationWorld()
        for step in 0..<300 {
            try await self.step(in: world, &dice)
            if Int.random(in: 0..<10, using: &dice) == 0 { world = try world.restarted() }
            try check(world, "seed \(seed), step \(step)")
        }
        let made = world.keeping.transactions.joined().filter { $0.space.hasSuffix("replications") && $0.value != nil }
        #expect(made.count > 20, "too little happened to say anything")
    }

    /// One call of a random kind; refusals are part of the game.
    private func step(in world: ReplicationWorld, _ dice: inout Dice) async throws {
        guard let region = Self.regions.randomElement(using: &dice) else { return }
        let known = Self.regions.flatMap { region in
            state(of: world, in: region) { state in state.fileSystems.order.entries.map { ($0.id, region) } }
        }
        let (id, _) = known.randomElement(using: &dice) ?? (FileSystemID(unchecked: "fs-00000000"), region)
        world.keeping.isFull = Int.random(in: 0..<8, using: &dice) == 0
        defer { world.keeping.isFull = false }
        switch Int.random(in: 0..<12, using: &dice) {
        case 0, 1: _ = try await world.refusal(create("\(dice.next())"), in: region)
        case 2:
            let change = EFS.UpdateFileSystemProtection(fileSystemID: id, replicationOverwriteProtection: .disabled)
            _ = try await world.refusal(change, in: region)
        case 3, 4:
            let onto = known.randomElement(using: &dice)
            let destination: EFS.DestinationToCreate =
                Bool.random(using: &dice)
                ? .init(region: Self.regions.randomElement(using: &dice))
                : .init(region: onto?.1, fileSystemID: onto?.0.rawValue ?? "fs-00000000")
            _ = try await world.refusal(
                EFS.CreateReplicationConfiguration(sourceFileSystemID: id, destinations: [destination]), in: region)
        case 5, 6:
            let modes: [EFS.DeletionMode?] = [nil, .allConfigurations, .localConfigurationOnly]
            let deletion = EFS.DeleteReplicationConfiguration(
                sourceFileSystemID: id, deletionMode: modes.randomElement(using: &dice) ?? nil)
            _ = try await world.refusal(deletion, in: region)
        case 7: _ = try await world.refusal(EFS.DeleteFileSystem(fileSystemID: id), in: region)
        case 8:
            let conditions: [ReplicationCondition] = [.running, .paused(because: "a"), .failed(because: "b")]
            let condition = conditions.randomElement(using: &dice) ?? .running
            try? world.aws.setReplication(of: id, to: condition)
        default: world.pass(.seconds(Int.random(in: 1...30, using: &dice)))
        }
    }

    private func create(_ token: String) -> EFS.CreateFileSystem { .init(creationToken: token, isEncrypted: true) }

    private func state<Result: Sendable>(
        of world: ReplicationWorld, in region: Region, _ read: (EFSRegion) -> Result
    ) -> Result {
        guard let place = world.aws.efs[region] else { preconditionFailure("no Region \(region)") }
        return place.state.withLock { read($0) }
    }

    /// What holds of both Regions at any moment.
    private func check(_ world: ReplicationWorld, _ moment: String) throws {
        let now = world.clock.now
        var states: [Region: EFSRegion] = [:]
        for region in Self.regions {
            states[region] = state(of: world, in: region) { state in
                // What nobody has looked at since it ended is gone.
                var state = state
                state.settle(state.departed(by: now), by: now)
                return state
            }
        }
        for (region, state) in states {
            let records = state.replications.order.entries.compactMap { state.replications[$0.id] }
            var members: [FileSystemID] = []
            for record in records {
                let ends = [record.source, record.destination].filter { $0.region == region }
                members += ends.map(\.fileSystemID)
                #expect(ends.allSatisfy { state.fileSystems[$0.fileSystemID] != nil }, "\(moment): without its end")
                guard let peer = record.peer(of: region) else { continue }
                let twin = states[peer]?.replications[record.id]
                let isWhole = twin.map { $0.isTwin(of: record) } ?? false
                let isLeft: Bool = if case .failed = record.phase { true } else { record.departure != nil }
                #expect(isWhole || isLeft, "\(moment): \(record.id) is half")
                if let twin, isWhole, record.departure == nil, twin.departure == nil {
                    #expect(twin.phase == record.phase && twin.sync == record.sync, "\(moment): the halves differ")
                }
            }
            #expect(Set(members).count == members.count, "\(moment): in two replications")
            let destinations = Set(records.map(\.destination).filter { $0.region == region }.map(\.fileSystemID))
            for entry in state.fileSystems.order.entries {
                let isReplicating = state.fileSystems[entry.id]?.protection == .replicating
                #expect(isReplicating == destinations.contains(entry.id), "\(moment): \(entry.id)")
            }
        }
    }
}
