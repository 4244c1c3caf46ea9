import Controllers
import KubernetesClient
import KubernetesModel
import ProductAPI
import SharingPlanning
import Vocabulary

/// Brings one SharedVolume to what it asks for: observe, plan, perform.
struct SharingReconciler: Sendable {
    let client: KubernetesClient
    let views: SharingViews
    let performer: SharingPerformer
    let events: EventRecorder
    let now: @Sendable () -> Timestamp

    func reconcile(_ key: ObjectKey) async throws(KubernetesError) -> Outcome {
        guard let observation = views.observation(of: key) else { return .awaitChange }
        var nextLook: Duration?
        do {
            nextLook = try await carryOut(observation)
        } catch {
            // The caches were behind, or hold no object that has lost its labels: look again where nothing is hidden.
            guard error.code == .alreadyExists || error.code == .conflict else { throw error }
            guard let live = try await views.liveObservation(of: key, from: client) else { return .awaitChange }
            nextLook = try await carryOut(live)
        }
        if views.isAhead(of: key) {
            nextLook = min(nextLook ?? .seconds(3600), RecentWrites<SharedVolume>.lifetime + .seconds(1))
        }
        return nextLook.map { .done(nextLook: $0) } ?? .awaitChange
    }

    /// Makes the plan and performs it; answers when the passing of time asks for another.
    private func carryOut(_ observation: SharingObservation) async throws(KubernetesError) -> Duration? {
        let plan = SharingPlan.plan(for: observation, now: now())
        if plan.needsLiveObservation {
            let key = observation.sharedVolume.metadata.key
            guard let live = try await views.liveObservation(of: key, from: client) else { return nil }
            return try await carryOut(live)
        }
        do {
            try await performer.perform(plan.steps, on: observation)
        } catch {
            // What trying again does not mend, the user must see.
            guard [.forbidden, .invalid, .badRequest].contains(error.code) else { throw error }
            let status = SharingPlan.status(of: observation, refused: error.message, now: now())
            if let status { try await publish(status, on: observation) }
            throw error
        }
        if let status = plan.status { try await publish(status, on: observation) }
        return plan.nextLook
    }

    /// Writes a status where it differs from the observed one, and tells the user of it.
    private func publish(
        _ status: SharedVolume.Status, on observation: SharingObservation
    ) async throws(KubernetesError) {
        let sharedVolume = observation.sharedVolume
        guard status != sharedVolume.status else { return }
        try await performer.write(status, to: sharedVolume.metadata.key)
        let before = sharedVolume.status?.conditions?["Ready"]
        guard let note = EventNote(of: status, after: before) else { return }
        events.record(note, regarding: sharedVolume)
    }
}

extension EventNote {
    /// What to tell the user of a new status; nil when it is no news.
    fileprivate init?(of status: SharedVolume.Status, after before: Condition?) {
        guard let ready = status.conditions?["Ready"],
            ready.reason != before?.reason || ready.message != before?.message
        else { return nil }
        switch status.phase {
        case .ready?:
            let claim = status.claimRef?.name ?? ""
            self.init(.normal, reason: "Ready", action: "Bind", text: "PersistentVolumeClaim \(claim) is bound")
        case .failed?: self.init(.warning, reason: ready.reason, action: "Reconcile", text: ready.message)
        case .deleting? where !ready.message.isEmpty:
            self.init(.normal, reason: ready.reason, action: "Delete", text: ready.message)
        case .pending? where !ready.message.isEmpty:
            self.init(.warning, reason: ready.reason, action: "Bind", text: ready.message)
        default: return nil
        }
    }
}
