import KubernetesModel
public import ProductAPI
public import Vocabulary

extension SharingPlan {
    /// The plan for what was observed.
    ///
    /// Nothing but the observation counts, not what was done before: whichever calls of an earlier round failed, or
    /// succeeded without an answer, the next plan goes on from what is there.
    public static func plan(for observation: SharingObservation, now: Timestamp) -> SharingPlan {
        var planner = Planner(observation, now: now)
        return observation.sharedVolume.metadata.isTerminating ? planner.planDeletion() : planner.planSharing()
    }

    /// The status that tells the user why the API server refused a step, such as a missing permission.
    public static func status(
        of observation: SharingObservation, refused message: String, now: Timestamp
    ) -> SharedVolume.Status? {
        Planner(observation, now: now).plan(.failed, reason: "Refused", message: message).status
    }
}

/// Makes one plan.
private struct Planner {
    private let observation: SharingObservation
    private let now: Timestamp
    private var steps: [SharingPlan.Step] = []
    private var nextLook: Duration?
    private var needsLiveObservation = false

    init(_ observation: SharingObservation, now: Timestamp) {
        self.observation = observation
        self.now = now
    }

    private var sharedVolume: SharedVolume { observation.sharedVolume }
    private var key: ObjectKey { sharedVolume.metadata.key }
    private var hasFinalizer: Bool { sharedVolume.metadata.finalizers?.contains(SharingNames.finalizer) ?? false }

    // MARK: Sharing

    mutating func planSharing() -> SharingPlan {
        let wanted: SharingObjects
        do {
            wanted = SharingObjects(of: key, sharing: try handle())
        } catch {
            return plan(.failed, reason: "InvalidSpec", message: error.description)
        }
        if let foreign = foreignObject() {
            return plan(.failed, reason: "NameTaken", message: foreign)
        }
        if !hasFinalizer { steps.append(.addFinalizer) }
        if let volume = observation.volume, volume.sharedHandle?.description != wanted.volume.spec.csi?.volumeHandle {
            return plan(
                .failed, reason: "VolumeDiffers",
                message: "PersistentVolume \(volume.metadata.name ?? "") is of "
                    + "\(volume.spec.csi?.volumeHandle ?? "another kind"), not of what spec names: pods that use it would "
                    + "see other data, so it is left as it is; put spec back, or delete the SharedVolume")
        }
        planVolume(wanted)
        planClaim(wanted)
        return needsLiveObservation ? observeAnew : readiness()
    }

    private func handle() throws(InvalidValue) -> VolumeHandle {
        let spec = sharedVolume.spec
        let fileSystem = try parsed(spec?.fileSystemID, as: FileSystemID.self, field: "spec.fileSystemID")
        let accessPoint = try parsed(spec?.accessPointID, as: AccessPointID.self, field: "spec.accessPointID")
        return VolumeHandle(fileSystem: fileSystem, accessPoint: accessPoint)
    }

    private func parsed<ID: ResourceID>(
        _ text: String?, as type: ID.Type, field: String
    ) throws(InvalidValue) -> ID {
        do throws(InvalidValue) {
            return try ID.parse(text ?? "")
        } catch {
            throw error.renamed(to: field)
        }
    }

    /// Says which object stands under a name that we need and belongs to somebody else; nil when none does.
    ///
    /// Without labels an object is ours only when volume and claim name each other, which is how the original's look
    /// after somebody stripped them.
    private func foreignObject() -> String? {
        let labels = SharingNames.labels(of: key)
        if let volume = observation.volume, !isOurs(volume.metadata, labels), !names(volume) {
            return "PersistentVolume \(volume.metadata.name ?? "") exists and belongs to "
                + "\(owner(of: volume.metadata)): delete it, or give the SharedVolume another name"
        }
        if let claim = observation.claim, !isOurs(claim.metadata, labels), !names(claim) {
            return "PersistentVolumeClaim \(claim.metadata.name ?? "") exists and belongs to "
                + "\(owner(of: claim.metadata)): delete it, or give the SharedVolume another name"
        }
        return nil
    }

    private func isOurs(_ metadata: ObjectMeta, _ labels: [String: String]) -> Bool {
        labels.allSatisfy { metadata.labels?[$0.key] == $0.value }
    }

    private func isUnowned(_ metadata: ObjectMeta) -> Bool {
        metadata.labels?[SharingNames.ownerNameLabel] == nil
            && metadata.labels?[SharingNames.ownerNamespaceLabel] == nil
    }

    /// Whether an unlabelled volume is kept for our claim and holds what we share.
    private func names(_ volume: PersistentVolume) -> Bool {
        guard isUnowned(volume.metadata), let handle = try? handle() else { return false }
        return volume.spec.claimRef?.namespace == key.namespace
            && volume.spec.claimRef?.name == SharingNames.claim(of: key)
            && volume.sharedHandle == handle
    }

    /// Whether an unlabelled claim asks for our volume.
    private func names(_ claim: PersistentVolumeClaim) -> Bool {
        isUnowned(claim.metadata) && claim.spec.volumeName == SharingNames.volume(of: key)
    }

    private func owner(of metadata: ObjectMeta) -> String {
        guard let name = metadata.labels?[SharingNames.ownerNameLabel] else { return "no SharedVolume" }
        return "SharedVolume \(metadata.labels?[SharingNames.ownerNamespaceLabel] ?? "")/\(name)"
    }

    private mutating func planVolume(_ wanted: SharingObjects) {
        guard let volume = observation.volume else {
            steps.append(.createVolume(wanted.volume))
            return
        }
        guard !volume.metadata.isTerminating else { return }
        let labels = SharingNames.labels(of: key)
        if !isOurs(volume.metadata, labels) {
            steps.append(.labelVolume(name: wanted.volume.metadata.name ?? "", labels: labels))
        }
        // A claim that was deleted and made anew has another uid; until the old one is taken out, it never binds.
        if let uid = volume.spec.claimRef?.uid, !uid.isEmpty, observation.claim?.metadata.uid != uid {
            // A bound claim that only lost its labels must not be taken for gone.
            needsLiveObservation = !observation.isLive
            steps.append(
                .releaseVolume(
                    name: wanted.volume.metadata.name ?? "", resourceVersion: volume.metadata.resourceVersion))
        }
    }

    private mutating func planClaim(_ wanted: SharingObjects) {
        guard let claim = observation.claim else {
            if let wait = BinderPatience.waitForVolume(observation.volume, now: now) {
                nextLook = wait
            } else {
                steps.append(.createClaim(wanted.claim))
            }
            return
        }
        guard !claim.metadata.isTerminating else { return }
        planNudge(of: claim)
        let labels = SharingNames.labels(of: key)
        if !isOurs(claim.metadata, labels) { steps.append(.labelClaim(claim.metadata.key, labels: labels)) }
        // A claim whose volume vanished never binds again; its deletion makes room for a new one.
        if claim.status?.phase == "Lost" {
            steps.append(.deleteClaim(claim.metadata.key, uid: claim.metadata.uid))
        }
    }

    private mutating func planNudge(of claim: PersistentVolumeClaim) {
        switch BinderPatience.verdict(on: claim, volume: observation.volume, now: now) {
        case .nothing: break
        case .wait(let duration): nextLook = duration
        case .nudge(let count, let next):
            steps.append(.nudgeClaim(claim.metadata.key, nudges: count))
            nextLook = next
        }
    }

    private func readiness() -> SharingPlan {
        let claimName = SharingNames.claim(of: key)
        if let volume = observation.volume, volume.metadata.isTerminating {
            return plan(
                .pending, reason: "VolumeTerminating",
                message:
                    "waiting for PersistentVolume \(volume.metadata.name ?? "") to be deleted; it is made anew then")
        }
        guard let claim = observation.claim else { return plan(.pending, reason: "ClaimPending", message: "") }
        if claim.metadata.isTerminating {
            return plan(
                .pending, reason: "ClaimTerminating",
                message: "waiting for PersistentVolumeClaim \(claimName) to be deleted; it is made anew then")
        }
        switch claim.status?.phase {
        case "Bound" where claim.spec.volumeName == SharingNames.volume(of: key) && observation.volume != nil:
            return plan(.ready, reason: "ClaimBound", message: "")
        case "Lost":
            return plan(
                .pending, reason: "ClaimLost",
                message: "PersistentVolumeClaim \(claimName) lost its volume; both are made anew")
        default:
            return plan(.pending, reason: "ClaimPending", message: "")
        }
    }

    // MARK: Deletion

    /// Claim, volume, finalizer, each only when the one before is gone, so that a SharedVolume that is gone left
    /// nothing behind.
    mutating func planDeletion() -> SharingPlan {
        guard hasFinalizer else { return SharingPlan(steps: [], status: nil) }
        let labels = SharingNames.labels(of: key)
        // Caches follow labelled objects only: without its labels nobody would hear that an object is gone.
        if let volume = observation.volume, !isOurs(volume.metadata, labels), names(volume) {
            steps.append(.labelVolume(name: SharingNames.volume(of: key), labels: labels))
        }
        if let claim = observation.claim, !isOurs(claim.metadata, labels), names(claim) {
            steps.append(.labelClaim(claim.metadata.key, labels: labels))
        }
        if let claim = observation.claim, isOurs(claim.metadata, labels) || names(claim) {
            if !claim.metadata.isTerminating {
                steps.append(.deleteClaim(claim.metadata.key, uid: claim.metadata.uid))
            }
            return plan(
                .deleting, reason: "DeletingClaim",
                message: claim.metadata.isTerminating
                    ? "waiting for PersistentVolumeClaim \(claim.metadata.name ?? ""): pods may still be using it" : "")
        }
        if let volume = observation.volume, isOurs(volume.metadata, labels) || names(volume) {
            if !volume.metadata.isTerminating {
                steps.append(.deleteVolume(name: volume.metadata.name ?? "", uid: volume.metadata.uid))
            }
            return plan(.deleting, reason: "DeletingVolume", message: "")
        }
        guard let proof = SharingPlan.AbsenceProof(observation) else { return observeAnew }
        return SharingPlan(steps: [.removeFinalizer(proof)], status: nil)
    }

    /// The plan to ask the API server itself first.
    private var observeAnew: SharingPlan {
        var plan = SharingPlan(steps: [], status: nil)
        plan.needsLiveObservation = true
        return plan
    }

    // MARK: Status

    func plan(_ phase: SharedVolume.Phase, reason: String, message: String) -> SharingPlan {
        let old = sharedVolume.status
        let ready = Condition(
            type: "Ready", status: phase == .ready ? .isTrue : .isFalse, reason: reason, message: message,
            lastTransitionTime: Timestamp(seconds: now.seconds),
            observedGeneration: sharedVolume.metadata.generation)
        let status = SharedVolume.Status(
            claimRef: .init(name: claimName(in: phase)), phase: phase, message: message,
            observedGeneration: sharedVolume.metadata.generation,
            conditions: (old?.conditions ?? []).setting(ready))
        return SharingPlan(steps: steps, status: status, nextLook: nextLook)
    }

    /// The claim's name is published when the claim is bound, and stays while the volume is deleted.
    private func claimName(in phase: SharedVolume.Phase) -> String {
        if phase == .ready { return SharingNames.claim(of: key) }
        return phase == .deleting ? sharedVolume.status?.claimRef?.name ?? "" : ""
    }
}

extension PersistentVolume {
    /// What an EFS volume shares, or nil when it is none or cannot be read.
    ///
    /// The original's first releases named the access point in the mount options.
    fileprivate var sharedHandle: VolumeHandle? {
        guard let csi = spec.csi, csi.driver == SharingNames.driver,
            let handle = try? VolumeHandle.parse(csi.volumeHandle)
        else { return nil }
        let option = spec.mountOptions?.first { $0.hasPrefix("accesspoint=") }
        guard handle.accessPoint == nil, let option,
            let accessPoint = try? AccessPointID.parse(String(option.dropFirst("accesspoint=".count)))
        else { return handle }
        return VolumeHandle(fileSystem: handle.fileSystem, accessPoint: accessPoint)
    }
}
