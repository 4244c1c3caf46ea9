import KubernetesClient
import KubernetesModel
import TestKit
import Testing

/// Each case with two replicas, of which the leader fails at one of its writes: the other takes over, and the end is the
/// same.
@Suite("What happens to a SharedVolume ends well when the leader fails in the middle")
struct ReplicaTests {
    /// Time runs as fast, so that a Lease of 15 seconds is over in less than one.
    static let speed = 20

    @Test("it is killed", arguments: Scenario.life + Scenario.drift)
    func killed(scenario: Scenario) async throws {
        let hasFailed = try await Sampling.atCalls("killed \(scenario.name)") { write in
            let fates: [FaultyTransport.Fault] = [.diesBefore, .diesAfter]
            let chosen = Sampling.isWhole ? fates : [fates[Sampling.draw(2, scenario.name)]]
            var hasFailed = false
            for fate in chosen {
                hasFailed = try await run(scenario) { world, order in
                    FaultyTransport(ClusterTransport(world.cluster), fault: (write, fate)) { order(.die) }
                } hasFailed: {
                    $0.counted.count > write
                }
            }
            return hasFailed
        }
        #expect(hasFailed, "it made no write at all")
    }

    @Test("it is asked to stop, and hands over", arguments: Scenario.life + Scenario.drift)
    func retired(scenario: Scenario) async throws {
        let hasFailed = try await Sampling.atCalls("retired \(scenario.name)") { write in
            try await run(scenario) { world, order in
                FrailTransport(ClusterTransport(world.cluster), time: world.time, at: write, .breaks(.zero)) {
                    order(.retire)
                }
            } hasFailed: {
                $0.hasFailed
            }
        }
        #expect(hasFailed, "it made no write at all")
    }

    /// Runs a scenario with two replicas.
    ///
    /// - Parameters:
    ///   - leader: makes the leader's way to the API server, which may give orders.
    ///   - hasFailed: whether it has failed.
    private func run<Way: Transport>(
        _ scenario: Scenario,
        leader: (SharingWorld, @escaping @Sendable (SharingWorld.Order) -> Void) -> Way,
        hasFailed: @Sendable (Way) -> Bool
    ) async throws -> Bool {
        try await Turnstile.matrix.pass {
            let world = try await SharingWorld(speed: Self.speed)
            try await scenario.prepare(world)
            let before = try await world.claimID()
            let (orders, order) = AsyncStream.makeStream(of: SharingWorld.Order.self)
            let way = leader(world) { order.yield($0) }
            try await world.withReplicas(leader: way, obeying: orders) {
                try await scenario.change(world)
                try await world.expect(scenario.end, before: before)
            }
            if hasFailed(way) { return true }
            return try await hasLost(world)
        }
    }

    /// Whether the leader lost the Lease to the other before it could fail: on a machine that is busy.
    private func hasLost(_ world: SharingWorld) async throws -> Bool {
        try await world.user.find(Lease.self, SharingWorld.lease)?.spec.leaseTransitions ?? 0 > 0
    }

    @Test(
        "it freezes, another ends its work, and then its write reaches the server",
        arguments: Scenario.life + Scenario.drift)
    func frozen(scenario: Scenario) async throws {
        let hasFrozen = try await Sampling.atCalls("frozen \(scenario.name)") { write in
            try await Turnstile.matrix.pass { try await freeze(scenario, at: write) }
        }
        #expect(hasFrozen, "it made no write at all")
    }

    private func freeze(_ scenario: Scenario, at write: Int) async throws -> Bool {
        let world = try await SharingWorld(speed: Self.speed)
        try await scenario.prepare(world)
        let before = try await world.claimID()
        let network = FrailTransport(ClusterTransport(world.cluster), time: world.time, at: write, .freezes)
        try await world.withReplicas(leader: network, obeying: AsyncStream { _ in }) {
            defer { network.thaw() }
            try await scenario.change(world)
            try await world.expect(scenario.end, before: before)
            guard network.hasFailed else { return }
            try await world.untilLeading("standby")
            network.thaw()
            try await untilAwake(network)
            try await world.expect(scenario.end, before: before)
        }
        if network.hasFailed { return true }
        return try await hasLost(world)
    }

    /// Waits until a replica has had the answers to what it sent before it froze, and stands for election again: then
    /// its work has ended.
    private func untilAwake(_ network: FrailTransport) async throws {
        for look in 0..<1500 {
            if network.isSettled, network.leaseReadsAfterThaw > 0 { return }
            try await SharingWorld.pause(after: look)
        }
        Issue.record("the frozen replica does not wake up")
    }
}
