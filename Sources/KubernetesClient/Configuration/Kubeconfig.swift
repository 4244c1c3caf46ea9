import Yams

/// The content of kubeconfig files, merged.
///
/// Source: Kubernetes documentation, "Organizing cluster access using kubeconfig files", and the kubeconfig v1 reference.
public struct Kubeconfig: Sendable {
    /// One entry and the directory that its relative paths start from.
    struct Located<Entry: Sendable>: Sendable {
        var entry: Entry
        var directory: String
    }

    var clusters: [String: Located<Cluster>] = [:]
    var users: [String: Located<User>] = [:]
    var contexts: [String: Context] = [:]
    /// The context that is used when none is named.
    public private(set) var currentContext: String?

    /// The names of the contexts, sorted.
    public var contextNames: [String] { contexts.keys.sorted() }

    /// Makes an empty configuration.
    public init() {}

    /// Adds what a file says. What earlier files said stands: an entry of a known name is not even completed.
    ///
    /// - Parameters:
    ///   - text: The file's text, YAML or JSON.
    ///   - path: Where the file is: relative paths in it start from its directory.
    /// - Throws: ``ConfigurationError`` with code `invalid`.
    public mutating func merge(_ text: String, path: String) throws(ConfigurationError) {
        guard text.contains(where: { !$0.isWhitespace }) else { return }
        let file: File
        do {
            file = try YAMLDecoder().decode(File.self, from: text)
        } catch {
            // The decoder's error may quote the file, and that holds keys and tokens.
            throw ConfigurationError(.invalid, "\(path) is no kubeconfig: \(Self.place(of: error))")
        }
        let directory = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        let base = path.hasPrefix("/") && directory.isEmpty ? "/" : directory
        for named in file.clusters ?? [] where clusters[named.name] == nil {
            clusters[named.name] = Located(entry: named.cluster ?? Cluster(), directory: base)
        }
        for named in file.users ?? [] where users[named.name] == nil {
            users[named.name] = Located(entry: named.user ?? User(), directory: base)
        }
        for named in file.contexts ?? [] where contexts[named.name] == nil {
            contexts[named.name] = named.context ?? Context()
        }
        if currentContext == nil, let current = file.currentContext, !current.isEmpty { currentContext = current }
    }

    private static func place(of error: any Error) -> String {
        switch error {
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
            DecodingError.keyNotFound(_, let context):
            let path = context.codingPath.map(\.stringValue).joined(separator: ".")
            return "the value at \"\(path)\" has not the right form"
        default: return "it is not well-formed YAML"
        }
    }
}

extension Kubeconfig {
    struct File: Decodable {
        var clusters: [NamedCluster]?
        var users: [NamedUser]?
        var contexts: [NamedContext]?
        var currentContext: String?

        enum CodingKeys: String, CodingKey {
            case clusters
            case users
            case contexts
            case currentContext = "current-context"
        }
    }

    struct NamedCluster: Decodable {
        var name: String
        var cluster: Cluster?
    }

    struct NamedUser: Decodable {
        var name: String
        var user: User?
    }

    struct NamedContext: Decodable {
        var name: String
        var context: Context?
    }

    struct Context: Decodable, Sendable {
        var cluster: String?
        var user: String?
        var namespace: String?
    }

    struct Cluster: Decodable, Sendable {
        var server: String?
        var certificateAuthority: String?
        var certificateAuthorityData: String?
        var insecureSkipTLSVerify: Bool?
        var tlsServerName: String?
        var proxyURL: String?

        enum CodingKeys: String, CodingKey {
            case server
            case certificateAuthority = "certificate-authority"
            case certificateAuthorityData = "certificate-authority-data"
            case insecureSkipTLSVerify = "insecure-skip-tls-verify"
            case tlsServerName = "tls-server-name"
            case proxyURL = "proxy-url"
        }
    }

    struct User: Decodable, Sendable {
        var clientCertificate: String?
        var clientCertificateData: String?
        var clientKey: String?
        var clientKeyData: String?
        var token: String?
        var tokenFile: String?
        var username: String?
        var password: String?
        var impersonate: String?
        var authProvider: AuthProvider?
        var exec: Exec?

        enum CodingKeys: String, CodingKey {
            case clientCertificate = "client-certificate"
            case clientCertificateData = "client-certificate-data"
            case clientKey = "client-key"
            case clientKeyData = "client-key-data"
            case token
            case tokenFile
            case username
            case password
            case impersonate = "as"
            case authProvider = "auth-provider"
            case exec
        }
    }

    struct AuthProvider: Decodable, Sendable {
        var name: String?
    }

    struct Exec: Decodable, Sendable {
        struct Variable: Decodable, Sendable {
            var name: String
            var value: String?
        }

        var apiVersion: String?
        var command: String?
        var args: [String]?
        var env: [Variable]?
        var installHint: String?
        var provideClusterInfo: Bool?
        var interactiveMode: String?
    }
}
