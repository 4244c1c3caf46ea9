import KubernetesClient
import KubernetesModel
import Wire

/// Ten watchers of a collection that is written to a thousand times a second, whether they follow or not.
struct WatchDelivery: Measure {
    static let name = "watch"
    static let summary = "Delivery of 1,000 writes a second to 10 watchers, from each write's answer on"

    private static let watchers = 10
    /// Writes a second; each begins by the clock, however long the earlier ones take.
    private static let rate = 1000

    private static let configMaps = ResourceType(
        group: "", version: "v1", kind: "ConfigMap", plural: "configmaps", isNamespaced: true)

    func outcome(_ bench: Bench) async throws -> Outcome {
        try await SandboxProcess.with(bench, ["--ephemeral", "--no-operator"]) { sandbox in
            let cluster = try sandbox.cluster()
            return try await withKubernetes(cluster) { writer in
                try await withKubernetes(cluster) { reader in
                    _ = try await round(writer, reader, "warm", bench.count(1000))
                    return findings(try await round(writer, reader, "bench", bench.count(10_000)))
                }
            }
        }
    }

    private func findings(_ delivery: Delivery) -> Outcome {
        let name = "watch, \(Self.watchers) watchers at \(Self.rate) writes/s"
        let latencies = [50.0, 99].map { percent in
            Finding(
                "\(name), answer to event, p\(Int(percent))", delivery.deliveries(percent: percent), "ms",
                better: .less,
                than: .init("the write itself, p\(Int(percent))", delivery.answers(percent: percent)))
        }
        let rate = Finding(
            "\(name), written", delivery.writesPerSecond, "writes/s", better: .more,
            than: .init("what was asked for", Double(Self.rate)))
        return Outcome(
            findings: [rate] + latencies,
            notes: ["watch: \(delivery.missed) events missed, \(delivery.interruptions) watches interrupted"])
    }

    private func round(
        _ writer: KubernetesClient, _ reader: KubernetesClient, _ prefix: String, _ count: Int
    ) async throws -> Delivery {
        let log = DeliveryLog(count: count, watchers: Self.watchers)
        let version = try await reader.list(Self.configMaps, namespace: "default").resourceVersion
        try await withThrowingTaskGroup(of: Void.self) { group in
            for watcher in 0..<Self.watchers {
                group.addTask { await follow(reader, from: version, prefix, watcher, log) }
            }
            try await write(writer, prefix, count, log)
            // What has not come long after the last answer does not come.
            let end = ContinuousClock.now + .seconds(5)
            while !log.isComplete, ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(20)) }
            group.cancelAll()
        }
        return log.delivery
    }

    private func follow(
        _ client: KubernetesClient, from version: String, _ prefix: String, _ watcher: Int, _ log: DeliveryLog
    ) async {
        do {
            let events = try await client.watch(
                Self.configMaps, namespace: "default", WatchOptions(resourceVersion: version))
            for try await event in events {
                guard case .added(let object) = event, let name = object[at: "metadata", "name"]?.string,
                    name.hasPrefix(prefix), let number = Int(name.dropFirst(prefix.count + 1))
                else { continue }
                log.seen(number, by: watcher)
            }
        } catch {
            guard !Task.isCancelled else { return }
        }
        if !Task.isCancelled { log.interrupted() }
    }

    private func write(_ client: KubernetesClient, _ prefix: String, _ count: Int, _ log: DeliveryLog) async throws {
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<count {
                try await Task.sleep(until: start + .seconds(1) * number / Self.rate, clock: .continuous)
                group.addTask {
                    let began = ContinuousClock.now
                    _ = try await client.create(Self.configMaps, Self.configMap("\(prefix)-\(number)"))
                    log.answered(number, after: ContinuousClock.now - began)
                }
            }
            try await group.waitForAll()
        }
        log.writesPerSecond = Double(count) / (ContinuousClock.now - start).inSeconds
    }

    /// About 500 bytes.
    private static func configMap(_ name: String) -> JSONValue {
        [
            "apiVersion": "v1", "kind": "ConfigMap",
            "metadata": ["name": .string(name), "namespace": "default", "labels": ["app": "bench"]],
            "data": ["config.yaml": .string(String(repeating: "key: value\n", count: 20))],
        ]
    }
}
