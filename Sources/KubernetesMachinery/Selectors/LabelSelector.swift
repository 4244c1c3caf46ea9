public import Wire

/// Which labels objects must have.
///
/// Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/ (1.32).
public struct LabelSelector: Sendable, Equatable {
    enum Operation: String, Sendable {
        case isOneOf = "In"
        case isNoneOf = "NotIn"
        case exists = "Exists"
        case isMissing = "DoesNotExist"
        case isGreater = "Gt"
        case isLess = "Lt"
    }

    struct Requirement: Sendable, Equatable {
        let key: String
        let operation: Operation
        let values: [String]

        func holds(_ labels: [String: String]) -> Bool {
            let value = labels[key]
            switch operation {
            case .isOneOf: return value.map(values.contains) ?? false
            // An object without the label is not of the values either.
            case .isNoneOf: return value.map { !values.contains($0) } ?? true
            case .exists: return value != nil
            case .isMissing: return value == nil
            case .isGreater, .isLess:
                guard let number = value.flatMap(Int64.init), let bound = values.first.flatMap(Int64.init) else {
                    return false
                }
                return operation == .isGreater ? number > bound : number < bound
            }
        }
    }

    let requirements: [Requirement]

    /// The selector that selects all.
    public static let everything = LabelSelector(requirements: [])

    init(requirements: [Requirement]) { self.requirements = requirements }

    /// Whether it selects all.
    public var isEverything: Bool { requirements.isEmpty }

    /// Parses the form of requests: `app=web,tier!=db,env in (a,b),!old,new`.
    ///
    /// - Throws: ``APIFailure``, 400, in the API server's words.
    public init(parsing text: String) throws(APIFailure) {
        var parser = LabelSelectorParser(text)
        requirements = try parser.parse()
    }

    /// Reads the form of objects: `matchLabels` and `matchExpressions`; without either it selects all.
    ///
    /// - Throws: ``APIFailure``, 400, for an unknown operator.
    public init(_ json: JSONObject) throws(APIFailure) {
        var requirements = (json["matchLabels"]?.object ?? JSONObject()).map { key, value in
            Requirement(key: key, operation: .isOneOf, values: [value.string ?? ""])
        }
        for expression in json["matchExpressions"]?.array ?? [] {
            let name = expression["operator"]?.string ?? ""
            guard let operation = Operation(rawValue: name) else {
                throw .badRequest("\(GoSyntax.quoted(name)) is not a valid label selector operator")
            }
            requirements.append(
                Requirement(
                    key: expression["key"]?.string ?? "", operation: operation,
                    values: expression["values"]?.array?.compactMap(\.string) ?? []))
        }
        self.requirements = requirements
    }

    /// Whether labels are selected.
    public func matches(_ labels: [String: String]) -> Bool { requirements.allSatisfy { $0.holds(labels) } }

    /// Whether an object's labels are selected.
    public func matches(_ object: JSONObject) -> Bool {
        guard !requirements.isEmpty else { return true }
        let labels = object["metadata"]?["labels"]?.object ?? JSONObject()
        return matches(
            Dictionary(
                labels.compactMap { key, value in value.string.map { (key, $0) } },
                uniquingKeysWith: { _, last in last }))
    }
}
