import KubernetesClient
import KubernetesModel
import ProductAPI
import SharedVolumes
import SharingPlanning
import TestKit
import Testing
import Wire

@Suite("The node driver that the operator keeps")
struct NodeDriverTests {
    /// What somebody does to an object.
    enum Damage: String, CaseIterable {
        case deleted
        case unlabelled
        case disowned
        case edited
    }

    private static let kept: [KeptObject] = [.serviceAccount, .daemonSet, .driver, .storageClass]

    private static func edit(of object: KeptObject) -> JSONValue {
        switch object {
        case .daemonSet: ["spec": ["template": ["spec": ["hostNetwork": false, "nodeSelector": ["a": "b"]]]]]
        case .driver: ["spec": ["podInfoOnMount": true]]
        case .constraints: ["allowHostNetwork": false]
        case .serviceAccount, .storageClass: ["metadata": ["labels": [SharingNames.ownedLabel: "false"]]]
        }
    }

    @Test("it is there after a start, and nothing is written after that, by this process or the next")
    func made() async throws {
        let world = try await SharingWorld()
        try await world.removeKept()
        let transport = FaultyTransport(ClusterTransport(world.cluster))
        try await world.withOperator(transport) { try await world.untilKept() }
        #expect(
            transport.counted.map { "\($0.verb) \($0.resource)" } == [
                "patch serviceaccounts", "patch daemonsets.apps", "patch csidrivers.storage.k8s.io",
                "patch storageclasses.storage.k8s.io",
            ])
        let next = FaultyTransport(ClusterTransport(world.cluster))
        try await world.withOperator(next) {
            // Going through a SharedVolume's life shows that the operator leads and works.
            try await world.create()
            try await world.untilReady()
            // The status of the pods is news to the watch, and no reason to write.
            try await world.user.patch(
                KeptObject.daemonSet.resourceType, KeptObject.daemonSet.key(in: SharingWorld.namespace),
                .merge([
                    "status": [
                        "currentNumberScheduled": 2, "desiredNumberScheduled": 2, "numberMisscheduled": 0,
                        "numberReady": 2,
                    ]
                ]), subresource: .status)
            try await world.user.delete(SharedVolume.self, SharingWorld.key)
            try await world.untilGone()
        }
        #expect(next.counted.allSatisfy { $0.resource.contains("volume") })
        #expect(!next.counted.isEmpty)
    }

    @Test("whatever is done to whichever of its parts, one write mends it", arguments: kept, Damage.allCases)
    func mended(object: KeptObject, damage: Damage) async throws {
        let world = try await SharingWorld()
        let transport = FaultyTransport(ClusterTransport(world.cluster))
        try await world.withOperator(transport) {
            switch damage {
            case .deleted:
                try await world.user.delete(object.resourceType, object.key(in: SharingWorld.namespace))
            case .unlabelled: try await world.patch(object, ["metadata": ["labels": nil]])
            case .disowned: try await world.patch(object, ["metadata": ["ownerReferences": nil]])
            case .edited: try await world.patch(object, Self.edit(of: object))
            }
            try await world.untilKept()
            try await world.create()
            try await world.untilReady()
        }
        let writes = transport.counted.filter { !$0.resource.contains("volume") }
        #expect(writes.map { "\($0.verb) \($0.resource)" } == ["patch \(object.resourceType.qualifiedName)"])
    }

    @Test("on an OpenShift it may be privileged, and a change of that is mended")
    func openShift() async throws {
        let world = try await SharingWorld()
        try await world.becomeOpenShift()
        try await world.withOperator {
            try await world.untilKept(KeptObject.allCases)
            let users = try await world.find(.constraints)?["users"]
            #expect(users == ["system:serviceaccount:breakwater-system:efs-csi-sa"])
            try await world.patch(.constraints, Self.edit(of: .constraints))
            try await world.untilKept(KeptObject.allCases)
            try await world.user.delete(KeptObject.constraints.resourceType, ObjectKey(name: "efs-csi-scc"))
            try await world.untilKept(KeptObject.allCases)
        }
    }

    @Test("beside the driver of somebody else nothing is made or changed but the StorageClass")
    func foreign() async throws {
        let world = try await SharingWorld()
        try await world.removeKept()
        let foreign = CSIDriver(
            metadata: ObjectMeta(name: SharingNames.driver, labels: ["app.kubernetes.io/managed-by": "EKS"]),
            spec: .init(attachRequired: false))
        try await world.user.create(foreign)
        let transport = FaultyTransport(ClusterTransport(world.cluster))
        try await world.withOperator(transport) {
            try await world.untilKept([.storageClass])
            try await world.patch(.driver, ["metadata": ["labels": ["app.kubernetes.io/version": "2"]]])
            try await world.patch(.storageClass, ["metadata": ["labels": nil]])
            try await world.untilKept([.storageClass])
        }
        #expect(Set(transport.counted.map(\.resource)) == ["storageclasses.storage.k8s.io"])
    }

    @Test("the driver of somebody else that is being upgraded is not taken for absent")
    func upgrade() async throws {
        let world = try await SharingWorld()
        try await world.removeKept()
        let nodes = ResourceType(
            group: "storage.k8s.io", version: "v1", kind: "CSINode", plural: "csinodes", isNamespaced: false)
        try await world.user.create(
            nodes,
            [
                "apiVersion": "storage.k8s.io/v1", "kind": "CSINode", "metadata": ["name": "node-a"],
                "spec": ["drivers": [["name": .string(SharingNames.driver), "nodeID": "i-1"]]],
            ])
        try await world.withOperator {
            try await world.untilKept([.storageClass])
            try await world.create()
            try await world.untilReady()
        }
        #expect(try await world.find(.driver) == nil)
        #expect(try await world.find(.daemonSet) == nil)
    }

    @Test("what the original operator made is taken over, and nothing of its old pods stays")
    func takeover() async throws {
        let world = try await SharingWorld()
        try await world.removeKept()
        let key = KeptObject.daemonSet.key(in: SharingWorld.namespace)
        var original = NodeDriver(namespace: SharingWorld.namespace, image: "old").manifest(
            of: .daemonSet, owner: "of another life")
        original[at: "metadata", "annotations"] = nil
        original[at: "metadata", "ownerReferences"] = nil
        original[at: "spec", "template", "spec", "hostIPC"] = true
        original[at: "spec", "template", "spec", "nodeSelector"] = ["node-role.kubernetes.io/worker": ""]
        try await world.user.create(KeptObject.daemonSet.resourceType, original)
        try await world.withOperator { try await world.untilKept() }
        let taken = try await world.user.get(KeptObject.daemonSet.resourceType, key)
        #expect(taken[at: "spec", "template", "spec", "hostIPC"] == nil)
        #expect(taken[at: "spec", "template", "spec", "nodeSelector"] == ["kubernetes.io/os": "linux"])
    }

    @Test("a StorageClass of ours that an apply cannot mend is made anew; one of the user's own stays")
    func storageClass() async throws {
        let world = try await SharingWorld()
        let key = KeptObject.storageClass.key(in: "")
        try await world.user.delete(StorageClass.self, key)
        var other = StorageClass(metadata: ObjectMeta(name: key.name), provisioner: "other.example")
        other.parameters = ["a": "b"]
        try await world.user.create(other)
        try await world.withOperator {
            try await world.create()
            try await world.untilReady()
            #expect(try await world.user.get(StorageClass.self, key).provisioner == "other.example")
            try await world.patch(.storageClass, ["metadata": ["labels": [SharingNames.ownedLabel: "true"]]])
            try await world.untilKept()
        }
        #expect(try await world.user.get(StorageClass.self, key).parameters == nil)
    }

    @Test("it goes with the definition of SharedVolumes, and comes back with it")
    func owner() async throws {
        let world = try await SharingWorld()
        try await world.becomeOpenShift()
        try await world.withOperator {
            try await world.untilKept(KeptObject.allCases)
            let key = ObjectKey(name: SharedVolume.resourceType.qualifiedName)
            try await world.user.delete(CustomResourceDefinition.self, key)
            for object in KeptObject.allCases { try await world.until(object) { $0 == nil } }
            try await world.user.create(SharedVolume.definition)
            try await world.untilKept(KeptObject.allCases)
        }
    }

    @Test(
        "whatever happens to whichever of its writes, all stands in the end", arguments: 0..<4,
        FaultyTransport.Fault.allCases)
    func interrupted(write: Int, fault: FaultyTransport.Fault) async throws {
        let world = try await SharingWorld()
        try await world.removeKept()
        try await world.interrupt(write, fault) {
        } until: {
            try await world.untilKept()
        }
    }
}
