/// A part of a parsed expression, with macros already recognised.
struct CELNode: Sendable {
    /// What a comprehension macro makes of the elements of a list or the keys of a map.
    enum Comprehension: Sendable {
        case all
        case exists
        case existsOne
        case filter
        /// The transform is the body; elements that the filter refuses are left out.
        case map(filter: CELNode?)
    }

    /// An entry of a list or map literal; optional ones are left out when they have no value.
    struct Entry: Sendable {
        let key: CELNode?
        let value: CELNode
        let isOptional: Bool
    }

    indirect enum Kind: Sendable {
        case literal(CELValue)
        case identifier(String)
        case select(CELNode, field: String, isOptional: Bool)
        /// `has(operand.field)`.
        case has(CELNode, field: String)
        case index(CELNode, CELNode, isOptional: Bool)
        case list([Entry])
        case map([Entry])
        case not(CELNode)
        case negate(CELNode)
        case or(CELNode, CELNode)
        case and(CELNode, CELNode)
        case conditional(CELNode, CELNode, CELNode)
        case binary(String, CELNode, CELNode)
        /// A function; what stands before the dot of a method is its first argument.
        case call(String, [CELNode], isMethod: Bool)
        case comprehension(Comprehension, range: CELNode, variable: String, body: CELNode)
        /// `cel.bind(name, value, body)`.
        case bind(String, CELNode, CELNode)
        /// `target.optMap(name, body)`; with `isFlat` the body gives an optional itself.
        case optionalMap(CELNode, variable: String, body: CELNode, isFlat: Bool)
    }

    let kind: Kind
    /// Where it stands, in Unicode scalars.
    let offset: Int
    /// How many nodes lie one within the other, this one included; evaluation nests as deep.
    let depth: Int
}
