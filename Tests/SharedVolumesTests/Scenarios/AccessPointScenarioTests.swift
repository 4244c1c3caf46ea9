import AWSClient
import EFSModel
import ProductAPI
import TestKit
import Testing

/// Each case with an access point that the operator makes and is to delete, and with the operator failing or killed at
/// each of its calls of AWS: the same end, in Kubernetes and in AWS.
@Suite("What happens to a SharedVolume whose access point the operator makes ends well")
struct AccessPointScenarioTests {
    static let scenarios = Scenario.life + Scenario.drift

    @Test("with the operator down meanwhile, and then failing or killed at its calls of AWS", arguments: scenarios)
    func interrupted(scenario: Scenario) async throws {
        let calls = try await Turnstile.matrix.pass { try await run(scenario, nil) }
        for call in 0..<calls {
            for fault in Sampling.faults(at: call, scenario.name) {
                _ = try await Turnstile.matrix.pass { try await run(scenario, (call, fault)) }
            }
        }
    }

    /// Runs a scenario whose change happens while no operator runs.
    ///
    /// - Returns: how many calls of AWS the operator made.
    private func run(_ scenario: Scenario, _ fault: (call: Int, kind: FaultyTransport.Fault)?) async throws -> Int {
        let made = try await AccessPointWorld(deletionPolicy: .delete)
        let world = made.sharing
        try await scenario.prepare(world)
        let before = try await world.claimID()
        let ids = try await made.accessPoints.map(\.accessPointID)
        try await scenario.change(world)
        let end: @Sendable () async throws -> Void = { try await world.expect(scenario.end, before: before) }
        var calls = 0
        if let fault {
            try await made.interrupt(fault.call, fault.kind, until: end)
        } else {
            let transport = FaultyAWSTransport(SandboxAWSTransport(made.world.aws))
            try await world.withOperator(storage: made.door(transport)) { try await end() }
            calls = transport.calls.count
        }
        let left = try await made.accessPoints.map(\.accessPointID)
        switch scenario.end {
        case .nothing: #expect(left.isEmpty)
        case .pair, .samePair:
            try await made.expectOne()
            // What was made before is never made anew: pods mount it by its ID.
            if !ids.isEmpty { #expect(left == ids) }
        }
        return calls
    }
}
