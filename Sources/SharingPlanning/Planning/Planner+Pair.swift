import KubernetesModel
import Vocabulary

/// Volume and claim: made, kept and bound to each other.
extension Planner {
    /// Plans the volume; answers what must be known first.
    mutating func planVolume(_ wanted: SharingObjects) -> SharingPlan.Need? {
        guard let volume = ownVolume else {
            steps.append(.createVolume(wanted.volume))
            return nil
        }
        guard !volume.metadata.isTerminating else { return nil }
        let name = volume.metadata.name ?? ""
        let repair = repair(of: volume)
        if !repair.isEmpty { steps.append(.repairVolume(name: name, repair)) }
        // A claim that was deleted and made anew has another uid; until the old one is taken out, it never binds.
        if isKept(volume), let uid = volume.spec.claimRef?.uid, !uid.isEmpty, observation.claim?.metadata.uid != uid {
            // A bound claim that only lost its labels must not be taken for gone.
            guard observation.isLive else { return discardingSteps(.liveObjects) }
            steps.append(.releaseVolume(name: name, resourceVersion: volume.metadata.resourceVersion))
        }
        return nil
    }

    private mutating func discardingSteps(_ need: SharingPlan.Need) -> SharingPlan.Need {
        steps = []
        return need
    }

    /// What was changed on the volume that keeps it from serving its claim, or makes it dangerous.
    private func repair(of volume: PersistentVolume) -> SharingPlan.VolumeRepair {
        var repair = SharingPlan.VolumeRepair()
        if !hasLabels(volume.metadata) { repair.labels = labels }
        if volume.spec.accessModes?.contains("ReadWriteMany") != true {
            repair.accessModes = SharingObjects.accessModes
        }
        // With Delete, a driver that provisions would delete the access point under other volumes.
        if volume.spec.persistentVolumeReclaimPolicy != SharingObjects.reclaimPolicy {
            repair.reclaimPolicy = SharingObjects.reclaimPolicy
        }
        if volume.spec.storageClassName != SharingNames.storageClass {
            repair.storageClass = SharingNames.storageClass
        }
        // The original kept its volumes for nobody, so any claim of the class could take them.
        if volume.spec.claimRef == nil {
            repair.claimRef = SharingObjects.claimRef(of: key)
            repair.resourceVersion = volume.metadata.resourceVersion
        }
        return repair
    }

    /// Plans the claim; answers what must be known first.
    mutating func planClaim(_ wanted: SharingObjects) -> SharingPlan.Need? {
        guard let claim = observation.claim else {
            if let wait = BinderPatience.waitForVolume(ownVolume, now: now) {
                lookAgain(in: wait)
            } else {
                steps.append(.createClaim(wanted.claim))
            }
            return nil
        }
        guard !claim.metadata.isTerminating else { return planWaitForPods(claim) }
        planNudge(of: claim)
        if !hasLabels(claim.metadata) { steps.append(.labelClaim(claim.metadata.key, labels: labels)) }
        // A claim whose volume vanished never binds again; its deletion makes room for a new one.
        if claim.status?.phase == "Lost" {
            steps.append(.deleteClaim(claim.metadata.key, uid: claim.metadata.uid))
            return nil
        }
        if asksInVain(claim) { return planReplacement(of: claim) }
        if let volume = ownVolume, volume.metadata.isTerminating, claim.status?.phase == "Bound" {
            return planReplacement(of: claim, with: volume)
        }
        return planReason(whyPending: claim)
    }

    /// A claim that never binds makes room for one that asks for the volume under its other name.
    private mutating func planReplacement(of claim: PersistentVolumeClaim) -> SharingPlan.Need? {
        // A claim that was bound a moment ago must not be taken for unbound.
        guard observation.isLive else { return discardingSteps(.liveObjects) }
        steps.append(.deleteClaim(claim.metadata.key, uid: claim.metadata.uid))
        return nil
    }

    /// A volume that somebody deleted stays while its claim is bound. When no pod needs the two, both are made anew.
    private mutating func planReplacement(
        of claim: PersistentVolumeClaim, with volume: PersistentVolume
    ) -> SharingPlan.Need? {
        guard let pods = observation.facts.pods else { return .pods }
        if pods.isEmpty {
            steps.append(.deleteClaim(claim.metadata.key, uid: claim.metadata.uid))
        } else {
            lookAgain(at: now - (volume.metadata.deletionTimestamp ?? now))
        }
        return nil
    }

    private mutating func planNudge(of claim: PersistentVolumeClaim) {
        switch BinderPatience.verdict(on: claim, volume: ownVolume, now: now) {
        case .nothing: break
        case .wait(let duration): lookAgain(in: duration)
        case .nudge(let count, let next):
            steps.append(.nudgeClaim(claim.metadata.key, nudges: count))
            if let next { lookAgain(in: next) }
        }
    }

    /// A claim that terminates is held by the pods that use it: they are looked up so that the user is told.
    mutating func planWaitForPods(_ claim: PersistentVolumeClaim) -> SharingPlan.Need? {
        lookAgain(at: now - (claim.metadata.deletionTimestamp ?? now))
        guard observation.facts.pods == nil else { return nil }
        return .pods
    }

    /// How long a claim may be Pending before the user is told why: the cluster's binder may just be busy.
    private static let bindingPatience = Duration.seconds(10)

    private mutating func planReason(whyPending claim: PersistentVolumeClaim) -> SharingPlan.Need? {
        guard claim.status?.phase ?? "Pending" == "Pending", bindingObstacle == nil,
            let created = claim.metadata.creationTimestamp
        else { return nil }
        let age = now - created
        guard age >= Self.bindingPatience else {
            lookAgain(in: Self.bindingPatience - age)
            return nil
        }
        lookAgain(at: age)
        return observation.facts.claimWarning == nil ? .claimWarning : nil
    }
}
