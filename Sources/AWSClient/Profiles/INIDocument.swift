/// The sections of an AWS configuration file: `[name]`, `key = value`, comments, and nested values, which are indented
/// lines under a key without a value.
///
/// Source: "Configuration and credential file settings", AWS SDKs and Tools reference (2026-11).
struct INIDocument: Equatable, Sendable {
    /// Values by section and key; keys in lower case; a nested value's key is `outer.inner`.
    private(set) var sections: [String: [String: String]] = [:]

    /// Reads a text; lines that make no sense are skipped, as the SDKs do.
    init(_ text: String) {
        var section: String?
        var outer: String?
        for line in text.split(whereSeparator: \.isNewline) {
            let isIndented = line.first?.isWhitespace == true
            let content = Self.trimmed(line)
            if content.isEmpty || content.hasPrefix("#") || content.hasPrefix(";") { continue }
            if content.hasPrefix("["), !isIndented {
                section = Self.sectionName(content)
                outer = nil
                if let section { sections[section, default: [:]].merge([:]) { first, _ in first } }
                continue
            }
            guard let section, let (key, value) = Self.pair(content) else { continue }
            if isIndented, let outer {
                sections[section]?["\(outer).\(key)"] = value
            } else {
                sections[section]?[key] = value
                outer = value.isEmpty ? key : nil
            }
        }
    }

    private static func sectionName(_ line: String) -> String? {
        guard let end = line.firstIndex(of: "]") else { return nil }
        let words = line[line.index(after: line.startIndex)..<end].split(whereSeparator: \.isWhitespace)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    private static func pair(_ line: String) -> (String, String)? {
        let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let key = trimmed(parts[0]).lowercased()
        return key.isEmpty ? nil : (key, withoutComment(trimmed(parts[1])))
    }

    /// A comment after a value starts with white space and `#` or `;`; a secret may hold either.
    private static func withoutComment(_ value: String) -> String {
        var previous: Character = " "
        for index in value.indices {
            if (value[index] == "#" || value[index] == ";") && previous.isWhitespace {
                return trimmed(value[..<index])
            }
            previous = value[index]
        }
        return value
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        let start = text.drop(while: \.isWhitespace)
        return start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
    }
}
