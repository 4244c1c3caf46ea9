import KubernetesClient
import KubernetesModel
import TestKit
import Testing

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
        let before = try await world.claimID()
        try await world.withOperator {
            try await scenario.change(world)
            try await world.expect(scenario.end, before: before)
        }
    }

    @Test(
        "with the operator down meanwhile, and then failing or killed at each of its writes",
        arguments: Scenario.life + Scenario.drift + Scenario.takeover)
    func downAndInterrupted(scenario: Scenario) async throws {
        let writes = try await Turnstile.matrix.pass { try await run(scenario, nil) }
        for write in 0..<writes {
            for fault in Sampling.faults(at: write, scenario.name) {
                _ = try await Turnstile.matrix.pass { try await run(scenario, (write, fault)) }
            }
        }
    }

    @Test(
        "with the operator down meanwhile, and then failing or killed at its reads, its watches, and its Events",
        arguments: Scenario.life + Scenario.drift + Scenario.takeover)
    func interruptedAtReads(scenario: Scenario) async throws {
        // What is done before the first write is always done: some twenty calls.
        let calls = Sampling.isWhole ? try await run(scenario, nil, counting: .calls) : 20
        let chosen = Sampling.isWhole ? Array(0..<calls) : [Sampling.draw(calls, scenario.name)]
        for call in chosen {
            // One fault each: killed before a read is the same as killed after it.
            let fault = FaultyTransport.Fault.allCases[(call + Sampling.draw(4, scenario.name)) % 4]
            _ = try await Turnstile.matrix.pass { try await run(scenario, (call, fault), counting: .calls) }
        }
    }

    /// Runs a scenario whose change happens while no operator runs.
    ///
    /// - Returns: how many of the counted calls the operator made.
    private func run(
        _ scenario: Scenario, _ fault: (call: Int, kind: FaultyTransport.Fault)?,
        counting scope: FaultyTransport.Scope = .writes
    ) async throws -> Int {
        let world = try await SharingWorld()
        try await scenario.prepare(world)
        let before = try await world.claimID()
        try await scenario.change(world)
        let end: @Sendable () async throws -> Void = { try await world.expect(scenario.end, before: before) }
        guard let fault else {
            let transport = FaultyTransport(ClusterTransport(world.cluster), counting: scope)
            try await world.withOperator(transport) { try await end() }
            return transport.counted.count
        }
        try await world.interrupt(fault.call, fault.kind, counting: scope, until: end)
        return 0
    }
}
