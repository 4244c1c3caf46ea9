import Foundation
import Logging
import NIOCore
import ServiceLifecycle
import SigV4
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Sandbox

/// The doors of a sandbox and anything at all. `BREAKWATER_FUZZ_SECONDS` goes on for longer.
@Suite("The sandbox's doors and nonsense", .serialized)
struct FaceFuzzTests {
    private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// A door and requests that it understands.
    private struct Door: Sendable {
        let name: String
        let connection: RawConnection
        let requests: [[UInt8]]
        /// What it answers to the first of them.
        let status: Int
    }

    private func withDoors(_ body: ([Door]) async throws -> Void) async throws {
        let directory = NSTemporaryDirectory() + "breakwater-test-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let sandbox = try Sandbox(
            .init(directory: directory, isEphemeral: true, pace: .manual, regions: [.usEast1]), logger: Self.quiet)
        let group = ServiceGroup(services: [sandbox], logger: Self.quiet)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let doors = try await sandbox.waitUntilReady()
            try await body([try aws(doors), try kubernetes(doors), try control(doors)])
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    private func port(_ url: String) throws -> Int {
        try #require(url.split(separator: ":").last.flatMap { Int($0) })
    }

    private func request(
        _ method: String, _ target: String, _ headers: [(String, String)], _ body: String = ""
    ) -> [UInt8] {
        var text = "\(method) \(target) HTTP/1.1\r\n"
        for (name, value) in headers { text += "\(name): \(value)\r\n" }
        if !body.isEmpty { text += "Content-Length: \(body.utf8.count)\r\n" }
        return Array((text + "\r\n" + body).utf8)
    }

    private func aws(_ doors: Sandbox.Doors) throws -> Door {
        let port = try port(doors.awsURL)
        let host = "127.0.0.1:\(port)"
        func signed(
            _ method: String, _ target: String, _ body: String = "", service: String = "elasticfilesystem"
        ) -> [UInt8] {
            let signer = Signer(credentials: doors.credentials, region: "us-east-1", service: service)
            var headers = [SignableRequest.Header("Host", host)]
            if !body.isEmpty {
                let type = service == "sts" ? "application/x-www-form-urlencoded" : "application/json"
                headers.append(.init("Content-Type", type))
            }
            let signable = SignableRequest(method: method, target: target, headers: headers, body: Array(body.utf8))
            headers += signer.headers(for: signable, at: Timestamp.machineNow.iso8601Basic)
            return request(method, target, headers.map { ($0.name, $0.value) }, body)
        }
        return Door(
            name: "AWS", connection: RawConnection(port: port, isTLS: false),
            requests: [
                signed("GET", "/2015-02-01/file-systems"),
                signed("POST", "/2015-02-01/file-systems", #"{"CreationToken":"a","Tags":[{"Key":"k","Value":"v"}]}"#),
                signed("GET", "/2015-02-01/access-points?MaxResults=5"),
                signed("POST", "/", "Action=GetCallerIdentity&Version=2011-06-15", service: "sts"),
            ], status: 200)
    }

    private func kubernetes(_ doors: Sandbox.Doors) throws -> Door {
        let access = try #require(doors.clusters.first).access
        let port = try port(access.url)
        let headers = [("Host", "127.0.0.1:\(port)"), ("Authorization", "Bearer \(access.adminToken)")]
        let map = #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"k":"v"}}"#
        let json = headers + [("Content-Type", "application/json")]
        return Door(
            name: "Kubernetes", connection: RawConnection(port: port, isTLS: true),
            requests: [
                request("GET", "/api/v1/namespaces", headers), request("POST", Samples.configMaps, json, map),
                request("GET", "/api/v1/namespaces?watch=1&timeoutSeconds=1", headers),
                request(
                    "PATCH", "\(Samples.configMaps)/a",
                    headers + [("Content-Type", "application/merge-patch+json")], #"{"data":{"k":"w"}}"#),
                request("GET", "/openapi/v3", headers + [("Accept", "application/json;q=0.9,*/*;q=0.1")]),
            ], status: 200)
    }

    private func control(_ doors: Sandbox.Doors) throws -> Door {
        let port = try port(doors.controlURL)
        let headers = [("Host", "127.0.0.1:\(port)")]
        return Door(
            name: "the sandbox's own", connection: RawConnection(port: port, isTLS: false),
            requests: [
                request("GET", "/clock", headers), request("POST", "/clock/advance", headers, #"{"seconds": 1}"#),
            ], status: 200)
    }

    // MARK: What is sent

    /// Requests that are no requests, one by one.
    private static func broken(_ request: [UInt8]) -> [[UInt8]] {
        let text = String(decoding: request, as: UTF8.self)
        let head = text.components(separatedBy: "\r\n\r\n").first ?? ""
        let big = String(repeating: "a", count: 200_000)
        let chunked = head + "\r\nTransfer-Encoding: chunked\r\n\r\n"
        return [
            "", "\r\n", "\r\n\r\n\r\n", "\0", "GET", "GET /", "GET / HTTP/1.1\r\n", "GET / HTTP/9.9\r\n\r\n",
            "GET / HTTP/0.9\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0",
            "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
            "CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n", "GET http://[::1 HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET http://a:99999999/ HTTP/1.1\r\nHost: x\r\n\r\n", "GET //?#%%% HTTP/1.1\r\nHost: \0\r\n\r\n",
            "get / http/1.1\r\n\r\n",
            "GET /\(big) HTTP/1.1\r\nHost: x\r\n\r\n", "\(big) / HTTP/1.1\r\nHost: x\r\n\r\n",
            head + "\r\nX-A: \(big)\r\n\r\n",
            head + "\r\n\(big): a\r\n\r\n", head + "\r\n" + String(repeating: "X-A: b\r\n", count: 5_000) + "\r\n",
            head + "\r\n folded\r\n\r\n", head + "\r\n: a\r\n\r\n", head + "\r\nno colon\r\n\r\n",
            head.replacing("\r\n", with: "\n") + "\n\n",
            head + "\r\nContent-Length: 5\r\n\r\nab", head + "\r\nContent-Length: -1\r\n\r\n",
            head + "\r\nContent-Length: 99999999999999999999\r\n\r\n",
            head + "\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
            head + "\r\nContent-Length: 9999999\r\n\r\n\(big)",
            head + "\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
            head + "\r\nTransfer-Encoding: gzip\r\n\r\nabc",
            head + "\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n",
            head + "\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
            head + "\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAA\r\n\r\n",
            chunked + "zz\r\n", chunked + "-1\r\n\r\n", chunked + "ffffffffffffffffff\r\n", chunked + "5\r\nab",
            chunked + "2\r\nabcd\r\n0\r\n\r\n",
            chunked + "1;\(big)\r\na\r\n0\r\n\r\n", chunked + "0\r\nX: \(big)\r\n\r\n",
            chunked + String(repeating: "1\r\na\r\n", count: 3_000) + "0\r\n\r\n",
            text + text + text, String(repeating: text, count: 30), text + "GARBAGE \0\r\n\r\n",
            text.replacing("HTTP/1.1", with: "HTTP/1.0"),
            text.replacing("Bearer ", with: "Bearer \u{0}"), text.replacing("/", with: "/%00%ff%fe../"),
            text.replacing("?", with: "?" + big),
        ].map { Array($0.utf8) } + [
            [0xFF, 0xFE, 0x00], Array(request.prefix(request.count / 2)),
            Array(head.utf8) + [0x0D, 0x0A, 0xFF, 0x3A, 0xC3, 0x0D, 0x0A, 0x0D, 0x0A],
        ]
    }

    private static let faults: Set<Int> = [500, 502, 503, 504]

    /// The door still does what it is there for.
    private func expectAlive(_ door: Door, after what: String) async throws {
        let answer = try await door.connection.exchange([door.requests[0]], ends: false, limit: .seconds(20)) {
            !RawConnection.statuses(in: $0).isEmpty
        }
        #expect(RawConnection.statuses(in: answer).first == door.status, "\(door.name), after \(what)")
    }

    private func inLanes(_ work: [@Sendable () async throws -> Void]) async throws {
        let lanes = 8
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    for number in stride(from: lane, to: work.count, by: lanes) { try await work[number]() }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test("what is no request is refused or cut off, on each door, and the door stays open")
    func broken() async throws {
        try await withDoors { doors in
            for door in doors {
                try await inLanes(
                    Self.broken(door.requests[1]).enumerated().map { number, bytes in
                        {
                            let answer = try await door.connection.exchange([bytes], ends: number.isMultiple(of: 2))
                            for status in RawConnection.statuses(in: answer) {
                                #expect(!Self.faults.contains(status), "\(door.name), \(number): \(status)")
                            }
                        }
                    })
                try await expectAlive(door, after: "what is no request")
            }
        }
    }

    @Test("requests that were changed anywhere, cut in pieces or sent in rows are answered without a fault of ours")
    func mutated() async throws {
        try await withDoors { doors in
            await Fuzzing.rounds(8) { seed, dice in
                var work: [@Sendable () async throws -> Void] = []
                for number in 0..<24 {
                    let door = dice.pick(doors)
                    var bytes = Fuzzing.mutated(dice.pick(door.requests), &dice)
                    for _ in 0..<dice.pick([0, 0, 0, 1, 5]) { bytes += dice.pick(door.requests) }
                    let cut = Int.random(in: 0...bytes.count, using: &dice)
                    let pieces = dice.once(in: 4) ? [Array(bytes[..<cut]), Array(bytes[cut...])] : [bytes]
                    let ends = !dice.once(in: 4)
                    work.append {
                        let answer = try await door.connection.exchange(pieces, ends: ends, limit: .milliseconds(80))
                        for status in RawConnection.statuses(in: answer) {
                            #expect(
                                !Self.faults.contains(status),
                                "BREAKWATER_FUZZ_SEED=\(seed): \(door.name), \(number): \(status)")
                        }
                    }
                }
                try? await inLanes(work)
            }
            for door in doors { try await expectAlive(door, after: "mutated requests") }
        }
    }

    @Test("a door with TLS lives through what is no TLS, and one without through what is")
    func otherProtocol() async throws {
        try await withDoors { doors in
            for door in doors {
                let other = RawConnection(port: door.connection.port, isTLS: !door.connection.isTLS)
                for request in door.requests { _ = try await other.exchange([request], ends: true) }
                let plain = RawConnection(port: door.connection.port, isTLS: false)
                var dice = FuzzDice(7)
                for _ in 0..<20 {
                    let hello = [0x16, 0x03, UInt8.random(in: 0...4, using: &dice), 0x02, 0x00, 0x01]
                    let noise = (0..<Int.random(in: 0...600, using: &dice)).map { _ in
                        UInt8.random(in: 0...255, using: &dice)
                    }
                    _ = try await plain.exchange([hello + noise], ends: true, limit: .milliseconds(100))
                }
                try await expectAlive(door, after: "another protocol")
            }
        }
    }

    @Test("connections that send nothing, or half a request, do not keep others out, nor the sandbox from stopping")
    func idle() async throws {
        try await withDoors { doors in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for door in doors {
                    for number in 0..<40 {
                        group.addTask {
                            let half = Array(door.requests[0].prefix(number * 2))
                            _ = try await door.connection.exchange([half], ends: false, limit: .seconds(2))
                        }
                    }
                }
                try await Task.sleep(for: .milliseconds(300))
                for door in doors { try await expectAlive(door, after: "idle connections") }
                try await group.waitForAll()
            }
        }
    }
}
