import Foundation
import KubernetesClient
import KubernetesModel
import Logging
import Testing
import Wire

@testable import Sandbox

/// The kubeconfig of a real API server, whose objects the tests may make and delete.
private let liveKubeconfig = ProcessInfo.processInfo.environment["BREAKWATER_KUBECONFIG"]

@Suite("A real API server's rights", .enabled(if: liveKubeconfig != nil), .serialized)
struct AccessLiveTests {
    private static func type(of object: JSONValue) -> ResourceType {
        ResourceType(
            group: "rbac.authorization.k8s.io", version: "v1", kind: object.kind,
            plural: object.kind.lowercased() + "s",
            isNamespaced: !object.namespace.isEmpty)
    }

    private static func key(of object: JSONValue) -> KubernetesModel.ObjectKey {
        KubernetesModel.ObjectKey(namespace: object.namespace.isEmpty ? nil : object.namespace, name: object.name)
    }

    private static func delete(_ object: JSONValue, _ client: KubernetesClient) async {
        _ = try? await client.delete(type(of: object), key(of: object))
    }

    /// What the server says of an action, by its own review.
    private static func isAllowed(
        _ action: RequestedAction, _ user: UserIdentity, _ client: KubernetesClient
    ) async throws -> Bool {
        var spec: JSONValue = ["user": .string(user.name), "groups": .array(user.groups.map { .string($0) })]
        if let path = action.path {
            spec["nonResourceAttributes"] = ["verb": .string(action.verb), "path": .string(path)]
        } else {
            spec["resourceAttributes"] = [
                "verb": .string(action.verb), "group": .string(action.group), "resource": .string(action.resource),
                "subresource": .string(action.subresource), "namespace": .string(action.namespace),
                "name": .string(action.name),
            ]
        }
        let review = ResourceType(
            group: "authorization.k8s.io", version: "v1", kind: "SubjectAccessReview", plural: "subjectaccessreviews",
            isNamespaced: false)
        let answer = try await client.create(
            review, ["apiVersion": "authorization.k8s.io/v1", "kind": "SubjectAccessReview", "spec": spec])
        return answer[at: "status", "allowed"]?.bool ?? false
    }

    /// Roles and bindings by chance; of two of one name the first stands.
    private static func world(_ chance: inout AccessChance) -> [JSONValue] {
        let names = (0..<6).map { "rbac-r\($0)" }
        var objects = names.map { chance.role($0) }
        for number in 0..<8 { objects.append(chance.binding("rbac-b\(number)", roles: names)) }
        return objects
    }

    @Test("it decides on roles and bindings by chance as our authorizer does")
    func differential() async throws {
        let cluster = try ClusterConnection.find(kubeconfig: liveKubeconfig)
        try await KubernetesClient.withClient(cluster: cluster, logger: Logger(label: "live")) { client in
            for name in AccessChance.namespaces {
                _ = try? await client.create(Namespace(metadata: ObjectMeta(name: name)))
            }
            for seed in UInt64(1000)..<1008 { try await compare(seed: seed, client) }
            for name in AccessChance.namespaces {
                try await client.delete(Namespace.self, KubernetesModel.ObjectKey(name: name))
            }
        }
    }

    private func compare(seed: UInt64, _ client: KubernetesClient) async throws {
        var chance = AccessChance(seed: seed)
        let objects = Self.world(&chance)
        let authorizer = RoleAuthorizer()
        for object in objects {
            await Self.delete(object, client)
            try await client.create(Self.type(of: object), object)
            authorizer.note(.of(object))
        }
        // The server learns of its own objects by a watch.
        try await Task.sleep(for: .seconds(1))
        for _ in 0..<50 {
            let user = chance.user()
            let action = chance.action()
            var wanted = false
            if case .allowed = authorizer.verdict(on: action, by: user) { wanted = true }
            let said = try await Self.isAllowed(action, user, client)
            #expect(said == wanted, "\(user.name) \(user.groups) \(action.text)")
        }
        for object in objects { await Self.delete(object, client) }
    }
}
