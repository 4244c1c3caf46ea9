/// Walks an expression's tree and gives its value.
struct CELEvaluator {
    private let variables: [String: CELValue]
    /// The variables of comprehensions, innermost last.
    private var local: [(name: String, value: CELValue)] = []
    private(set) var stepsLeft: Int

    init(variables: [String: CELValue], stepLimit: Int) {
        self.variables = variables
        self.stepsLeft = stepLimit
    }

    /// Counts steps, and fails when none is left.
    mutating func charge(_ steps: Int) throws(CELEvaluationError) {
        stepsLeft -= steps
        guard stepsLeft >= 0 else {
            throw CELEvaluationError(.exhausted, "operation cancelled: actual cost limit exceeded")
        }
    }

    mutating func evaluate(_ node: CELNode) throws(CELEvaluationError) -> CELValue {
        try charge(1)
        switch node.kind {
        case .literal(let value): return value
        case .identifier(let name): return try value(of: name)
        case .select(let operand, let field, let isOptional):
            return try select(field, of: try evaluate(operand), isOptional: isOptional)
        case .has(let operand, let field): return .bool(try has(field, in: try evaluate(operand)))
        case .index(let operand, let key, let isOptional):
            return try element(try evaluate(key), of: try evaluate(operand), isOptional: isOptional)
        case .list(let entries): return try list(entries)
        case .map(let entries): return try map(entries)
        case .not(let operand):
            guard case .bool(let truth) = try evaluate(operand) else { throw .noSuchOverload }
            return .bool(!truth)
        case .negate(let operand): return try CELArithmetic.negate(try evaluate(operand))
        case .or(let left, let right): return try junction(left, right, decidedBy: true)
        case .and(let left, let right): return try junction(left, right, decidedBy: false)
        case .conditional(let condition, let yes, let no):
            guard case .bool(let truth) = try evaluate(condition) else { throw .noSuchOverload }
            return try evaluate(truth ? yes : no)
        case .binary(let symbol, let left, let right):
            return try binary(symbol, try evaluate(left), try evaluate(right))
        case .call(let name, let arguments, _): return try call(name, arguments)
        case .comprehension(let kind, let range, let variable, let body):
            return try comprehension(kind, over: try elements(of: try evaluate(range)), variable, body)
        case .bind(let variable, let value, let body):
            return try evaluate(body, with: variable, as: try evaluate(value))
        case .optionalMap(let target, let variable, let body, let isFlat):
            return try optionalMap(target, variable, body, isFlat: isFlat)
        }
    }

    /// Evaluates a node with one more variable.
    mutating func evaluate(
        _ node: CELNode, with variable: String, as value: CELValue
    ) throws(CELEvaluationError) -> CELValue {
        local.append((variable, value))
        defer { local.removeLast() }
        return try evaluate(node)
    }

    private func value(of name: String) throws(CELEvaluationError) -> CELValue {
        if let found = local.last(where: { $0.name == name }) { return found.value }
        if let value = variables[name] { return value }
        if CELNameCheck.typeNames.contains(name) { return .type(name) }
        throw CELEvaluationError(.missing, "no such attribute(s): \(name)")
    }

    // MARK: Logic

    /// `&&` and `||` are commutative: an operand that decides the result outweighs an error of the other.
    private mutating func junction(
        _ left: CELNode, _ right: CELNode, decidedBy deciding: Bool
    ) throws(CELEvaluationError) -> CELValue {
        let first = truth(of: left)
        if case .success(deciding) = first { return .bool(deciding) }
        let second = truth(of: right)
        if case .success(deciding) = second { return .bool(deciding) }
        _ = try first.get()
        return .bool(try second.get())
    }

    private mutating func truth(of node: CELNode) -> Result<Bool, CELEvaluationError> {
        do throws(CELEvaluationError) {
            guard case .bool(let truth) = try evaluate(node) else { return .failure(.noSuchOverload) }
            return .success(truth)
        } catch {
            return .failure(error)
        }
    }

    // MARK: Members

    private func select(
        _ field: String, of operand: CELValue, isOptional: Bool
    ) throws(CELEvaluationError) -> CELValue {
        switch operand {
        case .map(let members):
            if isOptional { return .optional(members[.string(field)]) }
            guard let member = members[.string(field)] else { throw .noSuchKey(field) }
            return member
        case .optional(let inner):
            guard let inner else { return .optional(nil) }
            return try select(field, of: inner, isOptional: true)
        default: throw .noSuchOverload
        }
    }

    private func has(_ field: String, in operand: CELValue) throws(CELEvaluationError) -> Bool {
        switch operand {
        case .map(let members): return members[.string(field)] != nil
        case .optional(let inner):
            guard let inner else { return false }
            return try has(field, in: inner)
        default: throw .noSuchOverload
        }
    }

    private func element(
        _ key: CELValue, of operand: CELValue, isOptional: Bool
    ) throws(CELEvaluationError) -> CELValue {
        switch operand {
        case .optional(let inner):
            guard let inner else { return .optional(nil) }
            return try element(key, of: inner, isOptional: true)
        case .map(let members):
            if isOptional { return .optional(members[key]) }
            guard let member = members[key] else { throw .noSuchKey(CELFunctions.text(of: key) ?? "") }
            return member
        case .list(let elements):
            guard let index = CELFunctions.index(key) else {
                throw CELEvaluationError(.type, "unsupported index type '\(key.typeName)' in list")
            }
            let found: CELValue? = elements.indices.contains(index) ? elements[index] : nil
            if isOptional { return .optional(found) }
            guard let found else { throw CELEvaluationError(.missing, "index out of bounds: \(index)") }
            return found
        default: throw .noSuchOverload
        }
    }

    // MARK: Literals

    private mutating func list(_ entries: [CELNode.Entry]) throws(CELEvaluationError) -> CELValue {
        var elements: [CELValue] = []
        for entry in entries {
            if let value = try self.entry(entry) { elements.append(value) }
        }
        return .list(elements)
    }

    private mutating func map(_ entries: [CELNode.Entry]) throws(CELEvaluationError) -> CELValue {
        var members: [CELValue: CELValue] = [:]
        for entry in entries {
            guard let keyNode = entry.key else { continue }
            let key = try evaluate(keyNode)
            switch key {
            case .bool, .int, .uint, .string: break
            default: throw CELEvaluationError(.type, "unsupported key type: \(key.typeName)")
            }
            guard let value = try self.entry(entry) else { continue }
            guard members.updateValue(value, forKey: key) == nil else {
                throw CELEvaluationError(.value, "Failed with repeated key: \(CELFunctions.text(of: key) ?? "")")
            }
        }
        return .map(members)
    }

    private mutating func entry(_ entry: CELNode.Entry) throws(CELEvaluationError) -> CELValue? {
        let value = try evaluate(entry.value)
        guard entry.isOptional else { return value }
        guard case .optional(let inner) = value else { throw .noSuchOverload }
        return inner
    }

    // MARK: Functions

    private mutating func binary(
        _ symbol: String, _ left: CELValue, _ right: CELValue
    ) throws(CELEvaluationError) -> CELValue {
        switch symbol {
        case "==", "!=", "in", "+": try charge(CELFunctions.weight(of: left) + CELFunctions.weight(of: right))
        default: break
        }
        return try CELArithmetic.apply(symbol, left, right)
    }

    private mutating func call(_ name: String, _ nodes: [CELNode]) throws(CELEvaluationError) -> CELValue {
        if name == "or" || name == "orValue" { return try alternative(name, nodes) }
        var arguments: [CELValue] = []
        for node in nodes {
            let value = try evaluate(node)
            try charge(CELFunctions.weight(of: value))
            arguments.append(value)
        }
        try charge(patternWeight(name, arguments))
        let result = try CELFunctions.apply(name, arguments)
        try charge(CELFunctions.weight(of: result))
        return result
    }

    /// Matching takes time in proportion to the text times the pattern.
    private func patternWeight(_ name: String, _ arguments: [CELValue]) -> Int {
        guard ["matches", "find", "findAll"].contains(name), arguments.count > 1,
            case .string(let text) = arguments[0], case .string(let pattern) = arguments[1]
        else { return 0 }
        return text.utf8.count / 16 * (pattern.utf8.count / 4 + 1)
    }

    /// `optional.or(other)` and `optional.orValue(value)`, which do not look at the other side when they need not.
    private mutating func alternative(_ name: String, _ nodes: [CELNode]) throws(CELEvaluationError) -> CELValue {
        guard case .optional(let inner) = try evaluate(nodes[0]) else { throw .noSuchOverload }
        guard let inner else { return try evaluate(nodes[1]) }
        return name == "or" ? .optional(inner) : inner
    }

    private mutating func optionalMap(
        _ target: CELNode, _ variable: String, _ body: CELNode, isFlat: Bool
    ) throws(CELEvaluationError) -> CELValue {
        guard case .optional(let inner) = try evaluate(target) else { throw .noSuchOverload }
        guard let inner else { return .optional(nil) }
        let mapped = try evaluate(body, with: variable, as: inner)
        return isFlat ? mapped : .optional(mapped)
    }
}
