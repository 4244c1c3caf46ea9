extension CELFunctions {
    /// `"%s has %d".format([a, b])` with the clauses s, d, f, e (with precision), x, X, o, b and %.
    static func formatted(_ template: [Unicode.Scalar], _ list: CELValue) throws(CELEvaluationError) -> String {
        guard case .list(let values) = list else { throw .noSuchOverload }
        var rest = values[...]
        var result = ""
        var index = 0
        while index < template.count {
            guard template[index] == "%" else {
                result.unicodeScalars.append(template[index])
                index += 1
                continue
            }
            index += 1
            let clause = takeClause(template, &index)
            if clause.verb == "%" {
                result += "%"
                continue
            }
            guard let value = rest.popFirst() else {
                throw CELEvaluationError(.value, "index \(values.count) out of range")
            }
            result += try format(value, clause.verb, precision: clause.precision)
        }
        return result
    }

    private static func takeClause(
        _ template: [Unicode.Scalar], _ index: inout Int
    ) -> (verb: Unicode.Scalar?, precision: Int?) {
        var precision: Int?
        if index < template.count, template[index] == "." {
            index += 1
            precision = 0
            while index < template.count, let digit = template[index].hexDigitValue, digit < 10 {
                precision = min((precision ?? 0) * 10 + Int(digit), 100)
                index += 1
            }
        }
        guard index < template.count else { return (nil, precision) }
        index += 1
        return (template[index - 1], precision)
    }

    private static func format(
        _ value: CELValue, _ verb: Unicode.Scalar?, precision: Int?
    ) throws(CELEvaluationError) -> String {
        switch (verb, value) {
        case ("s", _): return display(value)
        case ("d", .int(let number)): return String(number)
        case ("d", .uint(let number)): return String(number)
        case ("f", _): return fixed(try convertedToDouble(value), digits: precision ?? 6)
        case ("x", .int(let number)): return String(number, radix: 16)
        case ("X", .int(let number)): return String(number, radix: 16, uppercase: true)
        case ("o", .int(let number)): return String(number, radix: 8)
        case ("b", .int(let number)): return String(number, radix: 2)
        case ("b", .bool(let truth)): return truth ? "1" : "0"
        default:
            let clause = verb.map { String($0) } ?? ""
            throw CELEvaluationError(
                .value, "could not parse formatting clause: unrecognized formatting clause \"\(clause)\"")
        }
    }

    private static func convertedToDouble(_ value: CELValue) throws(CELEvaluationError) -> Double {
        guard case .double(let number) = try convert(value, to: "double") else { throw .noSuchOverload }
        return number
    }

    private static func display(_ value: CELValue) -> String {
        switch value {
        case .null: "null"
        case .list(let elements): "[" + elements.map(display).joined(separator: ", ") + "]"
        case .map(let members):
            "{"
                + members.sorted { ($0.key.compared(to: $1.key) ?? 0) < 0 }
                .map { "\(display($0.key)): \(display($0.value))" }.joined(separator: ", ") + "}"
        case .type(let name): name
        case .optional(let inner): inner.map(display) ?? ""
        default: text(of: value) ?? ""
        }
    }

    /// A number with a fixed count of digits after the point.
    private static func fixed(_ number: Double, digits: Int) -> String {
        guard number.isFinite, abs(number) < 9e15, digits <= 15 else { return number.description }
        var scale: Int64 = 1
        for _ in 0..<digits { scale *= 10 }
        let whole = Int64(number.magnitude.rounded(.towardZero))
        var fraction = Int64(((number.magnitude - Double(whole)) * Double(scale)).rounded(.toNearestOrEven))
        let carried = fraction >= scale
        if carried { fraction -= scale }
        let sign = number < 0 ? "-" : ""
        guard digits > 0 else { return sign + String(whole + (carried ? 1 : 0)) }
        let text = String(fraction)
        return sign + String(whole + (carried ? 1 : 0)) + "." + String(repeating: "0", count: digits - text.count)
            + text
    }
}
