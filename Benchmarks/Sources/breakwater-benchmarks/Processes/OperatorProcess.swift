import AsyncHTTPClient
import FoundationEssentials
import NIOCore
import NIOHTTP1

/// A `breakwater operator` beside a sandbox, which runs while a body does.
struct OperatorProcess: Sendable {
    let child: ChildProcess
    /// From exec until `/readyz` said that the caches are filled.
    let secondsToReady: Double
    /// When it was started.
    let start: ContinuousClock.Instant
    /// Where it serves its metrics and probes.
    private let url: String
    private let http: HTTPClient

    /// Starts an operator and runs the body when it is ready.
    ///
    /// - Parameter isKilled: whether it is killed in the end, as a node that vanishes does it, and not stopped.
    static func with<Value: Sendable>(
        _ bench: Bench, _ sandbox: SandboxProcess, isKilled: Bool = false,
        _ body: (OperatorProcess) async throws -> Value
    ) async throws -> Value {
        let kubeconfig = try sandbox.variable("KUBECONFIG")
        return try await withDirectory { directory in
            try await withHTTP { http in
                let start = ContinuousClock.now
                // One name for all: to the Lease they are one pod whose container was started again.
                let arguments = [
                    "operator", "--kubeconfig", kubeconfig, "--context", "us-east-1", "--http-address", "127.0.0.1:0",
                    "--namespace", "default", "--identity", "bench",
                ]
                return try await ChildProcess.with(
                    bench.executable, in: directory, arguments, variables: sandbox.variables, isKilled: isKilled
                ) { child in
                    try await body(try await ready(child, since: start, http))
                }
            }
        }
    }

    private static func ready(
        _ child: ChildProcess, since start: ContinuousClock.Instant, _ http: HTTPClient
    ) async throws -> OperatorProcess {
        var url: String?
        try await child.wait(for: "port") {
            url = port(in: child.log).map { "http://127.0.0.1:\($0)" }
            return url != nil
        }
        let found = url ?? ""
        try await child.wait(for: "readiness") {
            try await http.execute(HTTPClientRequest(url: "\(found)/readyz"), timeout: .seconds(10)).status == .ok
        }
        return OperatorProcess(
            child: child, secondsToReady: (ContinuousClock.now - start).inSeconds, start: start, url: found,
            http: http)
    }

    /// The port that the operator says it took, in a line of its log.
    private static func port(in log: String) -> Substring? {
        let mark = "\"port\":\""
        guard let range = log.firstRange(of: mark) else { return nil }
        return log[range.upperBound...].prefix { $0.isNumber }
    }

    /// What it counted so far.
    func counts() async throws -> OperatorCounts { try await OperatorCounts.read(url, http) }

    /// Its memory in MiB: `VmRSS`, `RssAnon`, or `VmHWM`, the most that VmRSS ever was.
    func mebibytes(_ key: String) throws -> Double {
        let status = try ProcessStatus(of: child.pid)
        guard !status.hasEnded else { throw MeasureError("the operator ended: \(child.log.suffix(2000))") }
        return try status.mebibytes(key)
    }
}
