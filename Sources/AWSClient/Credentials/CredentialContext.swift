import STSModel
import SigV4
import Vocabulary
import Wire

/// What sources share: the machine, the settings and ways to ask STS and local endpoints.
struct CredentialContext: Sendable {
    let machine: AWSMachine
    let settings: AWSSettings
    let engine: CallEngine

    /// The Region whose STS is asked. Without any the first Region of the commercial partition answers.
    private var region: Region { settings.region ?? .usEast1 }

    private static let deadline = Duration.seconds(30)

    /// Takes a role with a token of an identity provider. The file is read each time: the kubelet renews it.
    func assume(
        role: String, tokenFile: String, sessionName: String?, source: String
    ) async throws(CredentialsError) -> Credentials {
        guard let token = machine.readText(tokenFile) else {
            throw CredentialsError(
                .failed, source: source, message: "the token file \(tokenFile) cannot be read or is empty")
        }
        let call = STS.AssumeRoleWithWebIdentity(
            roleARN: role, sessionName: sessionName ?? freshSessionName, webIdentityToken: token)
        return try await credentials(of: call, using: nil, source: source)
    }

    /// Takes a role with other credentials.
    func assume(
        _ call: STS.AssumeRole, using base: Credentials, source: String
    ) async throws(CredentialsError)
        -> Credentials
    {
        try await credentials(of: call, using: base, source: source)
    }

    /// A name for a session that nobody chose.
    var freshSessionName: String { "breakwater-\(machine.now().seconds)" }

    private func credentials<Operation: STS.Operation>(
        of call: Operation, using base: Credentials?, source: String
    ) async throws(CredentialsError) -> Credentials where Operation.Output == STS.AssumedRole {
        do {
            let cache = base.map { base in CredentialCache(source: FixedCredentials(base), machine: machine) }
            let role = try await engine.send(call, in: region, deadline: Self.deadline, credentials: cache)
            let given = role.credentials
            return Credentials(
                signing: SigningCredentials(
                    accessKeyID: given.accessKeyID, secretAccessKey: given.secretAccessKey,
                    sessionToken: given.sessionToken),
                expiration: given.expiration, account: role.assumedRoleARN.flatMap(Self.account), source: source)
        } catch {
            let code: CredentialsError.Code = error.code == .cancelled ? .cancelled : .failed
            throw CredentialsError(code, source: source, message: error.description)
        }
    }

    /// The account in an ARN.
    private static func account(_ arn: String) -> String? {
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count > 5 && !parts[4].isEmpty ? String(parts[4]) : nil
    }

    /// Asks a local endpoint, at most `attempts` times; nil when it cannot be reached.
    func ask(
        _ request: TransportRequest, timeout: Duration, attempts: Int, source: String
    ) async throws(CredentialsError) -> TransportAnswer? {
        for attempt in 1...attempts {
            do {
                let answer = try await engine.transport.send(request, timeout: timeout)
                if answer.status < 500 || attempt == attempts { return answer }
            } catch {
                if error.code == .cancelled {
                    throw CredentialsError(.cancelled, source: source, message: "the call was cancelled")
                }
            }
            guard attempt < attempts else { break }
            guard (try? await machine.clock.sleep(for: .milliseconds(100 * attempt))) != nil else {
                throw CredentialsError(.cancelled, source: source, message: "the call was cancelled")
            }
        }
        return nil
    }
}

/// A source that always gives the same.
public struct FixedCredentials: CredentialSource {
    private let credentials: Credentials

    /// Makes a source of credentials.
    public init(_ credentials: Credentials) { self.credentials = credentials }

    public func load() throws(CredentialsError) -> Credentials? { credentials }
}
