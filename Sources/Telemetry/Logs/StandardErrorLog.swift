import Glibc
public import Logging
import Synchronization
public import Vocabulary

/// Where log lines go. A line is written whole or not at all, whoever else is writing.
public struct LogOutput: Sendable {
    private let write: @Sendable ([UInt8]) -> Void

    /// An output that hands each line, with its line feed, to a closure.
    public init(_ write: @escaping @Sendable ([UInt8]) -> Void) { self.write = write }

    /// Standard error.
    public static let standardError: LogOutput = {
        let turn = Mutex(())
        return LogOutput { line in
            turn.withLock { _ in
                var rest = line[...]
                while !rest.isEmpty {
                    let count = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
                    // A log that cannot be written must not stop the work that it tells of.
                    if count < 0 && errno != EINTR { return }
                    rest = rest.dropFirst(max(0, count))
                }
            }
        }
    }()

    func callAsFunction(_ line: [UInt8]) { write(line) }
}

/// Writes log lines as JSON objects or as text.
///
/// Messages are constant and the data is in the metadata, so that lines can be searched by either. A JSON line has
/// `time`, `level`, `logger`, `message`, `error` where there is one, and the metadata under its own keys; a metadata key
/// that is one of these is written with `metadata.` before it.
public struct LineLogHandler: LogHandler {
    public var logLevel: Logger.Level
    public var metadata: Logger.Metadata = [:]
    public var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let format: LogFormat
    private let output: LogOutput
    private let now: @Sendable () -> Timestamp

    /// Makes a handler for one logger.
    ///
    /// - Parameter now: the wall clock that stamps the lines.
    public init(
        label: String, format: LogFormat, level: Logger.Level = .info, output: LogOutput = .standardError,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.label = label
        self.format = format
        self.logLevel = level
        self.output = output
        self.now = now
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        let provided = metadataProvider?.get() ?? [:]
        let all = metadata.merging(provided) { $1 }.merging(event.metadata ?? [:]) { $1 }
        let line = LogLine(
            time: now(), level: event.level, logger: label, message: event.message.description,
            error: event.error.map { "\($0)" }, metadata: all)
        output(line.bytes(format))
    }
}
