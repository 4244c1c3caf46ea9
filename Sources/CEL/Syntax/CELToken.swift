/// A word of an expression.
struct CELToken: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        case identifier(String)
        case literal(CELValue)
        /// An integer literal above the largest Int64: only `-9223372036854775808` may use it.
        case smallestInteger
        /// An operator or bracket.
        case symbol(String)
        case end
    }

    let kind: Kind
    /// Where it starts, in Unicode scalars.
    let offset: Int

    /// The token as an error message names it.
    var name: String {
        switch kind {
        case .identifier(let name): "'\(name)'"
        case .literal(.string(let text)): "\"\(text)\""
        case .literal(let value): "a \(value.typeName) literal"
        case .smallestInteger: "an int literal"
        case .symbol(let symbol): "'\(symbol)'"
        case .end: "<EOF>"
        }
    }
}
