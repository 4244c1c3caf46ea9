/// Slows repairs down that somebody else undoes each time: two who write the same field by turns would else keep the API
/// server busy for good. A value; time is an argument.
public struct RepairPace: Sendable {
    /// So many repairs of an object in a row are done at once.
    public static let burst = 8
    /// Then one in such a time. Five minutes.
    public static let period = Duration.seconds(300)

    private var repairs: [KeptObject: [Duration]] = [:]

    /// Makes a pace with no repairs.
    public init() {}

    /// How long a repair of an object has to wait; nil when it is its turn.
    public func wait(for object: KeptObject, now: Duration) -> Duration? {
        let recent = recent(object, now: now)
        guard recent.count >= Self.burst, let last = recent.last, now < last + Self.period / Self.burst else {
            return nil
        }
        return last + Self.period / Self.burst - now
    }

    /// Notes that an object was repaired. A try that failed is none: nobody can have undone it.
    public mutating func note(_ object: KeptObject, now: Duration) {
        repairs[object] = recent(object, now: now).suffix(Self.burst - 1) + [now]
    }

    private func recent(_ object: KeptObject, now: Duration) -> [Duration] {
        (repairs[object] ?? []).filter { now < $0 + Self.period }
    }
}
