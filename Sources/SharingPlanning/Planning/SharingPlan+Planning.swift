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

    /// The status that tells the user why a step was refused, by the API server or by AWS.
    ///
    /// - Parameters:
    ///   - reason: one word in CamelCase.
    ///   - isPassing: whether trying again will do; the phase is Pending then and not Failed.
    public static func status(
        of observation: SharingObservation, reason: String, message: String, isPassing: Bool = false, now: Timestamp
    ) -> SharedVolume.Status? {
        var planner = Planner(observation, now: now)
        planner.isPatient = false
        let phase: SharedVolume.Phase =
            observation.sharedVolume.metadata.isTerminating ? .deleting : isPassing ? .pending : .failed
        return planner.plan(phase, reason: reason, message: message).status
    }

    /// The status that tells the user that the operator may not look: whatever was known of the objects may be so no more.
    ///
    /// - Parameter message: the API server's words.
    public static func status(
        ofUnseen sharedVolume: SharedVolume, message: String, now: Timestamp
    ) -> SharedVolume.Status {
        var status = sharedVolume.status ?? SharedVolume.Status()
        let ready = Condition(
            type: "Ready", status: .unknown, reason: "Refused", message: message,
            lastTransitionTime: Timestamp(seconds: now.seconds),
            observedGeneration: sharedVolume.metadata.generation)
        status.conditions = (status.conditions ?? []).setting(ready)
        // Pods go on using what is Ready: that the operator cannot see is no reason for alarm.
        if sharedVolume.metadata.isTerminating { status.phase = .deleting }
        if status.phase == nil { status.phase = .pending }
        if status.phase != .ready { status.message = message }
        status.claimRef = status.claimRef ?? .init(name: "")
        return status
    }

    static func parsed<ID: ResourceID>(
        _ text: String?, as type: ID.Type, field: String
    ) throws(InvalidValue) -> ID {
        do throws(InvalidValue) {
            return try ID.parse(text ?? "")
        } catch {
            throw error.renamed(to: field)
        }
    }
}
