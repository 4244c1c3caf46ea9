import Wire

/// Parses the text of a ``JSONPath``.
struct JSONPathParser {
    private let text: [Character]
    private var index = 0
    /// How many filters are open.
    private var depth = 0
    /// Deeper filters are refused rather than overflowing the stack.
    private static let maximumDepth = 32

    init(_ text: Substring) { self.text = Array(text) }

    private var next: Character? { index < text.count ? text[index] : nil }

    private func failure(_ message: String) -> JSONPathError { JSONPathError(description: "\(message) at \(index)") }

    private mutating func skip(_ word: String) -> Bool {
        guard text[index...].starts(with: word) else { return false }
        index += word.count
        return true
    }

    private mutating func skipSpace() { while next == " " { index += 1 } }

    mutating func parseAll() throws(JSONPathError) -> [JSONPath.Step] {
        if next == "$" { index += 1 }
        let steps = try parseSteps()
        guard next == nil else { throw failure("unrecognized character '\(text[index])'") }
        return steps
    }

    private mutating func parseSteps() throws(JSONPathError) -> [JSONPath.Step] {
        var steps: [JSONPath.Step] = []
        while let mark = next {
            guard steps.count < JSONPath.maximumSteps else {
                throw failure("more than \(JSONPath.maximumSteps) steps")
            }
            if skip("..") {
                steps.append(.descendant(try parseName()))
            } else if skip(".") {
                if next == nil { break }
                if next == "[" { continue }
                steps.append(skip("*") ? .all : .field(try parseName()))
            } else if mark == "[" {
                steps.append(try parseBracket())
            } else {
                break
            }
        }
        return steps
    }

    /// Reads a field's name; a backslash takes the next character as it is: `.metadata.labels.app\.kubernetes\.io/name`.
    private mutating func parseName() throws(JSONPathError) -> String {
        var name = ""
        while let mark = next, !".[]()=!<> ".contains(mark) {
            index += 1
            if mark == "\\", let escaped = next {
                index += 1
                name.append(escaped)
            } else {
                name.append(mark)
            }
        }
        guard !name.isEmpty else { throw failure("a field's name is missing") }
        return name
    }

    private mutating func parseBracket() throws(JSONPathError) -> JSONPath.Step {
        index += 1
        let step: JSONPath.Step
        if skip("*") {
            step = .all
        } else if skip("?(") {
            step = try parseFilter()
        } else if let quote = next, quote == "'" || quote == "\"" {
            step = .field(try parseQuoted())
        } else {
            var digits = ""
            while let mark = next, mark == "-" || mark.isNumber {
                digits.append(mark)
                index += 1
            }
            guard let number = Int(digits) else { throw failure("invalid array index") }
            step = .index(number)
        }
        guard skip("]") else { throw failure("unterminated array") }
        return step
    }

    private mutating func parseFilter() throws(JSONPathError) -> JSONPath.Step {
        skipSpace()
        guard skip("@") else { throw failure("a filter must start with @") }
        guard depth < Self.maximumDepth else { throw failure("filters nest deeper than \(Self.maximumDepth)") }
        depth += 1
        let path = try parseSteps()
        depth -= 1
        skipSpace()
        if skip(")") { return .filter(path, relation: nil, .null) }
        for relation in ["==", "!=", "<=", ">=", "<", ">"] where skip(relation) {
            skipSpace()
            let literal = try parseLiteral()
            skipSpace()
            guard skip(")") else { throw failure("unterminated filter") }
            return .filter(path, relation: relation, literal)
        }
        throw failure("unrecognized comparison in a filter")
    }

    private mutating func parseLiteral() throws(JSONPathError) -> JSONValue {
        if let quote = next, quote == "'" || quote == "\"" { return .string(try parseQuoted()) }
        var word = ""
        while let mark = next, mark != ")", mark != " " {
            word.append(mark)
            index += 1
        }
        if let number = Int64(word) { return .integer(number) }
        if let number = Double(word) { return .double(number) }
        switch word {
        case "true": return true
        case "false": return false
        default: throw failure("unrecognized literal '\(word)' in a filter")
        }
    }

    private mutating func parseQuoted() throws(JSONPathError) -> String {
        let quote = text[index]
        index += 1
        var content = ""
        while let mark = next {
            index += 1
            if mark == quote { return content }
            if mark == "\\", let escaped = next {
                index += 1
                content.append(escaped)
            } else {
                content.append(mark)
            }
        }
        throw failure("unterminated quoted string")
    }
}
