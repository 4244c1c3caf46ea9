public import Wire

/// A text that is no JSONPath that printer columns may use; the author of the path corrects it.
public struct JSONPathError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What was found and where.
    public let description: String
}

/// A path into an object, as printer columns and selectable fields write it: `.status.conditions[?(@.type=="Ready")].status`.
///
/// A path has at most ``maximumSteps``. Read are fields, quoted fields, indexes (negative ones count from the end),
/// `[*]`, `..name` and filters with one comparison.
///
/// Source: https://kubernetes.io/docs/reference/kubectl/jsonpath/ (1.32).
public struct JSONPath: Sendable, Equatable {
    enum Step: Sendable, Equatable {
        case field(String)
        case descendant(String)
        case index(Int)
        case all
        /// The elements whose value at a path stands in a relation to a literal; without one, those that have a value.
        case filter([Step], relation: String?, JSONValue)
    }

    /// How many steps a path may have: each `..` may find a value several times over.
    public static let maximumSteps = 100

    let steps: [Step]

    /// Parses a path, with or without braces around it.
    ///
    /// - Throws: ``JSONPathError`` that says what was found.
    public init(_ text: String) throws(JSONPathError) {
        var inner = Substring(text)
        if inner.hasPrefix("{"), inner.hasSuffix("}") { inner = inner.dropFirst().dropLast() }
        var parser = JSONPathParser(inner)
        steps = try parser.parseAll()
    }

    /// The values that the path leads to, in order; empty where it leads nowhere.
    public func values(in value: JSONValue) -> [JSONValue] { Self.follow(steps[...], in: [value]) }

    private static func follow(_ steps: ArraySlice<Step>, in values: [JSONValue]) -> [JSONValue] {
        var values = values
        for step in steps { values = values.flatMap { apply(step, to: $0) } }
        return values
    }

    private static func apply(_ step: Step, to value: JSONValue) -> [JSONValue] {
        switch step {
        case .field(let name): return value[name].map { [$0] } ?? []
        case .descendant(let name): return descendants(of: value, named: name)
        case .index(let index):
            let elements = value.array ?? []
            let place = index < 0 ? elements.count + index : index
            return elements.indices.contains(place) ? [elements[place]] : []
        case .all: return value.array ?? value.object.map { Array($0.values) } ?? []
        case .filter(let path, let relation, let literal):
            return (value.array ?? []).filter { element in
                guard let found = follow(path[...], in: [element]).first else { return false }
                return relation.map { holds($0, found, literal) } ?? true
            }
        }
    }

    private static func descendants(of value: JSONValue, named name: String) -> [JSONValue] {
        let own = value[name].map { [$0] } ?? []
        let below = value.array ?? value.object.map { Array($0.values) } ?? []
        return own + below.flatMap { descendants(of: $0, named: name) }
    }

    private static func holds(_ relation: String, _ left: JSONValue, _ right: JSONValue) -> Bool {
        if relation == "==" { return left == right }
        if relation == "!=" { return left != right }
        let order: Int?
        if let a = left.double, let b = right.double {
            order = a < b ? -1 : (a > b ? 1 : 0)
        } else if let a = left.string, let b = right.string {
            order = a < b ? -1 : (a > b ? 1 : 0)
        } else {
            order = nil
        }
        guard let order else { return false }
        return switch relation {
        case "<": order < 0
        case "<=": order <= 0
        case ">": order > 0
        default: order >= 0
        }
    }
}
