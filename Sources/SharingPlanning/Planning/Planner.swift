import KubernetesModel
import ProductAPI
import Vocabulary

/// Makes one plan.
struct Planner {
    let observation: SharingObservation
    let now: Timestamp
    var steps: [SharingPlan.Step] = []
    var nextLook: Duration?
    /// Whether a state that is about to pass is kept from the user: most SharedVolumes are Ready within a second, and
    /// a status is a write.
    var isPatient = true

    init(_ observation: SharingObservation, now: Timestamp) {
        self.observation = observation
        self.now = now
    }

    var sharedVolume: SharedVolume { observation.sharedVolume }
    var spec: SharedVolume.Spec { sharedVolume.spec ?? .init() }
    var key: ObjectKey { sharedVolume.metadata.key }
    var labels: [String: String] { SharingNames.labels(of: key) }
    var hasFinalizer: Bool { sharedVolume.metadata.finalizers?.contains(SharingNames.finalizer) ?? false }
    /// Whether spec leaves it to the operator to make the access point.
    var makesAccessPoint: Bool { spec.accessPointID == nil && spec.accessPoint != nil }

    /// A plan that cannot be made before something more is known.
    func need(_ need: SharingPlan.Need) -> SharingPlan { SharingPlan(steps: steps, need: need) }

    mutating func lookAgain(in duration: Duration) { nextLook = min(nextLook ?? duration, duration) }

    /// Looks at something that nobody tells us of: soon at first, later once a minute.
    mutating func lookAgain(at age: Duration) {
        lookAgain(in: min(.seconds(60), max(.seconds(5), age / 4)))
    }

    // MARK: Sharing

    mutating func planSharing() -> SharingPlan {
        do throws(InvalidValue) {
            // A volume that stands is the record of what is shared: pods may be using it.
            if let volume = ownVolume { return try planMade(volume) }
            return try planNew()
        } catch {
            return plan(.failed, reason: "InvalidSpec", message: error.description)
        }
    }

    /// The plan where the volume is there.
    private mutating func planMade(_ volume: PersistentVolume) throws(InvalidValue) -> SharingPlan {
        if let taken = takenName { return planTaken(taken) }
        guard let handle = volume.sharedHandle else {
            return plan(
                .failed, reason: "VolumeDiffers",
                message: "PersistentVolume \(volume.metadata.name ?? "") is of "
                    + "\(volume.spec.csi?.volumeHandle ?? "another kind"), which names no file system and access point: "
                    + "it is left as it is; delete it once no pod uses it, and it is made anew")
        }
        if !specFits(handle) {
            return SharingPlan(steps: [.restoreSpec(handle)])
        }
        if isStorageDue {
            guard observation.facts.storage != nil else {
                return need(.storage(handle, in: try AccessPointOrder.region(of: sharedVolume)))
            }
            planStorageLook()
        }
        if !hasFinalizer { steps.append(.addFinalizer) }
        return try planPair(handle)
    }

    /// The plan where there is no volume yet.
    private mutating func planNew() throws(InvalidValue) -> SharingPlan {
        let region = try AccessPointOrder.region(of: sharedVolume)
        if makesAccessPoint { return try planAccessPoint() }
        let handle = VolumeHandle(
            fileSystem: try SharingPlan.parsed(
                spec.fileSystemID, as: FileSystemID.self, field: "spec.fileSystemID"),
            accessPoint: try SharingPlan.parsed(
                spec.accessPointID, as: AccessPointID.self, field: "spec.accessPointID"))
        if let taken = takenName { return planTaken(taken) }
        switch observation.facts.storage {
        case nil: return need(.storage(handle, in: region))
        case .missing(let reason, let message)?:
            lookAgain(in: Self.storagePatience)
            return plan(.failed, reason: reason, message: message)
        case .unchecked?, .found?, .unreachable?, .unknown?: break
        }
        if !hasFinalizer { steps.append(.addFinalizer) }
        return try planPair(handle)
    }

    /// The plan where the access point is to be made, too.
    private mutating func planAccessPoint() throws(InvalidValue) -> SharingPlan {
        guard let cluster = observation.facts.cluster else { return need(.cluster) }
        let order = try AccessPointOrder(of: sharedVolume, cluster: cluster)
        if let taken = takenName { return planTaken(taken) }
        switch observation.facts.accessPoint {
        case .created(let id)?, .adopted(let id)?:
            return try planPair(VolumeHandle(fileSystem: order.fileSystem, accessPoint: id))
        case .differs(let id, let message)?:
            return plan(
                .failed, reason: "AccessPointDiffers",
                message:
                    "access point \(id) was made for an earlier SharedVolume of this name and is another: \(message); "
                    + "give its ID as spec.accessPointID, or delete it, or choose another name")
        case .deleted?, nil:
            // The finalizer is there before the access point, so that no deletion is missed.
            if !hasFinalizer { steps.append(.addFinalizer) }
            steps.append(.createAccessPoint(order))
            return need(.accessPoint)
        }
    }

    private mutating func planPair(_ handle: VolumeHandle) throws(InvalidValue) -> SharingPlan {
        let wanted = SharingObjects(
            of: key, sharing: handle, volumeName: volumeName,
            region: try AccessPointOrder.region(of: sharedVolume))
        if let need = planVolume(wanted) ?? planClaim(wanted) { return self.need(need) }
        return readiness()
    }

    /// The plan where somebody else has a name that we need. Nobody tells when it becomes free: caches hold labelled
    /// objects only.
    private mutating func planTaken(_ message: String) -> SharingPlan {
        lookAgain(in: .seconds(30))
        return plan(.failed, reason: "NameTaken", message: message)
    }

    // MARK: Storage

    private mutating func planStorageLook() {
        switch observation.facts.storage {
        case .missing?, .unreachable?: lookAgain(in: Self.storagePatience)
        case .unknown?: lookAgain(in: Self.storagePatience * 10)
        case .unchecked?, .found?, nil: break
        }
    }

    /// Whether AWS is still to be asked for what spec names: once for each generation, until it was found.
    var isStorageDue: Bool {
        let known = sharedVolume.status?.conditions?[Self.storageCondition]
        return known?.status != .isTrue || known?.observedGeneration != sharedVolume.metadata.generation
    }

    /// After that AWS is asked again for what was not as it should be.
    static let storagePatience = Duration.seconds(60)
    static let storageCondition = "StorageReady"
}
