import KubernetesClient
import KubernetesModel
import ProductAPI
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
