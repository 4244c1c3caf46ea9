/// A moment in time, UTC, to the microsecond, as whole microseconds since 1970-01-01T00:00:00Z.
///
/// Nothing below floor 3 reads a clock; moments come in as arguments.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Microseconds since the epoch; negative before it.
    public let microseconds: Int64

    /// The epoch itself.
    public static let epoch = Timestamp(microseconds: 0)

    /// Makes a moment from microseconds since the epoch.
    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// Makes a moment from whole seconds since the epoch.
    public init(seconds: Int64) { self.microseconds = seconds * 1_000_000 }

    /// Makes a moment from (fractional) seconds since the epoch, the form of AWS's JSON protocols.
    public init(epochSeconds: Double) { self.microseconds = Int64((epochSeconds * 1_000_000).rounded()) }

    /// Seconds since the epoch with their fraction, the form of AWS's JSON protocols.
    public var epochSeconds: Double { Double(microseconds) / 1_000_000 }

    /// Whole seconds since the epoch, rounded down.
    public var seconds: Int64 {
        let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        return remainder < 0 ? quotient - 1 : quotient
    }

    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.microseconds < right.microseconds }

    public static func + (moment: Timestamp, duration: Duration) -> Timestamp {
        Timestamp(microseconds: moment.microseconds + duration.wholeMicroseconds)
    }

    public static func - (moment: Timestamp, duration: Duration) -> Timestamp {
        Timestamp(microseconds: moment.microseconds - duration.wholeMicroseconds)
    }

    /// The time from `earlier` to `later`; negative when they are the other way round.
    public static func - (later: Timestamp, earlier: Timestamp) -> Duration {
        .microseconds(later.microseconds - earlier.microseconds)
    }
}

extension Duration {
    /// The duration in whole microseconds, rounded towards zero.
    public var wholeMicroseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    }

    /// The duration in seconds with their fraction.
    public var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
