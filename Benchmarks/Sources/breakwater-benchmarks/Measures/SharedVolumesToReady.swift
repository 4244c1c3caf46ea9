import AsyncHTTPClient
import Controllers
import KubernetesClient
import KubernetesModel
import ProductAPI
import Synchronization

/// 200 SharedVolumes in one go: how long until all are Ready, and what it costs the API server.
///
/// The peer makes the same writes without thinking (``RawSharing``) on a sandbox of its own that has no operator, with
/// as many at once as the operator has workers.
struct SharedVolumesToReady: Measure {
    static let name = "shared-volumes"
    static let summary = "200 SharedVolumes from create to Ready, against the same writes made blindly"

    func outcome(_ bench: Bench) async throws -> Outcome {
        let count = bench.count(200)
        return try await SandboxProcess.with(bench, ["--ephemeral"]) { sandbox in
            try await SandboxProcess.with(bench, ["--ephemeral", "--no-operator"]) { bare in
                try await withHTTP { http in
                    try await withKubernetes(try sandbox.cluster()) { client in
                        try await withKubernetes(try bare.cluster()) { bareClient in
                            let metrics = try sandbox.variable("BREAKWATER_OPERATOR_US_EAST_1")
                            let numbers = CallNumbers()
                            let runs = try await inTurn([
                                { try await sharing(count, numbers.next(), client, http, metrics) },
                                { try await RawSharing(client: bareClient).run(count, round: numbers.next()) },
                            ])
                            return Outcome(
                                findings: findings(count, runs[0], runs[1]), notes: notes(count, runs[0]))
                        }
                    }
                }
            }
        }
    }

    /// Makes SharedVolumes, waits until each is Ready, then until each one's Event is written.
    private func sharing(
        _ count: Int, _ round: Int, _ client: KubernetesClient, _ http: HTTPClient, _ metrics: String
    ) async throws -> SharingRun {
        let before = try await OperatorCounts.read(metrics, http)
        let version = try await client.list(SharedVolume.self, namespace: RawSharing.namespace).resourceVersion
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await Self.waitUntilReady(RawSharing.names(count, round: round), client, after: version)
            }
            group.addTask {
                _ = try await Load.drive(count) { number in
                    try await client.create(RawSharing.sharedVolume(number, round: round))
                }
            }
            try await group.waitForAll()
        }
        let ready = ContinuousClock.now - start
        var counts = try await OperatorCounts.read(metrics, http) - before
        while counts.toEvents < Double(count), ContinuousClock.now - start < .seconds(60) {
            try await Task.sleep(for: .milliseconds(10))
            counts = try await OperatorCounts.read(metrics, http) - before
        }
        return SharingRun(ready: ready.inSeconds, whole: (ContinuousClock.now - start).inSeconds, counts: counts)
    }

    private static func waitUntilReady(
        _ names: Set<String>, _ client: KubernetesClient, after version: String
    ) async throws {
        var waiting = names
        let options = WatchOptions(resourceVersion: version, idleLimit: .seconds(60))
        let events = try await client.watch(SharedVolume.self, namespace: RawSharing.namespace, options)
        for try await event in events {
            guard case .modified(let object) = event, object.status?.phase == .ready else { continue }
            waiting.remove(object.metadata.name ?? "")
            if waiting.isEmpty { return }
        }
        throw MeasureError("the watch ended while \(waiting.count) SharedVolumes were not Ready")
    }

    /// Which writes they were, over all rounds.
    private func notes(_ count: Int, _ runs: [SharingRun]) -> [String] {
        var writes: [String: Double] = [:]
        for run in runs { writes.merge(run.counts.writes, uniquingKeysWith: +) }
        let volumes = Double(count * max(runs.count, 1))
        let each = writes.filter { $0.value > 0 }.sorted { $0.key < $1.key }
            .map { "\($0.key) \(fixed($0.value / volumes, digits: 2))" }
        return ["writes a SharedVolume, mean of the rounds: " + each.joined(separator: ", ")]
    }

    private func findings(_ count: Int, _ runs: [SharingRun], _ raw: [SharingRun]) -> [Finding] {
        let volumes = Double(count)
        return [
            Finding(
                "\(count) SharedVolumes, create to Ready", median(runs.map(\.ready)), "s", better: .less,
                than: .init("the writes for that, made blindly", median(raw.map(\.ready)))),
            Finding(
                "SharedVolumes until all is written", volumes / median(runs.map(\.whole)), "volumes/s", better: .more,
                than: .init("the same writes, made blindly", volumes / median(raw.map(\.whole)))),
            Finding(
                "writes a SharedVolume", median(runs.map { $0.counts.toObjects }) / volumes, "writes", better: .less,
                than: .init("finalizer, volume, claim, 2 statuses", 5)),
            Finding(
                "Events a SharedVolume", median(runs.map { $0.counts.toEvents }) / volumes, "writes", better: .less,
                than: .init("one: it is Ready", 1)),
        ]
    }
}

/// What one round took.
struct SharingRun: Sendable {
    /// Seconds until all were Ready, and until the Events were written too.
    let ready: Double
    let whole: Double
    let counts: OperatorCounts
}
