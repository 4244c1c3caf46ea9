public import Vocabulary

/// Where a service is reached.
public struct Endpoint: Sendable, Hashable, CustomStringConvertible {
    /// `https` or `http`.
    public let scheme: String
    /// Host and, where it is given, port: what travels in the `Host` header.
    public let authority: String
    /// A path before that of each request: empty, or `/…` without a slash at its end.
    public let path: String

    /// The endpoint of a host over TLS.
    init(host: String) {
        scheme = "https"
        authority = host
        path = ""
    }

    private init(scheme: String, authority: String, path: String) {
        self.scheme = scheme
        self.authority = authority
        self.path = path
    }

    /// Parses a URL as users write it: `http://127.0.0.1:4566`, `https://vpce-….elasticfilesystem….amazonaws.com/`.
    ///
    /// - Throws: ``InvalidValue`` for another scheme than http and https, no host, user info, a query or a fragment.
    public static func parse(_ text: String) throws(InvalidValue) -> Endpoint {
        let remedy = "use http:// or https://, a host, and nothing after the path"
        let scheme = ["https", "http"].first { text.lowercased().hasPrefix("\($0)://") }
        guard let scheme, !text.contains("?"), !text.contains("#"), !text.contains("@"),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw InvalidValue(field: "endpoint URL", value: text, remedy: remedy) }
        let rest = text.dropFirst(scheme.count + 3)
        let authority = rest.prefix { $0 != "/" }
        guard !authority.isEmpty, !authority.hasPrefix(":") else {
            throw InvalidValue(field: "endpoint URL", value: text, remedy: remedy)
        }
        var path = rest.dropFirst(authority.count)
        while path.hasSuffix("/") { path = path.dropLast() }
        return Endpoint(scheme: scheme, authority: authority.lowercased(), path: String(path))
    }

    /// The host without its port, and without the brackets of an IPv6 address.
    public var host: String {
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
            return String(authority[authority.index(after: authority.startIndex)..<end])
        }
        return authority.split(separator: ":").first.map(String.init) ?? authority
    }

    public var description: String { "\(scheme)://\(authority)\(path)" }
}
