import KubernetesModel
import ProductAPI
import Vocabulary

/// Claim, access point, volume, finalizer, each only when the one before is gone, so that a SharedVolume that is gone
/// left nothing behind.
extension Planner {
    mutating func planDeletion() -> SharingPlan {
        guard hasFinalizer else { return SharingPlan(steps: []) }
        planLabels()
        if let claim = observation.claim, isOurs(claim) { return planDeletion(of: claim) }
        if let plan = planAccessPointDeletion() { return plan }
        if let volume = ownVolume {
            if !volume.metadata.isTerminating {
                steps.append(.deleteVolume(name: volume.metadata.name ?? "", uid: volume.metadata.uid))
            }
            return plan(.deleting, reason: "DeletingVolume", message: "")
        }
        guard let proof = SharingPlan.AbsenceProof(observation) else {
            steps = []
            return need(.liveObjects)
        }
        return SharingPlan(steps: [.removeFinalizer(proof)])
    }

    /// Caches follow labelled objects only: without its labels nobody would hear that an object is gone.
    private mutating func planLabels() {
        if let volume = ownVolume, !hasLabels(volume.metadata) {
            var repair = SharingPlan.VolumeRepair()
            repair.labels = labels
            steps.append(.repairVolume(name: volume.metadata.name ?? "", repair))
        }
        if let claim = observation.claim, isOurs(claim), !hasLabels(claim.metadata) {
            steps.append(.labelClaim(claim.metadata.key, labels: labels))
        }
    }

    private mutating func planDeletion(of claim: PersistentVolumeClaim) -> SharingPlan {
        guard claim.metadata.isTerminating else {
            steps.append(.deleteClaim(claim.metadata.key, uid: claim.metadata.uid))
            return plan(.deleting, reason: "DeletingClaim", message: "")
        }
        if let need = planWaitForPods(claim) { return self.need(need) }
        let name = claim.metadata.name ?? ""
        guard observation.facts.pods?.isEmpty == false else {
            return plan(
                .deleting, reason: "DeletingClaim", message: "waiting for PersistentVolumeClaim \(name) to be deleted")
        }
        return plan(
            .deleting, reason: "ClaimInUse",
            message: "waiting for PersistentVolumeClaim \(name)\(podsText): it is deleted when they have ended")
    }

    /// Plans the deletion of an access point that we made and are to delete; nil when there is nothing to do about it.
    private mutating func planAccessPointDeletion() -> SharingPlan? {
        guard makesAccessPoint, spec.deletionPolicy == .delete, !isAccessPointGone else { return nil }
        guard let cluster = observation.facts.cluster else { return need(.cluster) }
        // What cannot be parsed was never made.
        guard let order = try? AccessPointOrder(of: sharedVolume, cluster: cluster) else { return nil }
        let known = ownVolume?.sharedHandle?.accessPoint ?? knownAccessPoint
        if let known {
            guard let sharers = observation.facts.sharers else { return need(.sharers(of: known)) }
            if !sharers.isEmpty {
                lookAgain(in: .seconds(60))
                return plan(
                    .deleting, reason: "AccessPointInUse",
                    message: "access point \(known) is not deleted while SharedVolume "
                        + sharers.map(\.description).joined(separator: ", ")
                        + " shares it: delete that first, or set spec.deletionPolicy to Retain")
            }
        }
        steps.append(.deleteAccessPoint(order, known: known))
        return need(.accessPoint)
    }

    private var knownAccessPoint: AccessPointID? {
        sharedVolume.status?.accessPointID.flatMap { try? AccessPointID.parse($0) }
    }

    /// The volume is deleted after the access point only, and it is the record of it; once it is gone, the condition is.
    private var isAccessPointGone: Bool {
        observation.facts.accessPoint == .deleted
            || sharedVolume.status?.conditions?[Self.storageCondition]?.reason == Self.accessPointDeleted
    }

    static let accessPointDeleted = "AccessPointDeleted"
}
