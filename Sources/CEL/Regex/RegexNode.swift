/// The syntax tree of a regular expression.
indirect enum RegexNode: Sendable, Equatable {
    /// A place in the text, rather than a scalar of it.
    enum Assertion: Sendable, Equatable {
        case startOfText
        case endOfText
        case startOfLine
        case endOfLine
        case wordBoundary
        case notWordBoundary
    }

    case empty
    case set(ScalarSet)
    case assertion(Assertion)
    case sequence([RegexNode])
    case alternation([RegexNode])
    case repetition(RegexNode, minimum: Int, maximum: Int?, isLazy: Bool)

    /// How many scalars the node tests when each repetition is written out; the parser bounds it.
    var size: Int {
        switch self {
        case .empty: 0
        case .set, .assertion: 1
        case .sequence(let nodes), .alternation(let nodes): nodes.reduce(nodes.count) { $0 + $1.size }
        case .repetition(let node, let minimum, let maximum, _): (node.size + 1) * max(1, minimum, maximum ?? 0)
        }
    }
}

/// A text that is no regular expression of RE2's syntax; correct the text.
public struct RegexSyntaxError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong, in the words of Go's regexp package: "missing closing )".
    public let reason: String
    /// The part of the pattern at fault.
    public let fragment: String

    public var description: String { "error parsing regexp: \(reason): `\(fragment)`" }
}
