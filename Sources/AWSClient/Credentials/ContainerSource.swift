import SigV4
import Vocabulary

/// The endpoint that ECS and EKS Pod Identity give a container.
struct ContainerSource: CredentialSource {
    let context: CredentialContext

    private static let name = "container"
    private static let relativeHost = "http://169.254.170.2"
    /// Where plain HTTP is accepted, besides the loopback: ECS, and EKS Pod Identity in IPv4 and IPv6.
    private static let plainHosts: Set<String> = ["169.254.170.2", "169.254.170.23", "fd00:ec2::23"]

    func load() async throws(CredentialsError) -> Credentials? {
        guard let url = try url() else { return nil }
        var request = TransportRequest(method: "GET", url: url, headers: [.init("Accept", "application/json")])
        if let token = try token() { request.headers.append(.init("Authorization", token)) }
        let answer = try await context.ask(request, timeout: .seconds(2), attempts: 3, source: Self.name)
        guard let answer else { throw problem("\(url) cannot be reached") }
        guard answer.status == 200 else { throw problem("\(url) answered HTTP \(answer.status)") }
        return try CredentialDocument.parse(answer.body, source: Self.name)
    }

    private func url() throws(CredentialsError) -> String? {
        if let path = context.machine.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") {
            guard path.hasPrefix("/") else {
                throw problem("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI must start with a slash")
            }
            return Self.relativeHost + path
        }
        guard let url = context.machine.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI") else { return nil }
        guard Self.isAllowed(url) else {
            throw problem(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI must be https, or http to the loopback, 169.254.170.2, "
                    + "169.254.170.23 or [fd00:ec2::23]: credentials must not travel in the clear")
        }
        return url
    }

    /// Whether the token may be sent to that URL.
    static func isAllowed(_ url: String) -> Bool {
        let base = url.split(separator: "?", maxSplits: 1).first.map(String.init) ?? url
        guard let endpoint = try? Endpoint.parse(base) else { return false }
        if endpoint.scheme == "https" { return true }
        let host = endpoint.host
        let octets = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        let isLoopback =
            host == "localhost" || host == "::1" || (octets.count == 4 && octets[0] == 127 && !octets.contains(nil))
        return isLoopback || plainHosts.contains(host)
    }

    /// The file is read each time: it is renewed while the process runs.
    private func token() throws(CredentialsError) -> String? {
        let token: String?
        if let file = context.machine.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") {
            token = context.machine.readText(file)
            if token == nil { throw problem("the token file \(file) cannot be read or is empty") }
        } else {
            token = context.machine.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN")
        }
        guard token?.contains(where: \.isNewline) != true else {
            throw problem("the authorization token has a line break")
        }
        return token
    }

    private func problem(_ message: String) -> CredentialsError {
        CredentialsError(.failed, source: Self.name, message: message)
    }
}
