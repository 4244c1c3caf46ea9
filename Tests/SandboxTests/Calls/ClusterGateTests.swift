import HTTPTypes
import Testing
import Vocabulary
import Wire

@testable import Sandbox

/// A cluster in process behind a gate, with a clock that stands.
private struct GatedCluster {
    let clock = SandboxClock(pace: .manual, start: Timestamp(seconds: 1_800_000_000))
    let cluster: KubernetesCluster
    let faults: SandboxFaults

    init() throws {
        let clock = clock
        let gate = CallGate(clock: clock) { clock.advance(by: $0) }
        cluster = try KubernetesCluster.ephemeral(clock: clock, gate: gate)
        faults = SandboxFaults(gate: gate, clusters: [cluster], regions: [.usEast1])
    }

    var journal: Journal { cluster.gate.journal }

    @discardableResult
    func call(_ method: String, _ target: String, _ body: JSONValue? = nil) async -> APIResponse {
        let headers: HTTPFields = [.contentType: "application/json"]
        return await cluster.pass(APIRequest(method, target, headers: headers, body: body?.bytes() ?? []))
    }

    /// A watch that has begun, and its lines so far.
    func watch(_ target: String) async throws -> (session: WatchSession, open: OpenWatch) {
        guard case .watch(let session) = await call("GET", target).body else { throw CancellationError() }
        return (session, session.begin())
    }

    /// The rest of a watch's lines, after it ended.
    func rest(_ watch: OpenWatch) async -> [String] {
        var lines = watch.lines
        var rest: [String] = []
        while let line = await lines.next() { rest.append(String(decoding: line, as: UTF8.self)) }
        return rest
    }
}

@Suite("The gate before a cluster")
struct ClusterGateTests {
    @Test("calls are journalled as audit logs name them")
    func journalled() async throws {
        let world = try GatedCluster()
        await world.call("POST", Samples.configMaps, Samples.configMap("a"))
        await world.call("GET", Samples.configMaps + "/a")
        await world.call("GET", Samples.configMaps)
        await world.call("GET", "/api/v1/configmaps?watch=1")
        await world.call("PATCH", Samples.volumes + "/v/status", [:])
        await world.call("DELETE", Samples.configMaps + "/a")
        await world.call("GET", "/version")
        await world.call("GET", "/no/such")
        let records = world.journal.records()
        #expect(
            records.map(\.operation) == [
                "create configmaps", "get configmaps", "list configmaps", "watch configmaps",
                "patch persistentvolumes/status", "delete configmaps", "get /version", "get /no/such",
            ])
        #expect(
            records.map(\.resource) == [
                "default/a", "default/a", "default/", nil, "v", "default/a", nil, nil,
            ])
        #expect(records.prefix(4).map(\.status) == [201, 200, 200, 200])
        #expect(records.allSatisfy { $0.service == "kubernetes" && $0.caller == "kubernetes-admin" })
        #expect(records[4].errorCode == "UnsupportedMediaType" || records[4].errorCode == "NotFound")
    }

    @Test("who is refused is journalled: 403 for nobody in particular, 401 for a token that nobody knows")
    func refused() async throws {
        let world = try GatedCluster()
        _ = await world.cluster.door.pass(APIRequest("GET", Samples.configMaps))
        _ = await world.cluster.door.pass(
            APIRequest("GET", Samples.configMaps, headers: [.authorization: "Bearer sesame"]))
        #expect(world.journal.records().map(\.status) == [403, 401])
        #expect(world.journal.records().map(\.errorCode) == ["Forbidden", "Unauthorized"])
        #expect(world.journal.records().map(\.caller) == ["system:anonymous", nil])
        #expect(!world.journal.records().contains { String(decoding: $0.line, as: UTF8.self).contains("sesame") })
    }

    @Test("an error is a Status with its reason's own code; a throttle says when to try again")
    func errors() async throws {
        let world = try GatedCluster()
        try world.faults.add(FaultRule(.error(code: "Conflict", message: "because"), on: "create configmaps", count: 1))
        let conflict = await world.call("POST", Samples.configMaps, Samples.configMap("a"))
        #expect(conflict.status == 409)
        #expect(conflict.value?["kind"] == "Status" && conflict.value?["reason"] == "Conflict")
        #expect(conflict.value?["message"] == "because")
        try world.faults.add(FaultRule(.throttle, of: "kubernetes", count: 1))
        let throttled = await world.call("GET", Samples.configMaps)
        #expect(throttled.status == 429 && throttled.headers[.retryAfter] == "1")
        #expect(throttled.value?["reason"] == "TooManyRequests")
        #expect(await world.call("GET", Samples.configMaps + "/a").status == 404)
        #expect(world.journal.records(service: "kubernetes").map(\.fault) == ["fault-1", "fault-2", nil])
    }

    @Test("a reply that is dropped leaves the object made, a connection that is cut leaves it unmade")
    func lost() async throws {
        for (effect, status) in [(FaultEffect.dropReply, 200), (.cut, 404)] {
            let world = try GatedCluster()
            try world.faults.add(FaultRule(effect, on: "create *", count: 1))
            #expect(await world.call("POST", Samples.configMaps, Samples.configMap("a")).delivery == .cut)
            #expect(await world.call("GET", Samples.configMaps + "/a").status == status)
        }
    }

    @Test("a cut of watches closes those of the resource, told from an end, and is journalled")
    func watchCut() async throws {
        let world = try GatedCluster()
        let maps = try await world.watch(
            "/api/v1/configmaps?watch=1&resourceVersion=\(world.cluster.server.store.revision)")
        let secrets = try await world.watch(
            "/api/v1/secrets?watch=1&resourceVersion=\(world.cluster.server.store.revision)")
        let fault = try world.faults.add(.watchCut(nil, resource: "configmaps"))
        #expect(fault.uses == 1 && !fault.isActive)
        #expect(await world.rest(maps.open) == [])
        #expect(maps.session.isCut && !secrets.session.isCut)
        let record = try #require(world.journal.records(of: "watch configmaps").last)
        #expect(record.fault == fault.name && record.delivery == .cut && record.caller == "kubernetes-admin")
        secrets.open.end()
        #expect(try world.faults.add(.watchCut(.usEast1, resource: nil)).uses == 0, "none is left")
    }

    @Test("compaction gives 410 to watches that go on from before, and to continue tokens")
    func compaction() async throws {
        let world = try GatedCluster()
        for name in ["a", "b", "c"] { await world.call("POST", Samples.configMaps, Samples.configMap(name)) }
        let page = await world.call("GET", Samples.configMaps + "?limit=1").value
        let token = try #require(page?[at: "metadata", "continue"]?.string)
        let revision = try #require(page?[at: "metadata", "resourceVersion"]?.string)
        // Something else changes: the collection itself has not since the page was read.
        await world.call("POST", "/api/v1/namespaces", ["metadata": ["name": "n"]])
        try world.faults.add(.compaction(.usEast1))
        let expired = await world.call("GET", Samples.configMaps + "?limit=1&continue=\(token)")
        #expect(expired.status == 410 && expired.value?["reason"] == "Expired")
        let watch = try await world.watch("\(Samples.configMaps)?watch=1&resourceVersion=\(revision)")
        #expect(await world.rest(watch.open).first?.contains("\"code\":410") == true)
        #expect(await world.call("GET", Samples.configMaps + "?limit=1").status == 200)
    }

    @Test("in process a restarting server lets nobody in until the clock has moved, and cuts the watches")
    func restart() async throws {
        let world = try GatedCluster()
        let watch = try await world.watch("/api/v1/configmaps?watch=1")
        try world.faults.add(.apiServerRestart(.usEast1, downFor: .seconds(30)))
        _ = await world.rest(watch.open)
        #expect(watch.session.isCut)
        #expect(await world.call("GET", Samples.configMaps).delivery == .cut)
        world.clock.advance(by: .seconds(29))
        #expect(await world.call("GET", Samples.configMaps).delivery == .cut)
        world.clock.advance(by: .seconds(1))
        #expect(await world.call("GET", Samples.configMaps).status == 200)
        #expect(world.journal.records(of: "list configmaps").map(\.fault) == ["fault-1", "fault-1", nil])
    }

    @Test("a dark Region has no cluster; whoever hangs gets away when the fault is cleared")
    func dark() async throws {
        let world = try GatedCluster()
        let watch = try await world.watch("/api/v1/configmaps?watch=1")
        try world.faults.add(.regionDark(.usEast1, .cut))
        _ = await world.rest(watch.open)
        #expect(watch.session.isCut)
        #expect(await world.call("GET", Samples.configMaps).delivery == .cut)
        try world.faults.clear()
        try world.faults.add(.regionDark(.usEast1, .hang))
        #expect(await world.call("GET", Samples.configMaps).delivery == .silent)
        await withTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await world.cluster.gate.untilLit(.usEast1) }
            _ = try? world.faults.clear()
        }
        #expect(await world.call("GET", Samples.configMaps).status == 200)
    }
}
