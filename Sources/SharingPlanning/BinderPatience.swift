import KubernetesModel
import Vocabulary

/// How the operator works around two races in Kubernetes' own binder, which otherwise leave about every second claim
/// Pending for 15 s, until the binder's next full round.
///
/// The binder (kube-controller-manager, seen in 1.25 and 1.33) writes a volume from two workers, one for volumes and one
/// for claims. When the claim's worker loses, its error is only logged and the claim waits for the next round. So
/// 1. the claim is made only when the volume's worker has set the volume Available, and
/// 2. a claim that stays Pending although its volume is kept for it is touched, which makes the claim's worker look again.
enum BinderPatience {
    /// On the claim: how often it was touched.
    static let annotation = "efs.breakwater.dev/bind-nudges"
    /// After this a volume without a phase is taken as it is: the binder may be down, and the claim does no harm.
    static let volumeLimit = Duration.seconds(5)
    /// At which age of the claim it is touched; creation times are whole seconds, so an age may be one second too high.
    static let nudgeAges: [Duration] = [.seconds(2), .seconds(4), .seconds(8), .seconds(32)]

    /// How long to wait before the claim of this volume is made; nil when it is time.
    static func waitForVolume(_ volume: PersistentVolume?, now: Timestamp) -> Duration? {
        guard let volume else { return volumeLimit }
        guard volume.status?.phase ?? "Pending" == "Pending" else { return nil }
        guard let created = volume.metadata.creationTimestamp else { return volumeLimit }
        let left = volumeLimit - (now - created)
        return left > .zero ? left : nil
    }

    /// What to do about a claim.
    enum Verdict: Equatable {
        case nothing
        case wait(Duration)
        case nudge(count: Int, next: Duration?)
    }

    static func verdict(on claim: PersistentVolumeClaim, volume: PersistentVolume?, now: Timestamp) -> Verdict {
        guard claim.status?.phase ?? "Pending" == "Pending", let volume, !volume.metadata.isTerminating,
            let created = claim.metadata.creationTimestamp
        else { return .nothing }
        let done = claim.metadata.annotations?[annotation].flatMap { Int($0) } ?? 0
        guard nudgeAges.indices.contains(done) else { return .nothing }
        let age = now - created
        guard age >= nudgeAges[done] else { return .wait(nudgeAges[done] - age) }
        let next = done + 1 < nudgeAges.count ? max(.seconds(1), nudgeAges[done + 1] - age) : nil
        return .nudge(count: done + 1, next: next)
    }
}
