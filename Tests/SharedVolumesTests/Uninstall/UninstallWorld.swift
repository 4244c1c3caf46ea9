import KubernetesClient
import KubernetesModel
import ProductAPI
import ServiceLifecycle
import SharedVolumes
import SharingPlanning
import TestKit
import Testing
import Wire

extension SharingWorld {
    static let definition = ObjectKey(name: SharedVolume.resourceType.qualifiedName)
    static let deployment = ObjectKey(namespace: namespace, name: OperatorManifests.name)

    /// Uninstalls as an administrator.
    @discardableResult
    func uninstall(
        _ intent: UninstallPlan.Intent = .removingVolumes, through transport: (any Transport)? = nil,
        limit: Duration = .seconds(40)
    ) async throws -> [UninstallPlan.Hindrance] {
        let settings = Uninstaller.Settings(
            namespace: Self.namespace, intent: intent, limit: limit, identity: "uninstaller")
        return try await Uninstaller(
            client: Self.client(transport ?? ClusterTransport(cluster)), settings: settings, logger: Self.quiet
        ) { _ in }.run()
    }

    func delete(_ object: InstalledObject) async throws {
        let names = UninstallNames(
            namespace: Self.namespace, name: OperatorManifests.name, lease: SharingPermissions.leaseName)
        try await user.delete(object.resourceType, names.key(of: object))
    }

    /// A pod that uses a claim.
    func run(_ name: String, using claim: String) async throws {
        let pods = Pod.resourceType
        try await user.create(
            pods,
            [
                "apiVersion": "v1", "kind": "Pod", "metadata": ["name": .string(name), "namespace": "proj2"],
                "spec": [
                    "containers": [["name": "main", "image": "main"]],
                    "volumes": [["name": "data", "persistentVolumeClaim": ["claimName": .string(claim)]]],
                ],
            ])
    }

    /// What is there of an installation, as `Kind name`.
    func remains() async throws -> Set<String> {
        var found: Set<String> = []
        let names = UninstallNames(
            namespace: Self.namespace, name: OperatorManifests.name, lease: SharingPermissions.leaseName)
        let definition = CustomResourceDefinition.resourceType
        var things = [(definition, Self.definition)]
        things += KeptObject.allCases.map { ($0.resourceType, $0.key(in: Self.namespace)) }
        things += InstalledObject.allCases.map { ($0.resourceType, names.key(of: $0)) }
        for (type, key) in things {
            do {
                _ = try await user.get(type, key)
                found.insert("\(type.kind) \(key.name)")
            } catch {
                guard error.code == .notFound else { throw error }
            }
        }
        return found
    }

    /// Runs the operator as a pod runs it and ends it as a kubelet does: with SIGTERM, and time to finish.
    func withPod<Value: Sendable>(_ body: @Sendable @escaping () async throws -> Value) async throws -> Value {
        let group = gracefulOperator()
        return try await withThrowingTaskGroup(of: Value?.self) { tasks in
            tasks.addTask {
                try await group.run()
                return nil
            }
            tasks.addTask {
                // Only one that leads and works can let go.
                try await create("probe")
                try await untilReady(ObjectKey(namespace: "proj2", name: "probe"))
                let value = try await body()
                await group.triggerGracefulShutdown()
                return value
            }
            var result: Value?
            while let value = try await tasks.next() { result = value ?? result }
            return try #require(result)
        }
    }
}
