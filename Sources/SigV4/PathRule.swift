/// How a service writes a request's path in the canonical request.
///
/// Source: "Create a signed AWS API request", IAM User Guide (2026-11): all services but Amazon S3 remove `.` and
/// `..` and encode the path that is on the wire a second time.
public struct PathRule: Sendable, Hashable {
    /// Whether `.`, `..` and repeated slashes are resolved first.
    public let normalizes: Bool
    /// Whether the path of the request line is percent-encoded once more.
    public let encodesAgain: Bool

    /// Makes a rule.
    public init(normalizes: Bool, encodesAgain: Bool) {
        self.normalizes = normalizes
        self.encodesAgain = encodesAgain
    }

    /// Every service but S3.
    public static let standard = PathRule(normalizes: true, encodesAgain: true)
    /// Amazon S3, whose keys may hold anything.
    public static let s3 = PathRule(normalizes: false, encodesAgain: false)

    /// The rule of the service of that signing name.
    public static func of(service: String) -> PathRule { service.hasPrefix("s3") ? .s3 : .standard }

    /// The path for the canonical request.
    func canonical(_ path: String) -> String {
        let whole = path.isEmpty ? "/" : path
        let resolved = normalizes ? Self.resolved(whole) : whole
        return encodesAgain ? percentEncoded(resolved.utf8, keepsSlash: true) : resolved
    }

    private static func resolved(_ path: String) -> String {
        var segments: [Substring] = []
        for segment in path.split(separator: "/") {
            switch segment {
            case ".": continue
            case "..": _ = segments.popLast()
            default: segments.append(segment)
            }
        }
        let endsOpen = path.hasSuffix("/") || path.hasSuffix("/.") || path.hasSuffix("/..")
        return "/" + segments.joined(separator: "/") + (endsOpen && !segments.isEmpty ? "/" : "")
    }
}
