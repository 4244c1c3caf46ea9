import Controllers
import KubernetesClient
import KubernetesModel
import Logging
import SharingPlanning
import Synchronization
import Wire

/// Observes, plans and performs for the node driver.
final class DriverReconciler: Sendable {
    private struct State {
        var answers: [KeptObject: NodeDriverObservation.Answer] = [:]
        var pace = RepairPace()
        var notices: [NodeDriverPlan.Notice] = []
    }

    private let client: KubernetesClient
    private let driver: NodeDriver
    private let objects: DriverObjects
    private let time: TimeSource
    private let logger: Logger
    private let state = Mutex(State())

    init(client: KubernetesClient, driver: NodeDriver, objects: DriverObjects, time: TimeSource, logger: Logger) {
        self.client = client
        self.driver = driver
        self.objects = objects
        self.time = time
        self.logger = logger
    }

    func reconcile() async throws(KubernetesError) -> Outcome {
        guard let plan = try await makePlan() else { return .awaitChange }
        tell(plan.notices)
        var nextLook = plan.nextLook
        var failure: KubernetesError?
        for step in plan.steps {
            if let wait = wait(for: step) {
                nextLook = min(nextLook ?? wait, wait)
                continue
            }
            do {
                try await perform(step)
                state.withLock { $0.pace.note(step.object, now: time.elapsed()) }
            } catch {
                let metadata: Logger.Metadata = ["object": "\(step.object.name)", "error": "\(error)"]
                logger.warning("A part of the node driver could not be kept", metadata: metadata)
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        if objects.all.contains(where: \.isAhead) {
            let wait = RecentWrites<WholeObject<WholeKinds.Driver>>.lifetime + .seconds(1)
            nextLook = min(nextLook ?? wait, wait)
        }
        return nextLook.map { .done(nextLook: $0) } ?? .awaitChange
    }

    /// The plan; nil when not everything that it is made from is known yet.
    private func makePlan() async throws(KubernetesError) -> NodeDriverPlan? {
        let answers = state.withLock { $0.answers }
        guard let observation = objects.observation(.unknown, answers) else { return nil }
        let plan = NodeDriverPlan.plan(for: driver, observation)
        guard plan.needsRegistrations else { return plan }
        let registrations = try await registrations()
        return objects.observation(registrations, answers).map { NodeDriverPlan.plan(for: driver, $0) }
    }

    /// Asks on which nodes kubelets know a driver of our driver's name.
    private func registrations() async throws(KubernetesError) -> NodeDriverObservation.Registrations {
        let nodes = ResourceType(
            group: "storage.k8s.io", version: "v1", kind: "CSINode", plural: "csinodes", isNamespaced: false)
        let isRegistered = try await client.list(nodes).items.contains { node in
            node[at: "spec", "drivers"]?.array?.contains { $0["name"]?.string == SharingNames.driver } ?? false
        }
        return isRegistered ? .some : .none
    }

    /// How long a step has to wait because the one before it was undone again and again.
    private func wait(for step: NodeDriverPlan.Step) -> Duration? {
        let now = time.elapsed()
        let wait = state.withLock { $0.pace.wait(for: step.object, now: now) }
        if let wait {
            logger.warning(
                "Somebody else changes a part of the node driver again and again; it is mended more slowly",
                metadata: ["object": "\(step.object.name)", "wait": "\(wait)"])
        }
        return wait
    }

    private func perform(_ step: NodeDriverPlan.Step) async throws(KubernetesError) {
        guard let object = objects.kept[step.object] else { return }
        switch step {
        case .apply(let kept, let manifest):
            let answer = NodeDriverObservation.Answer(to: manifest, try await object.apply(manifest))
            state.withLock { $0.answers[kept] = answer }
            logger.notice("A part of the node driver was put in place", metadata: ["object": "\(kept.name)"])
        case .remake(let kept, let uid):
            logger.notice(
                "A part of the node driver cannot be changed to what it must be, it is made anew",
                metadata: ["object": "\(kept.name)"])
            try await object.delete(uid: uid, freeing: true)
        case .delete(_, let uid): try await object.delete(uid: uid, freeing: false)
        }
    }

    /// Logs what an administrator should know, once.
    private func tell(_ notices: [NodeDriverPlan.Notice]) {
        let news = state.withLock { state in
            defer { state.notices = notices }
            return notices.filter { !state.notices.contains($0) }
        }
        for notice in news {
            switch notice {
            case .foreign(let object):
                logger.notice(
                    "An object is somebody else's and left as it is", metadata: ["object": "\(object.name)"])
            case .originalElsewhere:
                logger.notice(
                    "The original operator's node driver runs in its own namespace, none is installed beside it",
                    metadata: ["remedy": "delete its DaemonSet and CSIDriver object, or use --node-driver none"])
            case .registeredByOthers:
                logger.notice("The nodes have a driver of somebody else, none is installed beside it")
            }
        }
    }
}
