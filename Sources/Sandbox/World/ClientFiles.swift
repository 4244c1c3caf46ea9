import Wire

/// What clients of the sandbox read: shell exports and a kubeconfig.
struct ClientFiles: Sendable {
    /// One cluster as kubectl needs to know it.
    struct Cluster: Sendable {
        /// The context's name: the Region.
        let name: String
        /// `https://127.0.0.1:PORT`.
        let server: String
        /// Base64 of the PEM.
        let certificateAuthority: String
        /// The administrator's bearer token.
        let token: String
    }

    /// The kubeconfig with a context a cluster, the first being current.
    ///
    /// JSON is YAML, so kubectl and every other reader take it.
    static func kubeconfig(_ clusters: [Cluster]) -> String {
        let config: JSONValue = [
            "apiVersion": "v1",
            "kind": "Config",
            "current-context": .string(clusters.first?.name ?? ""),
            "clusters": .array(
                clusters.map {
                    [
                        "name": .string($0.name),
                        "cluster": [
                            "server": .string($0.server),
                            "certificate-authority-data": .string($0.certificateAuthority),
                        ],
                    ]
                }),
            "users": .array(clusters.map { ["name": .string($0.name), "user": ["token": .string($0.token)]] }),
            "contexts": .array(
                clusters.map {
                    [
                        "name": .string($0.name),
                        "context": [
                            "cluster": .string($0.name), "user": .string($0.name), "namespace": "default",
                        ],
                    ]
                }),
        ]
        return config.text(.indented) + "\n"
    }

    /// Shell exports of the variables, in order.
    static func exports(_ variables: [(name: String, value: String)]) -> String {
        variables.map { "export \($0.name)=\(quoted($0.value))\n" }.joined()
    }

    private static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || "-._/:+=@%".utf8.contains($0)
        }
        guard !isPlain || text.isEmpty else { return text }
        var quoted = "'"
        for character in text { quoted += character == "'" ? "'\\''" : String(character) }
        return quoted + "'"
    }
}
