import KubernetesModel
import ProductAPI
import Vocabulary

/// What volume and claim look like to the user.
extension Planner {
    func readiness() -> SharingPlan {
        let name = SharingNames.claim(of: key)
        // The volume waits for the claim, and the claim for its pods.
        if observation.claim?.metadata.isTerminating == true {
            return plan(
                .pending, reason: "ClaimTerminating",
                message: "waiting for PersistentVolumeClaim \(name) to be deleted; it is made anew then\(podsText)")
        }
        if let volume = ownVolume, volume.metadata.isTerminating {
            return plan(
                .pending, reason: "VolumeTerminating",
                message: "waiting for PersistentVolume \(volume.metadata.name ?? "") to be deleted; it is made anew "
                    + "then\(podsText)")
        }
        guard let claim = observation.claim else { return plan(.pending, reason: "ClaimPending", message: "") }
        if asksInVain(claim) {
            return plan(
                .pending, reason: "ClaimPending",
                message: "PersistentVolumeClaim \(name) asks for a volume of another SharedVolume; it is made anew")
        }
        switch claim.status?.phase {
        case "Bound" where claim.spec.volumeName == volumeName && ownVolume != nil:
            return plan(.ready, reason: "ClaimBound", message: "")
        case "Lost":
            return plan(
                .pending, reason: "ClaimLost",
                message: "PersistentVolumeClaim \(name) lost its volume; both are made anew")
        default: return pending
        }
    }

    private var pending: SharingPlan {
        if let obstacle = bindingObstacle { return plan(.failed, reason: "ClaimCannotBind", message: obstacle) }
        guard let warning = observation.facts.claimWarning else {
            return plan(.pending, reason: "ClaimPending", message: "")
        }
        return plan(
            .pending, reason: "ClaimPending",
            message: "PersistentVolumeClaim \(SharingNames.claim(of: key)) is not bound: "
                + (warning.isEmpty
                    ? "its volume is kept for it, and the cluster's volume binder (kube-controller-manager) has not "
                        + "acted; see whether that runs" : warning))
    }

    /// Why the claim can never bind as things are; nil when nothing is in the way.
    var bindingObstacle: String? {
        guard let claim = observation.claim, claim.status?.phase ?? "Pending" == "Pending" else { return nil }
        let name = claim.metadata.name ?? ""
        guard claim.spec.volumeName == volumeName else {
            return "PersistentVolumeClaim \(name) asks for PersistentVolume \(claim.spec.volumeName ?? "of any name"), "
                + "not for \(volumeName): delete the claim, and it is made anew"
        }
        return ownVolume.flatMap { obstacle(of: $0) }
    }

    private func obstacle(of volume: PersistentVolume) -> String? {
        let name = volume.metadata.name ?? ""
        if let other = volume.spec.claimRef, !isKept(volume) {
            return "PersistentVolume \(name) is kept for PersistentVolumeClaim \(other.namespace ?? "")/"
                + "\(other.name ?? ""): delete that claim if it is not wanted, then the volume, and it is made anew"
        }
        if volume.status?.phase == "Failed" {
            return "PersistentVolume \(name) is Failed: \(volume.status?.message ?? "")"
        }
        return nil
    }

    /// Names the pods that hold the claim, as far as they are known.
    var podsText: String {
        guard let pods = observation.facts.pods, !pods.isEmpty else { return "" }
        let shown = pods.prefix(5).joined(separator: ", ")
        let rest = pods.count > 5 ? " and \(pods.count - 5) more" : ""
        return pods.count == 1 ? "; pod \(shown) uses it" : "; pods \(shown)\(rest) use it"
    }
}
