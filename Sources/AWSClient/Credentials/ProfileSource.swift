import STSModel
import SigV4

/// A profile of the shared files: a role, lasting keys or a process.
///
/// Source: "Settings reference", AWS SDKs and Tools reference (2026-11).
struct ProfileSource: CredentialSource {
    let context: CredentialContext

    func load() async throws(CredentialsError) -> Credentials? {
        let shared = SharedConfig(machine: context.machine)
        let name = context.settings.profileName
        guard let profile = shared.profile(name) else {
            guard context.settings.hasChosenProfile || context.machine.variable("AWS_PROFILE") != nil else {
                return nil
            }
            throw problem(name, "there is no such profile in the shared configuration and credentials files")
        }
        return try await load(profile, in: shared, visited: [name])
    }

    private func load(
        _ profile: SharedConfig.Profile, in shared: SharedConfig, visited: [String]
    ) async throws(CredentialsError) -> Credentials? {
        if let role = profile["role_arn"] {
            return try await assume(role, profile, in: shared, visited: visited)
        }
        if let credentials = try fixed(profile) { return credentials }
        if let command = profile["credential_process"] { return try await run(command, profile) }
        if profile["sso_session"] != nil || profile["sso_start_url"] != nil {
            throw problem(
                profile.name,
                "IAM Identity Center is not supported here: set credential_process to "
                    + "\"aws configure export-credentials --profile NAME --format process\"")
        }
        return nil
    }

    private func fixed(_ profile: SharedConfig.Profile) throws(CredentialsError) -> Credentials? {
        guard let key = profile["aws_access_key_id"] else { return nil }
        guard let secret = profile["aws_secret_access_key"] else {
            throw problem(profile.name, "aws_access_key_id is set and aws_secret_access_key is not: set both")
        }
        let signing = SigningCredentials(
            accessKeyID: key, secretAccessKey: secret, sessionToken: profile["aws_session_token"])
        return Credentials(
            signing: signing, account: profile["aws_account_id"], source: "profile \(profile.name)")
    }

    private func assume(
        _ role: String, _ profile: SharedConfig.Profile, in shared: SharedConfig, visited: [String]
    ) async throws(CredentialsError) -> Credentials {
        let source = "profile \(profile.name)"
        if let file = profile["web_identity_token_file"] {
            return try await context.assume(
                role: role, tokenFile: file, sessionName: profile["role_session_name"], source: source)
        }
        if profile["mfa_serial"] != nil {
            throw problem(profile.name, "mfa_serial asks for a code, which nobody is here to type: use another role")
        }
        guard let base = try await base(of: profile, in: shared, visited: visited) else {
            throw problem(profile.name, "the credentials that role_arn is to be assumed with are not configured")
        }
        let call = STS.AssumeRole(
            roleARN: role, sessionName: profile["role_session_name"] ?? context.freshSessionName,
            durationSeconds: profile["duration_seconds"].flatMap { Int($0) }, externalID: profile["external_id"])
        return try await context.assume(call, using: base, source: source)
    }

    /// The credentials to assume a role with.
    private func base(
        of profile: SharedConfig.Profile, in shared: SharedConfig, visited: [String]
    ) async throws(CredentialsError) -> Credentials? {
        switch (profile["source_profile"], profile["credential_source"]) {
        case (let name?, nil):
            // A profile may name itself: its own keys then assume its role.
            if name == profile.name { return try fixed(profile) }
            guard !visited.contains(name) else {
                throw problem(
                    profile.name, "source_profile goes in a circle: \((visited + [name]).joined(separator: ", "))")
            }
            guard let next = shared.profile(name) else {
                throw problem(profile.name, "there is no profile \(name), which source_profile names")
            }
            return try await load(next, in: shared, visited: visited + [name])
        case (nil, "Environment"): return try EnvironmentSource(machine: context.machine).load()
        case (nil, "EcsContainer"): return try await ContainerSource(context: context).load()
        case (nil, "Ec2InstanceMetadata"): return try await InstanceSource(context: context).load()
        case (nil, let other?):
            throw problem(
                profile.name,
                "credential_source \"\(other)\" is not known: use Environment, EcsContainer or Ec2InstanceMetadata")
        default: throw problem(profile.name, "role_arn needs one of source_profile and credential_source")
        }
    }

    private func run(
        _ command: String, _ profile: SharedConfig.Profile
    ) async throws(CredentialsError) -> Credentials {
        let output: [UInt8]
        do {
            output = try await withDeadline(.seconds(60), clock: context.machine.clock) {
                try await context.machine.run(CommandLine.split(command))
            }
        } catch is CancellationError {
            throw CredentialsError(.cancelled, source: "profile \(profile.name)", message: "the call was cancelled")
        } catch {
            throw problem(profile.name, "credential_process: \(error)")
        }
        return try CredentialDocument.parse(output, source: "profile \(profile.name)")
    }

    private func problem(_ profile: String, _ message: String) -> CredentialsError {
        CredentialsError(.failed, source: "profile \(profile)", message: message)
    }
}

/// A command as users write it in a configuration file.
enum CommandLine {
    /// Splits at white space outside of quotes; a backslash keeps the next character, as in a shell. No shell runs.
    static func split(_ text: String) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var isEscaped = false
        for character in text {
            if isEscaped {
                word = (word ?? "") + String(character)
                isEscaped = false
            } else if character == "\\", quote != "'" {
                isEscaped = true
            } else if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
            } else if character == "\"" || character == "'" {
                quote = character
                word = word ?? ""
            } else if character.isWhitespace {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }
}
