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

    /// The token as it is written; `<EOF>` for the end.
    let text: String
}
