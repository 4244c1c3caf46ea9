/// An AWS Region, such as `us-east-1`.
///
/// The set is open: AWS adds Regions, so any well-formed name is accepted.
public struct Region: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// The name as AWS writes it.
    public let rawValue: String

    /// US East (N. Virginia), the sandbox's primary.
    public static let usEast1 = Region(unchecked: "us-east-1")
    /// US West (Oregon), the sandbox's standby.
    public static let usWest2 = Region(unchecked: "us-west-2")

    /// Wraps a name that is known to be well-formed.
    public init(unchecked rawValue: String) { self.rawValue = rawValue }

    /// Parses a Region's name: lower-case words and a number, joined by dashes.
    ///
    /// The name becomes part of host names, so nothing but letters, digits and dashes may pass.
    ///
    /// - Throws: ``InvalidValue`` when the text cannot be a Region's name.
    public static func parse(_ text: String) throws(InvalidValue) -> Region {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let words = parts.dropLast()
        let wordsAreFine =
            words.count >= 2
            && words.allSatisfy { word in
                !word.isEmpty && word.utf8.allSatisfy { (97...122).contains($0) }
            }
        let number = parts.last.map(String.init) ?? ""
        guard wordsAreFine, !number.isEmpty, number.utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw InvalidValue(field: "region", value: text, remedy: "use a Region's name, as in us-east-1")
        }
        return Region(unchecked: text)
    }

    /// The partition that the Region belongs to, the second field of an ARN: `aws`, `aws-cn` or `aws-us-gov`.
    public var partition: String {
        if rawValue.hasPrefix("cn-") { return "aws-cn" }
        if rawValue.hasPrefix("us-gov-") { return "aws-us-gov" }
        return "aws"
    }

    public static func < (left: Region, right: Region) -> Bool { left.rawValue < right.rawValue }

    public var description: String { rawValue }

    public init(from decoder: any Decoder) throws {
        self = try Region.parse(try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
