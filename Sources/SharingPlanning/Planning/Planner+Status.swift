import KubernetesModel
import ProductAPI
import Vocabulary

/// The status that goes with a plan.
extension Planner {
    func plan(_ phase: SharedVolume.Phase, reason: String, message: String) -> SharingPlan {
        if let wait = silence(phase, message) {
            return SharingPlan(steps: steps, nextLook: min(nextLook ?? wait, wait))
        }
        let ready = condition("Ready", phase == .ready ? .isTrue : .isFalse, reason, message)
        var conditions = (sharedVolume.status?.conditions ?? []).setting(ready)
        if let storage = storageCondition { conditions = conditions.setting(storage) }
        let status = SharedVolume.Status(
            claimRef: .init(name: claimName(in: phase)), phase: phase, message: message,
            accessPointID: accessPointID, observedGeneration: sharedVolume.metadata.generation,
            conditions: conditions)
        return SharingPlan(steps: steps, status: status, nextLook: nextLook)
    }

    /// How long a state of a new SharedVolume that is about to pass is kept from the user; nil when it is to be told.
    ///
    /// It saves one write in five for each SharedVolume that becomes Ready as it should.
    private func silence(_ phase: SharedVolume.Phase, _ message: String) -> Duration? {
        guard isPatient, phase == .pending, message.isEmpty, sharedVolume.status?.phase == nil else { return nil }
        let newest = [ownVolume?.metadata, observation.claim?.metadata].compactMap { $0?.creationTimestamp }.max()
        let left = Self.patience - (now - (newest ?? now))
        return left > .zero ? left : nil
    }

    private static let patience = Duration.seconds(2)

    private func condition(
        _ type: String, _ status: Condition.Status, _ reason: String, _ message: String
    ) -> Condition {
        Condition(
            type: type, status: status, reason: reason, message: message,
            lastTransitionTime: Timestamp(seconds: now.seconds),
            observedGeneration: sharedVolume.metadata.generation)
    }

    /// What is known in this round of file system and access point; nil when nothing new is.
    private var storageCondition: Condition? {
        let type = Self.storageCondition
        switch observation.facts.accessPoint {
        case .created(let id)?: return condition(type, .isTrue, "AccessPointCreated", "\(id) was made")
        case .adopted(let id)?:
            return condition(type, .isTrue, "AccessPointAdopted", "\(id) was made earlier for this SharedVolume")
        case .differs(_, let message)?: return condition(type, .isFalse, "AccessPointDiffers", message)
        case .deleted?: return condition(type, .isFalse, Self.accessPointDeleted, "")
        case nil: break
        }
        switch observation.facts.storage {
        case .found?: return condition(type, .isTrue, "Found", "")
        case .missing(let reason, let message)?, .unreachable(let reason, let message)?:
            return condition(type, .isFalse, reason, message)
        case .unknown(let reason, let message)?: return condition(type, .unknown, reason, message)
        case .unchecked?, nil: return nil
        }
    }

    /// The access point that is shared, where it is known.
    private var accessPointID: String? {
        switch observation.facts.accessPoint {
        case .created(let id)?, .adopted(let id)?: return id.rawValue
        case .deleted?: return nil
        case .differs?, nil: break
        }
        return ownVolume?.sharedHandle?.accessPoint?.rawValue ?? spec.accessPointID
            ?? sharedVolume.status?.accessPointID
    }

    /// The claim's name is published when the claim is bound, and stays while the volume is deleted.
    private func claimName(in phase: SharedVolume.Phase) -> String {
        if phase == .ready { return SharingNames.claim(of: key) }
        return phase == .deleting ? sharedVolume.status?.claimRef?.name ?? "" : ""
    }
}
