import KubernetesClient
import KubernetesModel
import ProductAPI
import SharedVolumes
import SharingPlanning
import TestKit
import Testing
import Vocabulary
import Wire

@Suite("The dry run")
struct PreviewTests {
    private func entries(_ world: SharingWorld) async throws -> [SharingPreview.Entry] {
        // With the operator's own rights: it must not need more to look than to act.
        let transport = FaultyTransport(ClusterTransport(world.cluster))
        let preview = SharingPreview(client: SharingWorld.client(transport, as: world.robot))
        let entries = try await preview.entries()
        #expect(transport.counted.isEmpty)
        return entries
    }

    @Test("it says what would be made, to the end, and makes nothing")
    func new() async throws {
        let world = try await SharingWorld()
        try await world.create()
        try await world.user.create(
            SharedVolume(
                metadata: ObjectMeta(name: "sv2", namespace: "proj2"),
                spec: .init(fileSystemID: "fs-1234cdef", accessPoint: .init(path: "/data", uid: 1, gid: 2))))
        let entries = try await entries(world)
        #expect(entries.map(\.key.name) == ["sv1", "sv2"])
        #expect(
            entries[0].steps == [
                "add finalizer finalizer.awsefs.managed.openshift.io",
                "create PersistentVolume pv-proj2-sv1 of fs-1234cdef::fsap-0123456789abcdef",
                "create PersistentVolumeClaim proj2/pvc-sv1",
            ])
        #expect(entries[0].phases == ("", "Ready"))
        #expect(entries[1].steps[1].hasPrefix("make an access point on fs-1234cdef at /data as 1:2 (or take the one"))
        #expect(entries[1].steps[2] == "create PersistentVolume pv-proj2-sv2 of fs-1234cdef::the access point")
        #expect(entries[1].phases.then == "Ready")
        try await world.expectNothing()
    }

    @Test("a claim that a pod uses is said to wait for it, and a message that is out of date to be cleared")
    func waiting() async throws {
        let world = try await SharingWorld()
        try await world.withOperator {
            try await world.create()
            try await world.untilReady()
        }
        try await world.user.patch(
            SharedVolume.self, SharingWorld.key, .merge(["status": ["message": "forbidden"]]), subresource: .status)
        var entry = try #require(try await entries(world).first)
        #expect(entry.isChange)
        #expect(entry.messages == ("forbidden", ""))
        try await world.createPod(ObjectKey(namespace: "proj2", name: "web-1"))
        try await world.user.delete(SharedVolume.self, SharingWorld.key)
        entry = try #require(try await entries(world).first)
        #expect(entry.steps == ["delete PersistentVolumeClaim proj2/pvc-sv1"])
        #expect(entry.phases.then == "Deleting")
        #expect(entry.messages.then.contains("pod web-1 uses it"))
    }

    @Test("where all is as it should be there is nothing to do, and what was changed is named")
    func made() async throws {
        let world = try await SharingWorld()
        try await world.withOperator {
            try await world.create()
            try await world.untilReady()
        }
        #expect(try await entries(world).map(\.steps) == [[]])
        try await world.user.patch(
            PersistentVolume.self, SharingWorld.volume,
            .merge(["spec": ["persistentVolumeReclaimPolicy": "Delete"], "metadata": ["labels": nil]]))
        #expect(
            try await entries(world).map(\.steps) == [
                ["put back labels, persistentVolumeReclaimPolicy of PersistentVolume pv-proj2-sv1"]
            ])
        try await world.user.delete(SharedVolume.self, SharingWorld.key)
        let entry = try #require(try await entries(world).first)
        #expect(entry.steps.last == "remove finalizer finalizer.awsefs.managed.openshift.io")
        #expect(entry.phases.then == "gone")
    }
}
