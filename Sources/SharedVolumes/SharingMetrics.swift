import Controllers
import CoreMetrics
import ProductAPI
import Synchronization
import Vocabulary

/// What the operator counts. The names are for dashboards and alerts, and stay.
final class SharingMetrics: Sendable {
    /// A sentence for each metric.
    static let help: [String: String] = [
        "breakwater_reconciles_total": "Reconciles by controller and result.",
        "breakwater_reconcile_duration_seconds": "How long reconciles took.",
        "breakwater_queue_depth": "Keys that wait to be reconciled.",
        "breakwater_leader": "1 on the replica that acts, 0 on those that stand by.",
        "breakwater_shared_volumes": "SharedVolumes by phase.",
    ]

    private let factory: any MetricsFactory
    private let phases = Mutex<[String: Int]>([:])

    init(factory: any MetricsFactory) {
        self.factory = factory
        Meter(label: "breakwater_leader", factory: factory).set(0)
    }

    func count(_ run: RunRecord) {
        Counter(
            label: "breakwater_reconciles_total",
            dimensions: [("controller", run.controller), ("result", run.result.rawValue)], factory: factory
        ).increment()
        Timer(
            label: "breakwater_reconcile_duration_seconds", dimensions: [("controller", run.controller)],
            factory: factory
        ).recordNanoseconds(run.duration.wholeMicroseconds * 1000)
        Meter(label: "breakwater_queue_depth", dimensions: [("controller", run.controller)], factory: factory)
            .set(run.waiting)
    }

    func count(_ notice: LeaderElection.Notice) {
        Meter(label: "breakwater_leader", factory: factory).set(notice == .acquired ? 1 : 0)
    }

    func count(_ change: ObjectChange<SharedVolume>) {
        switch change {
        case .added(let object): add(1, to: object)
        case .deleted(let object): add(-1, to: object)
        case .updated(let old, let new):
            add(-1, to: old)
            add(1, to: new)
        }
    }

    private func add(_ number: Int, to object: SharedVolume) {
        // Objects of other releases may have any phase: a label must not grow without bound.
        let known = object.status?.phase.flatMap { SharedVolume.Phase.all.contains($0) ? $0.rawValue : "Other" }
        let phase = known ?? "New"
        let count = phases.withLock {
            $0[phase, default: 0] += number
            return $0[phase, default: 0]
        }
        Meter(label: "breakwater_shared_volumes", dimensions: [("phase", phase)], factory: factory).set(count)
    }
}
