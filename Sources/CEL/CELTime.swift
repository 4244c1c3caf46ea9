/// A span of time in CEL, to the nanosecond.
public struct CELDuration: Hashable, Comparable, Sendable {
    /// Nanoseconds; negative for spans into the past.
    public let nanoseconds: Int64

    /// Makes a span of nanoseconds.
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    public static func < (left: CELDuration, right: CELDuration) -> Bool { left.nanoseconds < right.nanoseconds }

    private static let units: [(name: String, nanoseconds: Double)] = [
        ("ns", 1), ("us", 1e3), ("µs", 1e3), ("μs", 1e3), ("ms", 1e6), ("s", 1e9), ("m", 60e9), ("h", 3600e9),
    ]

    /// Parses Go's form: `1h30m`, `-1.5s`, `0`; nil when the text is none.
    public init?(parsing text: String) {
        var rest = Substring(text)
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest.removeFirst() }
        if rest == "0" {
            self.init(nanoseconds: 0)
            return
        }
        guard !rest.isEmpty else { return nil }
        var total = 0.0
        while !rest.isEmpty {
            let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(number.count)
            let unit = rest.prefix { !($0.isASCII && ($0.isNumber || $0 == ".")) }
            rest = rest.dropFirst(unit.count)
            let amount = number.hasSuffix(".") ? Double(number.dropLast()) : Double("0" + number)
            guard let amount, let size = Self.units.first(where: { $0.name == unit })?.nanoseconds else { return nil }
            total += amount * size
        }
        guard total < 9.2e18 else { return nil }
        self.init(nanoseconds: Int64((isNegative ? -total : total).rounded()))
    }

    /// CEL's text form: seconds with their fraction, `5400s`.
    public var text: String {
        let (seconds, rest) = nanoseconds.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000)
        let sign = nanoseconds < 0 ? "-" : ""
        guard rest != 0 else { return "\(sign)\(seconds)s" }
        return "\(sign)\(seconds).\(fractionDigits(Int(rest)))s"
    }
}

/// A moment in CEL, to the nanosecond.
public struct CELTimestamp: Hashable, Comparable, Sendable {
    /// Whole seconds since 1970, rounded down.
    public let seconds: Int64
    /// 0 to 999,999,999.
    public let nanosecond: Int

    /// Makes a moment; surplus nanoseconds, also negative ones, are carried into the seconds.
    public init(seconds: Int64, nanosecond: Int64 = 0) {
        let carry = nanosecond.flooredQuotient(1_000_000_000)
        self.seconds = seconds &+ carry
        self.nanosecond = Int(nanosecond - carry * 1_000_000_000)
    }

    public static func < (left: CELTimestamp, right: CELTimestamp) -> Bool {
        (left.seconds, left.nanosecond) < (right.seconds, right.nanosecond)
    }

    /// Parses RFC 3339; nil when the text is no moment.
    public init?(parsing text: String) {
        let bytes = Array(text.utf8)
        func number(_ start: Int, _ count: Int) -> Int? {
            guard start + count <= bytes.count else { return nil }
            let digits = bytes[start..<(start + count)]
            guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
            return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
        }
        func mark(_ index: Int, _ allowed: String) -> Bool {
            index < bytes.count && allowed.utf8.contains(bytes[index])
        }
        guard let year = number(0, 4), mark(4, "-"), let month = number(5, 2), mark(7, "-"), let day = number(8, 2),
            mark(10, "Tt"), let hour = number(11, 2), mark(13, ":"), let minute = number(14, 2), mark(16, ":"),
            let second = number(17, 2), (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60,
            second < 61
        else { return nil }
        let days = Self.days(year: year, month: month, day: day)
        guard Self.date(days: days) == (year, month, day) else { return nil }
        var index = 19
        var nanosecond = 0
        if mark(index, ".") {
            let digits = bytes[(index + 1)...].prefix { (48...57).contains($0) }
            guard !digits.isEmpty, digits.count <= 9 else { return nil }
            nanosecond = (Array(digits) + Array(repeating: 48, count: 9 - digits.count)).reduce(0) {
                $0 * 10 + Int($1) - 48
            }
            index += 1 + digits.count
        }
        var offset = 0
        if mark(index, "Zz") {
            index += 1
        } else {
            guard mark(index, "+-"), let hours = number(index + 1, 2), mark(index + 3, ":"),
                let minutes = number(index + 4, 2)
            else { return nil }
            offset = (hours * 3600 + minutes * 60) * (mark(index, "-") ? -1 : 1)
            index += 6
        }
        guard index == bytes.count else { return nil }
        let ofDay = hour * 3600 + minute * 60 + second - offset
        self.init(seconds: Int64(days) * 86_400 + Int64(ofDay), nanosecond: Int64(nanosecond))
    }

    /// RFC 3339 in UTC with as many digits of a fraction as needed.
    public var text: String {
        let f = fields(offsetSeconds: 0)
        let fraction = nanosecond == 0 ? "" : "." + fractionDigits(nanosecond)
        return "\(padded(f.year, 4))-\(padded(f.month, 2))-\(padded(f.day, 2))T"
            + "\(padded(f.hour, 2)):\(padded(f.minute, 2)):\(padded(f.second, 2))\(fraction)Z"
    }

    /// The calendar fields at an offset from UTC.
    struct Fields {
        var year: Int
        var month: Int
        var day: Int
        var hour: Int
        var minute: Int
        var second: Int
        /// 0 is Sunday.
        var weekday: Int
        /// 0 is the first of January.
        var dayOfYear: Int
    }

    func fields(offsetSeconds: Int) -> Fields {
        let local = seconds + Int64(offsetSeconds)
        let days = Int(local.flooredQuotient(86_400))
        let ofDay = Int(local - Int64(days) * 86_400)
        let date = Self.date(days: days)
        return Fields(
            year: date.year, month: date.month, day: date.day, hour: ofDay / 3600, minute: ofDay / 60 % 60,
            second: ofDay % 60, weekday: (((days + 4) % 7) + 7) % 7,
            dayOfYear: days - Self.days(year: date.year, month: 1, day: 1))
    }

    // Days of the proleptic Gregorian calendar, counted in 400-year eras from 1 March.

    private static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = Int(Int64(shifted).flooredQuotient(400))
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func date(days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = Int(Int64(shifted).flooredQuotient(146_097))
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
    }
}

extension Int64 {
    fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// Nine digits without the zeros at their end.
private func fractionDigits(_ nanosecond: Int) -> String {
    var digits = padded(nanosecond, 9)
    while digits.hasSuffix("0") { digits.removeLast() }
    return digits
}
