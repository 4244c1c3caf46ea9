public import KubernetesModel

/// What to do next to take the operator out of a cluster.
///
/// Only the observation counts, so that whoever was killed in the middle, or starts from a cluster that somebody has half
/// emptied by hand, goes on from what is there.
///
/// The order: SharedVolumes while there is an operator to look after them; their definition; what the operator kept;
/// the operator; its rights; its namespace. With ``Intent/keepingVolumes`` the operator goes first, so that it does not
/// delete claims, and what mounts them stays.
public enum UninstallPlan: Equatable, Sendable {
    /// What is wanted of the volumes.
    public enum Intent: Equatable, Sendable {
        /// Claims and volumes go; the data stays on EFS.
        case removingVolumes
        /// Claims, volumes and what mounts them stay as they are.
        case keepingVolumes
    }

    /// One call of the API server.
    public enum Step: Equatable, Sendable {
        /// Delete a SharedVolume; the operator then deletes its claim and its volume.
        case deleteSharedVolume(ObjectKey, uid: String)
        /// Take our finalizer off a SharedVolume: claim and volume stay as they are.
        case release(ObjectKey)
        /// Make an object stay when the definition goes.
        case freeKept(KeptObject)
        /// Delete the definition; what it owns goes with it.
        case deleteDefinition(uid: String)
        case deleteKept(KeptObject, uid: String)
        case deleteInstalled(InstalledObject, uid: String)
    }

    /// What has to be gone before there is more to do.
    public enum Hindrance: Hashable, Sendable {
        case sharedVolume(ObjectKey)
        case definition
        case kept(KeptObject)
        case installed(InstalledObject)
        case operatorPod(String)
        /// An operator that has the Lease and is no pod of ours: its identity.
        case otherOperator(String)
    }

    /// Nothing is done: these pods would lose their files.
    case refuse([UninstallObservation.Use])
    /// Do the steps in order; then look again until what is waited for is gone.
    case work([Step], waitingFor: [Hindrance])
    /// All is done; what was left on purpose is in the list.
    case done(left: [Hindrance])
}

extension UninstallPlan {
    /// The plan for what was observed.
    public static func plan(for intent: Intent, _ observation: UninstallObservation) -> UninstallPlan {
        if intent == .removingVolumes, !observation.uses.isEmpty { return .refuse(observation.uses.sorted()) }
        for phase in phases(of: intent) {
            let (steps, hindrances) = phase(observation)
            if !steps.isEmpty || !hindrances.isEmpty { return .work(steps, waitingFor: hindrances) }
        }
        return .done(left: left(observation))
    }

    /// What one phase has to do, and what has to be gone before the next.
    private typealias Work = (steps: [Step], hindrances: [Hindrance])
    private typealias Phase = (UninstallObservation) -> Work

    private static func phases(of intent: Intent) -> [Phase] {
        switch intent {
        case .removingVolumes:
            [deleteVolumes, deleteDefinition, deleteKept, deleteOperator, deleteRights, deleteNamespace]
        case .keepingVolumes:
            [deleteOperator, releaseVolumes, freeKept, deleteDefinition, deleteRights, deleteNamespace]
        }
    }

    // MARK: Volumes

    private static func deleteVolumes(_ observation: UninstallObservation) -> Work {
        let standing = observation.sharedVolumes.filter { !$0.thing.isTerminating }
        return (
            standing.map { .deleteSharedVolume($0.key, uid: $0.thing.uid) },
            observation.sharedVolumes.map { .sharedVolume($0.key) }
        )
    }

    private static func releaseVolumes(_ observation: UninstallObservation) -> Work {
        let held = observation.sharedVolumes.filter(\.isHeld)
        return (held.map { .release($0.key) }, held.map { .sharedVolume($0.key) })
    }

    // MARK: The definition and what it owns

    private static func freeKept(_ observation: UninstallObservation) -> Work {
        let owned = observation.owned.sorted()
        return (owned.map { .freeKept($0) }, owned.map { .kept($0) })
    }

    private static func deleteDefinition(_ observation: UninstallObservation) -> Work {
        guard let definition = observation.definition else { return ([], []) }
        return (definition.isTerminating ? [] : [.deleteDefinition(uid: definition.uid)], [.definition])
    }

    private static func deleteKept(_ observation: UninstallObservation) -> Work {
        let kept = observation.kept.sorted { $0.key < $1.key }
        return (
            kept.filter { !$0.value.isTerminating }.map { .deleteKept($0.key, uid: $0.value.uid) },
            kept.map { .kept($0.key) }
        )
    }

    // MARK: The operator

    private static func deleteOperator(_ observation: UninstallObservation) -> Work {
        let (steps, hindrances) = deletion(of: [.deployment, .disruptionBudget, .service], observation)
        return (steps, hindrances + observation.operatorPods.map { .operatorPod($0) })
    }

    private static func deleteRights(_ observation: UninstallObservation) -> Work {
        deletion(
            of: [
                .clusterRoleBinding, .clusterRole, .roleBinding, .role, .serviceAccount, .lease, .viewingRole,
                .editingRole,
            ], observation)
    }

    private static func deleteNamespace(_ observation: UninstallObservation) -> Work {
        guard canNamespaceGo(observation) else { return ([], []) }
        return deletion(of: [.namespace], observation)
    }

    private static func deletion(
        of objects: [InstalledObject], _ observation: UninstallObservation
    ) -> Work {
        let there = objects.compactMap { object in observation.installed[object].map { (object, $0) } }
        return (
            there.filter { !$0.1.isTerminating }.map { .deleteInstalled($0.0, uid: $0.1.uid) },
            there.map { .installed($0.0) }
        )
    }

    /// A namespace in which there is something of others, or of what is kept, stays; one that is on its way out is
    /// waited for.
    private static func canNamespaceGo(_ observation: UninstallObservation) -> Bool {
        if observation.installed[.namespace]?.isTerminating == true { return true }
        return observation.others.isEmpty && !observation.kept.keys.contains { $0.resourceType.isNamespaced }
    }

    private static func left(_ observation: UninstallObservation) -> [Hindrance] {
        observation.kept.keys.sorted().map { .kept($0) }
            + observation.installed.keys.sorted { $0.rawValue < $1.rawValue }.map { .installed($0) }
    }
}

extension UninstallPlan {
    /// All steps from an observation to the end, in order, as far as they can be foreseen.
    public static func preview(for intent: Intent, _ observation: UninstallObservation) -> UninstallPreview {
        var observation = observation
        var steps: [Step] = []
        while true {
            switch plan(for: intent, observation) {
            case .refuse(let uses): return UninstallPreview(steps: steps, uses: uses)
            case .done(let left): return UninstallPreview(steps: steps, left: left)
            case .work(let more, let hindrances):
                steps += more
                for hindrance in hindrances { observation.forget(hindrance, intent) }
            }
        }
    }
}

/// What uninstalling would do.
public struct UninstallPreview: Equatable, Sendable {
    public var steps: [UninstallPlan.Step]
    /// Why it would be refused.
    public var uses: [UninstallObservation.Use] = []
    /// What would be left on purpose.
    public var left: [UninstallPlan.Hindrance] = []
}

extension UninstallObservation {
    /// The observation when something has gone as it was to.
    fileprivate mutating func forget(_ hindrance: UninstallPlan.Hindrance, _ intent: UninstallPlan.Intent) {
        switch hindrance {
        case .sharedVolume(let key):
            guard intent == .keepingVolumes else { return sharedVolumes.removeAll { $0.key == key } }
            for index in sharedVolumes.indices where sharedVolumes[index].key == key {
                sharedVolumes[index].isHeld = false
            }
        case .definition:
            definition = nil
            sharedVolumes = []
        case .kept(let object):
            owned.remove(object)
            if intent == .removingVolumes { kept[object] = nil }
        case .installed(let object): installed[object] = nil
        case .operatorPod(let name): operatorPods.removeAll { $0 == name }
        case .otherOperator: break
        }
    }
}
