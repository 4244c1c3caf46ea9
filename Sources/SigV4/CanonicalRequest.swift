import Crypto

/// A request in the one spelling that signer and verifier agree on.
///
/// Source: "Create a signed AWS API request", IAM User Guide (2026-11).
public struct CanonicalRequest: Sendable, Equatable {
    /// The names of the covered headers, lower case, sorted, joined by `;`.
    public let signedHeaders: String
    /// The whole canonical text.
    public let text: String

    /// Writes `request` in canonical form.
    ///
    /// - Parameters:
    ///   - signedHeaders: lower-case names of the headers to cover; a name that the request lacks is written empty.
    ///   - pathRule: the service's rule for the path.
    public init(_ request: SignableRequest, signedHeaders names: some Sequence<String>, pathRule: PathRule) {
        let names = Set(names).sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        signedHeaders = names.joined(separator: ";")
        let headerLines = names.map { name in
            name + ":" + request.values(of: name).map(Self.trimmed).joined(separator: ",") + "\n"
        }
        text = [
            request.method, pathRule.canonical(request.path), Self.canonicalQuery(request.query),
            headerLines.joined(), signedHeaders, request.payloadHash,
        ].joined(separator: "\n")
    }

    /// The lower-case hexadecimal SHA-256 of the text.
    public var hash: String { hexadecimal(SHA256.hash(data: Array(text.utf8))) }

    /// Names and values decoded, encoded in AWS's way and sorted by name, then by value.
    private static func canonicalQuery(_ query: String) -> String {
        query.split(separator: "&")
            .map { pair in
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let value = parts.count > 1 ? parts[1] : ""
                return (name: percentEncoded(percentDecoded(parts[0])), value: percentEncoded(percentDecoded(value)))
            }
            .sorted { ($0.name, $0.value) < ($1.name, $1.value) }
            .map { "\($0.name)=\($0.value)" }
            .joined(separator: "&")
    }

    /// Without white space around, and with one space for each run of it inside.
    private static func trimmed(_ value: String) -> String {
        value.utf8.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
            .map { String(decoding: $0, as: UTF8.self) }
            .joined(separator: " ")
    }
}
