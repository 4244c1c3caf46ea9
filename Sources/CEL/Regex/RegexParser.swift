/// Parses RE2's syntax: what Go's regexp package reads, as CEL and Kubernetes' schemas use it.
///
/// Source: https://github.com/google/re2/wiki/Syntax. Not read: `\C`, `\pN` scripts by name (general categories are).
struct RegexParser {
    /// The flags that `(?flags)` sets.
    private struct Flags {
        var ignoresCase = false
        var isMultiline = false
        var dotIsAnything = false
        var isLazyByDefault = false
    }

    /// A repetition count above this is refused, as in RE2.
    private static let maximumCount = 1000
    /// A pattern that unfolds into more tests than this is refused.
    private static let maximumSize = 20_000
    private static let maximumDepth = 200

    let pattern: [Unicode.Scalar]
    var index = 0
    private var flags = Flags()
    private var depth = 0

    init(_ pattern: String) { self.pattern = Array(pattern.unicodeScalars) }

    mutating func parse() throws(RegexSyntaxError) -> RegexNode {
        let node = try parseAlternation()
        guard index == pattern.count else { throw failure("unexpected )", from: 0) }
        guard node.size <= Self.maximumSize else { throw failure("expression nests or repeats too much", from: 0) }
        return node
    }

    var next: Unicode.Scalar? { index < pattern.count ? pattern[index] : nil }

    mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        index += 1
        return true
    }

    func failure(_ reason: String, from start: Int) -> RegexSyntaxError {
        var fragment = String.UnicodeScalarView()
        fragment.append(contentsOf: pattern[min(start, pattern.count)..<max(min(index, pattern.count), start)])
        return RegexSyntaxError(reason: reason, fragment: String(fragment))
    }

    // MARK: Structure

    private mutating func parseAlternation() throws(RegexSyntaxError) -> RegexNode {
        var branches = [try parseSequence()]
        while skip("|") { branches.append(try parseSequence()) }
        return branches.count == 1 ? branches[0] : .alternation(branches)
    }

    private mutating func parseSequence() throws(RegexSyntaxError) -> RegexNode {
        var nodes: [RegexNode] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            let start = index
            guard let atom = try parseAtom() else { continue }
            nodes.append(contentsOf: try parseRepetition(of: atom, from: start))
        }
        return nodes.count == 1 ? nodes[0] : .sequence(nodes)
    }

    /// A quoted run `\Q...\E` gives many atoms; only the last is repeated.
    private mutating func parseRepetition(
        of atoms: [RegexNode], from start: Int
    ) throws(RegexSyntaxError) -> [RegexNode] {
        guard var node = atoms.last, let scalar = next else { return atoms }
        let operatorStart = index
        guard let bounds = try parseBounds(scalar) else { return atoms }
        let isLazy = skip("?") != flags.isLazyByDefault
        node = .repetition(node, minimum: bounds.minimum, maximum: bounds.maximum, isLazy: isLazy)
        if let following = next, "*+?".unicodeScalars.contains(following) {
            index += 1
            throw failure("invalid nested repetition operator", from: operatorStart)
        }
        return Array(atoms.dropLast()) + [node]
    }

    private mutating func parseBounds(
        _ scalar: Unicode.Scalar
    ) throws(RegexSyntaxError) -> (minimum: Int, maximum: Int?)? {
        switch scalar {
        case "*":
            index += 1
            return (0, nil)
        case "+":
            index += 1
            return (1, nil)
        case "?":
            index += 1
            return (0, 1)
        case "{": return try parseCounts()
        default: return nil
        }
    }

    /// Reads `{n}`, `{n,}` or `{n,m}`; a brace that starts none of them is a plain character.
    private mutating func parseCounts() throws(RegexSyntaxError) -> (minimum: Int, maximum: Int?)? {
        let start = index
        index += 1
        guard let minimum = parseNumber() else {
            index = start
            return nil
        }
        var maximum: Int? = minimum
        if skip(",") { maximum = next == "}" ? nil : (parseNumber() ?? -1) }
        guard maximum != -1, skip("}") else {
            index = start
            return nil
        }
        guard minimum <= Self.maximumCount, (maximum ?? 0) <= Self.maximumCount, minimum <= maximum ?? .max else {
            throw failure("invalid repeat count", from: start)
        }
        return (minimum, maximum)
    }

    private mutating func parseNumber() -> Int? {
        let start = index
        while let scalar = next, ("0"..."9").contains(scalar), index - start < 6 { index += 1 }
        var digits = String.UnicodeScalarView()
        digits.append(contentsOf: pattern[start..<index])
        return Int(String(digits))
    }

    // MARK: Atoms

    /// Reads one atom; nil where only flags were set.
    private mutating func parseAtom() throws(RegexSyntaxError) -> [RegexNode]? {
        let start = index
        guard let scalar = next else { return nil }
        if scalar == "{" {
            if try parseCounts() != nil { throw failure("missing argument to repetition operator", from: start) }
        }
        index += 1
        switch scalar {
        case "(": return try parseGroup(from: start).map { [$0] }
        case "[": return [.set(try parseClass(from: start, ignoringCase: flags.ignoresCase))]
        case ".": return [.set(flags.dotIsAnything ? .anything : .anythingButNewline)]
        case "^": return [.assertion(flags.isMultiline ? .startOfLine : .startOfText)]
        case "$": return [.assertion(flags.isMultiline ? .endOfLine : .endOfText)]
        case "*", "+", "?": throw failure("missing argument to repetition operator", from: start)
        case "\\": return try parseEscapedAtom(from: start)
        default: return [.set(.one(scalar.value, ignoringCase: flags.ignoresCase))]
        }
    }

    private mutating func parseGroup(from start: Int) throws(RegexSyntaxError) -> RegexNode? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { throw failure("expression nests too deeply", from: start) }
        let outer = flags
        if skip("?") {
            if skip("P") || next == "<" {
                guard skip("<") else { throw failure("invalid named capture", from: start) }
                while let scalar = next, scalar != ">" { index += 1 }
                guard skip(">") else { throw failure("invalid named capture", from: start) }
            } else if try !parseFlags(from: start) {
                return nil
            }
        }
        let node = try parseAlternation()
        guard skip(")") else { throw failure("missing closing )", from: 0) }
        flags = outer
        return node
    }

    /// Reads the flags after `(?`; answers whether a group follows (`(?i:...)`) rather than the end of it (`(?i)`).
    private mutating func parseFlags(from start: Int) throws(RegexSyntaxError) -> Bool {
        var value = true
        while let scalar = next {
            index += 1
            switch scalar {
            case "i": flags.ignoresCase = value
            case "m": flags.isMultiline = value
            case "s": flags.dotIsAnything = value
            case "U": flags.isLazyByDefault = value
            case "-" where value: value = false
            case ":": return true
            case ")": return false
            default: throw failure("invalid or unsupported Perl syntax", from: start)
            }
        }
        throw failure("missing closing )", from: 0)
    }

    private mutating func parseEscapedAtom(from start: Int) throws(RegexSyntaxError) -> [RegexNode] {
        switch next {
        case "A": return assertion(.startOfText)
        case "z": return assertion(.endOfText)
        case "b": return assertion(.wordBoundary)
        case "B": return assertion(.notWordBoundary)
        case "Q":
            index += 1
            return parseQuoted()
        default:
            var set = try parseEscape(from: start)
            set.ignoresCase = flags.ignoresCase
            return [.set(set)]
        }
    }

    private mutating func assertion(_ kind: RegexNode.Assertion) -> [RegexNode] {
        index += 1
        return [.assertion(kind)]
    }

    private mutating func parseQuoted() -> [RegexNode] {
        var nodes: [RegexNode] = []
        while let scalar = next {
            if scalar == "\\", index + 1 < pattern.count, pattern[index + 1] == "E" {
                index += 2
                return nodes
            }
            index += 1
            nodes.append(.set(.one(scalar.value, ignoringCase: flags.ignoresCase)))
        }
        return nodes
    }
}
