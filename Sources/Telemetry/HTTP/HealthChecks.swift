import Synchronization

/// The named checks behind `/healthz` (is the process able to go on?) and `/readyz` (does it do its work?).
public final class HealthChecks: Sendable {
    /// What a check found.
    public enum Finding: Equatable, Sendable {
        case fine
        /// What is wrong, in a few words; it is shown to whoever may read the probe.
        case wrong(String)
    }

    /// Which probe a check belongs to.
    public enum Probe: String, Sendable {
        /// A failing check makes Kubernetes restart the container.
        case liveness
        /// A failing check takes the pod out of service.
        case readiness
    }

    private struct Check {
        let name: String
        let probe: Probe
        let run: @Sendable () -> Finding
    }

    private let checks = Mutex<[Check]>([])

    /// Makes an empty list: both probes succeed.
    public init() {}

    /// Adds a check. It must answer at once: probes wait for it.
    public func add(_ name: String, to probe: Probe, _ run: @escaping @Sendable () -> Finding) {
        checks.withLock { $0.append(Check(name: name, probe: probe, run: run)) }
    }

    /// The body of a probe's answer, one line a check, and whether all are fine.
    func report(_ probe: Probe) -> (isFine: Bool, text: String) {
        let findings = checks.withLock { $0 }.filter { $0.probe == probe }.map { ($0.name, $0.run()) }
        let lines = findings.map { name, finding in
            switch finding {
            case .fine: "[+] \(name) ok"
            case .wrong(let what): "[-] \(name): \(what)"
            }
        }
        let isFine = findings.allSatisfy { $0.1 == .fine }
        return (isFine, (lines + [isFine ? "ok" : "failed", ""]).joined(separator: "\n"))
    }
}
