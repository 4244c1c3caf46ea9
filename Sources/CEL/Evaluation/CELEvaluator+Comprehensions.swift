extension CELEvaluator {
    /// What a comprehension runs over: a list's elements or a map's keys, which are sorted so that runs agree.
    func elements(of range: CELValue) throws(CELEvaluationError) -> [CELValue] {
        switch range {
        case .list(let elements): return elements
        case .map(let members): return members.keys.sorted { ($0.compared(to: $1) ?? 0) < 0 }
        default: throw .noSuchOverload
        }
    }

    /// Runs the body for each element with the variable set to it.
    mutating func comprehension(
        _ kind: CELNode.Comprehension, over elements: [CELValue], _ variable: String, _ body: CELNode
    ) throws(CELEvaluationError) -> CELValue {
        switch kind {
        case .all: return try quantifier(over: elements, variable, body, decidedBy: false)
        case .exists: return try quantifier(over: elements, variable, body, decidedBy: true)
        case .existsOne: return .bool(try filtered(elements, variable, body).count == 1)
        case .filter: return .list(try filtered(elements, variable, body))
        case .map(let filter):
            var mapped: [CELValue] = []
            for element in elements {
                if let filter, try !holds(filter, variable, element) { continue }
                mapped.append(try evaluate(body, with: variable, as: element))
            }
            return .list(mapped)
        }
    }

    /// Like a chain of `&&` or `||`: an element that decides outweighs errors of others.
    private mutating func quantifier(
        over elements: [CELValue], _ variable: String, _ body: CELNode, decidedBy deciding: Bool
    ) throws(CELEvaluationError) -> CELValue {
        var failure: CELEvaluationError?
        for element in elements {
            do throws(CELEvaluationError) {
                if try holds(body, variable, element) == deciding { return .bool(deciding) }
            } catch {
                if error.code == .exhausted { throw error }
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return .bool(!deciding)
    }

    private mutating func filtered(
        _ elements: [CELValue], _ variable: String, _ body: CELNode
    ) throws(CELEvaluationError) -> [CELValue] {
        var kept: [CELValue] = []
        for element in elements where try holds(body, variable, element) { kept.append(element) }
        return kept
    }

    private mutating func holds(
        _ body: CELNode, _ variable: String, _ element: CELValue
    ) throws(CELEvaluationError) -> Bool {
        guard case .bool(let truth) = try evaluate(body, with: variable, as: element) else { throw .noSuchOverload }
        return truth
    }
}
