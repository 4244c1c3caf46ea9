import FoundationEssentials

/// From starting `breakwater sandbox` to `sandbox.env`, which it writes when all is ready.
struct StartToReady: Measure {
    static let name = "start"
    static let summary = "Start-to-ready of the sandbox, against our limit"

    /// Longer, and a newcomer wonders what it is doing.
    private static let limit = 2.0

    func outcome(_ bench: Bench) async throws -> Outcome {
        let fresh = try await times { try await withDirectory { try await start(bench, $0) } }
        let kept = try await withDirectory { directory in
            _ = try await start(bench, directory)
            return try await times { try await start(bench, directory) }
        }
        return Outcome(findings: rows("sandbox start to ready, new state", fresh) + rows("the same, kept state", kept))
    }

    private func times(_ body: () async throws -> Double) async throws -> [Double] {
        var times: [Double] = []
        for _ in 0..<rounds { times.append(try await body()) }
        return times
    }

    private func start(_ bench: Bench, _ directory: String) async throws -> Double {
        try? FileManager.default.removeItem(atPath: "\(directory)/sandbox.env")
        let start = ContinuousClock.now
        return try await ChildProcess.with(bench.executable, in: directory, ["sandbox", "--state", directory]) {
            child in
            try await child.wait(for: "sandbox.env") { child.has("sandbox.env") }
            return (ContinuousClock.now - start).inSeconds
        }
    }

    private func rows(_ name: String, _ times: [Double]) -> [Finding] {
        let limit = Finding.Reference("our limit", Self.limit)
        return [
            Finding("\(name), best of \(rounds)", times.min() ?? 0, "s", better: .less, than: limit),
            Finding("\(name), median", median(times), "s", better: .less, than: limit),
        ]
    }
}
