import AWSClient
import EFSModel
import KubernetesClient
import KubernetesModel
import ProductAPI
import SharedVolumes
import TestKit
import Testing
import Vocabulary

@Suite("Access points that the operator makes")
struct AccessPointTests {
    @Test("one call of AWS makes an access point, four writes make the SharedVolume Ready on it")
    func life() async throws {
        let world = try await AccessPointWorld()
        let calls = FaultyAWSTransport(SandboxAWSTransport(world.world.aws))
        let writes = FaultyTransport(ClusterTransport(world.sharing.cluster))
        try await world.sharing.withOperator(writes, storage: world.door(calls)) {
            try await world.create("sv1", .init(path: "/team", uid: 1000, gid: 2000, tags: ["team": "a"]))
            try await world.sharing.untilReady()
        }
        // And one for the mount targets of the file system, however many access points are made.
        #expect(calls.calls.filter { $0.hasSuffix("/access-points") }.count == 1)
        #expect(calls.calls.count <= 2)
        #expect(writes.counted.count == 4)
        try await world.expectOne()
        let made = try #require(try await world.accessPoints.first)
        #expect(made.posixUser == .init(uid: 1000, gid: 2000))
        #expect(made.rootDirectory?.path == "/team")
        #expect(made.tags?.contains(.init(key: "team", value: "a")) == true)
        #expect(made.tags?.contains(.init(key: "efs.breakwater.dev/namespace", value: "proj2")) == true)
        let status = try await world.sharing.user.get(SharedVolume.self, SharingWorld.key).status
        #expect(status?.accessPointID == made.accessPointID?.rawValue)
    }

    @Test("by default it outlives its SharedVolume, and one of the same name gets it again")
    func retain() async throws {
        let world = try await AccessPointWorld()
        try await world.sharing.withOperator(storage: world.door()) {
            try await world.create()
            try await world.sharing.untilReady()
            try await world.sharing.user.delete(SharedVolume.self, SharingWorld.key)
            try await world.sharing.untilGone()
            #expect(try await world.accessPoints.count == 1)
            try await world.create()
            try await world.sharing.untilReady()
            try await world.expectOne()
            try await world.sharing.user.delete(SharedVolume.self, SharingWorld.key)
            try await world.sharing.untilGone()
            try await world.create("sv1", .init(path: "/elsewhere"))
            let refused = try await world.sharing.until { $0?.status?.phase == .failed }
            #expect(refused?.status?.conditions?["Ready"]?.reason == "AccessPointDiffers")
        }
    }

    @Test("with Delete it goes with its SharedVolume, unless another shares it")
    func delete() async throws {
        let world = try await AccessPointWorld()
        try await world.sharing.withOperator(storage: world.door()) {
            try await world.create(deletionPolicy: .delete)
            try await world.sharing.untilReady()
            let id = try #require(try await world.accessPoints.first?.accessPointID)
            try await world.sharing.create("guest", on: world.fileSystem.rawValue, accessPoint: id.rawValue)
            let guest = ObjectKey(namespace: "proj2", name: "guest")
            try await world.sharing.untilReady(guest)
            try await world.sharing.user.delete(SharedVolume.self, SharingWorld.key)
            try await world.sharing.until { $0?.status?.conditions?["Ready"]?.reason == "AccessPointInUse" }
            #expect(try await world.accessPoints.count == 1)
            try await world.sharing.user.delete(SharedVolume.self, guest)
            try await world.sharing.untilGone(guest)
            try await world.sharing.untilGone()
        }
        #expect(try await world.accessPoints.isEmpty)
        try await world.sharing.expectNothing()
    }

    static let faults = FaultyTransport.Fault.allCases

    @Test("whatever happens to whichever call of a creation, there is one access point", arguments: 0..<5, faults)
    func interruptedCreation(call: Int, fault: FaultyTransport.Fault) async throws {
        let world = try await AccessPointWorld()
        try await interrupt(world, call, fault) {
            try await world.create()
        } until: {
            try await world.sharing.untilReady()
        }
        try await world.expectOne()
    }

    @Test("whatever happens to whichever call of a deletion, there is none", arguments: 0..<7, faults)
    func interruptedDeletion(call: Int, fault: FaultyTransport.Fault) async throws {
        let world = try await AccessPointWorld()
        try await world.sharing.withOperator(storage: world.door()) {
            try await world.create(deletionPolicy: .delete)
            try await world.sharing.untilReady()
        }
        try await interrupt(world, call, fault) {
            try await world.sharing.user.delete(SharedVolume.self, SharingWorld.key)
        } until: {
            try await world.sharing.untilGone()
        }
        #expect(try await world.accessPoints.isEmpty)
        try await world.sharing.expectNothing()
    }

    @Test("one that was made before a crash, and whose SharedVolume is deleted before the next start, is deleted too")
    func forgotten() async throws {
        let world = try await AccessPointWorld()
        let (deaths, death) = AsyncStream.makeStream(of: Void.self)
        let calls = FaultyAWSTransport(
            SandboxAWSTransport(world.world.aws), fault: (0, .diesAfter), onDeath: { death.yield() })
        try await world.sharing.withOperator(storage: world.door(calls)) {
            try await world.create(deletionPolicy: .delete)
            for await _ in deaths { break }
        }
        #expect(try await world.accessPoints.count == 1)
        try await world.sharing.user.delete(SharedVolume.self, SharingWorld.key)
        try await world.sharing.withOperator(storage: world.door()) { try await world.sharing.untilGone() }
        #expect(try await world.accessPoints.isEmpty)
    }

    /// Runs the operator with a fault in its calls, the writes of Kubernetes first and those of AWS after them.
    private func interrupt(
        _ world: AccessPointWorld, _ call: Int, _ fault: FaultyTransport.Fault,
        _ begin: @escaping @Sendable () async throws -> Void, until end: @escaping @Sendable () async throws -> Void
    ) async throws {
        guard call >= 4 else { return try await world.sharing.interrupt(call, fault, begin, until: end) }
        try await world.interrupt(call - 4, fault, begin, until: end)
    }
}
