import KubernetesModel
import ProductAPI
import SharingPlanning
import Testing
import Vocabulary

@Suite("Planning a SharedVolume")
struct SharingPlanTests {
    let now = Timestamp(seconds: 1_000_000)

    @Test("a new SharedVolume gets its finalizer before its volume, and its claim when that is available")
    func new() {
        var world = World()
        let plan = world.plan(now: now)
        let wanted = World.wanted
        #expect(plan.steps == [.addFinalizer, .createVolume(wanted.volume)])
        for step in plan.steps { world.perform(step) }
        #expect(world.plan(now: now).steps == [.createClaim(wanted.claim)])
    }

    @Test("what is about to pass is not told, and what lasts for two seconds is Pending")
    func silence() {
        var world = World.made
        world.sharedVolume.status = nil
        world.claimPhase = "Pending"
        world.claim?.metadata.creationTimestamp = now
        let early = world.plan(now: now + .seconds(1))
        #expect(early.status == nil)
        #expect(early.nextLook == .seconds(1))
        let late = world.plan(now: now + .seconds(2))
        #expect(late.status?.phase == .pending)
        #expect(late.status?.claimRef?.name == "")
        #expect(late.status?.claimRef?.kind == "PersistentVolumeClaim")
    }

    @Test("names, labels, handle, class and binding are the original operator's")
    func objects() {
        let wanted = World.wanted
        #expect(wanted.volume.metadata.name == "pv-proj2-sv1")
        #expect(wanted.claim.metadata.name == "pvc-sv1")
        #expect(wanted.claim.metadata.namespace == "proj2")
        #expect(wanted.volume.spec.csi?.volumeHandle == "fs-1234cdef::fsap-0123456789abcdef")
        #expect(wanted.volume.spec.csi?.driver == "efs.csi.aws.com")
        #expect(wanted.volume.spec.claimRef?.name == "pvc-sv1")
        #expect(wanted.volume.spec.claimRef?.namespace == "proj2")
        #expect(wanted.volume.spec.persistentVolumeReclaimPolicy == "Retain")
        #expect(wanted.claim.spec.volumeName == "pv-proj2-sv1")
        #expect(
            wanted.claim.metadata.labels == [
                "openshift.io/aws-efs-operator-owned": "true",
                "openshift.io/aws-efs-operator-shared-volume-owner-namespace": "proj2",
                "openshift.io/aws-efs-operator-shared-volume-owner-name": "sv1",
            ])
    }

    @Test("Ready waits for the claim to be Bound, and names it then")
    func ready() {
        var world = World.made
        world.claimPhase = "Pending"
        #expect(world.plan(now: now).status?.phase == .pending)
        world.claimPhase = "Bound"
        let plan = world.plan(now: now)
        #expect(plan.steps.isEmpty)
        #expect(plan.status?.phase == .ready)
        #expect(plan.status?.claimRef?.name == "pvc-sv1")
        #expect(plan.status?.message == "")
        #expect(plan.status?.conditions?["Ready"]?.status == .isTrue)
        #expect(plan.status?.observedGeneration == 1)
    }

    @Test("when nothing changed the plan has no steps and the same status, whatever the time")
    func fixedPoint() {
        var world = World.made
        world.sharedVolume.status = world.plan(now: now).status
        let later = world.plan(now: now + .seconds(3600))
        #expect(later.steps.isEmpty)
        #expect(later.status == world.sharedVolume.status)
    }

    @Test("a message of an earlier failure is cleared on recovery")
    func recovery() {
        var world = World.made
        world.sharedVolume.status = .init(phase: .failed, message: "was wrong")
        #expect(world.plan(now: now).status?.message == "")
    }

    @Test("whichever steps of a round were done before a crash, the next rounds end in Ready")
    func anyPrefix() {
        for done in 0...2 {
            var world = World()
            let steps = world.plan(now: now).steps
            for step in steps.prefix(done) { world.perform(step) }
            world.settle(now: now)
            #expect(world.sharedVolume.status?.phase == .ready, "after \(done) steps")
        }
    }

    @Test(
        "a spec that names no file system or access point fails with the field and the remedy",
        arguments: [
            SharedVolume.Spec(fileSystemID: "fs-12", accessPointID: "fsap-0123456789abcdef"),
            SharedVolume.Spec(fileSystemID: "fs-1234cdef", accessPointID: nil),
            SharedVolume.Spec(),
        ])
    func invalidSpec(spec: SharedVolume.Spec) {
        var world = World()
        world.sharedVolume.spec = spec
        let plan = world.plan(now: now)
        #expect(plan.steps.isEmpty)
        #expect(plan.status?.phase == .failed)
        #expect(plan.status?.message?.hasPrefix("spec.") == true)
    }

    @Test("an object of somebody else under our name is left alone and named")
    func foreign() {
        var world = World()
        world.claim = World.wanted.claim
        world.claim?.metadata.labels = [:]
        world.claim?.spec.volumeName = "something"
        let plan = world.plan(now: now)
        #expect(plan.steps.isEmpty)
        #expect(plan.status?.phase == .failed)
        #expect(plan.status?.conditions?["Ready"]?.reason == "NameTaken")
        world.claim?.metadata.labels = [
            SharingNames.ownerNameLabel: "other", SharingNames.ownerNamespaceLabel: "proj2",
        ]
        #expect(world.plan(now: now).status?.message?.contains("proj2/other") == true)
    }

    @Test("labels that were taken away are put back")
    func labels() {
        var world = World.made
        world.volume?.metadata.labels = nil
        world.claim?.metadata.labels = ["mine": "too"]
        let labels = SharingNames.labels(of: World.key)
        var repair = SharingPlan.VolumeRepair()
        repair.labels = labels
        #expect(
            world.plan(now: now).steps == [
                .repairVolume(name: "pv-proj2-sv1", repair),
                .labelClaim(ObjectKey(namespace: "proj2", name: "pvc-sv1"), labels: labels),
            ])
    }

    @Test("a spec that was edited is put back to what the volume shares")
    func unEdit() {
        var world = World.made
        world.sharedVolume.spec?.accessPointID = "fsap-ffffffffffffffff"
        let plan = world.plan(now: now)
        #expect(
            plan.steps == [
                .restoreSpec(
                    VolumeHandle(
                        fileSystem: FileSystemID(unchecked: "fs-1234cdef"),
                        accessPoint: AccessPointID(unchecked: "fsap-0123456789abcdef")))
            ])
        world.settle(now: now)
        #expect(world.sharedVolume.spec?.accessPointID == "fsap-0123456789abcdef")
        #expect(world.sharedVolume.status?.phase == .ready)
    }

    @Test("a volume that names no access point is left as it is and reported")
    func volumeDiffers() {
        var world = World.made
        world.volume?.spec.csi?.volumeHandle = "fs-1234cdef:/elsewhere"
        let plan = world.plan(now: now)
        #expect(plan.steps.isEmpty)
        #expect(plan.status?.phase == .failed)
        #expect(plan.status?.message?.contains("fs-1234cdef:/elsewhere") == true)
    }

    @Test("a volume of the original's first releases, with the access point in its mount options, is ours")
    func legacyVolume() {
        var world = World.made
        world.volume?.spec.csi?.volumeHandle = "fs-1234cdef"
        world.volume?.spec.mountOptions = ["tls", "accesspoint=fsap-0123456789abcdef"]
        #expect(world.plan(now: now).status?.phase == .ready)
    }

    @Test("a claim that was deleted is made anew and the volume is released for it")
    func claimDeleted() {
        var world = World.made
        world.volume?.metadata.resourceVersion = "7"
        world.claim = nil
        world.facts.storage = .unchecked
        let cached = SharingPlan.plan(for: world.observation, now: now)
        #expect(cached.steps.isEmpty && cached.need == .liveObjects)
        let plan = world.plan(now: now)
        #expect(
            plan.steps == [
                .releaseVolume(name: "pv-proj2-sv1", resourceVersion: "7"), .createClaim(World.wanted.claim),
            ])
        world.settle(now: now)
        #expect(world.sharedVolume.status?.phase == .ready)
    }

    @Test("a claim that lost its volume makes room for a new pair")
    func volumeDeleted() {
        var world = World.made
        world.volume = nil
        world.claimPhase = "Lost"
        world.settle(now: now)
        #expect(world.sharedVolume.status?.phase == .ready)
    }

    @Test("objects that terminate are waited for, and the message says so")
    func terminating() {
        var world = World.made
        world.claim?.metadata.deletionTimestamp = now
        let plan = world.plan(now: now)
        #expect(plan.steps.isEmpty)
        #expect(plan.status?.phase == .pending)
        #expect(plan.status?.message?.contains("pvc-sv1") == true)
        #expect(plan.nextLook == .seconds(5))
        world.facts.pods = ["web-1"]
        #expect(world.plan(now: now).status?.message?.contains("pod web-1 uses it") == true)
    }

    @Test("deletion goes claim, volume, finalizer, each only when the one before is gone")
    func deletion() {
        var world = World.made
        world.sharedVolume.metadata.deletionTimestamp = now
        #expect(
            world.plan(now: now).steps
                == [.deleteClaim(ObjectKey(namespace: "proj2", name: "pvc-sv1"), uid: "claim-1")])
        #expect(world.plan(now: now).status?.phase == .deleting)

        world.claim?.metadata.deletionTimestamp = now
        let waiting = world.plan(now: now)
        #expect(waiting.steps.isEmpty)
        #expect(waiting.status?.message?.contains("pvc-sv1") == true)
        world.facts.pods = (1...7).map { "web-\($0)" }
        let held = world.plan(now: now).status
        #expect(held?.conditions?["Ready"]?.reason == "ClaimInUse")
        #expect(held?.message?.contains("pods web-1, web-2, web-3, web-4, web-5 and 2 more use it") == true)
        world.facts.pods = nil

        world.claim = nil
        #expect(
            world.plan(now: now).steps
                == [.deleteVolume(name: "pv-proj2-sv1", uid: "volume-1")])
        world.volume = nil
        #expect(world.isLetGo(now: now))
    }

    @Test("a SharedVolume is let go only when the API server itself says that its claim and volume are gone")
    func absenceProof() {
        var world = World.made
        world.sharedVolume.metadata.deletionTimestamp = now
        world.volume = nil
        world.claim = nil
        let cached = SharingPlan.plan(for: world.observation, now: now)
        #expect(cached.steps.isEmpty)
        #expect(cached.need == .liveObjects)
        #expect(world.isLetGo(now: now))
    }

    @Test("deletion never touches an object of somebody else, nor acts without our finalizer")
    func deletionOfForeign() {
        var world = World.made
        world.sharedVolume.metadata.deletionTimestamp = now
        world.volume?.metadata.labels?[SharingNames.ownerNameLabel] = "other"
        world.claim?.metadata.labels?[SharingNames.ownerNameLabel] = "other"
        world.volume?.spec.claimRef?.name = "theirs"
        world.claim?.spec.volumeName = "theirs"
        #expect(world.isLetGo(now: now))
        world.sharedVolume.metadata.finalizers = ["foregroundDeletion"]
        #expect(world.plan(now: now) == SharingPlan(steps: []))
    }

    @Test("the claim waits until the binder has seen the volume, but not for ever")
    func claimWaitsForVolume() {
        var world = World()
        world.volume = World.wanted.volume
        world.volume?.metadata.creationTimestamp = now
        let early = world.plan(now: now + .seconds(1))
        #expect(early.steps == [.addFinalizer])
        // By then the user is told that it is Pending.
        #expect(early.nextLook == .seconds(1))
        world.sharedVolume.status = .init(phase: .pending)
        #expect(world.plan(now: now + .seconds(1)).nextLook == .seconds(4))
        let late = world.plan(now: now + .seconds(5))
        #expect(late.steps == [.addFinalizer, .createClaim(World.wanted.claim)])
    }

    @Test("a claim that the binder leaves Pending is touched at growing intervals, a few times")
    func nudges() {
        var world = World.made
        world.claimPhase = "Pending"
        world.claim?.metadata.creationTimestamp = now
        var touched: [Int] = []
        var age = 0
        while age < 100 {
            let plan = world.plan(now: now + .seconds(age))
            if plan.steps.contains(where: { if case .nudgeClaim = $0 { true } else { false } }) { touched.append(age) }
            for step in plan.steps { world.perform(step) }
            guard let next = plan.nextLook else { break }
            age += Int(next.components.seconds)
        }
        #expect(touched == [2, 4, 8, 32])
    }

    @Test("a claim whose volume is gone is not touched")
    func noNudge() {
        var world = World.made
        world.claimPhase = "Pending"
        world.claim?.metadata.creationTimestamp = now
        world.volume = nil
        let steps = world.plan(now: now + .seconds(10)).steps
        #expect(!steps.contains { if case .nudgeClaim = $0 { true } else { false } })
    }

    @Test("names too long for a label or an object are shortened and stay apart")
    func longNames() {
        let long = String(repeating: "n", count: 250)
        let labels = SharingNames.labels(of: ObjectKey(namespace: "a", name: long))
        #expect((labels[SharingNames.ownerNameLabel]?.count ?? 99) <= 63)
        #expect(SharingNames.volume(of: ObjectKey(namespace: "a", name: long)).count <= 253)
        #expect(
            SharingNames.volume(of: ObjectKey(namespace: "a", name: long + "1"))
                != SharingNames.volume(of: ObjectKey(namespace: "a", name: long + "2")))
    }
}
