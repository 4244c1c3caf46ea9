import AWSClient
import KubernetesClient
import KubernetesModel
import ProductAPI

/// Many SharedVolumes in one go, in a sandbox with an operator that is a process of its own; then the operator at rest,
/// killed and started again. And, by turns, the same writes made blindly (``RawSharing``) in a sandbox that has no
/// operator, with as many at once as the operator has workers.
struct SharingTrial: Sendable {
    let bench: Bench
    let count: Int
    /// Whether SharedVolumes name access points that exist, or leave it to the operator to make them.
    let makesAccessPoints: Bool
    /// How often both sides are measured, each time in new processes.
    let turns: Int

    /// How long nothing changes.
    static let rest: Duration = .seconds(20)

    func outcome(memoryLimit: Double) async throws -> Outcome {
        var sides: (operators: [OperatorRun], raw: [SharingRun]) = ([], [])
        for _ in 0..<turns {
            sides.operators.append(try await inSandbox { try await observed($0, $1, $2) })
            sides.raw.append(
                try await inSandbox { sandbox, aws, storage in
                    try await withKubernetes(try sandbox.cluster()) { client in
                        try await RawSharing(client: client, aws: aws, storage: storage).run(count)
                    }
                })
        }
        return SharingReport(trial: self, operators: sides.operators, raw: sides.raw, memoryLimit: memoryLimit).outcome
    }

    private func inSandbox<Value: Sendable>(
        _ body: @Sendable (SandboxProcess, AWSClient, SharingStorage) async throws -> Value
    ) async throws -> Value {
        try await SandboxProcess.with(bench, ["--ephemeral", "--no-operator"]) { sandbox in
            try await withHTTP { http in
                let aws = try await sandbox.aws(http)
                let storage = try await SharingStorage.made(in: aws, accessPoints: makesAccessPoints ? 0 : count)
                return try await body(sandbox, aws, storage)
            }
        }
    }

    private func observed(
        _ sandbox: SandboxProcess, _ aws: AWSClient, _ storage: SharingStorage
    ) async throws -> OperatorRun {
        try await withKubernetes(try sandbox.cluster()) { client in
            let first = try await OperatorProcess.with(bench, sandbox, isKilled: true) { sharing in
                let before = try Memory(of: sharing)
                let run = try await share(client, storage, sharing)
                let after = try Memory(of: sharing)
                let idle = try await rested(sharing)
                return (run: run, before: before, after: after, idle: idle, rested: try Memory(of: sharing))
            }
            try await expectReady(client)
            return try await OperatorProcess.with(bench, sandbox, isKilled: true) { sharing in
                try await sharing.child.wait(for: "\(count) reconciles") {
                    try await sharing.counts().reconciles >= Double(count)
                }
                let reconciled = ContinuousClock.now - sharing.start
                let restart = try await sharing.counts()
                return OperatorRun(
                    sharing: first.run, idle: first.idle,
                    memory: [
                        ("started", first.before), ("all Ready", first.after), ("at rest", first.rested),
                        ("started again", try Memory(of: sharing)),
                    ],
                    secondsToReady: sharing.secondsToReady, secondsToReconciled: reconciled.inSeconds,
                    restart: restart)
            }
        }
    }

    /// Makes SharedVolumes, waits until each is Ready, then until each one's Event is written.
    private func share(
        _ client: KubernetesClient, _ storage: SharingStorage, _ sharing: OperatorProcess
    ) async throws -> SharingRun {
        let before = try await sharing.counts()
        let start = ContinuousClock.now
        _ = try await Load.drive(count) { try await client.create(storage.sharedVolume($0)) }
        try await sharing.child.wait(for: "\(count) Ready", within: .seconds(600)) {
            try await Task.sleep(for: .milliseconds(20))
            return try await sharing.counts().ready >= Double(count)
        }
        let ready = ContinuousClock.now - start
        var counts = try await sharing.counts()
        var last = (written: 0.0, at: ContinuousClock.now)
        // What was dropped is never written.
        while counts.toEvents < Double(count), ContinuousClock.now - last.at < .seconds(5) {
            try await Task.sleep(for: .milliseconds(20))
            counts = try await sharing.counts()
            if counts.toEvents > last.written { last = (counts.toEvents, ContinuousClock.now) }
        }
        return SharingRun(
            ready: ready.inSeconds, whole: (last.at - start).inSeconds, counts: counts - before)
    }

    /// What the operator called while nothing changed.
    private func rested(_ sharing: OperatorProcess) async throws -> OperatorCounts {
        try await Task.sleep(for: .seconds(1))
        let before = try await sharing.counts()
        try await Task.sleep(for: Self.rest)
        return try await sharing.counts() - before
    }

    private func expectReady(_ client: KubernetesClient) async throws {
        let ready = try await client.list(SharedVolume.self, namespace: "default").items
            .count { $0.status?.phase == .ready }
        guard ready == count else { throw MeasureError("\(ready) of \(count) SharedVolumes are Ready") }
    }
}

/// Memory of a process, in MiB.
struct Memory: Sendable {
    let resident: Double
    let anonymous: Double
    let most: Double

    init(of sharing: OperatorProcess) throws {
        resident = try sharing.mebibytes("VmRSS")
        anonymous = try sharing.mebibytes("RssAnon")
        most = try sharing.mebibytes("VmHWM")
    }
}

/// What it took to make SharedVolumes.
struct SharingRun: Sendable {
    /// Seconds until all were Ready, and until the Events were written too.
    let ready: Double
    let whole: Double
    let counts: OperatorCounts
}

/// What was seen of the operator in one turn.
struct OperatorRun: Sendable {
    let sharing: SharingRun
    /// Calls while nothing changed.
    let idle: OperatorCounts
    /// At which moment, in order.
    let memory: [(moment: String, Memory)]
    /// After it was killed: from exec until `/readyz`, and until each SharedVolume was looked at.
    let secondsToReady: Double
    let secondsToReconciled: Double
    /// Calls until then.
    let restart: OperatorCounts
}
