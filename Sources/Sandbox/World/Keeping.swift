/// Where the sandbox keeps its state: records of bytes by space and key.
///
/// The state itself lives in memory; a keeping is told of each change and can give all of it back after a restart.
protocol Keeping: Sendable {
    /// All records of a space, in no particular order.
    func records(of space: String) throws -> [KeptRecord]

    /// Takes note of changes, all or none. When it returns, the changes survive the death of the process.
    func keep(_ changes: [KeptChange]) throws
}

/// One record of a space.
struct KeptRecord: Equatable, Sendable {
    let key: String
    let value: [UInt8]
}

/// A record that was written or removed.
struct KeptChange: Equatable, Sendable {
    /// Which part of the sandbox the record belongs to: `aws/us-east-1/file-systems`.
    let space: String
    let key: String
    /// Nil when the record was removed.
    let value: [UInt8]?
}

/// Keeps nothing: the sandbox of `--ephemeral` and of most tests.
struct NothingKept: Keeping {
    func records(of space: String) -> [KeptRecord] { [] }
    func keep(_ changes: [KeptChange]) {}
}
