extension CELParser {
    /// Names before a dot that are not values but the families that functions belong to.
    private static let families: Set<String> = ["optional", "sets", "cel", "strings", "lists", "math"]

    /// A function call, or the macro `has`.
    func function(_ name: String, _ arguments: [CELNode], at offset: Int) throws(CELCompileError) -> CELNode {
        guard name == "has", arguments.count == 1 else {
            return try node(.call(name, arguments, isMethod: false), at: offset, over: arguments)
        }
        guard case .select(let operand, let field, false) = arguments[0].kind else {
            throw CELCompileError(message: "invalid argument to has() macro", offset: arguments[0].offset)
        }
        return try node(.has(operand, field: field), at: offset, over: [operand])
    }

    /// A method call, a function of a family, or a macro over the elements of a list.
    func method(
        _ name: String, of target: CELNode, _ arguments: [CELNode], at offset: Int
    ) throws(CELCompileError) -> CELNode {
        if case .identifier(let family) = target.kind, Self.families.contains(family) {
            return try familyFunction("\(family).\(name)", arguments, at: offset)
        }
        if let macro = try comprehension(name, over: target, arguments, at: offset) { return macro }
        if name == "optMap" || name == "optFlatMap", arguments.count == 2 {
            let variable = try variableName(arguments[0], of: name)
            return try node(
                .optionalMap(target, variable: variable, body: arguments[1], isFlat: name == "optFlatMap"),
                at: offset, over: [target, arguments[1]])
        }
        return try node(.call(name, [target] + arguments, isMethod: true), at: offset, over: [target] + arguments)
    }

    private func familyFunction(
        _ name: String, _ arguments: [CELNode], at offset: Int
    ) throws(CELCompileError) -> CELNode {
        guard name == "cel.bind", arguments.count == 3 else {
            return try node(.call(name, arguments, isMethod: false), at: offset, over: arguments)
        }
        let variable = try variableName(arguments[0], of: name)
        return try node(.bind(variable, arguments[1], arguments[2]), at: offset, over: [arguments[1], arguments[2]])
    }

    private func comprehension(
        _ name: String, over range: CELNode, _ arguments: [CELNode], at offset: Int
    ) throws(CELCompileError) -> CELNode? {
        let kind: CELNode.Comprehension
        switch (name, arguments.count) {
        case ("all", 2): kind = .all
        case ("exists", 2): kind = .exists
        case ("exists_one", 2), ("existsOne", 2): kind = .existsOne
        case ("filter", 2): kind = .filter
        case ("map", 2): kind = .map(filter: nil)
        case ("map", 3): kind = .map(filter: arguments[1])
        default: return nil
        }
        let variable = try variableName(arguments[0], of: name)
        let body = arguments[arguments.count - 1]
        return try node(
            .comprehension(kind, range: range, variable: variable, body: body), at: offset,
            over: [range] + arguments.dropFirst())
    }

    private func variableName(_ node: CELNode, of macro: String) throws(CELCompileError) -> String {
        guard case .identifier(let name) = node.kind else {
            throw CELCompileError(message: "argument must be a simple name", offset: node.offset)
        }
        return name
    }
}
