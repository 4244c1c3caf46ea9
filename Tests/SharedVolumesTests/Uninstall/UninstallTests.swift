import KubernetesClient
import KubernetesModel
import ProductAPI
import SharedVolumes
import SharingPlanning
import TestKit
import Testing
import Wire

@Suite("Uninstalling")
struct UninstallTests {
    /// A cluster with a SharedVolume that is Ready, and no operator at work.
    private func world() async throws -> SharingWorld {
        let world = try await SharingWorld()
        try await world.withOperator {
            try await world.create()
            try await world.untilReady()
        }
        // The Lease of a replica that died: it has run out.
        try await world.delete(.lease)
        return world
    }

    private func held(_ world: SharingWorld) async throws -> [String] {
        try await world.user.list(SharedVolume.self).items
            .filter { $0.metadata.finalizers?.contains(SharingNames.finalizer) ?? false }.compactMap(\.metadata.name)
    }

    @Test("the definition goes first while the operator is at work: everything is finished and nothing hangs")
    func definitionFirst() async throws {
        let world = try await world()
        try await world.withOperator {
            try await world.user.delete(CustomResourceDefinition.self, SharingWorld.definition)
            for _ in 0..<2000 {
                if try await world.user.find(CustomResourceDefinition.self, SharingWorld.definition) == nil { return }
                try await Task.sleep(for: .milliseconds(5))
            }
            Issue.record("the definition hangs")
        }
        try await world.expectNothing()
        for object in KeptObject.allCases { #expect(try await world.find(object) == nil) }
    }

    @Test("the operator goes first: it lets SharedVolumes go, so that their definition goes after it")
    func operatorFirst() async throws {
        let world = try await world()
        try await world.withPod { try await world.delete(.deployment) }
        #expect(try await held(world).isEmpty)
        #expect(try await world.user.find(PersistentVolumeClaim.self, SharingWorld.claim)?.status?.phase == "Bound")
        try await world.user.delete(CustomResourceDefinition.self, SharingWorld.definition)
        #expect(try await world.user.find(CustomResourceDefinition.self, SharingWorld.definition) == nil)
        #expect(try await world.user.find(PersistentVolumeClaim.self, SharingWorld.claim) != nil)
    }

    @Test("a replica that is only replaced lets nothing go")
    func rollout() async throws {
        let world = try await world()
        try await world.withPod {}
        #expect(try await held(world) == ["probe", "sv1"])
    }

    @Test("an operator that is installed again takes up what was let go")
    func again() async throws {
        let world = try await world()
        try await world.withPod { try await world.delete(.deployment) }
        try await world.withOperator {
            try await world.until { $0?.metadata.finalizers?.contains(SharingNames.finalizer) == true }
            try await world.untilReady()
        }
    }

    @Test("the namespace goes first: SharedVolumes are let go as long as the rights last")
    func namespaceFirst() async throws {
        let world = try await world()
        try await world.withPod { try await world.delete(.namespace) }
        try await world.uninstall()
        #expect(try await world.remains().isEmpty)
    }

    @Test("uninstalling leaves nothing, with the operator at work or without", arguments: [true, false])
    func everything(isAtWork: Bool) async throws {
        let world = try await world()
        if isAtWork {
            _ = try await world.withOperator { try await world.uninstall() }
        } else {
            try await world.uninstall()
        }
        #expect(try await world.remains().isEmpty)
        try await world.expectNothing()
        // And once more there is nothing to do.
        #expect(try await world.uninstall().isEmpty)
    }

    @Test("pods that use a claim are named, and nothing is done")
    func refused() async throws {
        let world = try await world()
        try await world.run("web", using: "pvc-sv1")
        let before = try await world.remains()
        let use = UninstallObservation.Use(pod: ObjectKey(namespace: "proj2", name: "web"), claim: "pvc-sv1")
        await #expect(throws: UninstallError.refused([use])) { try await world.uninstall() }
        #expect(try await world.remains() == before)
        #expect(try await world.user.find(SharedVolume.self, SharingWorld.key)?.metadata.isTerminating == false)
    }

    @Test("a pod that uses another volume of our driver is named, too")
    func refusedForOthers() async throws {
        let world = try await SharingWorld()
        try await world.user.create(
            PersistentVolume(
                metadata: ObjectMeta(name: "by-hand"),
                spec: .init(
                    capacity: ["storage": "1Gi"], accessModes: ["ReadWriteMany"],
                    claimRef: ObjectReference(namespace: "proj2", name: "by-hand"),
                    csi: .init(driver: SharingNames.driver, volumeHandle: "fs-12345678"))))
        try await world.run("db", using: "by-hand")
        let use = UninstallObservation.Use(pod: ObjectKey(namespace: "proj2", name: "db"), claim: "by-hand")
        await #expect(throws: UninstallError.refused([use])) { try await world.uninstall() }
    }

    @Test("kept volumes go on: claim, volume and what mounts them are as before, and can be taken up again")
    func keeping() async throws {
        let world = try await world()
        try await world.run("web", using: "pvc-sv1")
        let claim = try await world.user.get(PersistentVolumeClaim.self, SharingWorld.claim)
        let left = try await world.uninstall(.keepingVolumes)
        #expect(
            left == [
                .kept(.serviceAccount), .kept(.daemonSet), .kept(.driver), .kept(.storageClass), .installed(.namespace),
            ])
        #expect(
            try await world.remains() == [
                "ServiceAccount efs-csi-sa", "DaemonSet efs-csi-node", "CSIDriver efs.csi.aws.com",
                "StorageClass efs-sc", "Namespace breakwater-system",
            ])
        #expect(try await world.user.get(PersistentVolumeClaim.self, SharingWorld.claim) == claim)
        try await world.expectPair()
    }

    @Test("an operator of another kind that goes on working is named when the time is over")
    func keepingBesideAnother() async throws {
        let world = try await world()
        try await world.withOperator {
            try await world.create("probe")
            try await world.untilReady(ObjectKey(namespace: "proj2", name: "probe"))
            let holder = try await world.user.get(
                Lease.self, ObjectKey(namespace: SharingWorld.namespace, name: SharingPermissions.leaseName)
            ).spec.holderIdentity
            let late = UninstallError.late([.otherOperator(try #require(holder))])
            try await world.delete(.deployment)
            await #expect(throws: late) { try await world.uninstall(.keepingVolumes, limit: .milliseconds(500)) }
        }
    }

    /// What somebody deleted by hand before.
    enum Wreck: String, CaseIterable {
        case rights
        case namespace
        case definition
        case everything
    }

    @Test("a cluster that was half emptied by hand while no operator was alive is mended", arguments: Wreck.allCases)
    func wreck(wreck: Wreck) async throws {
        let world = try await world()
        let rights: [InstalledObject] = [.clusterRoleBinding, .clusterRole, .roleBinding, .role, .serviceAccount]
        switch wreck {
        case .rights: for object in rights { try await world.delete(object) }
        case .namespace: try await world.delete(.namespace)
        case .definition: try await world.user.delete(CustomResourceDefinition.self, SharingWorld.definition)
        case .everything:
            try await world.user.delete(CustomResourceDefinition.self, SharingWorld.definition)
            for object in [.deployment] + rights { try await world.delete(object) }
            try await world.delete(.namespace)
        }
        try await world.uninstall()
        #expect(try await world.remains().isEmpty)
        try await world.expectNothing()
    }

    @Test("a namespace with something of others in it stays")
    func sharedNamespace() async throws {
        let world = try await world()
        let maps = ResourceType(
            group: "", version: "v1", kind: "ConfigMap", plural: "configmaps", isNamespaced: true)
        try await world.user.create(
            maps,
            [
                "apiVersion": "v1", "kind": "ConfigMap",
                "metadata": ["name": "notes", "namespace": .string(SharingWorld.namespace)],
            ])
        #expect(try await world.uninstall() == [.installed(.namespace)])
        #expect(try await world.remains() == ["Namespace breakwater-system"])
    }

    @Test("killed after whichever of its writes, run again it ends the same", arguments: 0..<17)
    func interrupted(write: Int) async throws {
        let world = try await world()
        let (deaths, death) = AsyncStream.makeStream(of: Void.self)
        let transport = FaultyTransport(
            ClusterTransport(world.cluster), fault: (write, .diesAfter), onDeath: { death.yield() })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do { try await world.uninstall(through: transport) } catch is CancellationError {}
            }
            group.addTask { for await _ in deaths { return } }
            try await group.next()
            group.cancelAll()
        }
        try await world.uninstall()
        #expect(try await world.remains().isEmpty)
        try await world.expectNothing()
    }
}
