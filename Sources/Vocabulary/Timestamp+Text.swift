// The text forms of a moment: RFC 3339 (Kubernetes, XML of AWS) and the basic form that AWS signatures carry.
// Written here because Foundation's formatters pull ICU into the executable.

extension Timestamp {
    /// The calendar fields of a moment in UTC.
    public struct Fields: Equatable, Sendable {
        public var year: Int
        /// 1 to 12.
        public var month: Int
        /// 1 to 31.
        public var day: Int
        /// 0 to 23.
        public var hour: Int
        /// 0 to 59.
        public var minute: Int
        /// 0 to 59.
        public var second: Int
        /// 0 to 999,999.
        public var microsecond: Int
        /// 0 (Sunday) to 6.
        public var weekday: Int
    }

    /// The calendar fields in UTC.
    public var fields: Fields {
        let days = Int((Double(seconds) / 86_400).rounded(.down))
        let ofDay = Int(seconds) - days * 86_400
        let date = Self.civilDate(daysSinceEpoch: days)
        return Fields(
            year: date.year, month: date.month, day: date.day,
            hour: ofDay / 3600, minute: ofDay / 60 % 60, second: ofDay % 60,
            microsecond: Int(microseconds - seconds * 1_000_000),
            weekday: (((days + 4) % 7) + 7) % 7)
    }

    /// Makes a moment from calendar fields in UTC, or nil where they name no moment (`2025-02-30`).
    public init?(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, microsecond: Int = 0) {
        let days = Self.daysSinceEpoch(year: year, month: month, day: day)
        let date = Self.civilDate(daysSinceEpoch: days)
        guard date == (year, month, day), (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second)
        else { return nil }
        let seconds = Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        self.init(microseconds: seconds * 1_000_000 + Int64(microsecond))
    }

    /// RFC 3339 to the second, as in Kubernetes' `creationTimestamp`: `2026-11-21T03:10:47Z`.
    public var rfc3339: String {
        let f = fields
        return "\(padded(f.year, 4))-\(padded(f.month, 2))-\(padded(f.day, 2))T"
            + "\(padded(f.hour, 2)):\(padded(f.minute, 2)):\(padded(f.second, 2))Z"
    }

    /// RFC 3339 to the microsecond, as in Kubernetes' `MicroTime`: `2026-11-21T03:10:47.000000Z`.
    public var rfc3339Micro: String {
        String(rfc3339.dropLast()) + ".\(padded(fields.microsecond, 6))Z"
    }

    /// ISO 8601 basic, as in the `X-Amz-Date` header: `20261121T031047Z`.
    public var iso8601Basic: String {
        rfc3339.filter { $0 != "-" && $0 != ":" }
    }

    /// Parses RFC 3339 with or without a fraction, with `Z` or a numeric offset; digits past the microsecond are cut.
    ///
    /// - Throws: ``InvalidValue`` when the text is no moment.
    public static func parseRFC3339(_ text: String) throws(InvalidValue) -> Timestamp {
        var scanner = DigitScanner(text)
        guard let year = scanner.number(4), scanner.skip("-"), let month = scanner.number(2), scanner.skip("-"),
            let day = scanner.number(2), scanner.skip("T") || scanner.skip("t") || scanner.skip(" "),
            let hour = scanner.number(2), scanner.skip(":"), let minute = scanner.number(2), scanner.skip(":"),
            let second = scanner.number(2), let fraction = scanner.fraction(), let offset = scanner.offsetSeconds(),
            scanner.isAtEnd,
            let moment = Timestamp(
                year: year, month: month, day: day, hour: hour, minute: minute, second: second, microsecond: fraction)
        else {
            throw InvalidValue(field: "time", value: text, remedy: "use RFC 3339, as in 2026-11-21T03:10:47Z")
        }
        return moment - .seconds(offset)
    }

    /// Parses the `X-Amz-Date` form, `20261121T031047Z`.
    ///
    /// - Throws: ``InvalidValue`` when the text is no moment of that form.
    public static func parseISO8601Basic(_ text: String) throws(InvalidValue) -> Timestamp {
        var scanner = DigitScanner(text)
        guard let year = scanner.number(4), let month = scanner.number(2), let day = scanner.number(2),
            scanner.skip("T"), let hour = scanner.number(2), let minute = scanner.number(2),
            let second = scanner.number(2), scanner.skip("Z"), scanner.isAtEnd,
            let moment = Timestamp(
                year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else {
            throw InvalidValue(field: "X-Amz-Date", value: text, remedy: "use the form 20261121T031047Z")
        }
        return moment
    }

    // Days and dates of the proleptic Gregorian calendar, counted in 400-year eras that start on 1 March.

    private static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func civilDate(daysSinceEpoch days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
    }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// Reads fixed-width numbers and marks from the front of a text.
private struct DigitScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = Substring(text).utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skip(_ mark: Character) -> Bool {
        guard let first = rest.first, first == mark.asciiValue else { return false }
        rest = rest.dropFirst()
        return true
    }

    mutating func number(_ width: Int) -> Int? {
        let digits = rest.prefix(width)
        guard digits.count == width, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        rest = rest.dropFirst(width)
        return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    /// Microseconds of an optional `.digits`; nil when the point has no digits.
    mutating func fraction() -> Int? {
        guard skip(".") else { return 0 }
        let digits = rest.prefix { (48...57).contains($0) }
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(digits.count)
        let six = Array(digits.prefix(6)) + Array(repeating: 48, count: max(0, 6 - digits.count))
        return six.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    /// Seconds east of UTC; nil when the offset is missing or malformed.
    mutating func offsetSeconds() -> Int? {
        if skip("Z") || skip("z") { return 0 }
        let sign = skip("+") ? 1 : (skip("-") ? -1 : 0)
        guard sign != 0, let hours = number(2), skip(":"), let minutes = number(2) else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }
}

extension Timestamp: Codable {
    /// Decodes RFC 3339, Kubernetes' form. AWS's epoch seconds are decoded by EFSModel's own coding.
    public init(from decoder: any Decoder) throws {
        self = try Timestamp.parseRFC3339(try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rfc3339)
    }
}

extension Timestamp: CustomStringConvertible {
    public var description: String { rfc3339 }
}
