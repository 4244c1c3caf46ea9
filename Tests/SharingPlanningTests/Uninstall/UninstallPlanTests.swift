import KubernetesModel
import SharingPlanning
import Testing

@Suite("The plan for uninstalling")
struct UninstallPlanTests {
    typealias Observation = UninstallObservation

    /// A cluster in which everything is.
    private static var full: Observation {
        var observation = Observation()
        observation.definition = .init(uid: "d")
        observation.sharedVolumes = ["sv1", "sv2"].map {
            .init(key: ObjectKey(namespace: "proj2", name: $0), thing: .init(uid: $0), isHeld: true)
        }
        observation.kept = Dictionary(
            uniqueKeysWithValues: KeptObject.allCases.map { ($0, Observation.Thing(uid: $0.rawValue)) })
        observation.owned = Set(KeptObject.allCases)
        observation.installed = Dictionary(
            uniqueKeysWithValues: InstalledObject.allCases.map { ($0, Observation.Thing(uid: $0.rawValue)) })
        observation.hasHome = true
        observation.operatorPods = ["breakwater-operator-1"]
        return observation
    }

    private static let use = Observation.Use(pod: ObjectKey(namespace: "proj2", name: "web"), claim: "pvc-sv1")

    private static func words(_ intent: UninstallPlan.Intent, _ observation: Observation) -> [String] {
        let names = UninstallNames(namespace: "ops", name: "operator", lease: "lease")
        return UninstallPlan.preview(for: intent, observation).steps.map { $0.text(in: names) }
    }

    @Test("volumes go while there is an operator to look after them, its rights when it is gone")
    func order() {
        #expect(
            Self.words(.removingVolumes, Self.full) == [
                "delete SharedVolume proj2/sv1, its claim and its volume (the data stays)",
                "delete SharedVolume proj2/sv2, its claim and its volume (the data stays)",
                "delete the definition of SharedVolumes",
                "delete ServiceAccount ops/efs-csi-sa", "delete SecurityContextConstraints efs-csi-scc",
                "delete DaemonSet ops/efs-csi-node", "delete CSIDriver efs.csi.aws.com", "delete StorageClass efs-sc",
                "delete Deployment ops/operator",
                "delete PodDisruptionBudget ops/operator", "delete Service ops/operator",
                "delete ClusterRoleBinding operator", "delete ClusterRole operator", "delete RoleBinding ops/operator",
                "delete Role ops/operator", "delete ServiceAccount ops/operator", "delete Lease ops/lease",
                "delete ClusterRole breakwater-sharedvolumes-view", "delete ClusterRole breakwater-sharedvolumes-edit",
                "delete Namespace ops",
            ])
    }

    @Test("where volumes stay, the operator goes before its finalizers, and what mounts them stays with its namespace")
    func keeping() {
        #expect(
            Self.words(.keepingVolumes, Self.full) == [
                "delete Deployment ops/operator",
                "delete PodDisruptionBudget ops/operator", "delete Service ops/operator",
                "take the finalizer off SharedVolume proj2/sv1 (its claim and its volume stay)",
                "take the finalizer off SharedVolume proj2/sv2 (its claim and its volume stay)",
                "keep ServiceAccount ops/efs-csi-sa", "keep SecurityContextConstraints efs-csi-scc",
                "keep DaemonSet ops/efs-csi-node", "keep CSIDriver efs.csi.aws.com", "keep StorageClass efs-sc",
                "delete the definition of SharedVolumes",
                "delete ClusterRoleBinding operator", "delete ClusterRole operator", "delete RoleBinding ops/operator",
                "delete Role ops/operator", "delete ServiceAccount ops/operator", "delete Lease ops/lease",
                "delete ClusterRole breakwater-sharedvolumes-view", "delete ClusterRole breakwater-sharedvolumes-edit",
            ])
        #expect(
            UninstallPlan.preview(for: .keepingVolumes, Self.full).left
                == KeptObject.allCases.map { .kept($0) } + [.installed(.namespace)])
    }

    @Test("pods that use a claim keep everything from being done, unless volumes stay")
    func uses() {
        var observation = Self.full
        observation.uses = [Self.use]
        #expect(UninstallPlan.plan(for: .removingVolumes, observation) == .refuse([Self.use]))
        #expect(Self.words(.removingVolumes, observation).isEmpty)
        #expect(Self.words(.keepingVolumes, observation).count == 19)
    }

    @Test("a namespace with something of others in it stays; one that is on its way out is waited for")
    func namespace() {
        var observation = Observation()
        observation.installed[.namespace] = .init(uid: "n")
        observation.others = ["Service/web"]
        let plan = UninstallPlan.plan(for: .removingVolumes, observation)
        #expect(plan == .done(left: [.installed(.namespace)]))
        observation.installed[.namespace]?.isTerminating = true
        #expect(
            UninstallPlan.plan(for: .removingVolumes, observation) == .work([], waitingFor: [.installed(.namespace)]))
    }

    @Test(
        "nothing is left to do in an empty cluster", arguments: [UninstallPlan.Intent.removingVolumes, .keepingVolumes])
    func empty(intent: UninstallPlan.Intent) {
        #expect(UninstallPlan.plan(for: intent, Observation()) == .done(left: []))
    }

    @Test("what is on its way out is waited for, not deleted again")
    func terminating() {
        var observation = Self.full
        for index in observation.sharedVolumes.indices { observation.sharedVolumes[index].thing.isTerminating = true }
        guard case .work(let steps, let hindrances) = UninstallPlan.plan(for: .removingVolumes, observation) else {
            Issue.record("no plan to wait")
            return
        }
        #expect(steps.isEmpty)
        #expect(hindrances.count == 2)
    }
}
