import SigV4

/// Asks sources in order; the first that is configured answers.
struct CredentialChain: CredentialSource {
    let sources: [any CredentialSource]

    /// The SDKs' order. A profile that the caller named itself goes before the environment.
    static func standard(_ context: CredentialContext) -> CredentialChain {
        let profile = ProfileSource(context: context)
        var sources: [any CredentialSource] = [
            EnvironmentSource(machine: context.machine), WebIdentitySource(context: context), profile,
        ]
        if context.settings.hasChosenProfile { sources = [profile] }
        return CredentialChain(
            sources: sources + [ContainerSource(context: context), InstanceSource(context: context)])
    }

    func load() async throws(CredentialsError) -> Credentials? {
        for source in sources {
            if let credentials = try await source.load() { return credentials }
        }
        return nil
    }
}

/// `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and, for temporary ones, `AWS_SESSION_TOKEN`.
struct EnvironmentSource: CredentialSource {
    let machine: AWSMachine

    func load() throws(CredentialsError) -> Credentials? {
        guard let key = machine.variable("AWS_ACCESS_KEY_ID") else { return nil }
        guard let secret = machine.variable("AWS_SECRET_ACCESS_KEY") else {
            throw CredentialsError(
                .failed, source: "environment",
                message: "AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not: set both or none")
        }
        return Credentials(
            signing: .init(
                accessKeyID: key, secretAccessKey: secret, sessionToken: machine.variable("AWS_SESSION_TOKEN")),
            account: machine.variable("AWS_ACCOUNT_ID"), source: "environment")
    }
}

/// A role for the token of an identity provider: IAM roles for service accounts (IRSA).
struct WebIdentitySource: CredentialSource {
    let context: CredentialContext

    func load() async throws(CredentialsError) -> Credentials? {
        guard let file = context.machine.variable("AWS_WEB_IDENTITY_TOKEN_FILE") else { return nil }
        guard let role = context.machine.variable("AWS_ROLE_ARN") else {
            throw CredentialsError(
                .failed, source: "web identity",
                message: "AWS_WEB_IDENTITY_TOKEN_FILE is set and AWS_ROLE_ARN is not: set both or none")
        }
        return try await context.assume(
            role: role, tokenFile: file, sessionName: context.machine.variable("AWS_ROLE_SESSION_NAME"),
            source: "web identity")
    }
}
