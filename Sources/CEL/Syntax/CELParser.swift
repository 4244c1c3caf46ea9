/// Parses an expression by precedence climbing and recognises its macros.
///
/// Source: the grammar of https://github.com/google/cel-spec/blob/master/doc/langdef.md, with cel-go's optional syntax.
struct CELParser {
    /// How deep an expression may nest; deeper ones are refused rather than overflowing the stack.
    static let maximumDepth = 200

    private static let reserved: Set<String> = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
        "namespace", "return", "var", "void", "while",
    ]
    /// The words that can start an expression, as cel-go's parser lists them.
    private static let startsOfExpressions =
        "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}"
    private static let relations: Set<String> = ["==", "!=", "<", "<=", ">", ">=", "in"]

    private let tokens: [CELToken]
    private var index = 0
    private var nesting = 0

    init(_ source: String) throws(CELCompileError) {
        var lexer = CELLexer(source)
        tokens = try lexer.tokens()
    }

    mutating func parse() throws(CELCompileError) -> CELNode {
        let node = try parseExpression()
        guard next.kind == .end else { throw unexpected("<EOF>") }
        return node
    }

    private var next: CELToken { tokens[index] }

    private mutating func skip(_ symbol: String) -> Bool {
        guard next.kind == .symbol(symbol) else { return false }
        index += 1
        return true
    }

    private mutating func expect(_ symbol: String) throws(CELCompileError) {
        guard skip(symbol) else { throw unexpected("'\(symbol)'") }
    }

    private func unexpected(_ expected: String) -> CELCompileError {
        CELCompileError(
            message: "Syntax error: mismatched input '\(next.text)' expecting \(expected)", offset: next.offset)
    }

    /// Makes a node and refuses one that is nested too deeply.
    func node(_ kind: CELNode.Kind, at offset: Int, over parts: [CELNode]) throws(CELCompileError) -> CELNode {
        let depth = (parts.map(\.depth).max() ?? 0) + 1
        guard depth <= Self.maximumDepth else {
            throw CELCompileError(
                message: "expression recursion limit exceeded: \(Self.maximumDepth)", offset: offset)
        }
        return CELNode(kind: kind, offset: offset, depth: depth)
    }

    // MARK: Operators

    private mutating func parseExpression() throws(CELCompileError) -> CELNode {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= Self.maximumDepth else {
            throw CELCompileError(
                message: "expression recursion limit exceeded: \(Self.maximumDepth)", offset: next.offset)
        }
        let condition = try parseOr()
        let offset = next.offset
        guard skip("?") else { return condition }
        let yes = try parseOr()
        try expect(":")
        let no = try parseExpression()
        return try node(.conditional(condition, yes, no), at: offset, over: [condition, yes, no])
    }

    private mutating func parseOr() throws(CELCompileError) -> CELNode {
        var left = try parseAnd()
        while true {
            let offset = next.offset
            guard skip("||") else { return left }
            let right = try parseAnd()
            left = try node(.or(left, right), at: offset, over: [left, right])
        }
    }

    private mutating func parseAnd() throws(CELCompileError) -> CELNode {
        var left = try parseRelation()
        while true {
            let offset = next.offset
            guard skip("&&") else { return left }
            let right = try parseRelation()
            left = try node(.and(left, right), at: offset, over: [left, right])
        }
    }

    private mutating func parseRelation() throws(CELCompileError) -> CELNode {
        var left = try parseSum()
        while case .symbol(let symbol) = next.kind, Self.relations.contains(symbol) {
            let offset = next.offset
            index += 1
            let right = try parseSum()
            left = try node(.binary(symbol, left, right), at: offset, over: [left, right])
        }
        return left
    }

    private mutating func parseSum() throws(CELCompileError) -> CELNode {
        var left = try parseProduct()
        while case .symbol(let symbol) = next.kind, symbol == "+" || symbol == "-" {
            let offset = next.offset
            index += 1
            let right = try parseProduct()
            left = try node(.binary(symbol, left, right), at: offset, over: [left, right])
        }
        return left
    }

    private mutating func parseProduct() throws(CELCompileError) -> CELNode {
        var left = try parseUnary()
        while case .symbol(let symbol) = next.kind, ["*", "/", "%"].contains(symbol) {
            let offset = next.offset
            index += 1
            let right = try parseUnary()
            left = try node(.binary(symbol, left, right), at: offset, over: [left, right])
        }
        return left
    }

    private mutating func parseUnary() throws(CELCompileError) -> CELNode {
        let offset = next.offset
        var marks: [String] = []
        while case .symbol(let symbol) = next.kind, symbol == "!" || symbol == "-" {
            marks.append(symbol)
            index += 1
        }
        if marks.last == "-", case .smallestInteger = next.kind {
            index += 1
            marks.removeLast()
            return try apply(marks, to: try node(.literal(.int(.min)), at: offset, over: []), at: offset)
        }
        return try apply(marks, to: try parseMember(), at: offset)
    }

    private func apply(_ marks: [String], to operand: CELNode, at offset: Int) throws(CELCompileError) -> CELNode {
        var operand = operand
        for mark in marks.reversed() {
            operand = try node(mark == "!" ? .not(operand) : .negate(operand), at: offset, over: [operand])
        }
        return operand
    }

    // MARK: Members

    private mutating func parseMember() throws(CELCompileError) -> CELNode {
        var operand = try parsePrimary()
        while true {
            let offset = next.offset
            if skip(".") {
                operand = try parseSelection(of: operand, at: offset)
            } else if skip("[") {
                let isOptional = skip("?")
                let key = try parseExpression()
                try expect("]")
                operand = try node(
                    .index(operand, key, isOptional: isOptional), at: offset, over: [operand, key])
            } else {
                return operand
            }
        }
    }

    private mutating func parseSelection(of operand: CELNode, at offset: Int) throws(CELCompileError) -> CELNode {
        let isOptional = skip("?")
        guard case .identifier(let name) = next.kind else { throw unexpected("IDENTIFIER") }
        index += 1
        // cel-go gives the place of the bracket as that of a call.
        let callOffset = next.offset
        guard !isOptional, skip("(") else {
            return try node(.select(operand, field: name, isOptional: isOptional), at: offset, over: [operand])
        }
        let arguments = try parseList(closing: ")").map(\.value)
        return try method(name, of: operand, arguments, at: callOffset)
    }

    private mutating func parsePrimary() throws(CELCompileError) -> CELNode {
        let token = next
        index += 1
        switch token.kind {
        case .literal(let value): return try node(.literal(value), at: token.offset, over: [])
        case .identifier(let name): return try parseName(name, at: token.offset)
        case .symbol("."):
            guard case .identifier(let name) = next.kind else { throw unexpected("IDENTIFIER") }
            index += 1
            return try parseName(name, at: token.offset)
        case .symbol("("):
            let inner = try parseExpression()
            try expect(")")
            return inner
        case .symbol("["):
            let entries = try parseList(closing: "]", allowsOptional: true)
            return try node(.list(entries), at: token.offset, over: entries.map(\.value))
        case .symbol("{"): return try parseMap(at: token.offset)
        case .symbol, .smallestInteger, .end:
            index -= 1
            throw unexpected(Self.startsOfExpressions)
        }
    }

    private mutating func parseName(_ name: String, at offset: Int) throws(CELCompileError) -> CELNode {
        guard !Self.reserved.contains(name) else {
            throw CELCompileError(message: "reserved identifier: \(name)", offset: offset)
        }
        let callOffset = next.offset
        guard skip("(") else { return try node(.identifier(name), at: offset, over: []) }
        return try function(name, try parseList(closing: ")").map(\.value), at: callOffset)
    }

    private mutating func parseList(
        closing: String, allowsOptional: Bool = false
    ) throws(CELCompileError) -> [CELNode.Entry] {
        var entries: [CELNode.Entry] = []
        while !skip(closing) {
            if !entries.isEmpty {
                try expect(",")
                if allowsOptional, skip(closing) { break }
            }
            let isOptional = allowsOptional && skip("?")
            entries.append(.init(key: nil, value: try parseExpression(), isOptional: isOptional))
        }
        return entries
    }

    private mutating func parseMap(at offset: Int) throws(CELCompileError) -> CELNode {
        var entries: [CELNode.Entry] = []
        while !skip("}") {
            if !entries.isEmpty {
                try expect(",")
                if skip("}") { break }
            }
            let isOptional = skip("?")
            let key = try parseExpression()
            try expect(":")
            entries.append(.init(key: key, value: try parseExpression(), isOptional: isOptional))
        }
        let parts = entries.map(\.value) + entries.compactMap(\.key)
        return try node(.map(entries), at: offset, over: parts)
    }
}
