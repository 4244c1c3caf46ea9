import Foundation
import FoundationNetworking
import Logging
import Sandbox
import ServiceLifecycle
import SigV4
import Testing
import Vocabulary

@Suite("The sandbox as a whole")
struct SandboxTests {
    private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Runs a sandbox while the body runs, and stops it as a user would.
    private func withSandbox<Value: Sendable>(
        _ settings: Sandbox.Settings, _ body: @Sendable @escaping (Sandbox, Sandbox.Doors) async throws -> Value
    ) async throws -> Value {
        let sandbox = try Sandbox(settings, logger: Self.quiet)
        let group = ServiceGroup(services: [sandbox], logger: Self.quiet)
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let value = try await body(sandbox, try await sandbox.waitUntilReady())
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return value
        }
    }

    private func temporaryDirectory() -> String { NSTemporaryDirectory() + "breakwater-test-\(UUID().uuidString)" }

    @Test("it opens its doors on loopback, writes the files for clients last, and stops when asked")
    func doors() async throws {
        let directory = temporaryDirectory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await withSandbox(.init(directory: directory, isEphemeral: true)) { sandbox, doors in
            #expect(!FileManager.default.fileExists(atPath: doors.exports))
            try sandbox.writeExports(doors, adding: [(name: "MORE", value: "x")])
            let exports = try String(contentsOfFile: doors.exports, encoding: .utf8)
            for name in [
                "AWS_ENDPOINT_URL=http://127.0.0.1:", "AWS_ACCESS_KEY_ID=AKIA", "AWS_SECRET_ACCESS_KEY=",
                "AWS_REGION=us-east-1", "KUBECONFIG=", "BREAKWATER_SANDBOX_URL=http://127.0.0.1:", "MORE=x",
            ] { #expect(exports.contains("export \(name)"), "\(name)") }
            #expect(doors.clusters.map(\.region.rawValue) == ["us-east-1", "us-west-2"])
            #expect(doors.clusters.allSatisfy { $0.access.url.hasPrefix("https://127.0.0.1:") })
        }
        #expect(!FileManager.default.fileExists(atPath: "\(directory)/sandbox.env"))
        #expect(!FileManager.default.fileExists(atPath: "\(directory)/kubeconfig"))
    }

    @Test("started again on its state it has the same keys, and the clusters the same addresses and certificates")
    func restart() async throws {
        let directory = temporaryDirectory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let settings = Sandbox.Settings(directory: directory)
        let first = try await withSandbox(settings) { _, doors in doors }
        let second = try await withSandbox(settings) { _, doors in doors }
        #expect(first.credentials.secretAccessKey == second.credentials.secretAccessKey)
        #expect(first.clusters.map(\.access.url) == second.clusters.map(\.access.url))
        #expect(first.clusters.map(\.access.adminToken) == second.clusters.map(\.access.adminToken))
        #expect(first.clusters.map(\.access.caCertificatePEM) == second.clusters.map(\.access.caCertificatePEM))
    }

    @Test("its own API tells the time and moves it, and refuses what is no duration")
    func control() async throws {
        let directory = temporaryDirectory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await withSandbox(.init(directory: directory, isEphemeral: true, pace: .manual)) { sandbox, doors in
            let before = sandbox.clock.now
            let (status, body) = try await post("\(doors.controlURL)/clock/advance", #"{"seconds": 900}"#)
            #expect(status == 200)
            #expect(body.contains(#""pace":"manual""#))
            #expect(sandbox.clock.now == before + .seconds(900))
            for wrong in ["", "{}", #"{"seconds": -1}"#, #"{"seconds": "x"}"#, #"{"seconds": 1e300}"#] {
                let (status, body) = try await post("\(doors.controlURL)/clock/advance", wrong)
                #expect(status == 400)
                #expect(body.contains("seconds"))
            }
        }
    }

    private func post(_ url: String, _ body: String) async throws -> (status: Int, body: String) {
        var request = URLRequest(url: try #require(URL(string: url)))
        request.httpMethod = "POST"
        request.httpBody = Data(body.utf8)
        let (data, response) = try await URLSession.shared.data(for: request)
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
    }
}
