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

    /// How long a repair of an object has to wait; nil, and noted as done, when it is its turn.
    public mutating func wait(for object: KeptObject, now: Duration) -> Duration? {
        let recent = (repairs[object] ?? []).filter { now < $0 + Self.period }
        if recent.count >= Self.burst, let last = recent.last, now < last + Self.period / Self.burst {
            repairs[object] = recent
            return last + Self.period / Self.burst - now
        }
        repairs[object] = recent.suffix(Self.burst - 1) + [now]
        return nil
    }
}
