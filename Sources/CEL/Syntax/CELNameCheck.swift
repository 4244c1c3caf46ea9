/// Checks that variables and functions are known, before an expression is run.
struct CELNameCheck {
    /// The names of types, which are values too: `type(x) == string`.
    static let typeNames: Set<String> = [
        "bool", "bytes", "double", "int", "list", "map", "null_type", "string", "type", "uint",
    ]

    private let declared: Set<String>
    private var local: [String] = []
    /// The declared variables that the expression reads.
    private(set) var read: Set<String> = []

    init(declared: Set<String>) { self.declared = declared }

    mutating func check(_ node: CELNode) throws(CELCompileError) {
        switch node.kind {
        case .literal: break
        case .identifier(let name): try check(variable: name, at: node.offset)
        case .call(let name, let arguments, let isMethod):
            try check(function: name, arguments.count, isMethod: isMethod, at: node.offset)
            for argument in arguments { try check(argument) }
            try checkLiteralPattern(name, arguments)
        case .comprehension(let kind, let range, let variable, let body):
            try check(range)
            if case .map(let filter?) = kind { try check(filter, knowing: variable) }
            try check(body, knowing: variable)
        case .bind(let variable, let value, let body):
            try check(value)
            try check(body, knowing: variable)
        case .optionalMap(let target, let variable, let body, _):
            try check(target)
            try check(body, knowing: variable)
        default: for part in node.parts { try check(part) }
        }
    }

    private mutating func check(_ node: CELNode, knowing variable: String) throws(CELCompileError) {
        local.append(variable)
        try check(node)
        local.removeLast()
    }

    private mutating func check(variable name: String, at offset: Int) throws(CELCompileError) {
        if local.contains(name) { return }
        if declared.contains(name) {
            read.insert(name)
        } else if !Self.typeNames.contains(name) {
            throw CELCompileError(message: "undeclared reference to '\(name)' (in container '')", offset: offset)
        }
    }

    private func check(function name: String, _ count: Int, isMethod: Bool, at offset: Int) throws(CELCompileError) {
        guard let shape = CELFunctions.shapes[name] else {
            throw CELCompileError(message: "undeclared reference to '\(name)' (in container '')", offset: offset)
        }
        let allowed = isMethod ? shape.asMethod : shape.asFunction
        guard allowed.contains(count) else {
            let counted = isMethod ? count - 1 : count
            throw CELCompileError(
                message: "found no matching overload for '\(name)' applied to \(counted) "
                    + (counted == 1 ? "argument" : "arguments"),
                offset: offset)
        }
    }

    /// A pattern that is written out is compiled now, so that its author learns of its faults.
    private func checkLiteralPattern(_ name: String, _ arguments: [CELNode]) throws(CELCompileError) {
        guard ["matches", "find", "findAll"].contains(name), arguments.count >= 2,
            case .literal(.string(let pattern)) = arguments[1].kind
        else { return }
        do throws(RegexSyntaxError) {
            _ = try LinearRegex(pattern)
        } catch {
            throw CELCompileError(message: "invalid matches argument: \(error)", offset: arguments[1].offset)
        }
    }
}

extension CELNode {
    /// The nodes right below this one.
    var parts: [CELNode] {
        switch kind {
        case .literal, .identifier: []
        case .select(let operand, _, _), .has(let operand, _), .not(let operand), .negate(let operand): [operand]
        case .index(let a, let b, _), .or(let a, let b), .and(let a, let b), .binary(_, let a, let b): [a, b]
        case .conditional(let a, let b, let c): [a, b, c]
        case .list(let entries), .map(let entries): entries.flatMap { [$0.key, $0.value].compactMap { $0 } }
        case .call(_, let arguments, _): arguments
        case .comprehension(.map(let filter), let range, _, let body): [range, filter, body].compactMap { $0 }
        case .comprehension(_, let range, _, let body): [range, body]
        case .bind(_, let value, let body): [value, body]
        case .optionalMap(let target, _, let body, _): [target, body]
        }
    }

    /// The path of fields from a variable that this node selects; nil where it is none.
    private func path(from variable: String) -> [String]? {
        switch kind {
        case .identifier(variable): []
        case .select(let operand, let field, _), .has(let operand, let field):
            operand.path(from: variable).map { $0 + [field] }
        default: nil
        }
    }

    func collectFields(of variable: String, into paths: inout [(path: [String], offset: Int)]) {
        if let path = path(from: variable) {
            if !path.isEmpty { paths.append((path, offset)) }
            return
        }
        if case .comprehension(_, let range, variable, _) = kind {
            return range.collectFields(of: variable, into: &paths)
        }
        for part in parts { part.collectFields(of: variable, into: &paths) }
    }
}
