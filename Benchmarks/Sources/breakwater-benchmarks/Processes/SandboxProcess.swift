import AWSClient
import AsyncHTTPClient
import KubernetesClient
import Logging

/// A `breakwater sandbox` that runs while a body does.
struct SandboxProcess: Sendable {
    let child: ChildProcess
    /// What `sandbox.env` exports.
    let variables: [String: String]

    static func with<Value: Sendable>(
        _ bench: Bench, _ options: [String] = [], _ body: (SandboxProcess) async throws -> Value
    ) async throws -> Value {
        try await withDirectory { directory in
            let arguments = ["sandbox", "--state", directory] + options
            return try await ChildProcess.with(bench.executable, in: directory, arguments) { child in
                try await child.wait(for: "sandbox.env") { child.has("sandbox.env") }
                return try await body(SandboxProcess(child: child, in: directory))
            }
        }
    }

    /// Takes a sandbox that is ready, with its state in a folder.
    init(child: ChildProcess, in directory: String) throws {
        self.child = child
        variables = try Self.exports(directory)
    }

    /// The lines `export NAME='value'`.
    private static func exports(_ directory: String) throws -> [String: String] {
        let lines = try text(of: "\(directory)/sandbox.env").split(separator: "\n")
        return Dictionary(
            lines.compactMap { line in
                guard line.hasPrefix("export ") else { return nil }
                let parts = line.dropFirst(7).split(separator: "=", maxSplits: 1)
                guard parts.count == 2 else { return nil }
                return (String(parts[0]), parts[1].filter { $0 != "'" && $0 != "\"" })
            }, uniquingKeysWith: { _, last in last })
    }

    func variable(_ name: String) throws -> String {
        guard let value = variables[name] else { throw MeasureError("sandbox.env has no \(name)") }
        return value
    }

    /// A client of the sandbox's AWS, or of another endpoint in its place.
    func aws(_ http: HTTPClient, endpoint: String? = nil) async throws -> AWSClient {
        var machine = AWSMachine.real()
        machine.variables = variables
        if let endpoint { machine.variables["AWS_ENDPOINT_URL"] = endpoint }
        // A call that is tried again would hide a failure in a latency.
        var configuration = AWSConfiguration()
        configuration.maximumAttempts = 1
        return try await AWSClient.connect(
            configuration, transport: AsyncHTTPTransport(client: http), machine: machine)
    }

    /// How the cluster of the first Region is reached.
    func cluster() throws -> ClusterConnection {
        try ClusterConnection.find(kubeconfig: try variable("KUBECONFIG"), context: "us-east-1")
    }
}

/// Runs a body with a client of a cluster that keeps no calls back and tries none twice.
func withKubernetes<Value: Sendable>(
    _ cluster: ClusterConnection, _ body: (KubernetesClient) async throws -> Value
) async throws -> Value {
    let settings = ClientSettings(retries: RetryPolicy(maximumAttempts: 1), callsPerSecond: nil)
    return try await KubernetesClient.withClient(cluster: cluster, settings: settings, logger: quiet, body)
}

/// Runs a body with an HTTP client that has a connection for each lane.
func withHTTP<Value: Sendable>(_ body: (HTTPClient) async throws -> Value) async throws -> Value {
    var configuration = HTTPClient.Configuration()
    configuration.httpVersion = .http1Only
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = Load.lanes
    let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    do {
        let value = try await body(http)
        try await http.shutdown()
        return value
    } catch {
        try? await http.shutdown()
        throw error
    }
}

/// The log of the clients under measure: a failure is thrown, nothing else matters here.
let quiet = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
