import Foundation
import KubernetesClient
import KubernetesModel
import ProductAPI
import Sandbox
import SharedVolumes
import SharingPlanning
import TestKit
import Testing
import Vocabulary
import Wire

@Suite("The SharedVolume operator")
struct SharingOperatorTests {
    @Test("a SharedVolume becomes Ready with a bound claim, and its deletion leaves nothing behind")
    func life() async throws {
        let world = try await SharingWorld()
        try await world.withOperator {
            try await world.create()
            try await world.untilReady()
            try await world.expectPair()
            let object = try await world.user.get(SharedVolume.self, SharingWorld.key)
            #expect(object.status?.claimRef?.name == "pvc-sv1")
            #expect(object.status?.conditions?["Ready"]?.status == .isTrue)
            try await world.user.delete(SharedVolume.self, SharingWorld.key)
            try await world.untilGone()
            try await world.expectNothing()
        }
    }

    @Test("four writes make a SharedVolume Ready, and none follows")
    func writes() async throws {
        // A cluster that is an hour ahead: no claim seems so old that the operator nudges it, however slow the machine is.
        let start = Timestamp(epochSeconds: Date().timeIntervalSince1970) + .seconds(3600)
        let world = try await SharingWorld(clock: SandboxClock(start: start))
        let transport = FaultyTransport(ClusterTransport(world.cluster))
        try await world.withOperator(transport) {
            try await world.create()
            try await world.untilReady()
            try await Task.sleep(for: .milliseconds(300))
        }
        #expect(
            transport.counted.map { "\($0.verb) \($0.resource)" } == [
                "patch sharedvolumes.aws-efs.managed.openshift.io", "create persistentvolumes",
                "create persistentvolumeclaims",
                "patch sharedvolumes.aws-efs.managed.openshift.io/status",
            ])
    }

    @Test("users see in Events what happened")
    func events() async throws {
        let world = try await SharingWorld()
        try await world.withOperator {
            try await world.create()
            try await world.untilReady()
            let events = SharingWorld.events
            for _ in 0..<1000 {
                let reasons = try await world.user.list(events, namespace: "proj2").items.map { $0["reason"]?.string }
                if reasons == ["Ready"] { return }
                try await Task.sleep(for: .milliseconds(5))
            }
            Issue.record("no Event came")
        }
    }

    @Test("two SharedVolumes of one access point, and many at once, become Ready", arguments: [1, 60])
    func many(count: Int) async throws {
        let world = try await SharingWorld()
        try await world.withOperator {
            for index in 0..<count { try await world.create("sv\(index)") }
            for index in 0..<count { try await world.untilReady(ObjectKey(namespace: "proj2", name: "sv\(index)")) }
        }
        #expect(try await world.user.list(PersistentVolume.self).items.count == count)
    }

    @Test("a claim that a user deleted is made anew and binds again")
    func claimDeleted() async throws {
        let world = try await SharingWorld()
        try await world.withOperator {
            try await world.create()
            try await world.untilReady()
            let old = try await world.user.get(PersistentVolumeClaim.self, SharingWorld.claim)
            try await world.user.delete(PersistentVolumeClaim.self, SharingWorld.claim)
            for _ in 0..<2000 {
                let claim = try await world.user.find(PersistentVolumeClaim.self, SharingWorld.claim)
                if let claim, claim.metadata.uid != old.metadata.uid, claim.status?.phase == "Bound" { break }
                try await Task.sleep(for: .milliseconds(5))
            }
            try await world.untilReady()
            try await world.expectPair()
        }
    }

    @Test("labels that a user took away are put back, though the caches no longer show the object")
    func labelsRemoved() async throws {
        let world = try await SharingWorld()
        try await world.withOperator {
            try await world.create()
            try await world.untilReady()
            let labels = SharingNames.labels(of: SharingWorld.key)
            let none = JSONObject(labels.keys.map { ($0, .null) })
            try await world.user.patch(
                PersistentVolume.self, SharingWorld.volume, .merge(["metadata": ["labels": .object(none)]]))
            for _ in 0..<2000 {
                let volume = try await world.user.get(PersistentVolume.self, SharingWorld.volume)
                if volume.metadata.labels == labels { return }
                try await Task.sleep(for: .milliseconds(5))
            }
            Issue.record("the labels did not come back")
        }
    }

    @Test("a SharedVolume whose claim and volume lost their labels while the operator was down leaves nothing behind")
    func deletedWithoutLabels() async throws {
        let world = try await SharingWorld()
        try await world.withOperator {
            try await world.create()
            try await world.untilReady()
        }
        let labels = JSONObject(SharingNames.labels(of: SharingWorld.key).keys.map { ($0, .null) })
        let bare: JSONValue = ["metadata": ["labels": .object(labels)]]
        try await world.user.patch(PersistentVolumeClaim.self, SharingWorld.claim, .merge(bare))
        try await world.user.patch(PersistentVolume.self, SharingWorld.volume, .merge(bare))
        try await world.user.delete(SharedVolume.self, SharingWorld.key)
        try await world.withOperator { try await world.untilGone() }
        try await world.expectNothing()
    }

    @Test("a claim of somebody else under our name is named in the status and left alone, also on deletion")
    func claimTaken() async throws {
        let world = try await SharingWorld()
        try await world.user.create(
            PersistentVolumeClaim(
                metadata: ObjectMeta(name: SharingWorld.claim.name, namespace: "proj2"),
                spec: .init(
                    accessModes: ["ReadWriteOnce"], resources: .init(requests: ["storage": "1Gi"]),
                    storageClassName: "other")))
        try await world.withOperator {
            try await world.create()
            let object = try await world.until(SharingWorld.key) { $0?.status?.phase == .failed }
            #expect(object?.status?.conditions?["Ready"]?.reason == "NameTaken")
            #expect(object?.status?.message?.contains("pvc-sv1") == true)
            try await world.user.delete(SharedVolume.self, SharingWorld.key)
            try await world.untilGone()
        }
        #expect(
            try await world.user.find(PersistentVolumeClaim.self, SharingWorld.claim)?.spec.storageClassName == "other")
    }

    @Test("where somebody else has a volume under our name, ours gets another, and theirs is left alone")
    func volumeTaken() async throws {
        let world = try await SharingWorld()
        let foreign = PersistentVolume(
            metadata: ObjectMeta(name: SharingWorld.volume.name),
            spec: .init(
                capacity: ["storage": "1Gi"], accessModes: ["ReadWriteMany"], storageClassName: "other",
                csi: .init(driver: "other.example", volumeHandle: "x")))
        try await world.user.create(foreign)
        try await world.withOperator {
            try await world.create()
            try await world.untilReady()
            let claim = try await world.user.get(PersistentVolumeClaim.self, SharingWorld.claim)
            #expect(claim.spec.volumeName == SharingNames.spareVolume(of: SharingWorld.key))
            try await world.user.delete(SharedVolume.self, SharingWorld.key)
            try await world.untilGone()
        }
        #expect(try await world.user.list(PersistentVolume.self).items.count == 1)
        #expect(
            try await world.user.find(PersistentVolume.self, SharingWorld.volume)?.spec.csi?.driver == "other.example")
    }

    @Test("SharedVolumes whose volumes would have one name have a volume each")
    func collision() async throws {
        let world = try await SharingWorld()
        let keys = [ObjectKey(namespace: "a", name: "b-c"), ObjectKey(namespace: "a-b", name: "c")]
        for key in keys { try await world.user.create(Namespace(metadata: ObjectMeta(name: key.namespace))) }
        try await world.withOperator {
            for key in keys {
                try await world.user.create(
                    SharedVolume(
                        metadata: ObjectMeta(name: key.name, namespace: key.namespace),
                        spec: .init(fileSystemID: "fs-1234cdef", accessPointID: "fsap-0123456789abcdef")))
            }
            for key in keys { try await world.untilReady(key) }
            #expect(try await world.user.list(PersistentVolume.self).items.count == 2)
            for key in keys {
                try await world.user.delete(SharedVolume.self, key)
                try await world.untilGone(key)
            }
        }
        try await world.expectNothing()
    }

    @Test("where an old API server lets an edit through, it is undone with an Event, and claim and volume stay")
    func unEdit() async throws {
        let world = try await SharingWorld()
        try await setRules(world, nil)
        try await world.withOperator {
            try await world.create()
            try await world.untilReady()
            let claim = try await world.user.get(PersistentVolumeClaim.self, SharingWorld.claim)
            try await world.user.patch(
                SharedVolume.self, SharingWorld.key, .merge(["spec": ["accessPointID": "fsap-ffffffffffffffff"]]))
            try await world.until {
                $0?.spec?.accessPointID == "fsap-0123456789abcdef" && $0?.status?.phase == .ready
            }
            #expect(
                try await world.user.get(PersistentVolumeClaim.self, SharingWorld.claim).metadata.uid
                    == claim.metadata.uid)
            try await world.untilEvent("SpecRestored")
        }
        try await world.expectPair()
    }

    @Test("an edit from before the API server refused edits is undone, though the API server refuses edits now")
    func editedBefore() async throws {
        let world = try await SharingWorld()
        let rules = SharedVolume.definition.spec.versions[0].schema[at: "openAPIV3Schema", "x-kubernetes-validations"]
        try await setRules(world, nil)
        try await world.withOperator {
            try await world.create()
            try await world.untilReady()
        }
        try await world.user.patch(
            SharedVolume.self, SharingWorld.key, .merge(["spec": ["accessPointID": "fsap-ffffffffffffffff"]]))
        try await setRules(world, rules)
        try await world.withOperator {
            _ = try await world.until {
                $0?.spec?.accessPointID == "fsap-0123456789abcdef" && $0?.status?.phase == .ready
            }
        }
        try await world.expectPair()
        await #expect(throws: KubernetesError.self) {
            try await world.user.patch(
                SharedVolume.self, SharingWorld.key, .merge(["spec": ["accessPointID": "fsap-ffffffffffffffff"]]))
        }
    }

    /// Sets the rules of the whole object, among them the one that refuses edits.
    private func setRules(_ world: SharingWorld, _ rules: JSONValue?) async throws {
        let path = "/spec/versions/0/schema/openAPIV3Schema/x-kubernetes-validations"
        try await world.user.patch(
            CustomResourceDefinition.self, ObjectKey(name: SharedVolume.resourceType.qualifiedName),
            .json([rules.map { .add(path: path, value: $0) } ?? .remove(path: path)]))
    }

    @Test("the finalizer is held while a pod uses the claim, and the pod is named")
    func heldByPod() async throws {
        let world = try await SharingWorld()
        let pod = ObjectKey(namespace: "proj2", name: "web-1")
        try await world.withOperator {
            try await world.create()
            try await world.untilReady()
            try await world.createPod(pod)
            try await world.user.delete(SharedVolume.self, SharingWorld.key)
            let held = try await world.until { $0?.status?.conditions?["Ready"]?.reason == "ClaimInUse" }
            #expect(held?.status?.message?.contains("pod web-1 uses it") == true)
            #expect(held?.metadata.finalizers?.contains(SharingNames.finalizer) == true)
            try await world.user.delete(Pod.self, pod)
            try await world.untilGone()
        }
        try await world.expectNothing()
    }

    @Test("an edit of the spec is refused by the API server, with the remedy")
    func edit() async throws {
        let world = try await SharingWorld()
        try await world.create()
        let error = await #expect(throws: KubernetesError.self) {
            try await world.user.patch(
                SharedVolume.self, SharingWorld.key, .merge(["spec": ["fileSystemID": "fs-00000000"]]))
        }
        #expect(error?.code == .invalid)
        #expect(error?.message.contains("create another SharedVolume") == true)
    }

    @Test("a SharedVolume that was deleted while the operator was down is finished when it is back")
    func deletedWhileDown() async throws {
        let world = try await SharingWorld()
        try await world.withOperator {
            try await world.create()
            try await world.untilReady()
        }
        try await world.user.delete(SharedVolume.self, SharingWorld.key)
        #expect(try await world.user.find(SharedVolume.self, SharingWorld.key)?.metadata.isTerminating == true)
        try await world.withOperator { try await world.untilGone() }
        try await world.expectNothing()
    }
}
