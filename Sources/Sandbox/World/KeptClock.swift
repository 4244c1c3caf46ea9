import Vocabulary
import Wire

/// The sandbox's time over restarts: it goes on as if the sandbox had run meanwhile, and never goes back.
///
/// What is kept is not the time, which would have to be written all the while, but what it follows from: at which of the
/// machine's moments the clock showed what, and how fast it ran. That changes only when the clock is moved.
struct KeptClock: Sendable {
    private static let space = "world/clock"
    private static let key = "reading"

    let keeping: any Keeping

    /// A moment of the machine, and what the clock showed then.
    struct Reading: Equatable, Sendable {
        var shown: Timestamp
        var machine: Timestamp
        /// How many times faster than the machine's time; 0 for a clock that stands.
        var speed: Double

        /// What the clock shows at a moment of the machine.
        func shown(at now: Timestamp) -> Timestamp {
            // The machine's clock may have been set back since.
            let passed = max(0, Double((now - machine).wholeMicroseconds) * speed)
            guard passed < Double((SandboxClock.end - shown).wholeMicroseconds) else { return SandboxClock.end }
            return shown + .microseconds(Int64(passed))
        }
    }

    /// The last reading; nil when there is none.
    ///
    /// - Throws: ``JSONError`` or what the keeping throws for a record that cannot be read.
    func reading() throws -> Reading? {
        guard let record = try keeping.records(of: Self.space).first(where: { $0.key == Self.key }) else { return nil }
        let value = try JSONValue(parsing: record.value)
        guard let shown = value["shown"]?.integer, let machine = value["machine"]?.integer,
            let speed = value["speed"]?.double
        else { throw JSONError(message: "the record of the clock lacks shown, machine or speed", offset: 0) }
        return Reading(
            shown: Timestamp(microseconds: shown), machine: Timestamp(microseconds: machine), speed: speed)
    }

    func keep(_ reading: Reading) throws {
        let value: JSONValue = [
            "shown": .integer(reading.shown.microseconds), "machine": .integer(reading.machine.microseconds),
            "speed": .double(reading.speed),
        ]
        try keeping.keep([KeptChange(space: Self.space, key: Self.key, value: value.bytes())])
    }
}
