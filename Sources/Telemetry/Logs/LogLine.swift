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
            line[line.contains(key) ? "metadata.\(key)" : key] = Self.json(value)
        }
        return .object(line)
    }

    private static func json(_ value: Logger.MetadataValue) -> JSONValue {
        switch value {
        case .string(let text): .string(text)
        case .stringConvertible(let value): .string(value.description)
        case .array(let elements): .array(elements.map(json))
        case .dictionary(let members):
            .object(JSONObject(members.sorted { $0.key < $1.key }.map { ($0.key, json($0.value)) }))
        }
    }

    /// `03:10:47 INFO  message  key=value`; line feeds are written as `\n`, so that a line stays a line.
    private var text: String {
        let clock = time.rfc3339.dropFirst(11).dropLast()
        let name = level.rawValue.uppercased()
        let padding = String(repeating: " ", count: max(0, 8 - name.count))
        var line = "\(clock) \(name)\(padding) \(message)"
        if let error { line += "  error=\(error)" }
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) { line += "  \(key)=\(value)" }
        return line.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(separator: "\\n")
    }
}
