/// A number of bytes as people write it: `6144`, `10MiB`, `1.5TiB`, `2GB`.
public struct ByteCount: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The bytes; 0 or more, and up to an exabyte.
    public let bytes: Int64

    /// Wraps a number of bytes; a negative one becomes 0.
    public init(_ bytes: Int64) { self.bytes = max(bytes, 0) }

    /// Parses a number with a unit: `B`, `KiB` to `PiB` by 1024, `KB` to `PB` by 1000; without a unit it is bytes.
    ///
    /// - Throws: ``InvalidValue`` when the text is none, or more than an exabyte.
    public static func parse(_ text: String) throws(InvalidValue) -> ByteCount {
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = text.dropFirst(number.count)
        guard let amount = Double(number), let factor = units[unit.isEmpty ? "B" : String(unit)],
            amount * factor <= 1e18
        else {
            throw InvalidValue(
                field: "bytes", value: text, remedy: "write a number with a unit, as in 512MiB, 1.5TiB or 2GB")
        }
        return ByteCount(Int64((amount * factor).rounded()))
    }

    private static let units: [String: Double] = [
        "B": 1, "KiB": 1_024, "MiB": 1_048_576, "GiB": 1_073_741_824, "TiB": 1_099_511_627_776,
        "PiB": 1_125_899_906_842_624, "KB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12, "PB": 1e15,
    ]

    public static func < (left: ByteCount, right: ByteCount) -> Bool { left.bytes < right.bytes }

    /// In the largest unit of 1024 that gives a whole number: as ``parse(_:)`` reads it.
    public var description: String {
        let binary = Self.units.filter { $0.key.hasSuffix("iB") }.sorted { $0.value > $1.value }
        for (unit, factor) in binary where bytes > 0 && bytes % Int64(factor) == 0 {
            return "\(bytes / Int64(factor))\(unit)"
        }
        return "\(bytes)B"
    }
}
