/// The operators that take two values.
enum CELArithmetic {
    static func negate(_ value: CELValue) throws(CELEvaluationError) -> CELValue {
        switch value {
        case .int(let number):
            guard number != .min else { throw overflow }
            return .int(-number)
        case .double(let number): return .double(-number)
        case .duration(let duration): return .duration(CELDuration(nanoseconds: 0 &- duration.nanoseconds))
        default: throw .noSuchOverload
        }
    }

    static func apply(_ symbol: String, _ left: CELValue, _ right: CELValue) throws(CELEvaluationError) -> CELValue {
        switch symbol {
        case "==": return .bool(left == right)
        case "!=": return .bool(left != right)
        case "in": return .bool(try contains(right, left))
        case "<", "<=", ">", ">=": return .bool(try compare(symbol, left, right))
        default: break
        }
        switch (left, right) {
        case (.int(let a), .int(let b)): return .int(try whole(symbol, a, b))
        case (.uint(let a), .uint(let b)): return .uint(try whole(symbol, a, b))
        case (.double(let a), .double(let b)): return .double(try fractional(symbol, a, b))
        default: break
        }
        switch symbol {
        case "+": return try add(left, right)
        case "-": return try subtract(left, right)
        default: throw .noSuchOverload
        }
    }

    private static let overflow = CELEvaluationError(.value, "integer overflow")

    private static func contains(_ container: CELValue, _ value: CELValue) throws(CELEvaluationError) -> Bool {
        switch container {
        case .list(let elements): return elements.contains(value)
        case .map(let members): return members[value] != nil
        default: throw .noSuchOverload
        }
    }

    private static func compare(
        _ symbol: String, _ left: CELValue, _ right: CELValue
    ) throws(CELEvaluationError) -> Bool {
        guard let order = left.compared(to: right) else {
            if case .double = left { return false }
            if case .double = right { return false }
            throw .noSuchOverload
        }
        return switch symbol {
        case "<": order < 0
        case "<=": order <= 0
        case ">": order > 0
        default: order >= 0
        }
    }

    private static func whole<T: FixedWidthInteger>(_ symbol: String, _ a: T, _ b: T) throws(CELEvaluationError) -> T {
        if symbol == "/" && b == 0 { throw CELEvaluationError(.value, "division by zero") }
        if symbol == "%" && b == 0 { throw CELEvaluationError(.value, "modulus by zero") }
        let (result, hasOverflown) =
            switch symbol {
            case "+": a.addingReportingOverflow(b)
            case "-": a.subtractingReportingOverflow(b)
            case "*": a.multipliedReportingOverflow(by: b)
            case "/": a.dividedReportingOverflow(by: b)
            default: a.remainderReportingOverflow(dividingBy: b)
            }
        guard !hasOverflown else { throw overflow }
        return result
    }

    private static func fractional(_ symbol: String, _ a: Double, _ b: Double) throws(CELEvaluationError) -> Double {
        switch symbol {
        case "+": return a + b
        case "-": return a - b
        case "*": return a * b
        case "/": return a / b
        default: throw .noSuchOverload
        }
    }

    private static func add(_ left: CELValue, _ right: CELValue) throws(CELEvaluationError) -> CELValue {
        switch (left, right) {
        case (.string(let a), .string(let b)): return .string(a + b)
        case (.bytes(let a), .bytes(let b)): return .bytes(a + b)
        case (.list(let a), .list(let b)): return .list(a + b)
        case (.duration(let a), .duration(let b)):
            return .duration(CELDuration(nanoseconds: try whole("+", a.nanoseconds, b.nanoseconds)))
        case (.timestamp(let moment), .duration(let span)), (.duration(let span), .timestamp(let moment)):
            return .timestamp(moment.advanced(byNanoseconds: span.nanoseconds))
        default: throw .noSuchOverload
        }
    }

    private static func subtract(_ left: CELValue, _ right: CELValue) throws(CELEvaluationError) -> CELValue {
        switch (left, right) {
        case (.duration(let a), .duration(let b)):
            return .duration(CELDuration(nanoseconds: try whole("-", a.nanoseconds, b.nanoseconds)))
        case (.timestamp(let moment), .duration(let span)):
            return .timestamp(moment.advanced(byNanoseconds: try whole("-", 0, span.nanoseconds)))
        case (.timestamp(let a), .timestamp(let b)):
            let seconds = try whole("*", try whole("-", a.seconds, b.seconds), 1_000_000_000)
            return .duration(CELDuration(nanoseconds: try whole("+", seconds, Int64(a.nanosecond - b.nanosecond))))
        default: throw .noSuchOverload
        }
    }
}

extension CELTimestamp {
    func advanced(byNanoseconds nanoseconds: Int64) -> CELTimestamp {
        let (whole, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        return CELTimestamp(seconds: seconds + whole, nanosecond: Int64(nanosecond) + rest)
    }
}
