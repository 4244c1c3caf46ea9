import AWSClient
import Controllers
import KubernetesClient
import KubernetesModel
import ProductAPI
import SharingPlanning
import Vocabulary

/// Brings one SharedVolume to what it asks for: observe, plan, perform.
struct SharingReconciler: Sendable {
    let views: SharingViews
    let facts: SharingFactFinder
    let performer: SharingPerformer
    let events: EventRecorder
    let now: @Sendable () -> Timestamp

    /// How often a plan may ask for something more before the round is given up: more than there are needs.
    private static let mostRounds = 10
    /// After that it is looked whether the operator may see again: half of an informer's longest wait.
    private static let sightPatience = Duration.seconds(15)
    /// After that AWS is asked again where a state must pass first, as while a file system is made.
    private static let statePatience = Duration.seconds(10)
    /// After that AWS is asked again for what somebody must correct first.
    private static let awsPatience = Duration.seconds(60)

    /// - Throws: ``KubernetesError`` or ``SharingError``; the controller knows what to do about either.
    func reconcile(_ key: ObjectKey) async throws -> Outcome {
        do throws(SharingError) {
            return try await converge(key)
        } catch {
            guard case .kubernetes(let cause) = error else { throw error }
            throw cause
        }
    }

    /// Tells the user of a SharedVolume that the operator may not look at what belongs to it.
    ///
    /// - Throws: ``KubernetesError`` or ``SharingError``; the controller knows what to do about either.
    func tell(_ key: ObjectKey, ofBlindness refusal: KubernetesError) async throws -> Outcome {
        guard let observation = views.observation(of: key) else { return .awaitChange }
        let status = SharingPlan.status(
            ofUnseen: observation.sharedVolume, message: refusal.message, now: now())
        try await publish(status, on: observation)
        // The list is tried again by its informer; nobody tells when it succeeds and is empty.
        return .done(nextLook: Self.sightPatience)
    }

    private func converge(_ key: ObjectKey) async throws(SharingError) -> Outcome {
        guard let observation = views.observation(of: key) else { return .awaitChange }
        var nextLook: Duration?
        do throws(SharingError) {
            nextLook = try await carryOut(observation)
        } catch {
            // The caches were behind, or hold no object that has lost its labels: look again where nothing is hidden.
            guard error.saysObservationIsOld else { throw error }
            guard let live = try await fulfil(.liveObjects, observation) else { return .awaitChange }
            nextLook = try await carryOut(live)
        }
        if views.isAhead(of: key) {
            nextLook = min(nextLook ?? .seconds(3600), RecentWrites<SharedVolume>.lifetime + .seconds(1))
        }
        return nextLook.map { .done(nextLook: $0) } ?? .awaitChange
    }

    /// Makes plans and performs them until one needs nothing more; answers when the passing of time asks for another.
    private func carryOut(_ first: SharingObservation) async throws(SharingError) -> Duration? {
        var observation = first
        for _ in 0..<Self.mostRounds {
            let plan = SharingPlan.plan(for: observation, now: now())
            do {
                if let outcome = try await performer.perform(plan.steps, on: observation) {
                    observation.facts.accessPoint = outcome
                }
                announce(plan, on: observation)
                guard let need = plan.need else {
                    if let status = plan.status { try await publish(status, on: observation) }
                    return plan.nextLook
                }
                guard let next = try await fulfil(need, observation) else { return nil }
                observation = next
            } catch {
                return try await handle(error, of: plan, on: observation)
            }
        }
        return .seconds(5)
    }

    private func fulfil(
        _ need: SharingPlan.Need, _ observation: SharingObservation
    ) async throws(SharingError) -> SharingObservation? {
        do throws(KubernetesError) {
            return try await facts.fulfil(need, observation)
        } catch {
            throw .kubernetes(error)
        }
    }

    /// Tells the user what trying again does not mend, and throws what trying again may.
    private func handle(
        _ error: SharingError, of plan: SharingPlan, on observation: SharingObservation
    ) async throws(SharingError) -> Duration {
        switch error {
        case .kubernetes(let cause):
            guard [.forbidden, .invalid, .badRequest].contains(cause.code) else { throw error }
            try await publish(refused: cause.message, of: plan, on: observation)
            throw error
        case .storage(let cause):
            guard cause.code != .cancelled else { throw error }
            let status = SharingPlan.status(
                of: observation, reason: cause.conditionReason, message: cause.stableMessage,
                isPassing: cause.isPassing, now: now())
            if let status { try await publish(status, on: observation) }
            switch cause.advice {
            // AWS is slow or busy: the controller's backoff is the right wait.
            case .retry: throw error
            case .wait: return Self.statePatience
            case .fixFirst, .giveUp: return Self.awsPatience
            }
        }
    }

    private func publish(
        refused message: String, of plan: SharingPlan, on observation: SharingObservation
    ) async throws(SharingError) {
        var reason = "Refused"
        var message = message
        if case .restoreSpec(let handle)? = plan.steps.first {
            reason = SharedVolume.specDiffersReason
            message =
                "spec does not name \(handle), which pods may be using, and cannot be put back: \(message); "
                + "put it back, or delete the SharedVolume"
        }
        let status = SharingPlan.status(of: observation, reason: reason, message: message, now: now())
        if let status { try await publish(status, on: observation) }
    }

    /// Writes a status where it differs from the observed one, and tells the user of it.
    private func publish(
        _ status: SharedVolume.Status, on observation: SharingObservation
    ) async throws(SharingError) {
        let sharedVolume = observation.sharedVolume
        guard status != sharedVolume.status else { return }
        do throws(KubernetesError) {
            try await performer.write(status, to: sharedVolume.metadata.key)
        } catch {
            throw .kubernetes(error)
        }
        for note in EventNote.notes(on: status, after: sharedVolume.status) {
            events.record(note, regarding: sharedVolume)
        }
    }

    /// Tells of steps that users must hear of.
    private func announce(_ plan: SharingPlan, on observation: SharingObservation) {
        for case .restoreSpec(let handle) in plan.steps {
            let text =
                "spec was edited and was put back to \(handle), which pods may be using: create another "
                + "SharedVolume and delete this one"
            events.record(
                EventNote(.warning, reason: "SpecRestored", action: "Reconcile", text: text),
                regarding: observation.sharedVolume)
        }
    }
}
