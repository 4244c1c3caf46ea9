import KubernetesModel
import ProductAPI
import SharingPlanning
import Testing
import Vocabulary

@Suite("Planning for pairs that were changed")
struct RepairTests {
    let now = Timestamp(seconds: 1_000_000)

    @Test("access modes, reclaim policy and class of the volume are put back; what users may add is left")
    func volume() {
        var world = World.made
        world.volume?.spec.accessModes = ["ReadOnlyMany"]
        world.volume?.spec.persistentVolumeReclaimPolicy = "Delete"
        world.volume?.spec.storageClassName = "other"
        world.volume?.spec.mountOptions = ["noresvport"]
        world.volume?.metadata.annotations = ["mine": "too"]
        world.settle(now: now)
        #expect(world.volume?.spec.accessModes == ["ReadWriteMany"])
        #expect(world.volume?.spec.persistentVolumeReclaimPolicy == "Retain")
        #expect(world.volume?.spec.storageClassName == "efs-sc")
        #expect(world.volume?.spec.mountOptions == ["noresvport"])
        #expect(world.volume?.metadata.annotations == ["mine": "too"])
    }

    @Test("a volume of the original, kept for nobody, is kept for its claim from now on")
    func claimRef() {
        var world = World.made
        world.volume?.spec.claimRef = nil
        world.volume?.metadata.resourceVersion = "7"
        var repair = SharingPlan.VolumeRepair()
        repair.claimRef = World.wanted.volume.spec.claimRef
        repair.resourceVersion = "7"
        #expect(world.plan(now: now).steps == [.repairVolume(name: "pv-proj2-sv1", repair)])
    }

    @Test("a volume that somebody deleted is let go, with its claim, when no pod uses them, and both are made anew")
    func terminatingVolume() {
        var world = World.made
        world.volume?.metadata.deletionTimestamp = now
        world.facts.pods = ["web-1"]
        let held = world.plan(now: now + .seconds(40))
        #expect(held.steps.isEmpty)
        #expect(held.nextLook == .seconds(10))
        #expect(held.status?.conditions?["Ready"]?.reason == "VolumeTerminating")
        #expect(held.status?.message?.hasSuffix("pod web-1 uses it") == true)

        world.facts.pods = nil
        #expect(world.plan(now: now).steps == [.deleteClaim(World.wanted.claim.metadata.key, uid: "claim-1")])
        world.claim = nil
        world.volume = nil
        world.settle(now: now)
        #expect(world.claimPhase == "Bound")
        #expect(world.sharedVolume.status?.phase == .ready)
    }

    @Test("where claim and volume were both deleted, the pods that hold the claim are named")
    func bothTerminating() {
        var world = World.made
        world.volume?.metadata.deletionTimestamp = now
        world.claim?.metadata.deletionTimestamp = now
        world.facts.pods = ["web-1"]
        let plan = world.plan(now: now)
        #expect(plan.steps.isEmpty)
        #expect(plan.status?.conditions?["Ready"]?.reason == "ClaimTerminating")
        #expect(plan.status?.message?.hasSuffix("pod web-1 uses it") == true)
    }

    @Test("labels that were edited to another owner's are put back while claim and volume are bound to each other")
    func editedLabels() {
        var world = World.made
        world.volume?.metadata.labels?[SharingNames.ownerNameLabel] = "other"
        world.settle(now: now)
        #expect(world.volume?.metadata.labels == SharingNames.labels(of: World.key))
        world.claim?.metadata.labels?[SharingNames.ownerNamespaceLabel] = "elsewhere"
        world.settle(now: now)
        #expect(world.claim?.metadata.labels == SharingNames.labels(of: World.key))
        #expect(world.sharedVolume.status?.phase == .ready)
    }

    @Test("a claim that cannot bind says why and what to do")
    func obstacles() {
        var world = World.made
        world.claimPhase = "Pending"
        world.volume?.spec.claimRef?.name = "thief"
        world.volume?.spec.claimRef?.uid = "thief-1"
        var plan = world.plan(now: now)
        #expect(plan.steps.isEmpty)
        #expect(plan.status?.phase == .failed)
        #expect(plan.status?.message?.contains("proj2/thief") == true)

        world = World.made
        world.claimPhase = "Pending"
        world.claim?.spec.volumeName = "elsewhere"
        plan = world.plan(now: now)
        #expect(plan.status?.conditions?["Ready"]?.reason == "ClaimCannotBind")
        #expect(plan.status?.message?.contains("elsewhere") == true)

        world = World.made
        world.claimPhase = "Pending"
        world.volume?.status = .init(phase: "Failed")
        #expect(world.plan(now: now).status?.message?.contains("is Failed") == true)
    }

    @Test("a claim that is Pending for ten seconds says what the cluster's controllers say, or that they say nothing")
    func warning() {
        var world = World.made
        world.claimPhase = "Pending"
        world.claim?.metadata.creationTimestamp = now
        let early = world.plan(now: now + .seconds(9))
        #expect(early.status?.message == "")
        world.facts.claimWarning = "no volume plugin matched"
        #expect(world.plan(now: now + .seconds(10)).status?.message?.contains("no volume plugin matched") == true)
        world.facts.claimWarning = ""
        world.claim?.metadata.annotations = [SharingNames.nudgesAnnotation: "4"]
        let late = world.plan(now: now + .seconds(100))
        #expect(late.status?.message?.contains("kube-controller-manager") == true)
        #expect(late.nextLook == .seconds(25))
    }
}
