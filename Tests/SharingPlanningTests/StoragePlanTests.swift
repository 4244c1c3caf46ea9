import KubernetesModel
import ProductAPI
import SharingPlanning
import Testing
import Vocabulary

@Suite("Planning with what AWS says")
struct StoragePlanTests {
    let now = Timestamp(seconds: 1_000_000)
    let missing = StorageReport.missing(reason: "AccessPointNotFound", message: "it does not exist")

    @Test("nothing is made for an access point that does not exist, and the user is told before a pod hangs")
    func missingBefore() {
        var world = World()
        world.facts.storage = missing
        let plan = world.plan(now: now)
        #expect(plan.steps.isEmpty)
        #expect(plan.status?.phase == .failed)
        #expect(plan.status?.conditions?["Ready"]?.reason == "AccessPointNotFound")
        #expect(plan.status?.conditions?["StorageReady"]?.status == .isFalse)
        #expect(plan.nextLook == .seconds(60))
        world.facts.storage = .found
        world.settle(now: now)
        #expect(world.sharedVolume.status?.phase == .ready)
        #expect(world.sharedVolume.status?.message == "")
        #expect(world.sharedVolume.status?.conditions?["StorageReady"]?.status == .isTrue)
    }

    @Test("a bound claim stays Ready whatever AWS says, and the condition tells")
    func missingAfter() {
        var world = World.made
        world.facts.storage = missing
        let plan = world.plan(now: now)
        #expect(plan.steps.isEmpty)
        #expect(plan.status?.phase == .ready)
        #expect(plan.status?.conditions?["StorageReady"]?.status == .isFalse)
        #expect(plan.nextLook == .seconds(60))
    }

    @Test("what AWS does not tell, or no pod can reach yet, hinders nothing")
    func unknown() {
        for report in [
            StorageReport.unknown(reason: "AccessDeniedException", message: "no"),
            .unreachable(reason: "NoMountTarget", message: "none"), .unchecked,
        ] {
            var world = World()
            world.facts.storage = report
            world.settle(now: now)
            #expect(world.sharedVolume.status?.phase == .ready)
        }
    }

    @Test("what was found once is not asked for again, until the SharedVolume changes")
    func once() {
        var world = World()
        world.facts.storage = .found
        world.settle(now: now)
        world.facts.storage = nil
        let plan = SharingPlan.plan(for: world.observation, now: now)
        #expect(plan.need == nil)
        #expect(plan.status == world.sharedVolume.status)
        world.sharedVolume.metadata.generation = 2
        guard case .storage = SharingPlan.plan(for: world.observation, now: now).need else {
            Issue.record("AWS is not asked")
            return
        }
    }
}
