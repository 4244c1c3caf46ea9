import EFSModel
import KubernetesModel
import ProductAPI
import SharingPlanning
import Testing
import Vocabulary

@Suite("Planning a SharedVolume whose access point the operator makes")
struct AccessPointPlanTests {
    let now = Timestamp(seconds: 1_000_000)

    private func world(_ accessPoint: SharedVolume.AccessPoint = .init(), delete: Bool = false) -> World {
        var world = World()
        world.sharedVolume.spec = .init(
            fileSystemID: "fs-1234cdef", accessPoint: accessPoint, deletionPolicy: delete ? .delete : nil)
        return world
    }

    private func order(
        _ accessPoint: SharedVolume.AccessPoint = .init(), cluster: String = "cluster-1", root: AccessPointRoot? = nil
    ) throws -> AccessPointOrder {
        try AccessPointOrder(of: world(accessPoint).sharedVolume, cluster: SharingCluster(name: cluster, root: root))
    }

    @Test("the finalizer comes before the access point, the access point before the volume, and it is Ready")
    func creation() throws {
        var world = world()
        let plan = world.plan(now: now)
        #expect(plan.steps == [.addFinalizer, .createAccessPoint(try order())])
        #expect(plan.need == .accessPoint)
        world.settle(now: now)
        #expect(world.sharedVolume.status?.phase == .ready)
        #expect(world.volume?.spec.csi?.volumeHandle == "fs-1234cdef::fsap-10000000")
        #expect(world.sharedVolume.status?.accessPointID == "fsap-10000000")
        #expect(world.accessPoints.count == 1)
    }

    @Test("token, path and user are the same whenever they are derived, and another cluster's are others")
    func derived() throws {
        let first = try order()
        #expect(try order() == first)
        #expect(first.token.count <= 64)
        #expect(first.request.rootDirectory?.path?.hasSuffix("/proj2/sv1") == true)
        #expect(first.request.rootDirectory?.creationInfo?.permissions == "0700")
        let other = try order(cluster: "cluster-2")
        #expect(other.token != first.token)
        #expect(other.request.rootDirectory?.path != first.request.rootDirectory?.path)
        #expect(other.request.posixUser != first.request.posixUser)
    }

    @Test("what spec gives is taken, and its tags beside ours")
    func given() throws {
        let request = try order(
            .init(path: "/data", uid: 0, gid: 4_294_967_295, permissions: "755", tags: ["team": "a"])
        )
        .request
        #expect(request.rootDirectory?.path == "/data")
        #expect(request.posixUser == .init(uid: 0, gid: 4_294_967_295))
        #expect(request.rootDirectory?.creationInfo?.permissions == "755")
        #expect(request.tags?.contains(.init(key: "team", value: "a")) == true)
        #expect(request.tags?.contains(.init(key: "efs.breakwater.dev/name", value: "sv1")) == true)
    }

    @Test("a long name gives a path of at most 100 characters and tags of at most 256")
    func long() throws {
        var sharedVolume = world().sharedVolume
        sharedVolume.metadata.name = String(repeating: "n", count: 253)
        sharedVolume.metadata.namespace = String(repeating: "s", count: 63)
        let request = try AccessPointOrder(of: sharedVolume, cluster: SharingCluster(name: "c")).request
        #expect((request.rootDirectory?.path?.count ?? 101) <= 100)
        #expect(request.tags?.allSatisfy { $0.value.count <= 256 } == true)
    }

    @Test("an administrator confines access points to a directory, of each namespace where wanted")
    func confined() throws {
        let root = try AccessPointRoot.parse("/tenants/{namespace}")
        #expect(try order(root: root).request.rootDirectory?.path == "/tenants/proj2/sv1")
        #expect(
            try order(.init(path: "/tenants/proj2/a"), root: root).request.rootDirectory?.path == "/tenants/proj2/a")
        for path in ["/", "/tenants/proj3/a", "/tenants/proj2", "/tenants/proj2x/a", "/tenants/proj2/../proj3"] {
            let error = #expect(throws: InvalidValue.self) { try order(.init(path: path), root: root) }
            #expect(error?.field == "spec.accessPoint.path")
        }
        for text in ["tenants", "/", "/a//b", "/a/../b", "/a/b/c/d", ""] {
            #expect(throws: InvalidValue.self) { try AccessPointRoot.parse(text) }
        }
    }

    @Test(
        "a number or mode that AWS does not take is named with its remedy",
        arguments: [
            SharedVolume.AccessPoint(uid: -1), SharedVolume.AccessPoint(gid: 4_294_967_296),
            SharedVolume.AccessPoint(permissions: "rwx"),
        ])
    func invalid(accessPoint: SharedVolume.AccessPoint) {
        let plan = world(accessPoint).plan(now: now)
        #expect(plan.steps.isEmpty)
        #expect(plan.status?.conditions?["Ready"]?.reason == "InvalidSpec")
        #expect(plan.status?.message?.hasPrefix("spec.accessPoint.") == true)
    }

    @Test("one that an earlier SharedVolume of the name made is adopted if it is the same, else the user is told")
    func adoption() throws {
        var world = world()
        world.accessPoints[try order().token] = AccessPointID(unchecked: "fsap-12345678")
        world.settle(now: now)
        #expect(world.volume?.spec.csi?.volumeHandle == "fs-1234cdef::fsap-12345678")

        var other = self.world()
        other.facts.accessPoint = .differs(AccessPointID(unchecked: "fsap-12345678"), message: "its path is /a, not /b")
        let plan = other.plan(now: now)
        #expect(plan.steps.isEmpty)
        #expect(plan.status?.conditions?["Ready"]?.reason == "AccessPointDiffers")
        #expect(plan.status?.message?.contains("its path is /a, not /b") == true)
    }

    @Test("a difference in path or user is one, in tags it is none")
    func difference() throws {
        let order = try order(.init(path: "/data", uid: 1, gid: 2))
        #expect(
            order.difference(from: .init(posixUser: .init(uid: 1, gid: 2), rootDirectory: .init(path: "/data"))) == nil)
        #expect(
            order.difference(from: .init(posixUser: .init(uid: 1, gid: 2), rootDirectory: .init(path: "/other")))
                == "its path is /other, not /data")
        #expect(
            order.difference(from: .init(rootDirectory: .init(path: "/data")))
                == "its user is each client's own, not 1:2")
    }

    @Test("by default the access point stays when the SharedVolume is deleted")
    func retain() {
        var world = world()
        world.settle(now: now)
        world.sharedVolume.metadata.deletionTimestamp = now
        world.settle(now: now)
        #expect(world.accessPoints.count == 1)
        #expect(world.sharedVolume.metadata.finalizers == nil)
    }

    @Test("with Delete it goes when no claim uses it, and before the volume, which is the record of it")
    func delete() throws {
        var world = world(delete: true)
        world.settle(now: now)
        world.sharedVolume.metadata.deletionTimestamp = now
        world.claim = nil
        let id = AccessPointID(unchecked: "fsap-10000000")
        #expect(world.plan(now: now).steps == [.deleteAccessPoint(try order(), known: id)])
        world.settle(now: now)
        #expect(world.accessPoints.isEmpty)
        #expect(world.volume == nil)
        #expect(world.sharedVolume.metadata.finalizers == nil)
    }

    @Test("with Delete one whose record is lost is looked for by its token")
    func deleteUnrecorded() throws {
        var world = world(delete: true)
        world.sharedVolume.metadata.finalizers = [SharingNames.finalizer]
        world.sharedVolume.metadata.deletionTimestamp = now
        #expect(world.plan(now: now).steps == [.deleteAccessPoint(try order(), known: nil)])
    }

    @Test("with Delete it stays while another SharedVolume names it, and the user is told which")
    func shared() {
        var world = world(delete: true)
        world.settle(now: now)
        world.sharedVolume.metadata.deletionTimestamp = now
        world.claim = nil
        world.facts.sharers = [ObjectKey(namespace: "proj3", name: "guest")]
        let plan = world.plan(now: now)
        #expect(plan.steps.isEmpty)
        #expect(plan.status?.conditions?["Ready"]?.reason == "AccessPointInUse")
        #expect(plan.status?.message?.contains("proj3/guest") == true)
    }
}
