import KubernetesModel
import ProductAPI
import SharingPlanning
import Vocabulary

/// A cluster of one SharedVolume, which performs steps at once and binds like the real binder.
struct World {
    static let key = ObjectKey(namespace: "proj2", name: "sv1")
    static let wanted = SharingObjects(
        of: key,
        sharing: VolumeHandle(
            fileSystem: FileSystemID(unchecked: "fs-1234cdef"),
            accessPoint: AccessPointID(unchecked: "fsap-0123456789abcdef")))

    var sharedVolume: SharedVolume
    var volume: PersistentVolume?
    var claim: PersistentVolumeClaim?
    private var claimsMade = 0

    init() {
        sharedVolume = SharedVolume(
            metadata: ObjectMeta(name: "sv1", namespace: "proj2"),
            spec: .init(fileSystemID: "fs-1234cdef", accessPointID: "fsap-0123456789abcdef"))
        sharedVolume.metadata.generation = 1
    }

    /// A world in which all is made and bound.
    static var made: World {
        var world = World()
        world.settle(now: Timestamp(seconds: 0))
        return world
    }

    /// What caches show.
    var observation: SharingObservation {
        SharingObservation(sharedVolume: sharedVolume, volume: volume, claim: claim)
    }

    /// The plan that is made in the end: from what the API server has, where the caches do not suffice.
    func plan(now: Timestamp) -> SharingPlan {
        let plan = SharingPlan.plan(for: observation, now: now)
        guard plan.needsLiveObservation else { return plan }
        var live = observation
        live.isLive = true
        return SharingPlan.plan(for: live, now: now)
    }

    var claimPhase: String? {
        get { claim?.status?.phase }
        set { claim?.status = .init(phase: newValue) }
    }

    mutating func perform(_ step: SharingPlan.Step) {
        switch step {
        case .addFinalizer: sharedVolume.metadata.finalizers = [SharingNames.finalizer]
        case .removeFinalizer: sharedVolume.metadata.finalizers = nil
        case .createVolume(let made):
            volume = made
            volume?.metadata.uid = "volume-1"
            volume?.status = .init(phase: "Available")
        case .createClaim(let made):
            claimsMade += 1
            claim = made
            claim?.metadata.uid = "claim-\(claimsMade)"
        case .labelVolume(_, let labels): volume?.metadata.labels = labels
        case .labelClaim(_, let labels): claim?.metadata.labels = labels
        case .releaseVolume: volume?.spec.claimRef?.uid = nil
        case .nudgeClaim(_, let nudges):
            claim?.metadata.annotations = [SharingNames.nudgesAnnotation: String(nudges)]
        case .deleteClaim: claim = nil
        case .deleteVolume: volume = nil
        }
    }

    /// Whether the plan for this world, as the API server has it, is just to let the SharedVolume go.
    func isLetGo(now: Timestamp) -> Bool {
        let plan = plan(now: now)
        guard plan.steps.count == 1, case .removeFinalizer = plan.steps[0] else { return false }
        return plan.status == nil
    }

    /// Binds a claim and a volume that name each other, unless the volume remembers another claim's uid.
    private mutating func bind() {
        guard let claim, claimPhase != "Lost", let volume, claim.spec.volumeName == volume.metadata.name else { return }
        let uid = volume.spec.claimRef?.uid
        guard uid == nil || uid == claim.metadata.uid else { return }
        self.volume?.spec.claimRef?.uid = claim.metadata.uid
        claimPhase = "Bound"
    }

    /// Plans and performs until nothing changes.
    mutating func settle(now: Timestamp) {
        for _ in 0..<10 {
            let plan = plan(now: now)
            for step in plan.steps { perform(step) }
            sharedVolume.status = plan.status
            bind()
        }
    }
}
