/// Something that is measured.
protocol Measure: Sendable {
    /// What `--only` calls it.
    static var name: String { get }
    /// One line for `--list`.
    static var summary: String { get }

    init()

    /// Measures. It leaves nothing running and no files behind.
    ///
    /// - Throws: when a call fails: a figure of calls that fail says nothing.
    func outcome(_ bench: Bench) async throws -> Outcome
}

/// What measures are given.
struct Bench: Sendable {
    /// The path of the `breakwater` under measure.
    let executable: String
    /// The path of this program, which is also the empty server.
    let ownExecutable: String
    /// How much is done: 1 is the real thing, less is for trying the measures out.
    let scale: Double

    /// A number of calls or objects, scaled.
    func count(_ whole: Int) -> Int { max(10, Int(Double(whole) * scale)) }
}

/// A measure cannot be taken; the message says why.
struct MeasureError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
