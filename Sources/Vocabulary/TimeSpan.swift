/// A length of time as people write it: `90s`, `15m`, `1h30m`, `2d`, `250ms`, `1.5s`.
public struct TimeSpan: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The length; zero or more.
    public let duration: Duration

    /// Wraps a duration; a negative one becomes zero.
    public init(_ duration: Duration) { self.duration = max(duration, .zero) }

    /// Parses numbers with their units, largest unit first: `d`, `h`, `m`, `s`, `ms`.
    ///
    /// - Throws: ``InvalidValue`` when the text is none, names a unit twice or out of order, or is longer than a century.
    public static func parse(_ text: String) throws(InvalidValue) -> TimeSpan {
        let remedy = "write numbers with units from d, h, m, s, ms, as in 15m, 90s, 1h30m or 2d"
        var rest = Substring(text)
        var total = 0.0
        var lastUnit = Double.infinity
        while !rest.isEmpty {
            let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(number.count)
            let word = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(word.count)
            guard let amount = Double(number), let unit = units[String(word)], unit < lastUnit else {
                throw InvalidValue(field: "duration", value: text, remedy: remedy)
            }
            total += amount * unit
            lastUnit = unit
        }
        guard lastUnit < .infinity, total <= 3.2e9 else {
            throw InvalidValue(field: "duration", value: text, remedy: remedy)
        }
        return TimeSpan(.microseconds(Int64(total * 1_000_000)))
    }

    /// Seconds by unit.
    private static let units: [String: Double] = ["d": 86_400, "h": 3600, "m": 60, "s": 1, "ms": 0.001]

    public static func < (left: TimeSpan, right: TimeSpan) -> Bool { left.duration < right.duration }

    /// As ``parse(_:)`` reads it; what is shorter than a millisecond is not shown.
    public var description: String {
        var rest = duration.wholeMicroseconds / 1000
        var text = ""
        for (unit, milliseconds) in [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1)] {
            let length = Int64(milliseconds)
            guard rest >= length else { continue }
            text += "\(rest / length)\(unit)"
            rest %= length
        }
        return text.isEmpty ? "0s" : text
    }
}
