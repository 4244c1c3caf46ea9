public import Vocabulary

/// What the client reads of the machine it runs on, as one value of closures: a test gives its own.
public struct AWSMachine: Sendable {
    /// The environment variables.
    public var variables: [String: String]
    /// The bytes of a file, or nil when it cannot be read. The files are small: tokens and configuration.
    public var readFile: @Sendable (_ path: String) -> [UInt8]?
    /// Runs a command (path or name, then arguments) and gives its standard output; an error for any other ending
    /// than with status 0.
    public var run: @Sendable (_ command: [String]) async throws -> [UInt8]
    /// The wall clock, for signatures and expiry.
    public var now: @Sendable () -> Timestamp
    /// Time since some fixed moment; it never jumps, so deadlines are measured with it.
    public var uptime: @Sendable () -> Duration
    /// What waits between attempts.
    public var clock: any Clock<Duration>
    /// A number from 0 up to, and not including, 1: for jitter.
    public var random: @Sendable () -> Double

    /// Makes a machine of its parts.
    public init(
        variables: [String: String], readFile: @escaping @Sendable (String) -> [UInt8]?,
        run: @escaping @Sendable ([String]) async throws -> [UInt8], now: @escaping @Sendable () -> Timestamp,
        uptime: @escaping @Sendable () -> Duration, clock: any Clock<Duration>,
        random: @escaping @Sendable () -> Double
    ) {
        self.variables = variables
        self.readFile = readFile
        self.run = run
        self.now = now
        self.uptime = uptime
        self.clock = clock
        self.random = random
    }

    /// The variable of that name, or nil when it is not set or empty.
    func variable(_ name: String) -> String? {
        variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A path with `~` in front resolved.
    func expand(_ path: String) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home = variable("HOME") else { return path }
        return home + path.dropFirst()
    }

    /// A file's text without white space around it, or nil when there is none.
    func readText(_ path: String) -> String? {
        guard let bytes = readFile(expand(path)) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self).drop(while: \.isWhitespace)
        let end = text.lastIndex { !$0.isWhitespace }
        return end.map { String(text[...$0]) }
    }
}
