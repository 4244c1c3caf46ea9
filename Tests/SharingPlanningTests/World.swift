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
    /// The volume under the spare name.
    var spareVolume: PersistentVolume?
    /// The access points that were made, by token.
    var accessPoints: [String: AccessPointID] = [:]
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

    /// What is known beyond the objects. AWS is not asked unless a test says otherwise.
    var facts = SharingFacts()

    /// What caches show.
    var observation: SharingObservation {
        var observation = SharingObservation(
            sharedVolume: sharedVolume, volume: volume, spareVolume: spareVolume, claim: claim)
        observation.facts = facts
        return observation
    }

    /// The plan that is made in the end, when what it needs to know was looked up.
    func plan(now: Timestamp) -> SharingPlan {
        var observation = observation
        while true {
            let plan = SharingPlan.plan(for: observation, now: now)
            guard let need = plan.need, need != .accessPoint else { return plan }
            World.fulfil(need, &observation)
        }
    }

    private static func fulfil(_ need: SharingPlan.Need, _ observation: inout SharingObservation) {
        switch need {
        case .liveObjects: observation.isLive = true
        case .cluster: observation.facts.cluster = SharingCluster(name: "cluster-1")
        case .storage: observation.facts.storage = .unchecked
        case .pods: observation.facts.pods = []
        case .claimWarning: observation.facts.claimWarning = ""
        case .sharers: observation.facts.sharers = []
        case .accessPoint: break
        }
    }

    var claimPhase: String? {
        get { claim?.status?.phase }
        set { claim?.status = .init(phase: newValue) }
    }

    /// Performs a step as cluster and AWS would.
    mutating func perform(_ step: SharingPlan.Step) {
        switch step {
        case .addFinalizer: sharedVolume.metadata.finalizers = [SharingNames.finalizer]
        case .removeFinalizer: sharedVolume.metadata.finalizers = nil
        case .restoreSpec(let handle):
            sharedVolume.spec?.fileSystemID = handle.fileSystem.rawValue
            sharedVolume.spec?.accessPointID = handle.accessPoint?.rawValue
        case .createVolume(var made):
            made.metadata.uid = "volume-1"
            made.status = .init(phase: "Available")
            if made.metadata.name == SharingNames.spareVolume(of: Self.key) {
                spareVolume = made
            } else {
                volume = made
            }
        case .createClaim(let made):
            claimsMade += 1
            claim = made
            claim?.metadata.uid = "claim-\(claimsMade)"
        case .repairVolume(_, let repair): volume?.repair(repair)
        case .labelClaim(_, let labels): claim?.metadata.labels = labels
        case .releaseVolume: volume?.spec.claimRef?.uid = nil
        case .nudgeClaim(_, let nudges):
            claim?.metadata.annotations = [SharingNames.nudgesAnnotation: String(nudges)]
        case .deleteClaim: claim = nil
        case .deleteVolume: volume = nil
        case .createAccessPoint(let order):
            let known = accessPoints[order.token]
            let id = known ?? AccessPointID(unchecked: "fsap-\(accessPoints.count + 10_000_000)")
            accessPoints[order.token] = id
            facts.accessPoint = known == nil ? .created(id) : .adopted(id)
        case .deleteAccessPoint(let order, _):
            accessPoints[order.token] = nil
            facts.accessPoint = .deleted
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
        guard let claim, claimPhase != "Lost" else { return }
        bind(claim, \.volume)
        bind(claim, \.spareVolume)
    }

    private mutating func bind(_ claim: PersistentVolumeClaim, _ path: WritableKeyPath<World, PersistentVolume?>) {
        guard let volume = self[keyPath: path], volume.metadata.name == claim.spec.volumeName,
            volume.spec.claimRef?.name == claim.metadata.name
        else { return }
        let uid = volume.spec.claimRef?.uid
        guard uid == nil || uid == claim.metadata.uid else { return }
        self[keyPath: path]?.spec.claimRef?.uid = claim.metadata.uid
        claimPhase = "Bound"
    }

    /// Plans and performs until nothing changes.
    mutating func settle(now: Timestamp) {
        for _ in 0..<12 {
            let plan = plan(now: now)
            for step in plan.steps { perform(step) }
            if let status = plan.status { sharedVolume.status = status }
            if plan.need == nil { facts.accessPoint = nil }
            bind()
        }
    }
}
