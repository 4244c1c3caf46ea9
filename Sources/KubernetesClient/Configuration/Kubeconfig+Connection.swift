import FoundationEssentials

extension Kubeconfig {
    /// The connection that a context stands for.
    ///
    /// - Parameter context: The context's name; nil takes the current one.
    /// - Throws: ``ConfigurationError``.
    public func connection(context name: String? = nil, host: Host) throws(ConfigurationError) -> ClusterConnection {
        guard let name = name ?? currentContext else {
            throw ConfigurationError(
                .unknownName, "the kubeconfig has no current-context; name one with --context: \(listed(contextNames))")
        }
        guard let context = contexts[name] else {
            throw ConfigurationError(
                .unknownName, "there is no context \"\(name)\" in the kubeconfig; there are: \(listed(contextNames))")
        }
        guard let cluster = context.cluster.flatMap({ clusters[$0] }) else {
            throw ConfigurationError(
                .unknownName,
                "context \"\(name)\" names the cluster \"\(context.cluster ?? "")\", which the kubeconfig does not have"
            )
        }
        var connection = try cluster.connection(host: host)
        connection.namespace = context.namespace.flatMap { $0.isEmpty ? nil : $0 }
        guard let userName = context.user, !userName.isEmpty else { return connection }
        guard let user = users[userName] else {
            throw ConfigurationError(
                .unknownName, "context \"\(name)\" names the user \"\(userName)\", which the kubeconfig does not have")
        }
        connection.credentials = try user.credentials(name: userName, cluster: connection, host: host)
        return connection
    }

    private func listed(_ names: [String]) -> String { names.isEmpty ? "none" : names.joined(separator: ", ") }
}

extension Kubeconfig.Located {
    /// A path of the file, from the file's directory where it is relative.
    func resolved(_ path: String) -> String {
        path.hasPrefix("/") || directory.isEmpty ? path : (directory == "/" ? "/\(path)" : "\(directory)/\(path)")
    }

    /// What is given inline in base64, or else in a file.
    func content(
        _ field: String, data: String?, file: String?, host: Host
    ) throws(ConfigurationError) -> [UInt8]? {
        if let data, !data.isEmpty {
            guard let decoded = Data(base64Encoded: data, options: .ignoreUnknownCharacters), !decoded.isEmpty else {
                throw ConfigurationError(.invalid, "\(field)-data is not base64; give the PEM text, base64-encoded")
            }
            return Array(decoded)
        }
        guard let file, !file.isEmpty else { return nil }
        return try host.readFile(resolved(file))
    }
}

extension Kubeconfig.Located<Kubeconfig.Cluster> {
    fileprivate func connection(host: Host) throws(ConfigurationError) -> ClusterConnection {
        if let proxy = entry.proxyURL, !proxy.isEmpty {
            throw ConfigurationError(
                .unsupported, "proxy-url \"\(proxy)\" is not supported; use an address that is reached directly")
        }
        return ClusterConnection(
            server: try ServerAddress.parse(entry.server ?? ""),
            certificateAuthority: try content(
                "certificate-authority", data: entry.certificateAuthorityData, file: entry.certificateAuthority,
                host: host),
            skipsVerification: entry.insecureSkipTLSVerify ?? false,
            tlsServerName: entry.tlsServerName.flatMap { $0.isEmpty ? nil : $0 },
            credentials: StaticCredential(.anonymous))
    }
}

extension Kubeconfig.Located<Kubeconfig.User> {
    fileprivate func credentials(
        name: String, cluster: ClusterConnection, host: Host
    ) throws(ConfigurationError) -> any CredentialSource {
        try refuseUnsupported(name)
        let chain = try content(
            "client-certificate", data: entry.clientCertificateData, file: entry.clientCertificate, host: host)
        let key = try content("client-key", data: entry.clientKeyData, file: entry.clientKey, host: host)
        guard (chain == nil) == (key == nil) else {
            throw ConfigurationError(
                .invalid, "user \"\(name)\" has one of client-certificate and client-key; give both or neither")
        }
        var identity: ClientIdentity?
        if let chain, let key { identity = ClientIdentity(certificateChain: chain, privateKey: key) }
        if let exec = entry.exec {
            let plugin = try plugin(exec, user: name, cluster: cluster)
            try requireTLS(cluster, user: name)
            return ExecCredential(plugin: plugin, identity: identity, host: host)
        }
        // As kubectl has it: the file wins over the inline token.
        if let file = entry.tokenFile, !file.isEmpty {
            try requireTLS(cluster, user: name)
            return TokenFileCredential(path: resolved(file), identity: identity, host: host)
        }
        let token = entry.token.flatMap { $0.isEmpty ? nil : $0 }
        if token != nil { try requireTLS(cluster, user: name) }
        return StaticCredential(Credential(token: token, identity: identity))
    }

    private func refuseUnsupported(_ name: String) throws(ConfigurationError) {
        if let provider = entry.authProvider {
            throw ConfigurationError(
                .unsupported,
                "user \"\(name)\" uses the auth-provider \"\(provider.name ?? "")\", which Kubernetes has given up; "
                    + "use an exec credential plugin")
        }
        guard entry.username == nil, entry.password == nil else {
            throw ConfigurationError(
                .unsupported,
                "user \"\(name)\" has a username and password, which no API server takes since 1.19; "
                    + "use a token, a client certificate or an exec credential plugin")
        }
        guard entry.impersonate == nil else {
            throw ConfigurationError(
                .unsupported,
                "user \"\(name)\" impersonates another (`as`), which is not supported; use that one's own credentials")
        }
    }

    /// A token that is sent in the clear is a token that is given away.
    private func requireTLS(_ cluster: ClusterConnection, user: String) throws(ConfigurationError) {
        guard cluster.server.isSecure || cluster.server.isLoopback else {
            throw ConfigurationError(
                .invalid, "user \"\(user)\" has a token, and \(cluster.server) is not https; use an https server")
        }
    }

    private func plugin(
        _ exec: Kubeconfig.Exec, user: String, cluster: ClusterConnection
    ) throws(ConfigurationError) -> ExecPlugin {
        guard let version = exec.apiVersion.flatMap({ ExecPlugin.APIVersion(rawValue: $0) }) else {
            throw ConfigurationError(
                .unsupported,
                "user \"\(user)\": exec apiVersion \"\(exec.apiVersion ?? "")\" is not supported; "
                    + "use \(ExecPlugin.APIVersion.v1.rawValue)")
        }
        guard let command = exec.command, !command.isEmpty else {
            throw ConfigurationError(.invalid, "user \"\(user)\": exec has no command; name the program")
        }
        guard exec.interactiveMode != "Always" else {
            throw ConfigurationError(
                .unsupported,
                "user \"\(user)\": the plugin \(command) wants a terminal (interactiveMode Always), "
                    + "and a service has none; use another credential")
        }
        var environment: [String: String] = [:]
        for variable in exec.env ?? [] { environment[variable.name] = variable.value ?? "" }
        var plugin = ExecPlugin(
            apiVersion: version, command: command.contains("/") ? resolved(command) : command,
            arguments: exec.args ?? [], environment: environment, installHint: exec.installHint)
        if exec.provideClusterInfo == true {
            plugin.cluster = ExecPlugin.ClusterInfo(
                server: cluster.server.description, tlsServerName: cluster.tlsServerName,
                insecureSkipTLSVerify: cluster.skipsVerification ? true : nil,
                certificateAuthorityData: cluster.certificateAuthority.map { Data($0).base64EncodedString() })
        }
        return plugin
    }
}
