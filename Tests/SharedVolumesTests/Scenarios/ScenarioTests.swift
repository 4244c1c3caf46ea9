import Foundation
import KubernetesClient
import KubernetesModel
import TestKit
import Testing
import Vocabulary

/// Each case with the operator at work, with the operator down meanwhile, and with the operator failing or killed at each
/// of its writes: the same end.
@Suite("What happens to a SharedVolume ends well")
struct ScenarioTests {
    @Test("one that is deleted is created again as soon as its name is free")
    func again() async throws {
        let world = try await SharingWorld()
        try await world.make()
        try await world.withOperator {
            try await world.deleteSharedVolume()
            try await world.untilGone()
            try await world.create()
            try await world.expect(.pair, before: nil)
        }
    }

    @Test("with the operator at work", arguments: Scenario.life + Scenario.drift)
    func up(scenario: Scenario) async throws {
        let world = try await SharingWorld()
        try await scenario.prepare(world)
        let before = try await claim(world)
        try await world.withOperator {
            try await scenario.change(world)
            try await world.expect(scenario.end, before: before)
        }
    }

    @Test(
        "with the operator down meanwhile, and then failing or killed at each of its writes",
        arguments: Scenario.life + Scenario.drift + Scenario.takeover)
    func downAndInterrupted(scenario: Scenario) async throws {
        let writes = try await run(scenario, nil)
        for write in 0..<writes {
            for fault in Self.faults(at: write, of: scenario) { _ = try await run(scenario, (write, fault)) }
        }
    }

    /// All four at each write are some 300 runs: BREAKWATER_SCENARIOS=all makes them. Else each write has one, by turns, so
    /// that each fault meets each kind of write in some scenario.
    private static func faults(at write: Int, of scenario: Scenario) -> [FaultyTransport.Fault] {
        let all = FaultyTransport.Fault.allCases
        guard ProcessInfo.processInfo.environment["BREAKWATER_SCENARIOS"] != "all" else { return all }
        return [all[(write + Int(stableHash(scenario.name) % 4)) % all.count]]
    }

    /// Runs a scenario whose change happens while no operator runs.
    ///
    /// - Returns: how many writes the operator made.
    private func run(_ scenario: Scenario, _ fault: (write: Int, kind: FaultyTransport.Fault)?) async throws -> Int {
        let world = try await SharingWorld()
        try await scenario.prepare(world)
        let before = try await claim(world)
        try await scenario.change(world)
        let end: @Sendable () async throws -> Void = { try await world.expect(scenario.end, before: before) }
        guard let fault else {
            let transport = FaultyTransport(ClusterTransport(world.cluster))
            try await world.withOperator(transport) { try await end() }
            return transport.writes.count
        }
        try await world.interrupt(fault.write, fault.kind, {}, until: end)
        return 0
    }

    private func claim(_ world: SharingWorld) async throws -> String? {
        try await world.user.find(PersistentVolumeClaim.self, SharingWorld.claim)?.metadata.uid
    }
}
