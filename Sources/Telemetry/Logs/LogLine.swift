import Logging
import Vocabulary
import Wire

/// One line of the log.
struct LogLine {
    let time: Timestamp
    let level: Logger.Level
    let logger: String
    let message: String
    let error: String?
    let metadata: Logger.Metadata

    /// The line in a format, with its line feed.
    func bytes(_ format: LogFormat) -> [UInt8] {
        switch format {
        case .json: json.bytes() + [UInt8(ascii: "\n")]
        case .text: Array("\(text)\n".utf8)
        }
    }

    private var json: JSONValue {
        var line: JSONObject = [
            "time": .string(time.rfc3339Micro), "level": .string(level.rawValue), "logger": .string(logger),
            "message": .string(message),
        ]
        line["error"] = error.map { .string($0) }
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            line[line.contains(key) ? "metadata.\(key)" : key] = Self.isSecret(key) ? "[redacted]" : Self.json(value)
        }
        return .object(line)
    }

    /// Whether a key says that its value is a secret. No room logs one; this is for the day when one does by mistake.
    private static func isSecret(_ key: String) -> Bool {
        let words = key.lowercased().filter { $0.isLetter }
        return ["token", "password", "secret", "authorization", "privatekey", "credential"].contains {
            words.hasSuffix($0)
        }
    }

    /// A value for people, with what is secret in it taken out.
    private static func plain(_ value: Logger.MetadataValue) -> String {
        switch value {
        case .string(let text): text
        case .stringConvertible(let value): value.description
        case .array, .dictionary: json(value).text()
        }
    }

    private static func json(_ value: Logger.MetadataValue) -> JSONValue {
        switch value {
        case .string(let text): .string(text)
        case .stringConvertible(let value): .string(value.description)
        case .array(let elements): .array(elements.map(json))
        case .dictionary(let members):
            .object(
                JSONObject(
                    members.sorted { $0.key < $1.key }.map {
                        ($0.key, isSecret($0.key) ? "[redacted]" : json($0.value))
                    }))
        }
    }

    /// `03:10:47 INFO  message  key=value`; line feeds are written as `\n`, so that a line stays a line.
    private var text: String {
        let clock = time.rfc3339.dropFirst(11).dropLast()
        let name = level.rawValue.uppercased()
        let padding = String(repeating: " ", count: max(0, 8 - name.count))
        var line = "\(clock) \(name)\(padding) \(message)"
        if let error { line += "  error=\(error)" }
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            let shown = Self.isSecret(key) ? "[redacted]" : Self.plain(value)
            line += "  \(key)=\(shown)"
        }
        return line.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(separator: "\\n")
    }
}
