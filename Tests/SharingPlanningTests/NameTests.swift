import KubernetesModel
import ProductAPI
import SharingPlanning
import Testing
import Vocabulary

@Suite("The names of volumes that collide")
struct NameTests {
    let now = Timestamp(seconds: 1_000_000)

    @Test("a/b-c and a-b/c share the first name of their volumes and not the spare one")
    func spare() {
        let one = ObjectKey(namespace: "a", name: "b-c")
        let other = ObjectKey(namespace: "a-b", name: "c")
        #expect(SharingNames.volume(of: one) == SharingNames.volume(of: other))
        #expect(SharingNames.spareVolume(of: one) != SharingNames.spareVolume(of: other))
        let long = ObjectKey(namespace: "a", name: String(repeating: "n", count: 253))
        #expect(SharingNames.spareVolume(of: long).count <= 253)
    }

    @Test("where somebody else has the first name the volume gets the spare one, and keeps it")
    func fallback() {
        var world = World()
        world.volume = World.wanted.volume
        world.volume?.metadata.labels?[SharingNames.ownerNameLabel] = "other"
        world.settle(now: now)
        let spare = SharingNames.spareVolume(of: World.key)
        #expect(world.spareVolume?.metadata.name == spare)
        #expect(world.claim?.spec.volumeName == spare)
        #expect(world.sharedVolume.status?.phase == .ready)
        // The other one goes; nothing is moved.
        world.volume = nil
        #expect(world.plan(now: now).steps.isEmpty)
        #expect(world.plan(now: now).status == world.sharedVolume.status)
        // The volume is lost: it is made anew under the name that the claim asks for.
        world.spareVolume = nil
        #expect(world.plan(now: now).steps.contains { $0.makesVolume(spare) })
    }

    @Test("a claim of the original that asks for another's volume is made anew with a volume of its own")
    func asksInVain() {
        var world = World()
        world.volume = World.wanted.volume
        world.volume?.metadata.labels?[SharingNames.ownerNameLabel] = "other"
        world.volume?.spec.claimRef?.name = "pvc-other"
        world.claim = World.wanted.claim
        world.claim?.metadata.uid = "old"
        world.claimPhase = "Pending"
        world.settle(now: now)
        #expect(world.claim?.metadata.uid != "old")
        #expect(world.claim?.spec.volumeName == SharingNames.spareVolume(of: World.key))
        #expect(world.sharedVolume.status?.phase == .ready)
        #expect(world.volume?.spec.claimRef?.name == "pvc-other")
    }

    @Test("a bound claim is not made anew, whatever the labels of its volume say")
    func boundToAnothers() {
        var world = World()
        world.volume = World.wanted.volume
        world.volume?.metadata.labels?[SharingNames.ownerNameLabel] = "other"
        world.claim = World.wanted.claim
        world.claimPhase = "Bound"
        #expect(world.plan(now: now).steps.isEmpty)
        #expect(world.plan(now: now).status?.conditions?["Ready"]?.reason == "NameTaken")
    }

    @Test("where both names are taken the user is told by whom")
    func bothTaken() {
        var world = World()
        world.volume = World.wanted.volume
        world.volume?.metadata.labels = nil
        world.volume?.spec.claimRef = nil
        world.spareVolume = world.volume
        world.spareVolume?.metadata.name = SharingNames.spareVolume(of: World.key)
        let plan = world.plan(now: now)
        #expect(plan.steps.isEmpty)
        #expect(plan.status?.conditions?["Ready"]?.reason == "NameTaken")
        #expect(plan.status?.message?.contains("no SharedVolume") == true)
    }

    @Test("deletion takes the volume under the spare name and leaves the other's")
    func deletion() {
        var world = World()
        world.volume = World.wanted.volume
        world.volume?.metadata.labels?[SharingNames.ownerNameLabel] = "other"
        world.settle(now: now)
        world.sharedVolume.metadata.deletionTimestamp = now
        world.claim = nil
        let spare = SharingNames.spareVolume(of: World.key)
        #expect(world.plan(now: now).steps == [.deleteVolume(name: spare, uid: "volume-1")])
        world.spareVolume = nil
        #expect(world.isLetGo(now: now))
    }
}

extension SharingPlan.Step {
    fileprivate func makesVolume(_ name: String) -> Bool {
        guard case .createVolume(let volume) = self else { return false }
        return volume.metadata.name == name
    }
}
