import Logging
import ServiceLifecycle
import Testing
import Vocabulary

@testable import Sandbox

@Suite("Kubernetes: the port")
struct ServingTests {
    private func cluster(_ keeping: any Keeping, port: Int = 0) throws -> KubernetesCluster {
        var configuration = KubernetesCluster.Configuration(
            region: .usEast1, nodes: [], clock: SandboxClock(pace: .manual, start: Timestamp(seconds: 1_800_000_000)),
            keeping: keeping)
        configuration.port = port
        return try KubernetesCluster(configuration)
    }

    /// Runs a cluster while the body uses its port.
    private func serving(_ cluster: KubernetesCluster, _ body: (Int) async throws -> Void) async throws {
        let group = ServiceGroup(services: [cluster], logger: Logger(label: "tests"))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let url = try #require(await cluster.waitUntilReady()?.url)
            try await body(try #require(url.split(separator: ":").last.flatMap { Int($0) }))
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    @Test("the port of the last run is used again; when somebody else has it, another is taken and kept")
    func keptPort() async throws {
        let keeping = MemoryKeeping()
        try await serving(cluster(keeping)) { first in
            try await serving(cluster(keeping)) { second in
                #expect(second != first)
                #expect(ClusterRecords(keeping: keeping, space: "kubernetes/us-east-1").port == second)
            }
        }
        let kept = try #require(ClusterRecords(keeping: keeping, space: "kubernetes/us-east-1").port)
        try await serving(cluster(keeping)) { #expect($0 == kept) }
    }

    @Test("a cluster that cannot listen on the port that it was given fails and says why")
    func givenPort() async throws {
        try await serving(cluster(NothingKept())) { port in
            let other = try cluster(NothingKept(), port: port)
            let error = await #expect(throws: SandboxError.self) { try await other.run() }
            #expect(error?.code == .serverFailed)
            #expect(error?.message.contains("Address already in use") == true)
            #expect(await other.waitUntilReady() == nil)
        }
    }
}
