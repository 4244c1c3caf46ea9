import Foundation
import FoundationNetworking
import Logging
import ServiceLifecycle
import Synchronization
import Telemetry
import Testing
import Vocabulary

@Suite("The telemetry server")
struct TelemetryServerTests {
    @Test("metrics and probes are served, a failing check is named, and the server stops when asked")
    func served() async throws {
        let health = HealthChecks()
        let isSynced = Mutex(false)
        health.add("caches", to: .readiness) { isSynced.withLock { $0 } ? .fine : .wrong("not filled yet") }
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let server = TelemetryServer(
            address: try ListenAddress(parsing: "127.0.0.1:0"), metrics: MetricRegistry(), health: health,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, onReady: { port.yield($0) })
        let group = ServiceGroup(
            configuration: .init(services: [server], logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            var iterator = ports.makeAsyncIterator()
            let base = "http://127.0.0.1:\(await iterator.next() ?? 0)"
            #expect(try await get("\(base)/healthz").status == 200)
            let unready = try await get("\(base)/readyz")
            #expect(unready.status == 503)
            #expect(unready.body.contains("[-] caches: not filled yet"))
            isSynced.withLock { $0 = true }
            #expect(try await get("\(base)/readyz").status == 200)
            let metrics = try await get("\(base)/metrics")
            #expect(metrics.type.hasPrefix("text/plain; version=0.0.4"))
            #expect(metrics.body.contains("breakwater_metrics_refused_series_total 0"))
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    private func get(_ url: String) async throws -> (status: Int, type: String, body: String) {
        let (data, response) = try await URLSession.shared.data(from: try #require(URL(string: url)))
        let http = try #require(response as? HTTPURLResponse)
        return (
            http.statusCode, http.value(forHTTPHeaderField: "Content-Type") ?? "", String(decoding: data, as: UTF8.self)
        )
    }

    @Test(
        "addresses are read with and without brackets",
        arguments: [
            ("127.0.0.1:80", "127.0.0.1", 80), ("[::1]:0", "::1", 0), ("localhost:8080", "localhost", 8080),
        ])
    func addresses(text: String, host: String, port: Int) throws {
        let address = try ListenAddress(parsing: text)
        #expect(address.host == host)
        #expect(address.port == port)
    }

    @Test("what is no address is refused", arguments: ["", "80", "a:b", "a:70000", ":-1"])
    func malformed(text: String) {
        #expect(throws: InvalidValue.self) { try ListenAddress(parsing: text) }
    }
}
