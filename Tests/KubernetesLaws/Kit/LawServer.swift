import Foundation
import KubernetesClient
import Sandbox
import Testing
import Wire

/// The server that the laws are tried on: one for the whole run.
///
/// It is a cluster of the sandbox in this process, or the current context of the kubeconfig that `BREAKWATER_KUBECONFIG`
/// names. That one's user must be an administrator; the laws make namespaces and definitions whose names begin with
/// `laws-`, and take them away.
struct LawServer: Sendable {
    let door: any LawDoor
    /// The minor version that the server says it is.
    let minor: Int
    /// Whether the server is in this process.
    let isEmbedded: Bool
    /// Whether the server is a sandbox, in this process or behind a socket.
    let isSandbox: Bool

    /// The server, opened by the first who asks.
    static func current() async throws -> LawServer { try await opening.value }

    // Unstructured, because all laws share it and none owns it.
    private static let opening = Task { try await open() }

    private static func open() async throws -> LawServer {
        let kubeconfig = ProcessInfo.processInfo.environment["BREAKWATER_KUBECONFIG"]
        let door: any LawDoor =
            if let kubeconfig {
                try await SocketDoor(try ClusterConnection.find(kubeconfig: kubeconfig))
            } else {
                SandboxDoor(cluster: try KubernetesCluster.ephemeral(clock: SandboxClock()))
            }
        let version = try await send(LawRequest(method: "GET", target: "/version"), through: door)
        let digits = (version["minor"]?.string ?? "").prefix { $0.isNumber }
        return LawServer(
            door: door, minor: Int(digits) ?? 0, isEmbedded: kubeconfig == nil,
            isSandbox: version["gitCommit"]?.string?.allSatisfy { $0 == "0" } == true)
    }

    /// Sends a request and reads the whole answer.
    func send(_ request: LawRequest) async throws -> LawAnswer { try await Self.send(request, through: door) }

    private static func send(_ request: LawRequest, through door: any LawDoor) async throws -> LawAnswer {
        var head = LawHead(status: 0, headers: [:])
        var body: [UInt8] = []
        try await door.exchange(request) {
            head = $0
        } piece: {
            body += $0
        }
        return LawAnswer(head, body)
    }

    /// Sends a request with a body in JSON.
    @discardableResult
    func send(
        _ method: String, _ target: String, _ body: JSONValue? = nil, type: String = "application/json",
        headers: [String: String] = [:]
    ) async throws -> LawAnswer {
        var all = ["Accept": "application/json", "Content-Type": type, "User-Agent": "laws/1"]
        all.merge(headers) { _, given in given }
        return try await send(LawRequest(method: method, target: target, headers: all, body: body?.bytes() ?? []))
    }

    /// Waits until something is so: at once in the sandbox, which has done what follows from a write before it answers.
    func eventually(
        within limit: Duration = .seconds(40), _ isSo: () async throws -> Bool
    ) async throws -> Bool {
        let clock = ContinuousClock()
        let end = clock.now + limit
        while clock.now < end {
            if try await isSo() { return true }
            try await clock.sleep(for: .milliseconds(isEmbedded ? 5 : 100))
            door.settle()
        }
        return try await isSo()
    }
}

/// A law that the sandbox is known not to keep: it is tried there all the same, and fails when it is kept.
///
/// These traits are the list of what the sandbox does otherwise than the real thing.
struct DifferenceTrait: TestTrait, TestScoping {
    let words: Comment

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        guard try await LawServer.current().isSandbox else { return try await function() }
        await withKnownIssue(words, isIntermittent: test.isParameterized) { try await function() }
    }
}

extension Trait where Self == DifferenceTrait {
    /// The sandbox does otherwise, and how.
    static func sandboxDiffers(_ words: Comment) -> Self { DifferenceTrait(words: words) }
}

extension Trait where Self == ConditionTrait {
    /// The law holds since a minor version of Kubernetes 1.
    static func since(_ minor: Int) -> Self {
        .enabled("holds since Kubernetes 1.\(minor)") { try await LawServer.current().minor >= minor }
    }

    /// The law is about what a socket carries.
    static var overSocket: Self {
        .enabled("is about what a socket carries") { try await !LawServer.current().isEmbedded }
    }
}
