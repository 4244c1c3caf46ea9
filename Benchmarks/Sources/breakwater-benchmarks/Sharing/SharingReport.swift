/// The rows and notes of a ``SharingTrial``.
struct SharingReport {
    let trial: SharingTrial
    let operators: [OperatorRun]
    let raw: [SharingRun]
    /// Our limit of the operator's VmRSS, in MiB.
    let memoryLimit: Double

    private var runs: [SharingRun] { operators.map(\.sharing) }
    private var volumes: Double { Double(trial.count) }
    private var name: String {
        "\(trial.count) SharedVolumes" + (trial.makesAccessPoints ? " without access points" : "")
    }

    var outcome: Outcome { Outcome(findings: speed + writes + rest + memory + restart, notes: notes) }

    private var speed: [Finding] {
        [
            Finding(
                "\(name), apply to Ready", median(runs.map(\.ready)), "s", better: .less,
                than: .init("the writes for that, made blindly", median(raw.map(\.ready)))),
            rate("\(name) a second until Ready", \.ready, "the writes for that, made blindly"),
            rate("\(name) a second until all is written", \.whole, "the same writes, made blindly"),
        ]
    }

    private func rate(_ name: String, _ seconds: (SharingRun) -> Double, _ peer: String) -> Finding {
        Finding(
            name, volumes / median(runs.map(seconds)), "volumes/s", better: .more,
            than: .init(peer, volumes / median(raw.map(seconds))))
    }

    private var writes: [Finding] {
        [
            Finding(
                "writes a SharedVolume", median(runs.map(\.counts.toObjects)) / volumes, "writes", better: .less,
                than: .init("finalizer, volume, claim, status", 4)),
            Finding(
                "Events a SharedVolume", median(runs.map(\.counts.toEvents)) / volumes, "writes", better: .less,
                than: .init("one: it is Ready", 1)),
            Finding(
                "AWS calls that make, a SharedVolume",
                median(runs.map { $0.counts.aws["CreateAccessPoint"] ?? 0 }) / volumes, "calls", better: .less,
                than: .init("one for each access point", trial.makesAccessPoints ? 1 : 0)),
            Finding(
                "AWS calls that look, in all",
                median(runs.map { $0.counts.aws.filter { $0.key != "CreateAccessPoint" }.values.reduce(0, +) }),
                "calls", better: .less, than: .init("one for each SharedVolume", volumes)),
        ]
    }

    private var rest: [Finding] {
        let seconds = Int(SharingTrial.rest.inSeconds)
        return [
            Finding(
                "calls in \(seconds) s in which nothing changes, but the Lease's",
                operators.map { $0.idle.toKubernetes.values.reduce(0, +) + $0.idle.aws.values.reduce(0, +) }.max() ?? 0,
                "calls", better: .less, than: .init("none", 0)),
            Finding(
                "the Lease's in that time", median(operators.map(\.idle.ofLease)), "calls", better: .less,
                than: .init("one in 2 s", SharingTrial.rest.inSeconds / 2)),
        ]
    }

    private var memory: [Finding] {
        let limit = Finding.Reference("our limit", memoryLimit)
        return (operators.first?.memory.map(\.moment) ?? []).enumerated().flatMap { index, moment in
            let sizes = operators.map { $0.memory[index].1 }
            return [
                Finding("operator, \(moment), VmRSS", median(sizes.map(\.resident)), "MiB", better: .less, than: limit),
                Finding("the same, RssAnon", median(sizes.map(\.anonymous)), "MiB", better: .less),
                Finding("the same, most VmRSS so far", median(sizes.map(\.most)), "MiB", better: .less, than: limit),
            ]
        }
    }

    private var restart: [Finding] {
        let limit = Finding.Reference("our limit", 5)
        return [
            Finding(
                "operator killed and started again, to /readyz", median(operators.map(\.secondsToReady)), "s",
                better: .less, than: limit),
            Finding(
                "the same, until each SharedVolume was looked at", median(operators.map(\.secondsToReconciled)), "s",
                better: .less, than: limit),
            Finding(
                "writes and AWS calls until then",
                operators.map { $0.restart.writes.values.reduce(0, +) + $0.restart.aws.values.reduce(0, +) }.max() ?? 0,
                "calls", better: .less, than: .init("none", 0)),
        ]
    }

    private var notes: [String] {
        guard let first = operators.first else { return [] }
        return [
            "\(name), calls of the API server by SharedVolume: "
                + list(first.sharing.counts.toKubernetes.mapValues { $0 / volumes }),
            "\(name), calls of AWS: " + list(first.sharing.counts.aws),
            "\(name), at rest: " + list(first.idle.toKubernetes.merging(first.idle.aws) { $0 + $1 }),
            "\(name), started again: " + list(first.restart.toKubernetes.merging(first.restart.aws) { $0 + $1 }),
        ]
    }

    private func list(_ calls: [String: Double]) -> String {
        let each = calls.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { "\($0.key) \(readable($0.value))" }
        return each.isEmpty ? "none" : each.joined(separator: ", ")
    }
}
