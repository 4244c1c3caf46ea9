import KubernetesClient
import KubernetesModel
import ProductAPI
import Synchronization
import TestKit
import Testing

@Suite("The operator, interrupted at every write")
struct InterruptionTests {
    static let faults = FaultyTransport.Fault.allCases

    @Test(
        "whatever happens to whichever write of a creation, one bound pair stands in the end", arguments: 0..<5, faults)
    func creation(write: Int, fault: FaultyTransport.Fault) async throws {
        let world = try await SharingWorld()
        try await world.interrupt(write, fault) {
            try await world.create()
        } until: {
            try await world.untilReady()
        }
        try await world.expectPair()
    }

    @Test("whatever happens to whichever write of a deletion, nothing stands in the end", arguments: 0..<5, faults)
    func deletion(write: Int, fault: FaultyTransport.Fault) async throws {
        let world = try await SharingWorld()
        try await world.withOperator {
            try await world.create()
            try await world.untilReady()
        }
        try await world.interrupt(write, fault) {
            try await world.user.delete(SharedVolume.self, SharingWorld.key)
        } until: {
            try await world.untilGone()
        }
        try await world.expectNothing()
    }
}

extension SharingWorld {
    /// Runs the operator with a fault; where the fault kills it, another takes its place.
    func interrupt(
        _ write: Int, _ fault: FaultyTransport.Fault,
        _ begin: @escaping @Sendable () async throws -> Void, until end: @escaping @Sendable () async throws -> Void
    ) async throws {
        let (deaths, death) = AsyncStream.makeStream(of: Void.self)
        let transport = FaultyTransport(
            ClusterTransport(cluster), fault: (write, fault), onDeath: { death.yield() })
        let isDeadly = fault == .diesBefore || fault == .diesAfter
        let hasDied = try await withOperator(transport) {
            try await begin()
            guard isDeadly else {
                try await end()
                return false
            }
            // A plan may need fewer writes than this one's number: then it just ends well.
            return try await withThrowingTaskGroup(of: Bool.self) { group in
                group.addTask {
                    for await _ in deaths { return true }
                    return false
                }
                group.addTask {
                    try await end()
                    return false
                }
                defer { group.cancelAll() }
                return try await group.next() ?? false
            }
        }
        if hasDied { try await withOperator { try await end() } }
    }
}
