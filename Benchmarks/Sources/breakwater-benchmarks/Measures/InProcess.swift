import FoundationEssentials
import Sandbox
import ServiceLifecycle
import Vocabulary

/// Making a sandbox in the process of a test.
struct InProcess: Measure {
    static let name = "in-process"
    static let summary = "Making a sandbox of two Regions in process, with and without sockets, against our limit"

    /// What a test can spend on its world.
    private static let limit = Finding.Reference("our limit", 100)

    func outcome(_ bench: Bench) async throws -> Outcome {
        let times = try await inTurn([
            { try await milliseconds { try await self.withSockets() } },
            { try await milliseconds { try self.withoutSockets() } },
        ])
        return Outcome(findings: [
            Finding(
                "a sandbox in process, all doors open", median(times[0]), "ms", better: .less, than: Self.limit),
            Finding("the same without sockets", median(times[1]), "ms", better: .less, than: Self.limit),
        ])
    }

    private func milliseconds(_ body: () async throws -> Void) async throws -> Double {
        let start = ContinuousClock.now
        try await body()
        return (ContinuousClock.now - start).inSeconds * 1000
    }

    /// Stopping is part of it.
    private func withSockets() async throws {
        try await withDirectory { directory in
            let sandbox = try Sandbox(.init(directory: directory, isEphemeral: true, pace: .manual), logger: quiet)
            let group = ServiceGroup(services: [sandbox], logger: quiet)
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                _ = try await sandbox.waitUntilReady()
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
            }
        }
    }

    private func withoutSockets() throws {
        let clock = SandboxClock(pace: .manual)
        consume(try SandboxAWS.ephemeral(clock: clock))
        for region in [Region.usEast1, .usWest2] {
            consume(try KubernetesCluster.ephemeral(region: region, clock: clock))
        }
    }
}
