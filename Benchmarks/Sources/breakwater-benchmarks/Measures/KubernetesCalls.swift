import KubernetesClient
import KubernetesModel
import Wire

/// ConfigMaps made in the sandbox over sockets.
struct KubernetesCalls: Measure {
    static let name = "kubernetes"
    static let summary = "Kubernetes creates a second of the sandbox, against an empty server"

    private static let configMaps = ResourceType(
        group: "", version: "v1", kind: "ConfigMap", plural: "configmaps", isNamespaced: true)

    func outcome(_ bench: Bench) async throws -> Outcome {
        try await SandboxProcess.with(bench, ["--ephemeral", "--no-operator"]) { sandbox in
            let cluster = try sandbox.cluster()
            return try await withKubernetes(cluster) { client in
                let numbers = CallNumbers()
                let answer = try await client.create(Self.configMaps, Self.configMap(numbers.next())).bytes()
                return try await EmptyServerProcess.with(bench, answering: answer, status: 201, tls: true) { server in
                    var other = cluster
                    other.server = try ServerAddress.parse(server.url)
                    other.certificateAuthority = try server.certificate
                    return try await withKubernetes(other) { empty in
                        try await contest(bench, client, empty, numbers)
                    }
                }
            }
        }
    }

    private func contest(
        _ bench: Bench, _ client: KubernetesClient, _ empty: KubernetesClient, _ numbers: CallNumbers
    ) async throws -> Outcome {
        let loads = try await inTurn(
            [client, empty].map { client in
                {
                    try await Load.drive(bench.count(1000)) { _ in
                        _ = try await client.create(Self.configMaps, Self.configMap(numbers.next()))
                    }
                }
            })
        return Outcome(
            findings: findings(
                "Kubernetes ConfigMap create, \(Load.lanes) at once", loads[0], against: loads[1],
                "an empty server, TLS", aim: 1500))
    }

    /// Of the size of a small configuration, about 1 KB.
    private static func configMap(_ number: Int) -> JSONValue {
        [
            "apiVersion": "v1", "kind": "ConfigMap",
            "metadata": ["name": .string("bench-\(number)"), "namespace": "default", "labels": ["app": "bench"]],
            "data": ["config.yaml": .string(String(repeating: "key: value\n", count: 80))],
        ]
    }
}
