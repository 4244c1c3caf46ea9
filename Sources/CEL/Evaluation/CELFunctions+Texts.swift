// Source: cel-go's string extensions and Kubernetes' regex library; positions count Unicode scalars.

extension CELFunctions {
    /// The methods of strings.
    static func applyToText(
        _ name: String, _ text: String, _ arguments: [CELValue]
    ) throws(CELEvaluationError) -> CELValue {
        let scalars = Array(text.unicodeScalars)
        switch name {
        case "startsWith": return .bool(scalars.starts(with: try string(arguments[0]).unicodeScalars))
        case "endsWith":
            return .bool(scalars.reversed().starts(with: try string(arguments[0]).unicodeScalars.reversed()))
        case "contains": return .bool(position(of: try string(arguments[0]), in: scalars, from: 0) != nil)
        case "matches": return .bool(try regex(arguments[0]).matches(text))
        case "find": return .string(try regex(arguments[0]).allMatches(in: text, limit: 1).first ?? "")
        case "findAll": return try findAll(text, arguments)
        case "lowerAscii": return .string(mapASCII(scalars, range: 0x41...0x5A, by: 32))
        case "upperAscii": return .string(mapASCII(scalars, range: 0x61...0x7A, by: -32))
        case "trim": return .string(trimmed(scalars))
        case "reverse": return .string(join(scalars.reversed()))
        case "replace": return .string(try replaced(scalars, arguments))
        case "split": return .list(try parts(of: text, arguments).map { .string($0) })
        case "substring":
            let (start, end) = try bounds(arguments, count: scalars.count)
            return .string(join(scalars[start..<end]))
        case "indexOf", "lastIndexOf": return try search(scalars, arguments, isLast: name == "lastIndexOf")
        case "charAt":
            guard let place = index(arguments[0]), (0...scalars.count).contains(place) else {
                throw CELEvaluationError(.value, "index out of range: \(self.text(of: arguments[0]) ?? "")")
            }
            return .string(place == scalars.count ? "" : String(scalars[place]))
        case "format": return .string(try formatted(scalars, arguments[0]))
        case "strings.quote": return .string(quoted(text))
        default: throw .noSuchOverload
        }
    }

    static func string(_ value: CELValue) throws(CELEvaluationError) -> String {
        guard case .string(let text) = value else { throw .noSuchOverload }
        return text
    }

    private static func join(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private static func regex(_ value: CELValue) throws(CELEvaluationError) -> LinearRegex {
        let pattern = try string(value)
        do throws(RegexSyntaxError) {
            return try LinearRegex(pattern)
        } catch {
            throw CELEvaluationError(.value, "\(error)")
        }
    }

    private static func findAll(_ text: String, _ arguments: [CELValue]) throws(CELEvaluationError) -> CELValue {
        var limit = Int.max
        if arguments.count > 1 {
            guard let given = index(arguments[1]) else { throw .noSuchOverload }
            limit = given < 0 ? .max : given
        }
        return .list(try regex(arguments[0]).allMatches(in: text, limit: limit).map { .string($0) })
    }

    private static func mapASCII(_ scalars: [Unicode.Scalar], range: ClosedRange<UInt32>, by step: Int32) -> String {
        join(scalars.map { range.contains($0.value) ? Unicode.Scalar(UInt8(Int32($0.value) + step)) : $0 })
    }

    private static func trimmed(_ scalars: [Unicode.Scalar]) -> String {
        let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.count
        let end = scalars.lastIndex { !$0.properties.isWhitespace }.map { $0 + 1 } ?? start
        return join(scalars[start..<end])
    }

    private static func position(of needle: String, in scalars: [Unicode.Scalar], from start: Int) -> Int? {
        let wanted = Array(needle.unicodeScalars)
        guard start + wanted.count <= scalars.count else { return nil }
        return (start...(scalars.count - wanted.count)).first { scalars[$0...].starts(with: wanted) }
    }

    private static func search(
        _ scalars: [Unicode.Scalar], _ arguments: [CELValue], isLast: Bool
    ) throws(CELEvaluationError) -> CELValue {
        let needle = try string(arguments[0])
        var from = isLast ? scalars.count : 0
        if arguments.count > 1 {
            guard let given = index(arguments[1]) else { throw .noSuchOverload }
            guard (0...scalars.count).contains(given) else {
                throw CELEvaluationError(.value, "index out of range: \(given)")
            }
            from = given
        }
        guard isLast else { return .int(Int64(position(of: needle, in: scalars, from: from) ?? -1)) }
        let wanted = Array(needle.unicodeScalars)
        let last = min(from, scalars.count - wanted.count)
        let found = last < 0 ? nil : (0...last).last { scalars[$0...].starts(with: wanted) }
        return .int(Int64(found ?? -1))
    }

    private static func replaced(
        _ scalars: [Unicode.Scalar], _ arguments: [CELValue]
    ) throws(CELEvaluationError) -> String {
        let old = try string(arguments[0])
        let new = try string(arguments[1])
        var left = Int.max
        if arguments.count > 2 {
            guard let given = index(arguments[2]) else { throw .noSuchOverload }
            left = given < 0 ? .max : given
        }
        let width = old.unicodeScalars.count
        var result = ""
        var start = 0
        while left > 0, let found = position(of: old, in: scalars, from: start) {
            result += join(scalars[start..<found]) + new
            left -= 1
            start = found + width
            guard width == 0 else { continue }
            // An empty text is found before each character and at the end.
            guard found < scalars.count else { return result }
            result.unicodeScalars.append(scalars[found])
            start = found + 1
        }
        return result + join(scalars[min(start, scalars.count)...])
    }

    private static func parts(of text: String, _ arguments: [CELValue]) throws(CELEvaluationError) -> [String] {
        let separator = try string(arguments[0])
        let scalars = Array(text.unicodeScalars)
        var left = Int.max
        if arguments.count > 1 {
            guard let given = index(arguments[1]) else { throw .noSuchOverload }
            if given == 0 { return [] }
            left = given < 0 ? .max : given
        }
        if separator.isEmpty {
            let single = scalars.prefix(left - 1).map { String($0) }
            return single.count < scalars.count ? single + [join(scalars[single.count...])] : single
        }
        var parts: [String] = []
        var start = 0
        while parts.count < left - 1, let found = position(of: separator, in: scalars, from: start) {
            parts.append(join(scalars[start..<found]))
            start = found + separator.unicodeScalars.count
        }
        return parts + [join(scalars[start...])]
    }

    private static func quoted(_ text: String) -> String {
        let escapes: [Unicode.Scalar: String] = [
            "\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u{07}": "\\a", "\u{08}": "\\b",
            "\u{0C}": "\\f", "\u{0B}": "\\v",
        ]
        return "\"" + text.unicodeScalars.map { escapes[$0] ?? String($0) }.joined() + "\""
    }
}
