import KubernetesClient
import KubernetesModel
import ProductAPI
import SharedVolumes
import SharingPlanning
import TestKit
import Testing
import Wire

extension SharingWorld {
    static let namespace = "breakwater-system"

    /// Makes the cluster look like an OpenShift: it serves SecurityContextConstraints.
    ///
    /// Source for what they require: openshift/api, security/v1.
    func becomeOpenShift() async throws {
        let type = KeptObject.constraints.resourceType
        let schema: JSONValue = [
            "type": "object", "x-kubernetes-preserve-unknown-fields": true,
            "required": [
                "allowHostDirVolumePlugin", "allowHostIPC", "allowHostNetwork", "allowHostPID", "allowHostPorts",
                "allowPrivilegedContainer", "allowedCapabilities", "defaultAddCapabilities", "priority",
                "readOnlyRootFilesystem", "requiredDropCapabilities", "volumes",
            ],
        ]
        try await user.create(
            CustomResourceDefinition(
                metadata: ObjectMeta(name: type.qualifiedName),
                spec: .init(
                    group: type.group, names: .init(kind: type.kind, plural: type.plural), scope: "Cluster",
                    versions: [
                        .init(name: type.version, served: true, storage: true, schema: ["openAPIV3Schema": schema])
                    ])))
    }

    /// Puts in place what the operator keeps in every cluster, as it does itself.
    func putKept() async throws {
        let owner = try await user.get(
            CustomResourceDefinition.self, ObjectKey(name: SharedVolume.resourceType.qualifiedName))
        for object in KeptObject.allCases where object != .constraints {
            let manifest = NodeDriver(namespace: Self.namespace).manifest(of: object, owner: owner.metadata.uid ?? "")
            try await user.apply(
                object.resourceType, manifest, force: true, WriteOptions(fieldManager: NodeDriver.fieldManager))
        }
    }

    /// Takes away what the operator keeps, as if it had never run.
    func removeKept() async throws {
        for object in KeptObject.allCases where object != .constraints {
            try await user.delete(object.resourceType, object.key(in: Self.namespace))
        }
    }

    func find(_ object: KeptObject) async throws -> JSONValue? {
        do {
            return try await user.get(object.resourceType, object.key(in: Self.namespace))
        } catch {
            guard error.code == .notFound else { throw error }
            return nil
        }
    }

    func patch(_ object: KeptObject, _ change: JSONValue) async throws {
        try await user.patch(object.resourceType, object.key(in: Self.namespace), .merge(change))
    }

    /// Waits until an object is as wanted; fails after 20 seconds with what it is.
    @discardableResult
    func until(
        _ object: KeptObject, sourceLocation: SourceLocation = #_sourceLocation, _ isWanted: (JSONValue?) -> Bool
    ) async throws -> JSONValue? {
        let end = ContinuousClock.now + .seconds(20)
        while true {
            let value = try await find(object)
            if isWanted(value) { return value }
            guard ContinuousClock.now < end else {
                Issue.record("still \(String(describing: value))", sourceLocation: sourceLocation)
                throw CancellationError()
            }
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    /// Waits until all that is kept is as it must be.
    func untilKept(
        _ objects: [KeptObject] = [.serviceAccount, .daemonSet, .driver, .storageClass],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let owner = try await user.get(
            CustomResourceDefinition.self, ObjectKey(name: SharedVolume.resourceType.qualifiedName))
        for object in objects {
            let manifest = NodeDriver(namespace: Self.namespace).manifest(of: object, owner: owner.metadata.uid ?? "")
            try await until(object, sourceLocation: sourceLocation) {
                $0.map { OwnFields.contains($0, manifest) } ?? false
            }
        }
    }
}
