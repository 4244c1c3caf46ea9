/// A text that is no expression; the author corrects it.
public struct CELCompileError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What was found and what was expected, in the words of cel-go where it has some.
    public let message: String
    /// Where, in Unicode scalars from the start of the expression.
    public let offset: Int

    /// Makes the error.
    public init(message: String, offset: Int) {
        self.message = message
        self.offset = offset
    }

    public var description: String { "\(message) at offset \(offset)" }

    /// The error as cel-go prints it, with the line and a mark below the place:
    ///
    ///     ERROR: <input>:1:6: undeclared reference to 'foo' (in container '')
    ///      | self.foo
    ///      | .....^
    public func report(in source: String) -> String {
        var line = 1
        var column = 0
        var lines = [""]
        for (index, scalar) in source.unicodeScalars.enumerated() {
            if scalar == "\n" {
                lines.append("")
            } else {
                lines[lines.count - 1].unicodeScalars.append(scalar)
            }
            guard index < offset else { continue }
            column = scalar == "\n" ? 0 : column + 1
            if scalar == "\n" { line += 1 }
        }
        let mark = String(repeating: ".", count: column) + "^"
        return "ERROR: <input>:\(line):\(column + 1): \(message)\n | \(lines[line - 1])\n | \(mark)"
    }
}

/// An expression that has no value for the values given.
public struct CELEvaluationError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What kind of failure it is, for a caller that treats kinds differently.
    public enum Code: Sendable {
        /// A member, index or variable is not there; the expression should have asked with `has()`.
        case missing
        /// An operation is not defined for the types given.
        case type
        /// A value is out of range, malformed or divided by zero.
        case value
        /// The expression took more steps than allowed; it is not worth trying again.
        case exhausted
    }

    public let code: Code
    /// In the words of cel-go where it has some: "no such key: foo".
    public let message: String

    /// Makes the error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }

    static let noSuchOverload = CELEvaluationError(.type, "no such overload")

    static func noSuchKey(_ key: String) -> CELEvaluationError { .init(.missing, "no such key: \(key)") }
}
