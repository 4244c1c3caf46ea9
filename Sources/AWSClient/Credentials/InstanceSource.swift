import SigV4
import Vocabulary

/// The metadata service of an EC2 instance, version 2: sessions by token, never without.
struct InstanceSource: CredentialSource {
    let context: CredentialContext

    private static let name = "instance metadata"
    private static let rolePath = "/latest/meta-data/iam/security-credentials/"

    func load() async throws(CredentialsError) -> Credentials? {
        guard let session = try await session() else { return nil }
        guard let answer = try await get(Self.rolePath, session), answer.status == 200 else { return nil }
        let role = String(decoding: answer.body, as: UTF8.self).split(whereSeparator: \.isNewline).first
        guard let role, !role.isEmpty else { return nil }
        guard let document = try await get(Self.rolePath + role, session), document.status == 200 else {
            throw CredentialsError(
                .failed, source: Self.name, message: "the credentials of the role \(role) cannot be read")
        }
        return try CredentialDocument.parse(document.body, source: Self.name)
    }

    /// The Region of the instance, or nil when this is none.
    func region() async -> Region? {
        guard let session = try? await session(),
            let answer = try? await get("/latest/meta-data/placement/region", session), answer.status == 200
        else { return nil }
        return try? Region.parse(String(decoding: answer.body, as: UTF8.self))
    }

    /// Nil when there is no metadata service to be reached, or it is turned off.
    private func session() async throws(CredentialsError) -> String? {
        if context.machine.variable("AWS_EC2_METADATA_DISABLED")?.lowercased() == "true" { return nil }
        let request = TransportRequest(
            method: "PUT", url: base + "/latest/api/token",
            headers: [.init("X-aws-ec2-metadata-token-ttl-seconds", "21600")])
        let answer = try await context.ask(request, timeout: .seconds(1), attempts: 2, source: Self.name)
        guard let answer, answer.status == 200 else { return nil }
        let token = String(decoding: answer.body, as: UTF8.self)
        return token.isEmpty || token.contains(where: \.isNewline) ? nil : token
    }

    private func get(_ path: String, _ session: String) async throws(CredentialsError) -> TransportAnswer? {
        let request = TransportRequest(
            method: "GET", url: base + path, headers: [.init("X-aws-ec2-metadata-token", session)])
        return try await context.ask(request, timeout: .seconds(1), attempts: 2, source: Self.name)
    }

    private var base: String {
        if let chosen = context.machine.variable("AWS_EC2_METADATA_SERVICE_ENDPOINT"),
            let endpoint = try? Endpoint.parse(chosen)
        {
            return endpoint.description
        }
        let usesIPv6 = context.machine.variable("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE")?.lowercased() == "ipv6"
        return usesIPv6 ? "http://[fd00:ec2::254]" : "http://169.254.169.254"
    }
}
