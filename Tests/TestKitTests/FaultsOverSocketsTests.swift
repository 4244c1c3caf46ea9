import AWSClient
import AsyncHTTPClient
import EFSModel
import Foundation
import KubernetesClient
import KubernetesModel
import Logging
import NIOCore
import NIOHTTP1
import Sandbox
import ServiceLifecycle
import Testing
import Vocabulary
import Wire

/// The faults as clients meet them on real connections.
@Suite("Faults over sockets", .serialized)
struct FaultsOverSocketsTests {
    private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// A sandbox that runs, and clients of it.
    private struct Running: Sendable {
        let sandbox: Sandbox
        let doors: Sandbox.Doors
        let aws: AWSClient
        let east: KubernetesClient
        let west: KubernetesClient
        let http: HTTPClient
    }

    private func withSandbox(_ body: @Sendable @escaping (Running) async throws -> Void) async throws {
        let directory = NSTemporaryDirectory() + "faults-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let sandbox = try Sandbox(.init(directory: directory), logger: Self.quiet)
        let group = ServiceGroup(services: [sandbox], logger: Self.quiet)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            do {
                try await withClients(of: sandbox, body)
            } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    private func withClients(
        of sandbox: Sandbox, _ body: @Sendable (Running) async throws -> Void
    ) async throws {
        let doors = try await sandbox.waitUntilReady()
        let http = HTTPClient(eventLoopGroupProvider: .singleton)
        var configuration = AWSConfiguration()
        configuration.region = .usEast1
        configuration.endpointURL = doors.awsURL
        configuration.maximumAttempts = 1
        configuration.attemptTimeout = .seconds(6)
        let aws = try await AWSClient.connect(
            configuration, transport: AsyncHTTPTransport(client: http), machine: .real(),
            credentials: FixedCredentials(Credentials(signing: doors.credentials, source: "test")))
        let settings = ClientSettings(
            callLimit: .seconds(6), listLimit: .seconds(6), retries: .never, callsPerSecond: nil)
        func cluster(_ region: Region) throws -> ClusterConnection {
            try ClusterConnection.find(kubeconfig: doors.kubeconfig, context: region.rawValue)
        }
        do {
            try await KubernetesClient.withClient(
                cluster: cluster(.usEast1), settings: settings, logger: Self.quiet
            ) { east in
                try await KubernetesClient.withClient(
                    cluster: cluster(.usWest2), settings: settings, logger: Self.quiet
                ) { west in
                    try await body(
                        Running(sandbox: sandbox, doors: doors, aws: aws, east: east, west: west, http: http))
                }
            }
        } catch {
            try await http.shutdown()
            throw error
        }
        try await http.shutdown()
    }

    private func namespace(_ name: String) -> Namespace { Namespace(metadata: ObjectMeta(name: name)) }

    @Test("dropped replies, cuts, delays, errors and dark Regions reach the clients of both faces")
    func effects() async throws {
        try await withSandbox { world in
            let faults = world.sandbox.faults
            let creation = EFS.CreateFileSystem(creationToken: "t")
            try faults.add(FaultRule(.dropReply, on: "CreateFileSystem", count: 1))
            await #expect(throws: AWSError.self) { try await world.aws.send(creation) }
            #expect(try await world.aws.all(EFS.DescribeFileSystems()).count == 1)
            try faults.add(FaultRule(.cut, on: "DescribeFileSystems", count: 1))
            await #expect(throws: AWSError.self) { try await world.aws.all(EFS.DescribeFileSystems()) }
            try faults.add(FaultRule(.delay(.milliseconds(300)), on: "DescribeFileSystems", count: 1))
            let begun = ContinuousClock.now
            _ = try await world.aws.all(EFS.DescribeFileSystems())
            #expect(ContinuousClock.now - begun >= .milliseconds(300))
            try faults.add(FaultRule(.error(code: "ServiceUnavailable"), on: "DescribeFileSystems", count: 1))
            let error = await #expect(throws: AWSError.self) { try await world.aws.all(EFS.DescribeFileSystems()) }
            #expect(error?.status == 503)

            try faults.add(FaultRule(.dropReply, on: "create namespaces", in: .usEast1, count: 1))
            await #expect(throws: KubernetesError.self) { try await world.east.create(namespace("n")) }
            #expect(try await world.east.find(Namespace.self, ObjectKey(name: "n")) != nil)
            try faults.add(FaultRule(.cut, on: "create namespaces", count: 1))
            await #expect(throws: KubernetesError.self) { try await world.west.create(namespace("n")) }
            #expect(try await world.west.find(Namespace.self, ObjectKey(name: "n")) == nil)

            for how in WorldFault.Darkness.allCases {
                try faults.add(.regionDark(.usEast1, how))
                await #expect(throws: AWSError.self) { try await world.aws.all(EFS.DescribeFileSystems()) }
                await #expect(throws: KubernetesError.self) { try await world.east.list(Namespace.self) }
                #expect(try await world.aws.all(EFS.DescribeFileSystems(), in: .usWest2).isEmpty)
                _ = try await world.west.list(Namespace.self)
                try faults.clear()
                #expect(try await world.aws.all(EFS.DescribeFileSystems()).count == 1)
                _ = try await world.east.list(Namespace.self)
            }
            #expect(world.sandbox.gate.journal.count(of: "CreateFileSystem") == 1)
        }
    }

    @Test("an API server that restarts is away and comes back on its port; watches break, and what was there is there")
    func restart() async throws {
        try await withSandbox { world in
            let faults = world.sandbox.faults
            _ = try await world.east.create(namespace("n"))
            let revision = try await world.east.list(Namespace.self).resourceVersion
            let watch = try await world.east.watch(Namespace.self, WatchOptions(resourceVersion: revision))
            #expect(try faults.add(.apiServerRestart(.usEast1, downFor: .milliseconds(500))).uses >= 1)
            await #expect(throws: KubernetesError.self) { for try await _ in watch {} }
            await #expect(throws: KubernetesError.self) { try await world.east.list(Namespace.self) }
            let end = ContinuousClock.now + .seconds(20)
            while (try? await world.east.find(Namespace.self, ObjectKey(name: "n"))) == nil, ContinuousClock.now < end {
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(try await world.east.find(Namespace.self, ObjectKey(name: "n")) != nil)
            _ = try await world.west.list(Namespace.self)
        }
    }

    @Test("the control API sets, lists and clears, and refuses what it does not know and who is a web page")
    func control() async throws {
        try await withSandbox { world in
            let url = world.doors.controlURL
            func call(
                _ method: String, _ path: String, _ body: String? = nil, header: (String, String)? = nil
            ) async throws -> (status: UInt, value: JSONValue) {
                var request = HTTPClientRequest(url: url + path)
                request.method = .init(rawValue: method)
                if let body { request.body = .bytes(Array(body.utf8)) }
                if let header { request.headers.replaceOrAdd(name: header.0, value: header.1) }
                let answer = try await world.http.execute(request, timeout: .seconds(10))
                let bytes = try await answer.body.collect(upTo: 1 << 20)
                return (answer.status.code, (try? JSONValue(parsing: Array(bytes.readableBytesView))) ?? .null)
            }
            let made = try await call(
                "POST", "/faults",
                #"{"effect":"error","code":"Conflict","operation":"update namespaces","probability":0.5,"seed":3,"count":2}"#
            )
            #expect(made.status == 201)
            #expect(made.value["name"] == "fault-1" && made.value["seed"] == 3 && made.value["active"] == true)
            #expect(try await call("GET", "/faults").value["faults"]?.array == [made.value])
            #expect(try await call("DELETE", "/faults/fault-1").value == ["cleared": ["fault-1"]])
            #expect(try await call("DELETE", "/faults/fault-1").status == 400)
            let preset = try await call("POST", "/throttles", #"{"preset":"aws"}"#)
            #expect(preset.value["throttles"]?.array?.count ?? 0 > 3)
            #expect(try await call("DELETE", "/throttles").status == 200)
            for (body, field) in [
                (#"{"effect":"cut","cuont":1}"#, "field"), (#"{"effect":"cit"}"#, "effect"), ("{}", "effect"),
                ("[", "body"), (#"{"effect":"cut","code":"X"}"#, "code"), (#"{"effect":"delay"}"#, "by"),
                (#"{"effect":"region-dark"}"#, "region"), (#"{"effect":"compaction","count":1}"#, "count"),
                (#"{"effect":"cut","probability":"often"}"#, "probability"),
                (#"{"effect":"cut","operation":"CreateAcessPoint"}"#, "operation"),
            ] {
                let refused = try await call("POST", "/faults", body)
                #expect(refused.status == 400 && refused.value["field"]?.string == field, "\(body): \(refused.value)")
                #expect(refused.value["remedy"]?.string?.isEmpty == false)
            }
            #expect(try await call("GET", "/journal?operaton=x").status == 400)
            #expect(try await call("GET", "/nothing").status == 404)
            #expect(try await call("GET", "/clock", header: ("Host", "evil.example")).status == 403)
            #expect(try await call("GET", "/clock", header: ("Origin", "https://evil.example")).status == 403)
            #expect(try await call("POST", "/clock/advance", #"{"by":"1h30m"}"#).status == 200)
            let line = try await call("GET", "/journal?service=sandbox&operation=AdvanceClock&limit=1").value
            #expect(line["resource"] == "1h30m")
        }
    }

    @Test("a follower of the journal is told what comes, and goes when it wants")
    func follow() async throws {
        try await withSandbox { world in
            let last = world.sandbox.gate.journal.last
            let url =
                "\(world.doors.controlURL)/journal?follow=true&operation=DescribeFileSystems&since=\(last)&limit=2"
            let answer = try await world.http.execute(HTTPClientRequest(url: url), timeout: .seconds(10))
            _ = try await world.aws.all(EFS.DescribeFileSystems())
            _ = try await world.aws.all(EFS.DescribeFileSystems(), in: .usWest2)
            let bytes = try await answer.body.collect(upTo: 1 << 20)
            let lines = String(buffer: bytes).split(separator: "\n")
            #expect(lines.count == 2)
            #expect(lines.last?.contains(#""region":"us-west-2""#) == true)
        }
    }
}
