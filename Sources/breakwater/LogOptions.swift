public import ArgumentParser
public import Logging
public import Telemetry
import Vocabulary

/// How a command logs.
struct LogOptions: ParsableArguments {
    @Option(help: "How log lines on standard error are written: json or text.")
    var logFormat: LogFormat = .json

    @Option(help: "The least level that is logged: trace, debug, info, notice, warning, error or critical.")
    var logLevel: Logger.Level = .info

    /// Makes a logger; every line of the process is made by one like it.
    func logger(_ label: String, level: Logger.Level? = nil) -> Logger {
        let format = logFormat
        let least = level ?? logLevel
        return Logger(label: label) { label in
            LineLogHandler(label: label, format: format, level: least, now: WallClock.now)
        }
    }
}

extension LogFormat: ExpressibleByArgument {}
extension Logger.Level: @retroactive ExpressibleByArgument {}
