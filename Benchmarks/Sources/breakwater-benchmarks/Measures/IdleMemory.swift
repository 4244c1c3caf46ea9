/// What the sandbox and the operator keep in memory while nothing happens.
struct IdleMemory: Measure {
    static let name = "memory"
    static let summary = "Memory of an idle sandbox and an idle operator, against an empty server"

    /// How long a process has nothing to do before it is looked at.
    private static let rest: Duration = .seconds(5)

    func outcome(_ bench: Bench) async throws -> Outcome {
        let empty = try await EmptyServerProcess.with(bench, answering: [], status: 200) { server in
            try await memory(server.child)
        }
        let sandbox = try await SandboxProcess.with(bench, ["--ephemeral"]) { try await memory($0.child) }
        let sharing = try await SandboxProcess.with(bench, ["--ephemeral", "--no-operator"]) { sandbox in
            try await operatorMemory(bench, sandbox)
        }
        return Outcome(
            findings: rows("idle sandbox, 2 Regions", sandbox, empty) + rows("idle operator", sharing, empty))
    }

    private func operatorMemory(_ bench: Bench, _ sandbox: SandboxProcess) async throws -> IdleSizes {
        let kubeconfig = try sandbox.variable("KUBECONFIG")
        return try await withDirectory { directory in
            try await ChildProcess.with(
                bench.executable, in: directory,
                ["operator", "--kubeconfig", kubeconfig, "--context", "us-east-1", "--http-address", "127.0.0.1:0"]
            ) { child in
                try await memory(child)
            }
        }
    }

    private func memory(_ child: ChildProcess) async throws -> IdleSizes {
        try await Task.sleep(for: Self.rest)
        let status = try ProcessStatus(of: child.pid)
        guard !status.hasEnded else { throw MeasureError("the process ended while it was to be idle") }
        return IdleSizes(anonymous: try status.mebibytes("RssAnon"), resident: try status.mebibytes("VmRSS"))
    }

    private func rows(_ name: String, _ memory: IdleSizes, _ empty: IdleSizes) -> [Finding] {
        [
            Finding(
                "\(name), RssAnon", memory.anonymous, "MiB", better: .less,
                than: .init("an empty server", empty.anonymous)),
            Finding(
                "\(name), VmRSS", memory.resident, "MiB", better: .less,
                than: .init("an empty server", empty.resident)),
        ]
    }
}

/// In MiB.
private struct IdleSizes: Sendable {
    let anonymous: Double
    let resident: Double
}
