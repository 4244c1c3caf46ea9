import FoundationEssentials
import Vocabulary

/// How a kubeconfig says that credentials come from a program (`users[].user.exec`).
///
/// Source: Kubernetes documentation, "client-go credential plugins", and client.authentication.k8s.io v1 and v1beta1.
public struct ExecPlugin: Sendable, Equatable {
    /// Which form of the exchange the program speaks.
    public enum APIVersion: String, Sendable {
        case v1 = "client.authentication.k8s.io/v1"
        case v1beta1 = "client.authentication.k8s.io/v1beta1"
    }

    public var apiVersion: APIVersion
    public var command: String
    public var arguments: [String]
    /// What is added to our environment.
    public var environment: [String: String]
    /// How the program is got, for the error that says it is not there.
    public var installHint: String?
    /// What the program is told about the cluster; nil tells nothing (`provideClusterInfo: false`).
    public var cluster: ClusterInfo?

    /// What a program is told about the cluster.
    public struct ClusterInfo: Sendable, Equatable, Encodable {
        public var server: String
        public var tlsServerName: String?
        public var insecureSkipTLSVerify: Bool?
        public var certificateAuthorityData: String?

        enum CodingKeys: String, CodingKey {
            case server
            case tlsServerName = "tls-server-name"
            case insecureSkipTLSVerify = "insecure-skip-tls-verify"
            case certificateAuthorityData = "certificate-authority-data"
        }
    }

    private struct Request: Encodable {
        struct Spec: Encodable {
            var cluster: ClusterInfo?
            var interactive: Bool
        }
        var kind = "ExecCredential"
        var apiVersion: String
        var spec: Spec
    }

    private struct Reply: Decodable {
        struct Status: Decodable {
            var token: String?
            var clientCertificateData: String?
            var clientKeyData: String?
            var expirationTimestamp: Timestamp?
        }
        var kind: String?
        var apiVersion: String?
        var status: Status?
    }

    /// The program's run: its environment is ours, what the kubeconfig adds, and `KUBERNETES_EXEC_INFO`.
    func process(in environment: [String: String]) throws -> ProcessRequest {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let request = Request(apiVersion: apiVersion.rawValue, spec: .init(cluster: cluster, interactive: false))
        var whole = environment.merging(self.environment) { _, added in added }
        whole["KUBERNETES_EXEC_INFO"] = String(decoding: try encoder.encode(request), as: UTF8.self)
        return ProcessRequest(command: command, arguments: arguments, environment: whole)
    }

    /// Reads what the program printed.
    func credential(from outcome: ProcessOutcome) throws(KubernetesError) -> Credential {
        guard outcome.exitStatus == 0 else {
            let said = String(decoding: outcome.standardError.suffix(2048), as: UTF8.self)
            throw failure("exited with status \(outcome.exitStatus): \(said)")
        }
        let reply: Reply
        do {
            reply = try JSONDecoder().decode(Reply.self, from: Data(outcome.standardOutput))
        } catch {
            // The decoder's error may quote what was printed, and that holds the token.
            throw failure("printed no ExecCredential in JSON")
        }
        guard reply.kind == "ExecCredential", reply.apiVersion == apiVersion.rawValue else {
            throw failure("answered in \(reply.apiVersion ?? "no version"), not in \(apiVersion.rawValue)")
        }
        return try credential(from: reply)
    }

    private func credential(from reply: Reply) throws(KubernetesError) -> Credential {
        guard let status = reply.status else { throw failure("answered without status") }
        var identity: ClientIdentity?
        switch (status.clientCertificateData, status.clientKeyData) {
        case (let chain?, let key?):
            identity = ClientIdentity(certificateChain: Array(chain.utf8), privateKey: Array(key.utf8))
        case (nil, nil): break
        default: throw failure("answered with one of clientCertificateData and clientKeyData, but both are needed")
        }
        let token = status.token.flatMap { $0.isEmpty ? nil : $0 }
        guard token != nil || identity != nil else { throw failure("answered with neither token nor certificate") }
        return Credential(token: token, identity: identity, expiration: status.expirationTimestamp)
    }

    /// The error that names the program and says how it is got.
    func failure(_ what: String, cause: (any Error)? = nil) -> KubernetesError {
        let hint = installHint.map { "; \($0)" } ?? ""
        return KubernetesError(.credentials, "the credential plugin \(command) \(what)\(hint)", cause: cause)
    }
}
