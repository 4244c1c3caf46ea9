/// The shared configuration and credentials files, merged into profiles.
struct SharedConfig: Equatable, Sendable {
    private var profiles: [String: [String: String]] = [:]
    private var services: [String: [String: String]] = [:]

    /// Merges the two files; a key in both counts as the credentials file has it.
    init(config: INIDocument, credentials: INIDocument) {
        for (section, values) in config.sections {
            let words = section.split(separator: " ", maxSplits: 1).map(String.init)
            switch (words[0], words.count) {
            case ("profile", 2): profiles[words[1], default: [:]].merge(values) { _, last in last }
            case ("services", 2): services[words[1]] = values
            case ("default", 1): profiles["default", default: [:]].merge(values) { first, _ in first }
            default: continue
            }
        }
        for (section, values) in credentials.sections {
            profiles[section, default: [:]].merge(values) { _, last in last }
        }
    }

    /// Reads the files that the environment names, or `~/.aws/config` and `~/.aws/credentials`.
    init(machine: AWSMachine) {
        func read(_ variable: String, _ usual: String) -> INIDocument {
            INIDocument(machine.readText(machine.variable(variable) ?? usual) ?? "")
        }
        self.init(
            config: read("AWS_CONFIG_FILE", "~/.aws/config"),
            credentials: read("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials"))
    }

    /// The profile of that name, or nil.
    func profile(_ name: String) -> Profile? {
        profiles[name].map { Profile(name: name, values: $0, services: services[$0["services"] ?? ""] ?? [:]) }
    }

    /// One profile.
    struct Profile: Equatable, Sendable {
        /// Its name.
        let name: String
        /// Its values, keys in lower case.
        let values: [String: String]
        /// The values of the `services` section that it names: `efs.endpoint_url`.
        let services: [String: String]

        /// The value of a key, or nil when it is not set or empty.
        subscript(key: String) -> String? { values[key].flatMap { $0.isEmpty ? nil : $0 } }
    }
}
