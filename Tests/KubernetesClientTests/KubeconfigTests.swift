import Testing

@testable import KubernetesClient

@Suite("Finding the cluster")
struct KubeconfigTests {
    private func host(
        _ files: [String: String] = [:], _ environment: [String: String] = [:]
    ) -> Host {
        Host(
            environment: environment,
            readFile: { path throws(ConfigurationError) in
                guard let text = files[path] else { throw ConfigurationError(.unreadable, "no \(path)") }
                return Array(text.utf8)
            },
            fileExists: { files[$0] != nil }, runProcess: { _ in ProcessOutcome(exitStatus: 1, standardOutput: []) },
            time: .system)
    }

    private func config(user: String = "token: s3cret", cluster: String = "", name: String = "one") -> String {
        """
        apiVersion: v1
        kind: Config
        clusters:
        - name: \(name)
          cluster:
            server: https://\(name).example:6443
            \(cluster)
        users:
        - name: \(name)
          user:
            \(user)
        contexts:
        - name: \(name)
          context: {cluster: \(name), user: \(name), namespace: apps}
        current-context: \(name)
        """
    }

    @Test("a named kubeconfig gives server, namespace and token")
    func named() async throws {
        let connection = try ClusterConnection.find(kubeconfig: "/k", host: host(["/k": config()]))
        #expect(connection.server.description == "https://one.example:6443")
        #expect(connection.namespace == "apps")
        #expect(try await connection.credentials.credential() == Credential(token: "s3cret"))
    }

    @Test("of several files the first that names an entry or the current context wins, and missing ones are skipped")
    func merged() throws {
        let files = [
            "/a": config(name: "one"), "/b": config(user: "token: other", name: "one") + "\n",
            "/c": config(name: "two"),
        ]
        let found = host(files, ["KUBECONFIG": "/missing:/a:/b:/c"])
        #expect(try ClusterConnection.find(host: found).server.host == "one.example")
        #expect(try ClusterConnection.find(context: "two", host: found).server.host == "two.example")
    }

    @Test("relative paths start from the directory of the file that has them")
    func relative() throws {
        let files = ["/etc/k/config": config(cluster: "certificate-authority: pki/ca.pem"), "/etc/k/pki/ca.pem": "PEM"]
        let connection = try ClusterConnection.find(kubeconfig: "/etc/k/config", host: host(files))
        #expect(connection.certificateAuthority == Array("PEM".utf8))
    }

    @Test("inline data wins over a file")
    func inline() throws {
        let cluster = "certificate-authority-data: UEVN\n    certificate-authority: /nowhere"
        let connection = try ClusterConnection.find(kubeconfig: "/k", host: host(["/k": config(cluster: cluster)]))
        #expect(connection.certificateAuthority == Array("PEM".utf8))
    }

    @Test(
        "what is not supported is refused by name",
        arguments: [
            ("username: u", "", "username"), ("auth-provider: {name: gcp}", "", "gcp"),
            ("as: root", "", "impersonates"),
            ("token: t", "proxy-url: http://proxy", "proxy-url"),
            ("exec: {apiVersion: client.authentication.k8s.io/v1alpha1, command: x}", "", "v1alpha1"),
            (
                "exec: {apiVersion: client.authentication.k8s.io/v1, command: x, interactiveMode: Always}", "",
                "terminal"
            ),
        ])
    func refused(user: String, cluster: String, word: String) throws {
        let error = try #require(throws: ConfigurationError.self) {
            try ClusterConnection.find(kubeconfig: "/k", host: host(["/k": config(user: user, cluster: cluster)]))
        }
        #expect(error.code == .unsupported)
        #expect(error.message.contains(word))
    }

    @Test("a malformed file is named, and nothing of its content is shown")
    func malformed() throws {
        let error = try #require(throws: ConfigurationError.self) {
            try ClusterConnection.find(
                kubeconfig: "/k", host: host(["/k": "users: [{name: a, user: {token: [s3cret]}}]"]))
        }
        #expect(error.code == .invalid)
        #expect(error.message.contains("/k"))
        #expect(!error.description.contains("s3cret"))
    }

    @Test("an unknown context is answered with those that there are")
    func unknownContext() throws {
        let error = try #require(throws: ConfigurationError.self) {
            try ClusterConnection.find(kubeconfig: "/k", context: "tow", host: host(["/k": config()]))
        }
        #expect(error.code == .unknownName)
        #expect(error.message.hasSuffix("there are: one"))
    }

    @Test("a token is not sent in the clear")
    func clear() throws {
        let text = config().replacing("https://", with: "http://")
        #expect(throws: ConfigurationError(.invalid, "")) {
            try ClusterConnection.find(kubeconfig: "/k", host: host(["/k": text]))
        }
    }

    @Test("in a pod the service account is used")
    func inCluster() async throws {
        let directory = "/var/run/secrets/kubernetes.io/serviceaccount"
        let files = ["\(directory)/token": "t0\n", "\(directory)/ca.crt": "PEM", "\(directory)/namespace": "efs\n"]
        let pod = host(files, ["KUBERNETES_SERVICE_HOST": "fd00::1", "KUBERNETES_SERVICE_PORT": "443"])
        let connection = try ClusterConnection.find(host: pod)
        #expect(connection.server.description == "https://[fd00::1]:443")
        #expect(connection.namespace == "efs")
        #expect(try await connection.credentials.credential().token == Secret("t0"))
    }

    @Test("without any configuration the error says what to give")
    func nothing() {
        #expect(throws: ConfigurationError(.missing, "")) { try ClusterConnection.find(host: host()) }
    }

    @Test(
        "malformed servers are refused",
        arguments: ["", "10.0.0.1", "https://", "https://a:0", "https://a:x", "https://u@a", "https://[::1"])
    func badServer(text: String) {
        #expect(throws: ConfigurationError(.invalid, "")) { try ServerAddress.parse(text) }
    }

    @Test("a server's path is kept without its last slash")
    func path() throws {
        #expect(try ServerAddress.parse("https://a/k8s/clusters/c-1/").description == "https://a:443/k8s/clusters/c-1")
    }

    @Test("secrets do not show in descriptions")
    func redacted() {
        let credential = Credential(
            token: "s3cret", identity: ClientIdentity(certificateChain: [], privateKey: Array("k3y".utf8)))
        var dumped = ""
        dump(credential, to: &dumped)
        #expect(!"\(credential)\(dumped)".contains("s3cret"))
        #expect(!dumped.contains("107"))
    }
}
