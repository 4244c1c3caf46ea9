/// Parses the text form of label selectors.
struct LabelSelectorParser {
    private let text: String
    private var tokens: [String] = []
    private var index = 0

    init(_ text: String) {
        self.text = text
        tokens = Self.tokens(of: text)
    }

    private static func tokens(of text: String) -> [String] {
        var tokens: [String] = []
        var word = ""
        var rest = Substring(text)
        func flush() {
            if !word.isEmpty { tokens.append(word) }
            word = ""
        }
        while let mark = rest.first {
            if let symbol = ["!=", "==", "=", "!", ",", "(", ")", ">", "<"].first(where: { rest.hasPrefix($0) }) {
                flush()
                tokens.append(symbol)
                rest = rest.dropFirst(symbol.count)
                continue
            }
            if mark.isWhitespace { flush() } else { word.append(mark) }
            rest = rest.dropFirst()
        }
        flush()
        return tokens
    }

    private var next: String? { index < tokens.count ? tokens[index] : nil }

    private mutating func take() -> String? {
        defer { index += 1 }
        return next
    }

    private func failure(_ expected: String) -> APIFailure {
        .badRequest("unable to parse requirement: found '\(next ?? "")', expected: \(expected)")
    }

    mutating func parse() throws(APIFailure) -> [LabelSelector.Requirement] {
        var requirements: [LabelSelector.Requirement] = []
        while next != nil {
            requirements.append(try parseRequirement())
            guard next != nil else { break }
            guard next == "," else { throw .badRequest("found '\(next ?? "")', expected: ',' or 'end of string'") }
            index += 1
            guard next != nil else { throw .badRequest("found '', expected: identifier after ','") }
        }
        return requirements
    }

    private mutating func parseRequirement() throws(APIFailure) -> LabelSelector.Requirement {
        let isNegated = next == "!"
        if isNegated { index += 1 }
        guard let key = next, !Self.symbols.contains(key) else { throw failure("!, identifier, or 'end of string'") }
        index += 1
        if let fault = ObjectNames.faultsOfQualifiedName(key).first {
            throw .badRequest("unable to parse requirement: <nil>: Invalid value: \(GoSyntax.quoted(key)): \(fault)")
        }
        if isNegated { return .init(key: key, operation: .isMissing, values: []) }
        switch next {
        case nil, ",": return .init(key: key, operation: .exists, values: [])
        case "=", "==", "!=":
            let operation: LabelSelector.Operation = take() == "!=" ? .isNoneOf : .isOneOf
            return .init(key: key, operation: operation, values: [try checked(parseValue(), of: key)])
        case ">", "<":
            let operation: LabelSelector.Operation = take() == ">" ? .isGreater : .isLess
            let value = parseValue()
            guard Int64(value) != nil else {
                throw .badRequest(
                    "unable to parse requirement: values[0]: Invalid value: \(GoSyntax.quoted(value)): for 'Gt', 'Lt' "
                        + "operators, the value must be an integer")
            }
            return .init(key: key, operation: operation, values: [value])
        case "in", "notin":
            let operation: LabelSelector.Operation = take() == "in" ? .isOneOf : .isNoneOf
            return .init(key: key, operation: operation, values: try parseValues(of: key))
        default: throw failure("in, notin, =, ==, !=, gt, lt")
        }
    }

    private static let symbols: Set<String> = ["!=", "==", "=", "!", ",", "(", ")", ">", "<"]

    /// A value may be empty: `app=` asks for the label with an empty value.
    private mutating func parseValue() -> String {
        guard let value = next, !Self.symbols.contains(value) else { return "" }
        index += 1
        return value
    }

    private mutating func parseValues(of key: String) throws(APIFailure) -> [String] {
        guard next == "(" else { throw .badRequest("unable to parse requirement: found '\(next ?? "")' expected: '('") }
        index += 1
        var values: [String] = []
        while true {
            values.append(try checked(parseValue(), of: key))
            switch next {
            case ",": index += 1
            case ")":
                index += 1
                return values
            default: throw failure("',' or ')'")
            }
        }
    }

    private func checked(_ value: String, of key: String) throws(APIFailure) -> String {
        guard let fault = ObjectNames.faultsOfLabelValue(value).first else { return value }
        throw .badRequest(
            "unable to parse requirement: values[0][\(key)]: Invalid value: \(GoSyntax.quoted(value)): \(fault)")
    }
}
