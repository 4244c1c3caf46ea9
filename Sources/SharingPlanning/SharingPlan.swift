public import KubernetesModel
public import ProductAPI

/// What to do for a SharedVolume now. Steps are done in order and the first failure ends the round; each can be done
/// again without harm. The status is written last, where it differs.
public struct SharingPlan: Equatable, Sendable {
    public var steps: [Step]
    /// Nil when there is no object left to write a status to.
    public var status: SharedVolume.Status?
    /// How long until the passing of time alone asks for another plan; nil when only a change does.
    public var nextLook: Duration?
    /// Whether the plan cannot be made from caches: observe anew from the API server, and plan again.
    public var needsLiveObservation = false

    /// One change of the cluster.
    public enum Step: Equatable, Sendable {
        /// Put our finalizer on the SharedVolume, before anything is made that it must outlive.
        case addFinalizer
        case createVolume(PersistentVolume)
        case createClaim(PersistentVolumeClaim)
        /// Put our labels back on a volume that is ours.
        case labelVolume(name: String, labels: [String: String])
        /// Put our labels back on a claim that is ours.
        case labelClaim(ObjectKey, labels: [String: String])
        /// Take the uid of a claim that is gone out of the claimRef of exactly that version of the volume, so that the
        /// claim of the same name binds.
        case releaseVolume(name: String, resourceVersion: String?)
        /// Touch a claim that the cluster's binder left half-bound, so that the binder looks at it again.
        case nudgeClaim(ObjectKey, nudges: Int)
        /// Delete the claim with exactly that uid.
        case deleteClaim(ObjectKey, uid: String?)
        /// Delete the volume with exactly that uid. The data stays: the reclaim policy is Retain.
        case deleteVolume(name: String, uid: String?)
        /// Let the SharedVolume go: from then on nobody looks after what it made.
        case removeFinalizer(AbsenceProof)
    }

    /// Says that claim and volume are gone, as the API server itself has it; only the planner makes one.
    public struct AbsenceProof: Equatable, Sendable {
        init?(_ observation: SharingObservation) {
            guard observation.isLive else { return nil }
        }
    }

    /// Makes a plan.
    public init(steps: [Step], status: SharedVolume.Status?, nextLook: Duration? = nil) {
        self.steps = steps
        self.status = status
        self.nextLook = nextLook
    }
}
