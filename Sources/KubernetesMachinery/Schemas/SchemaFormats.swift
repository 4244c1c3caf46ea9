import CEL
import Vocabulary

/// The formats of strings that the API server checks; others are ignored.
///
/// Source: "Validation" in the page on CustomResourceDefinitions, list of formats (1.32).
enum SchemaFormats {
    private static let patterns: [String: LinearRegex] = {
        let sources = [
            "bsonobjectid": "^[0-9a-fA-F]{24}$",
            "email": #"^[^@\s<>]+@[^@\s<>]+$"#,
            "hostname":
                #"^([a-zA-Z0-9\p{L}_]([a-zA-Z0-9\p{L}_-]{0,61}[a-zA-Z0-9\p{L}])?\.)*[a-zA-Z0-9\p{L}_]([a-zA-Z0-9\p{L}_-]{0,61}[a-zA-Z0-9\p{L}])?\.?$"#,
            "mac": "^([0-9a-fA-F]{2}[:-]){5}([0-9a-fA-F]{2}[:-]){0,2}[0-9a-fA-F]{2}$",
            "uuid": "^(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$",
            "uuid3": "^(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?3[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}$",
            "uuid4": "^(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$",
            "uuid5": "^(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?5[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$",
            "ssn": "^[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}$",
            "hexcolor": "^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$",
            "rgbcolor": #"^rgb\(\s*[0-9]{1,3}\s*,\s*[0-9]{1,3}\s*,\s*[0-9]{1,3}\s*\)$"#,
            "byte": "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
            "date": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
            "uri": #"^([a-zA-Z][a-zA-Z0-9+.-]*:[^\s]+|/[^\s]*)$"#,
            "isbn10": "^[0-9]{9}[0-9X]$",
            "isbn13": "^[0-9]{13}$",
            "isbn": "^([0-9]{9}[0-9X]|[0-9]{13})$",
            "creditcard": "^[0-9]{13,19}$",
        ]
        return sources.compactMapValues { try? LinearRegex($0) }
    }()

    /// Whether the format is unknown or the text has it.
    static func accepts(_ format: String, _ text: String) -> Bool {
        switch format {
        case "date-time": (try? Timestamp.parseRFC3339(text)) != nil
        case "duration": CELDuration(parsing: text) != nil
        case "ipv4": isIPv4(text)
        case "ipv6": isIPv6(text)
        case "cidr": isCIDR(text)
        default: patterns[format.filter { $0 != "-" }.lowercased()]?.matches(text) ?? true
        }
    }

    static func isIPv4(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                (1...3).contains(part.utf8.count) && part.utf8.allSatisfy { (48...57).contains($0) }
                    && (part == "0" || !part.hasPrefix("0")) && UInt8(part) != nil
            }
    }

    static func isIPv6(_ text: String) -> Bool {
        let halves = text.split(separator: "::", maxSplits: 2, omittingEmptySubsequences: false)
        guard text.contains(":"), halves.count <= 2 else { return false }
        var count = 0
        for (index, half) in halves.enumerated() where !half.isEmpty {
            let groups = half.split(separator: ":", omittingEmptySubsequences: false)
            for (position, group) in groups.enumerated() {
                let isLast = index == halves.count - 1 && position == groups.count - 1
                if isLast, isIPv4(String(group)) {
                    count += 2
                } else {
                    guard (1...4).contains(group.utf8.count), UInt16(group, radix: 16) != nil else { return false }
                    count += 1
                }
            }
        }
        return halves.count == 2 ? count < 8 : count == 8
    }

    static func isCIDR(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let bits = Int(parts[1]), bits >= 0 else { return false }
        let address = String(parts[0])
        return isIPv4(address) ? bits <= 32 : (isIPv6(address) && bits <= 128)
    }
}
