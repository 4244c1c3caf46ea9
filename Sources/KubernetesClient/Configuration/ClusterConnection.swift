/// Everything needed to talk to one cluster as one user.
public struct ClusterConnection: Sendable {
    public var server: ServerAddress
    /// The certificates that we trust, as PEM; nil trusts the system's.
    public var certificateAuthority: [UInt8]?
    /// Whether any certificate is taken. Dangerous: anybody between here and there can read and change everything.
    public var skipsVerification: Bool
    /// The name that the server's certificate is checked for, instead of the host of ``server``.
    ///
    /// *Caveat*: NIOSSL (2.37) also takes a certificate that has the address which the connection goes to, as it would
    /// without this name; Go insists on the name.
    public var tlsServerName: String?
    /// The namespace of the context or of the service account; nil when none is set.
    public var namespace: String?
    public var credentials: any CredentialSource

    /// Makes a connection.
    public init(
        server: ServerAddress, certificateAuthority: [UInt8]? = nil, skipsVerification: Bool = false,
        tlsServerName: String? = nil, namespace: String? = nil, credentials: any CredentialSource
    ) {
        self.server = server
        self.certificateAuthority = certificateAuthority
        self.skipsVerification = skipsVerification
        self.tlsServerName = tlsServerName
        self.namespace = namespace
        self.credentials = credentials
    }
}

/// Where an API server listens: `https://10.0.0.1:6443`, possibly with a path before the API's paths.
public struct ServerAddress: Sendable, Equatable, CustomStringConvertible {
    public let isSecure: Bool
    /// A name or an address; IPv6 without brackets.
    public let host: String
    public let port: Int
    /// Empty, or `/` and more without a `/` at the end.
    public let pathPrefix: String

    private init(isSecure: Bool, host: String, port: Int, pathPrefix: String) {
        self.isSecure = isSecure
        self.host = host
        self.port = port
        self.pathPrefix = pathPrefix
    }

    /// Parses the `server` of a kubeconfig.
    ///
    /// - Throws: ``ConfigurationError`` with code `invalid`.
    public static func parse(_ text: String) throws(ConfigurationError) -> ServerAddress {
        let isSecure = text.hasPrefix("https://")
        guard isSecure || text.hasPrefix("http://") else { throw invalid(text) }
        let rest = text.dropFirst(isSecure ? 8 : 7)
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        let (host, port) = try authority(rest[..<slash], of: text)
        var path = String(rest[slash...])
        while path.hasSuffix("/") { path.removeLast() }
        guard !path.contains("?"), !path.contains("#") else { throw invalid(text) }
        return ServerAddress(isSecure: isSecure, host: host, port: port ?? (isSecure ? 443 : 80), pathPrefix: path)
    }

    private static func authority(
        _ authority: Substring, of text: String
    ) throws(ConfigurationError) -> (String, Int?) {
        var host = authority
        var port: Substring?
        if authority.first == "[" {
            guard let end = authority.firstIndex(of: "]") else { throw invalid(text) }
            host = authority[authority.index(after: authority.startIndex)..<end]
            let rest = authority[authority.index(after: end)...]
            guard rest.isEmpty || rest.first == ":" else { throw invalid(text) }
            if !rest.isEmpty { port = rest.dropFirst() }
        } else if let colon = authority.lastIndex(of: ":") {
            host = authority[..<colon]
            port = authority[authority.index(after: colon)...]
        }
        guard !host.isEmpty, !host.contains("@"), !host.contains(where: \.isWhitespace) else { throw invalid(text) }
        guard let port else { return (String(host), nil) }
        guard let number = Int(port), (1...65_535).contains(number) else { throw invalid(text) }
        return (String(host), number)
    }

    private static func invalid(_ text: String) -> ConfigurationError {
        ConfigurationError(.invalid, "server \"\(text)\" is not valid: use a URL, as in https://10.0.0.1:6443")
    }

    /// Whether the host is this machine.
    public var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

    /// The same address with another host.
    func replacingHost(with name: String?) -> ServerAddress {
        ServerAddress(isSecure: isSecure, host: name ?? host, port: port, pathPrefix: pathPrefix)
    }

    public var description: String {
        let shown = host.contains(":") ? "[\(host)]" : host
        return "\(isSecure ? "https" : "http")://\(shown):\(port)\(pathPrefix)"
    }
}
