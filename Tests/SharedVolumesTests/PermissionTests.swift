import KubernetesClient
import KubernetesModel
import ProductAPI
import SharedVolumes
import SharingPlanning
import Synchronization
import TestKit
import Testing
import Wire

@Suite("The operator's permissions")
struct PermissionTests {
    /// Takes note of every call.
    private final class Notebook: Transport {
        private let inner: any Transport
        private let notes = Mutex<Set<String>>([])

        init(_ inner: any Transport) { self.inner = inner }

        /// `verb resource`, as RBAC has them.
        var calls: Set<String> { notes.withLock { $0 } }

        func send(
            _ request: KubernetesRequest, as credential: Credential
        ) async throws(TransportError) -> TransportAnswer {
            notes.withLock { _ = $0.insert("\(request.verb.rawValue) \(request.resource)") }
            let answer = try await inner.send(request, as: credential)
            // An apply of what is not there is a create, too.
            if request.verb == .patch, answer.status == 201 {
                notes.withLock { _ = $0.insert("create \(request.resource)") }
            }
            return answer
        }
    }

    @Test("every call that the operator makes is permitted, and nothing is permitted that it does not call")
    func leastPrivilege() async throws {
        let world = try await SharingWorld()
        let notebook = Notebook(ClusterTransport(world.cluster))
        try await world.removeKept()
        try await world.withOperator(notebook) { try await world.untilKept() }
        try await prepareDriver(world)
        try await world.withOperator(notebook) {
            // An access point for the operator to make is named after the cluster.
            try await world.user.create(
                SharedVolume(
                    metadata: ObjectMeta(name: "made", namespace: "proj2"),
                    spec: .init(fileSystemID: "fs-1234cdef", accessPoint: .init())))
            try await world.until(ObjectKey(namespace: "proj2", name: "made")) { $0?.status?.phase == .failed }
            try await world.create()
            try await world.untilReady()
            let labels = JSONObject(SharingNames.labels(of: SharingWorld.key).keys.map { ($0, .null) })
            let bare: JSONValue = ["metadata": ["labels": .object(labels)]]
            try await world.user.patch(PersistentVolumeClaim.self, SharingWorld.claim, .merge(bare))
            try await world.user.patch(PersistentVolume.self, SharingWorld.volume, .merge(bare))
            for _ in 0..<4000 {
                let claim = try await world.user.get(PersistentVolumeClaim.self, SharingWorld.claim)
                let volume = try await world.user.get(PersistentVolume.self, SharingWorld.volume)
                if claim.metadata.labels != nil, volume.metadata.labels != nil { break }
                try await Task.sleep(for: .milliseconds(5))
            }
            let pod = ObjectKey(namespace: "proj2", name: "web-1")
            try await world.createPod(pod)
            try await world.user.delete(SharedVolume.self, SharingWorld.key)
            try await world.until { $0?.status?.conditions?["Ready"]?.reason == "ClaimInUse" }
            try await world.user.delete(Pod.self, pod)
            try await world.untilGone()
            try await world.untilKept(KeptObject.allCases)
            try await world.user.delete(
                CustomResourceDefinition.self, ObjectKey(name: SharedVolume.resourceType.qualifiedName))
            // Nobody can say whether its access point was made.
            try await world.user.patch(
                SharedVolume.self, ObjectKey(namespace: "proj2", name: "made"),
                .merge(["metadata": ["finalizers": nil]]))
            try await world.until(.constraints) { $0 == nil }
            try await world.user.create(KeptObject.constraints.resourceType, Self.leftover)
            try await world.until(.constraints) { $0 == nil }
            // The Lease is renewed every two seconds.
            for _ in 0..<2000 where !notebook.calls.contains("patch leases.coordination.k8s.io") {
                try await Task.sleep(for: .milliseconds(5))
            }
        }
        let permitted = Set(
            (SharingPermissions.clusterRules + SharingPermissions.namespaceRules).flatMap { rule in
                rule.verbs.flatMap { verb in
                    rule.resources.map { Self.call(verb, $0, rule.apiGroups.first ?? "") }
                }
            })
        // Asking what a cluster serves is allowed to everybody.
        #expect(notebook.calls.subtracting(["get "]).subtracting(permitted).isEmpty)
        // Reading an Event back needs an earlier process's Event of the same name; Events are listed for a claim that
        // the cluster does not bind for ten seconds, and the sandbox's binder does not fail.
        #expect(
            permitted.subtracting(notebook.calls).isSubset(of: [
                "get events.events.k8s.io", "patch events.events.k8s.io", "list events",
            ]))
    }

    /// Constraints of ours that nothing owns, as an OpenShift has them whose own server does not collect them.
    private static var leftover: JSONValue {
        var object = NodeDriver(namespace: SharingWorld.namespace).manifest(of: .constraints, owner: "")
        object[at: "metadata", "ownerReferences"] = nil
        return object
    }

    /// Leaves nothing of the node driver but parts that must be made anew.
    private func prepareDriver(_ world: SharingWorld) async throws {
        try await world.removeKept()
        try await world.becomeOpenShift()
        let driver = NodeDriver(namespace: SharingWorld.namespace)
        var manifests = [KeptObject.daemonSet, .driver, .storageClass].map {
            ($0.resourceType, driver.manifest(of: $0, owner: "another"))
        }
        manifests[1].1[at: "spec", "attachRequired"] = true
        manifests[2].1["provisioner"] = "other.example"
        for (type, var manifest) in manifests {
            manifest[at: "metadata", "ownerReferences"] = nil
            try await world.user.create(type, manifest)
        }
    }

    private static func call(_ verb: String, _ resource: String, _ group: String) -> String {
        let parts = resource.split(separator: "/").map(String.init)
        let name = group.isEmpty ? parts[0] : "\(parts[0]).\(group)"
        return "\(verb) \(name)\(parts.count > 1 ? "/\(parts[1])" : "")"
    }

    /// Changes the operator's ClusterRole.
    private func changeRole(
        _ world: SharingWorld, _ edit: (inout [PolicyRule]) -> Void
    ) async throws {
        var role = try await world.user.get(ClusterRole.self, ObjectKey(name: OperatorManifests.name))
        edit(&role.rules)
        try await world.user.replace(role)
    }

    @Test("a right that its role lacks is a condition that names it, and when the right is back all goes on")
    func missingRight() async throws {
        let world = try await SharingWorld()
        try await changeRole(world) { rules in
            for index in rules.indices where rules[index].resources.contains("persistentvolumes") {
                rules[index].verbs.removeAll { $0 == "create" }
            }
        }
        try await world.withOperator {
            try await world.create()
            let refused = try await world.until { $0?.status?.conditions?["Ready"]?.message.isEmpty == false }
            let condition = refused?.status?.conditions?["Ready"]
            #expect(condition?.status == .isFalse)
            #expect(
                condition?.message.contains(
                    "User \"system:serviceaccount:breakwater-system:breakwater-operator\" cannot create resource "
                        + "\"persistentvolumes\" in API group \"\" at the cluster scope") == true)
            // It is the same process that goes on: nothing has thrown out of it.
            try await changeRole(world) { $0 = SharingPermissions.clusterRules }
            try await world.untilReady()
        }
        try await world.expectPair()
    }

    @Test("an operator that may not even read its objects waits for the right instead of ending")
    func missingSight() async throws {
        let world = try await SharingWorld()
        try await changeRole(world) { $0 = [] }
        try await world.create()
        let notebook = Notebook(ClusterTransport(world.cluster))
        try await world.withOperator(notebook) {
            for _ in 0..<4000 where !notebook.calls.contains("list sharedvolumes.aws-efs.managed.openshift.io") {
                try await Task.sleep(for: .milliseconds(5))
            }
            try await changeRole(world) { $0 = SharingPermissions.clusterRules }
            try await world.untilReady()
        }
    }

    @Test("no rule names secrets or everything")
    func noSecrets() {
        for rule in SharingPermissions.clusterRules + SharingPermissions.namespaceRules {
            #expect(!(rule.resources + rule.verbs + rule.apiGroups).contains { $0 == "*" || $0 == "secrets" })
        }
    }
}
