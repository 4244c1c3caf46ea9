public import KubernetesModel
public import ProductAPI
public import Vocabulary

/// What to do for a SharedVolume now. Steps are done in order and the first failure ends the round; each can be done
/// again without harm. The status is written last, where it differs.
public struct SharingPlan: Equatable, Sendable {
    public var steps: [Step]
    /// Nil when there is no object left to write a status to, or nothing to tell yet.
    public var status: SharedVolume.Status?
    /// How long until the passing of time alone asks for another plan; nil when only a change does.
    public var nextLook: Duration?
    /// What must be known before there is a plan: observe it, and plan again. Steps that there are come first.
    public var need: Need?

    /// What only some plans need to know.
    public enum Need: Equatable, Sendable {
        /// What the API server itself has, not the caches.
        case liveObjects
        /// The cluster's name: ``SharingFacts/cluster``.
        case cluster
        /// What AWS has: ``SharingFacts/storage``.
        case storage(VolumeHandle, in: Region?)
        /// Who uses the claim: ``SharingFacts/pods``.
        case pods
        /// Why the cluster does not bind the claim: ``SharingFacts/claimWarning``.
        case claimWarning
        /// Who else names the access point: ``SharingFacts/sharers``.
        case sharers(of: AccessPointID)
        /// What became of the access point, by the steps of this plan: ``SharingFacts/accessPoint``.
        case accessPoint
    }

    /// One change of the cluster or of AWS.
    public enum Step: Equatable, Sendable {
        /// Put our finalizer on the SharedVolume, before anything is made that it must outlive.
        case addFinalizer
        /// Put back what the volume says into a spec that was edited.
        case restoreSpec(VolumeHandle)
        /// Make the access point, or find the one that was made before.
        case createAccessPoint(AccessPointOrder)
        case createVolume(PersistentVolume)
        case createClaim(PersistentVolumeClaim)
        /// Put back what was changed on a volume that is ours.
        case repairVolume(name: String, VolumeRepair)
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
        /// Delete the access point that the operator made, and only that: it must carry our token.
        case deleteAccessPoint(AccessPointOrder, known: AccessPointID?)
        /// Let the SharedVolume go: from then on nobody looks after what it made.
        case removeFinalizer(AbsenceProof)
    }

    /// What was changed on a volume that is ours and must be put back; members that are nil are as they should be.
    public struct VolumeRepair: Equatable, Sendable {
        public var labels: [String: String]?
        public var accessModes: [String]?
        public var reclaimPolicy: String?
        public var storageClass: String?
        /// The claim that the volume is kept for, where it is kept for none. With the version of the volume that showed
        /// this: the binder may be just about to fill it in.
        public var claimRef: ObjectReference?
        public var resourceVersion: String?

        /// Makes a repair that repairs nothing.
        public init() {}

        var isEmpty: Bool { self == VolumeRepair() }
    }

    /// Says that claim and volume are gone, as the API server itself has it; only the planner makes one.
    public struct AbsenceProof: Equatable, Sendable {
        init?(_ observation: SharingObservation) {
            guard observation.isLive else { return nil }
        }
    }

    /// Makes a plan.
    public init(
        steps: [Step], status: SharedVolume.Status? = nil, nextLook: Duration? = nil, need: Need? = nil
    ) {
        self.steps = steps
        self.status = status
        self.nextLook = nextLook
        self.need = need
    }
}
