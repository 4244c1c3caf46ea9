import KubernetesClient
import KubernetesModel
import ProductAPI
import Sandbox
import SharingPlanning
import Testing
import Wire

/// What happens in scenarios.
extension SharingWorld {
    static let pod = ObjectKey(namespace: "proj2", name: "web-1")

    /// A SharedVolume as an operator of ours left it.
    func make() async throws {
        try await withOperator {
            try await create()
            try await untilReady()
        }
    }

    func deleteSharedVolume() async throws { try await delete(SharedVolume.self, Self.key) }
    func deleteClaim() async throws { try await delete(PersistentVolumeClaim.self, Self.claim) }
    func deleteVolume() async throws { try await delete(PersistentVolume.self, Self.volume) }

    private func delete<Object: KubernetesResource>(_ type: Object.Type, _ key: ObjectKey) async throws {
        do throws(KubernetesError) {
            try await user.delete(type, key)
        } catch {
            guard error.code == .notFound else { throw error }
        }
    }

    func patchClaim(_ patch: JSONValue) async throws {
        try await user.patch(PersistentVolumeClaim.self, Self.claim, .merge(patch))
    }

    func patchVolume(_ patch: JSONValue) async throws {
        try await user.patch(PersistentVolume.self, Self.volume, .merge(patch))
    }

    func patchSharedVolume(_ patch: JSONValue) async throws {
        try await user.patch(SharedVolume.self, Self.key, .merge(patch))
    }

    func patchStatus(_ patch: JSONValue) async throws {
        try await user.patch(SharedVolume.self, Self.key, .merge(patch), subresource: .status)
    }

    /// Which claim there is.
    func claimID() async throws -> String? {
        try await user.find(PersistentVolumeClaim.self, Self.claim)?.metadata.uid
    }

    /// Breaks the cluster.
    var faults: SandboxFaults {
        SandboxFaults(gate: cluster.gate, clusters: [cluster], regions: [cluster.region])
    }

    /// The definition as an API server without validation rules has it.
    func withoutRules() async throws {
        var definition = SharedVolume.definition
        var schema = definition.spec.versions[0].schema
        schema[at: "openAPIV3Schema", "x-kubernetes-validations"] = nil
        schema[at: "openAPIV3Schema", "properties", "spec", "x-kubernetes-validations"] = nil
        definition.spec.versions[0].schema = schema
        try await user.apply(definition, force: true)
    }

    /// What the original operator leaves, as the API server and its binder then have it.
    func leave(volume: Bool = true, claim: Bool = true, isLegacy: Bool = false) async throws {
        try await create()
        try await patchSharedVolume(["metadata": ["finalizers": [.string(SharingNames.finalizer)]]])
        let name: JSONValue = claim ? "pvc-sv1" : ""
        let phase: JSONValue = claim ? "Ready" : "Pending"
        try await patchStatus([
            "status": [
                "claimRef": ["apiGroup": "", "kind": "PersistentVolumeClaim", "name": name], "phase": phase,
                "message": "",
            ]
        ])
        let labels = SharingNames.labels(of: Self.key)
        if volume {
            try await user.create(
                PersistentVolume(
                    metadata: ObjectMeta(name: Self.volume.name, labels: labels),
                    spec: .init(
                        capacity: ["storage": "1Gi"], accessModes: ["ReadWriteMany"],
                        persistentVolumeReclaimPolicy: "Retain", storageClassName: "efs-sc",
                        mountOptions: isLegacy ? ["tls", "accesspoint=fsap-0123456789abcdef"] : nil,
                        csi: .init(
                            driver: "efs.csi.aws.com",
                            volumeHandle: isLegacy ? "fs-1234cdef" : "fs-1234cdef::fsap-0123456789abcdef"))))
        }
        guard claim else { return }
        try await user.create(
            PersistentVolumeClaim(
                metadata: ObjectMeta(name: Self.claim.name, namespace: Self.claim.namespace, labels: labels),
                spec: .init(
                    accessModes: ["ReadWriteMany"], resources: .init(requests: ["storage": "1Gi"]),
                    storageClassName: "efs-sc", volumeMode: "Filesystem", volumeName: Self.volume.name)))
    }

    /// Waits for an end, and checks all of it.
    ///
    /// - Parameter before: the uid of the claim before the change.
    func expect(_ end: Scenario.End, before: String?) async throws {
        guard end != .nothing else {
            try await untilGone()
            return try await expectNothing()
        }
        try await untilSettled()
        let claim = try await user.find(PersistentVolumeClaim.self, Self.claim)
        if end == .samePair { #expect(claim?.metadata.uid == before) }
    }

    /// Waits until all that we keep is as we keep it.
    private func untilSettled() async throws {
        let labels = SharingNames.labels(of: Self.key)
        var flaws: [String] = []
        for look in 0..<1500 {
            let object = try await user.find(SharedVolume.self, Self.key)
            let volumes = try await user.list(PersistentVolume.self).items
            let claims = try await user.list(PersistentVolumeClaim.self).items
            flaws = [
                object?.status?.phase == .ready ? nil : "phase \(String(describing: object?.status?.phase))",
                object?.metadata.finalizers == [SharingNames.finalizer] ? nil : "no finalizer",
                object?.spec == spec ? nil : "spec is edited",
                volumes.map(\.metadata.key) == [Self.volume] ? nil : "volumes \(volumes.map(\.metadata.key))",
                claims.map(\.metadata.key) == [Self.claim] ? nil : "claims \(claims.map(\.metadata.key))",
                volumes.first?.status?.phase == "Bound" ? nil : "the volume is not bound",
                claims.first?.status?.phase == "Bound" ? nil : "the claim is not bound",
                volumes.first?.metadata.labels == labels ? nil : "labels of the volume",
                claims.first?.metadata.labels == labels ? nil : "labels of the claim",
                volumes.first?.spec.claimRef?.uid == claims.first?.metadata.uid ? nil : "bound to another",
                volumes.first?.spec.accessModes == ["ReadWriteMany"] ? nil : "access modes",
                volumes.first?.spec.persistentVolumeReclaimPolicy == "Retain" ? nil : "reclaim policy",
                volumes.first?.spec.storageClassName == "efs-sc" ? nil : "class",
                volumes.first?.metadata.isTerminating == false ? nil : "the volume terminates",
                claims.first?.metadata.isTerminating == false ? nil : "the claim terminates",
            ].compactMap { $0 }
            if flaws.isEmpty { return }
            try await Self.pause(after: look)
        }
        Issue.record("not settled: \(flaws)")
    }

    /// A wait between two looks: short ones at first, then longer ones that leave the machine to those who work.
    static func pause(after look: Int) async throws {
        try await Task.sleep(for: .milliseconds(min(2 + look / 5, 40)))
    }
}
