import Vocabulary

/// What configuration, environment and profile say together: flags over environment over file over defaults.
struct AWSSettings: Sendable {
    let profileName: String
    /// Whether the caller itself named the profile.
    let hasChosenProfile: Bool
    let retryMode: RetryMode
    let maximumAttempts: Int
    let usesFIPS: Bool
    let usesDualStack: Bool
    /// The Region of the caller, the environment or the profile, in that order.
    let region: Region?
    /// The endpoints that were configured, by service.
    let endpoints: [AWSService: Endpoint]

    /// Resolves the settings.
    ///
    /// - Throws: ``InvalidValue`` that names the variable or key whose value cannot be used.
    init(_ configuration: AWSConfiguration, machine: AWSMachine, shared: SharedConfig) throws(InvalidValue) {
        profileName = configuration.profile ?? machine.variable("AWS_PROFILE") ?? "default"
        hasChosenProfile = configuration.profile != nil
        let lookup = Lookup(machine: machine, profile: shared.profile(profileName))
        let mode = lookup.value("AWS_RETRY_MODE", "retry_mode")
        // "legacy" is what the SDKs did before there was a standard.
        guard let known = RetryMode(rawValue: mode == "legacy" ? "standard" : mode ?? "standard") else {
            throw InvalidValue(field: "AWS_RETRY_MODE", value: mode ?? "", remedy: "use standard or adaptive")
        }
        retryMode = configuration.retryMode ?? known
        let attempts = try lookup.count("AWS_MAX_ATTEMPTS", "max_attempts")
        maximumAttempts = configuration.maximumAttempts ?? attempts ?? 3
        let fips = try lookup.flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint")
        usesFIPS = configuration.usesFIPS ?? fips
        let dualStack = try lookup.flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint")
        usesDualStack = configuration.usesDualStack ?? dualStack
        region = if let chosen = configuration.region { chosen } else { try lookup.region() }
        endpoints = try Self.endpoints(configuration, lookup)
    }

    /// The endpoint of a service in a Region: the configured one, or AWS's.
    func endpoint(_ service: AWSService, _ region: Region) -> Endpoint {
        endpoints[service]
            ?? EndpointRules.endpoint(service, region, usesFIPS: usesFIPS, usesDualStack: usesDualStack)
    }

    private static func endpoints(
        _ configuration: AWSConfiguration, _ lookup: Lookup
    ) throws(InvalidValue) -> [AWSService: Endpoint] {
        let isIgnored = try lookup.flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")
        var endpoints: [AWSService: Endpoint] = [:]
        for service in AWSService.allCases {
            let configured = isIgnored ? nil : lookup.endpointURL(service)
            if let text = configuration.endpointURL ?? configured { endpoints[service] = try Endpoint.parse(text) }
        }
        return endpoints
    }

    /// Reads a setting from the environment, then from the profile.
    private struct Lookup {
        let machine: AWSMachine
        let profile: SharedConfig.Profile?

        func value(_ variable: String, _ key: String) -> String? { machine.variable(variable) ?? profile?[key] }

        func flag(_ variable: String, _ key: String) throws(InvalidValue) -> Bool {
            let text = value(variable, key)
            switch text?.lowercased() {
            case nil, "false": return false
            case "true": return true
            default: throw InvalidValue(field: variable, value: text ?? "", remedy: "use true or false")
            }
        }

        func count(_ variable: String, _ key: String) throws(InvalidValue) -> Int? {
            guard let text = value(variable, key) else { return nil }
            guard let number = Int(text), (1...100).contains(number) else {
                throw InvalidValue(field: variable, value: text, remedy: "use a number from 1 to 100")
            }
            return number
        }

        func region() throws(InvalidValue) -> Region? {
            let text = machine.variable("AWS_REGION") ?? machine.variable("AWS_DEFAULT_REGION") ?? profile?["region"]
            guard let text else { return nil }
            return try Region.parse(text)
        }

        func endpointURL(_ service: AWSService) -> String? {
            machine.variable("AWS_ENDPOINT_URL_\(service.variableSuffix)") ?? machine.variable("AWS_ENDPOINT_URL")
                ?? profile?.services["\(service.rawValue).endpoint_url"] ?? profile?["endpoint_url"]
        }
    }
}
