/// An identifier that AWS gave to a resource: a fixed prefix and 8 to 40 lower-case hexadecimal digits.
///
/// Source: EFS API reference, patterns of `FileSystemId`, `AccessPointId` and `MountTargetId` (2026-11).
public protocol ResourceID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// What stands before the digits, with its dash: `fs-`.
    static var prefix: String { get }
    /// The name of the field in error messages when the caller knows no better one: `fileSystemID`.
    static var fieldName: String { get }
    /// The whole identifier as AWS writes it.
    var rawValue: String { get }
    /// Wraps a text that is known to be well-formed; use ``parse(_:)`` for anything that comes from outside.
    init(unchecked rawValue: String)
}

extension ResourceID {
    /// Parses an identifier.
    ///
    /// - Throws: ``InvalidValue`` that names the field, the value and the form expected.
    public static func parse(_ text: String) throws(InvalidValue) -> Self {
        let digits = text.utf8.dropFirst(prefix.utf8.count)
        let isHex = digits.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
        guard text.hasPrefix(prefix), (8...40).contains(digits.count), isHex else {
            throw InvalidValue(
                field: fieldName, value: text,
                remedy: "use \(prefix) and 8 to 40 lower-case hexadecimal digits, as in \(prefix)0123456789abcdef0")
        }
        return Self(unchecked: text)
    }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    public var description: String { rawValue }

    public init(from decoder: any Decoder) throws {
        self = try Self.parse(try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

/// The identifier of an EFS file system: `fs-0123456789abcdef0`.
public struct FileSystemID: ResourceID {
    public static let prefix = "fs-"
    public static let fieldName = "fileSystemID"
    public let rawValue: String
    public init(unchecked rawValue: String) { self.rawValue = rawValue }
}

/// The identifier of an EFS access point: `fsap-0123456789abcdef0`.
public struct AccessPointID: ResourceID {
    public static let prefix = "fsap-"
    public static let fieldName = "accessPointID"
    public let rawValue: String
    public init(unchecked rawValue: String) { self.rawValue = rawValue }
}

/// The identifier of an EFS mount target: `fsmt-0123456789abcdef0`.
public struct MountTargetID: ResourceID {
    public static let prefix = "fsmt-"
    public static let fieldName = "mountTargetID"
    public let rawValue: String
    public init(unchecked rawValue: String) { self.rawValue = rawValue }
}
