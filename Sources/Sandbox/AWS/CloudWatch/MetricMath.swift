import CloudWatchModel

/// An expression of metric math: numbers, other queries, `PERIOD(m1)`, the operators `+ - * / ^` and parentheses.
///
/// That is what the EFS User Guide's own expressions need ("Using metric math with CloudWatch metrics", 2026-11):
/// `(m1/1048576)/PERIOD(m1)`, `((m1*100)/PERIOD(m1))/m2`. Functions are refused by their names.
indirect enum MetricMath: Hashable, Sendable {
    case number(Double)
    /// The value of another query at the same moment.
    case query(String)
    /// The seconds of another query's period.
    case period(String)
    case operation(Operator, MetricMath, MetricMath)

    enum Operator: Character, Sendable {
        case plus = "+"
        case minus = "-"
        case times = "*"
        case over = "/"
        case power = "^"
    }

    /// The queries that the expression names.
    var names: Set<String> {
        switch self {
        case .number: []
        case .query(let name), .period(let name): [name]
        case .operation(_, let left, let right): left.names.union(right.names)
        }
    }

    /// The value at a moment; nil where a query has none there, and where there is no number (a division by nothing).
    func value(_ query: (String) -> Double?, period: (String) -> Double?) -> Double? {
        switch self {
        case .number(let number): return number
        case .query(let name): return query(name)
        case .period(let name): return period(name)
        case .operation(let sign, let left, let right):
            guard let left = left.value(query, period: period), let right = right.value(query, period: period) else {
                return nil
            }
            let value = sign.apply(left, right)
            return value.isFinite ? value : nil
        }
    }
}

extension MetricMath.Operator {
    fileprivate func apply(_ left: Double, _ right: Double) -> Double {
        switch self {
        case .plus: left + right
        case .minus: left - right
        case .times: left * right
        case .over: left / right
        case .power: Self.power(left, right)
        }
    }

    /// A power with a whole exponent; others are no number here.
    private static func power(_ base: Double, _ exponent: Double) -> Double {
        guard exponent == exponent.rounded(), exponent.magnitude <= 1024 else { return .nan }
        let value = (0..<Int(exponent.magnitude)).reduce(1.0) { product, _ in product * base }
        return exponent < 0 ? 1 / value : value
    }
}

/// What is wrong with an expression, for people.
struct MetricMathProblem: Error, Hashable, Sendable {
    let message: String
}

extension MetricMath {
    /// Reads an expression.
    ///
    /// - Throws: ``MetricMathProblem`` for what is none, and for what this sandbox does not have, with its name.
    init(parsing text: String) throws(MetricMathProblem) {
        var reader = MetricMathReader(text)
        self = try reader.sum(depth: 0)
        guard reader.isAtEnd else { throw reader.unexpected() }
    }
}

/// Reads an expression from its front, sums of products of powers of atoms.
private struct MetricMathReader {
    /// The deepest nesting that is read.
    private static let depth = 64

    private var rest: Substring

    init(_ text: String) { rest = Substring(text) }

    var isAtEnd: Bool { rest.allSatisfy(\.isWhitespace) }

    func unexpected() -> MetricMathProblem {
        guard let next = rest.first(where: { !$0.isWhitespace }) else {
            return MetricMathProblem(message: "it ends where a value is due")
        }
        return MetricMathProblem(message: "'\(next)' is not expected, or not supported by this sandbox")
    }

    private mutating func skip(_ mark: Character) -> Bool {
        rest = rest.drop(while: \.isWhitespace)
        guard rest.first == mark else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func sign(among signs: [MetricMath.Operator]) -> MetricMath.Operator? {
        for sign in signs where skip(sign.rawValue) { return sign }
        return nil
    }

    mutating func sum(depth: Int) throws(MetricMathProblem) -> MetricMath {
        guard depth < Self.depth else { throw MetricMathProblem(message: "it is nested too deep") }
        var left = try product(depth: depth)
        while let sign = sign(among: [.plus, .minus]) {
            left = .operation(sign, left, try product(depth: depth))
        }
        return left
    }

    private mutating func product(depth: Int) throws(MetricMathProblem) -> MetricMath {
        var left = try power(depth: depth)
        while let sign = sign(among: [.times, .over]) {
            left = .operation(sign, left, try power(depth: depth))
        }
        return left
    }

    private mutating func power(depth: Int) throws(MetricMathProblem) -> MetricMath {
        guard depth < Self.depth else { throw MetricMathProblem(message: "it is nested too deep") }
        if skip("-") { return .operation(.minus, .number(0), try power(depth: depth + 1)) }
        let base = try atom(depth: depth)
        guard skip("^") else { return base }
        return .operation(.power, base, try power(depth: depth + 1))
    }

    private mutating func atom(depth: Int) throws(MetricMathProblem) -> MetricMath {
        if skip("(") {
            let inner = try sum(depth: depth + 1)
            guard skip(")") else { throw unexpected() }
            return inner
        }
        let word = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
        guard let first = word.first else { throw unexpected() }
        if first.isNumber || first == "." {
            guard let number = Double(word), number.isFinite else { throw unexpected() }
            rest = rest.dropFirst(word.count)
            return .number(number)
        }
        rest = rest.dropFirst(word.count)
        if first.isLowercase { return .query(String(word)) }
        return try function(String(word))
    }

    private mutating func function(_ name: String) throws(MetricMathProblem) -> MetricMath {
        guard name == "PERIOD" else {
            throw MetricMathProblem(message: "\(name) is not supported by this sandbox, which has + - * / ^ and PERIOD")
        }
        guard skip("(") else { throw unexpected() }
        rest = rest.drop(while: \.isWhitespace)
        let argument = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        guard argument.first?.isLowercase == true else { throw unexpected() }
        rest = rest.dropFirst(argument.count)
        guard skip(")") else { throw unexpected() }
        return .period(String(argument))
    }
}
