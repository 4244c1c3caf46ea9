import KubernetesModel
import ProductAPI
import SharingPlanning
import Testing
import Vocabulary

@Suite("The status where the operator may not look")
struct UnseenTests {
    private let now = Timestamp(seconds: 1_000_000)

    @Test("a new SharedVolume is Pending and says why; one that is Ready stays so, and nobody knows")
    func unseen() {
        let new = SharingPlan.status(ofUnseen: World().sharedVolume, message: "may not list", now: now)
        #expect(new.phase == .pending)
        #expect(new.message == "may not list")
        let ready = SharingPlan.status(ofUnseen: World.made.sharedVolume, message: "may not list", now: now)
        #expect(ready.phase == .ready)
        #expect(ready.message == "")
        for status in [new, ready] {
            #expect(status.conditions?["Ready"]?.status == .unknown)
            #expect(status.conditions?["Ready"]?.message == "may not list")
        }
    }

    @Test("it is told once, and is over as soon as the operator sees again")
    func over() {
        var world = World.made
        let told = SharingPlan.status(ofUnseen: world.sharedVolume, message: "may not list", now: now)
        world.sharedVolume.status = told
        #expect(SharingPlan.status(ofUnseen: world.sharedVolume, message: "may not list", now: now) == told)
        world.settle(now: now)
        #expect(world.sharedVolume.status?.conditions?["Ready"]?.status == .isTrue)
    }
}
