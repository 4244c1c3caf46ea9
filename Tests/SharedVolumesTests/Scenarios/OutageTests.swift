import KubernetesClient
import Sandbox
import TestKit
import Testing
import Vocabulary

/// Each case while the API server is gone for a minute, or while no watch lasts: the same end.
@Suite("What happens to a SharedVolume ends well on a network that fails")
struct OutageTests {
    /// Time runs as fast, so that a minute is over in less than two seconds.
    static let speed = 40

    static let scenarios = Scenario.life + Scenario.drift + Scenario.takeover

    /// Every second case, or all.
    private static func byTurns(_ rest: Int) -> [Scenario] {
        scenarios.enumerated().filter { Sampling.isWhole || $0.offset % 2 == rest }.map(\.element)
    }

    @Test("the API server is gone for a minute, from one of the operator's writes on", arguments: scenarios)
    func gone(scenario: Scenario) async throws {
        _ = try await Sampling.atCalls("gone \(scenario.name)") { write in
            try await Turnstile.matrix.pass {
                let world = try await SharingWorld(speed: Self.speed)
                let faults = world.faults
                let network = FrailTransport(
                    ClusterTransport(world.cluster), time: world.time, at: write, .breaks(.seconds(60))
                ) {
                    _ = try? faults.add(.watchCut(nil, resource: nil))
                }
                try await run(scenario, in: world, over: network)
                return network.hasFailed
            }
        }
    }

    @Test("every watch is cut again and again", arguments: byTurns(0))
    func cut(scenario: Scenario) async throws {
        for pieces in Self.pieces(scenario) {
            try await Turnstile.matrix.pass {
                let world = try await SharingWorld(speed: Self.speed)
                let network = ShortWatchTransport(
                    ClusterTransport(world.cluster), time: world.time, pieces: pieces, pause: .seconds(3))
                try await run(scenario, in: world, over: network) {
                    try await until("no watch was cut") { network.cuts > 0 || pieces > 1 }
                }
            }
        }
    }

    @Test("every watch is cut, and its version is too old when it is taken up again (410)", arguments: byTurns(1))
    func forgotten(scenario: Scenario) async throws {
        for pieces in Self.pieces(scenario) {
            try await Turnstile.matrix.pass {
                let world = try await SharingWorld(speed: Self.speed)
                let (faults, cluster) = (world.faults, world.cluster)
                let network = ShortWatchTransport(
                    ClusterTransport(world.cluster), time: world.time, pieces: pieces, pause: .seconds(3)
                ) {
                    // What was seen last is forgotten only when something came after it.
                    _ = cluster.respond(to: APIRequest("POST", "/api/v1/namespaces/proj2/configmaps", body: Self.bump))
                    _ = try? faults.add(.compaction(nil))
                }
                try await run(scenario, in: world, over: network) {
                    try await until("no version was too old") { network.refusals > 0 || pieces > 1 }
                }
            }
        }
    }

    private static let bump = Array(
        #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"bump-"}}"#.utf8)

    private static func pieces(_ scenario: Scenario) -> [Int] {
        Sampling.isWhole ? [1, 2, 3] : [1 + Sampling.draw(2, scenario.name)]
    }

    /// Runs a scenario with the operator at work.
    ///
    /// - Parameter then: comes when the end is reached; after that it must still be the end.
    private func run(
        _ scenario: Scenario, in world: SharingWorld, over network: any Transport,
        then: @escaping @Sendable () async throws -> Void = {}
    ) async throws {
        try await scenario.prepare(world)
        let before = try await world.claimID()
        try await world.withOperator(network) {
            try await scenario.change(world)
            try await world.expect(scenario.end, before: before)
            try await then()
            try await world.expect(scenario.end, before: before)
        }
    }

    private func until(_ what: Comment, _ isSo: @Sendable () -> Bool) async throws {
        for look in 0..<1500 {
            if isSo() { return }
            try await SharingWorld.pause(after: look)
        }
        Issue.record(what)
    }
}
