import AWSClient
import EFSModel
import KubernetesModel
import ProductAPI
import Sandbox
import SharedVolumes
import TestKit
import Testing
import Vocabulary

@Suite("What the operator sees in AWS")
struct StorageCheckTests {
    private func until(
        _ world: AccessPointWorld, storage reason: String
    ) async throws -> SharedVolume.Status? {
        try await world.sharing.until { $0?.status?.conditions?["StorageReady"]?.reason == reason }?.status
    }

    private func accessPoint(_ world: AccessPointWorld, _ token: String = "t") async throws -> String {
        let made = try await world.aws.send(
            EFS.CreateAccessPoint(clientToken: token, fileSystemID: world.fileSystem))
        return try #require(made.accessPointID?.rawValue)
    }

    private func accessPoints(_ world: AccessPointWorld, _ count: Int) async throws -> [String] {
        var ids: [String] = []
        for number in 0..<count { ids.append(try await accessPoint(world, "t\(number)")) }
        return ids
    }

    @Test("a file system that does not exist is named before a claim is made, and again nothing hangs")
    func noFileSystem() async throws {
        let world = try await AccessPointWorld()
        try await world.sharing.withOperator(storage: world.door()) {
            try await world.sharing.create(on: "fs-00000000", accessPoint: "fsap-00000000")
            let status = try await until(world, storage: "FileSystemNotFound")
            #expect(status?.phase == .failed)
            #expect(status?.message?.contains("fs-00000000 does not exist in us-east-1") == true)
        }
        try await world.sharing.expectNothing()
    }

    @Test("an access point that does not exist, or is of another file system, is named")
    func noAccessPoint() async throws {
        let world = try await AccessPointWorld()
        let id = try await accessPoint(world)
        guard case .created(let other) = try await world.aws.create(EFS.CreateFileSystem(creationToken: "other")) else {
            return
        }
        try await world.sharing.withOperator(storage: world.door()) {
            try await world.sharing.create(on: world.fileSystem.rawValue, accessPoint: "fsap-00000000")
            #expect(try await until(world, storage: "AccessPointNotFound")?.phase == .failed)
            let second = ObjectKey(namespace: "proj2", name: "second")
            try await world.sharing.create("second", on: other.fileSystemID.rawValue, accessPoint: id)
            let status = try await world.sharing.until(second) { $0?.status?.phase == .failed }?.status
            #expect(status?.conditions?["StorageReady"]?.reason == "AccessPointElsewhere")
        }
    }

    @Test("a file system without mount targets is told, and hinders nothing")
    func noMountTarget() async throws {
        let world = try await AccessPointWorld()
        try await world.sharing.withOperator(storage: world.door()) {
            try await world.sharing.create(on: world.fileSystem.rawValue, accessPoint: try await accessPoint(world))
            #expect(try await until(world, storage: "NoMountTarget")?.phase == .ready)
        }
    }

    @Test("what AWS refuses to tell is told as unknown, and hinders nothing")
    func noRight() async throws {
        let world = try await AccessPointWorld()
        try world.world.faults.add(FaultRule(.error(code: "AccessDeniedException"), on: "DescribeMountTargets"))
        try await world.sharing.withOperator(storage: world.door()) {
            try await world.sharing.create(on: world.fileSystem.rawValue, accessPoint: try await accessPoint(world))
            let status = try await until(world, storage: "AccessDeniedException")
            #expect(status?.phase == .ready)
            #expect(status?.conditions?["StorageReady"]?.status == .unknown)
        }
    }

    @Test("fifty access points of one file system are looked at with fewer calls than that, and a later one is found")
    func batches() async throws {
        let world = try await AccessPointWorld()
        let ids = try await accessPoints(world, 50)
        let calls = FaultyAWSTransport(SandboxAWSTransport(world.world.aws))
        try await world.sharing.withOperator(storage: world.door(calls)) {
            for (number, id) in ids.enumerated() {
                try await world.sharing.create("sv\(number)", on: world.fileSystem.rawValue, accessPoint: id)
            }
            for number in ids.indices {
                try await world.sharing.untilReady(ObjectKey(namespace: "proj2", name: "sv\(number)"))
            }
            // One for the mount targets, twenty singly, and a list.
            #expect(calls.calls.count <= 23)
            let later = try await accessPoint(world, "later")
            try await world.sharing.create("later", on: world.fileSystem.rawValue, accessPoint: later)
            try await world.sharing.untilReady(ObjectKey(namespace: "proj2", name: "later"))
        }
    }
}
