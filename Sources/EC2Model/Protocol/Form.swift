import Wire

// Forms: a shape's members with a capital, `IpPermissions.1.FromPort`; lists are numbered from 1.

extension EC2 {
    /// Reads an operation's input from a form.
    struct FormReader {
        /// More fields than any call needs; what they hold is built into a tree.
        static let fieldLimit = 5000
        /// More names, one in the other, than any shape has.
        static let depthLimit = 8

        private typealias Field = (names: ArraySlice<Substring>, value: String)

        private let fields: [Field]

        init(_ form: QueryItems) {
            fields = form.items
                .filter { !Self.isCommon($0.name) }
                .map { ($0.name.split(separator: ".", omittingEmptySubsequences: false)[...], $0.value) }
        }

        /// Names that belong to every call, and those of a signature in a GET's query.
        private static func isCommon(_ name: String) -> Bool {
            ["Action", "Version", "DryRun"].contains(name) || name.hasPrefix("X-Amz-")
        }

        func read<Called: Decodable>() throws(InputProblem) -> Called {
            guard fields.count <= Self.fieldLimit else {
                throw InputProblem(parameter: "Action", kind: .malformed("more than \(Self.fieldLimit) parameters"))
            }
            do {
                return try ShapeDecoder.decode(try Self.tree(fields, at: ""), isForm: true)
            } catch {
                throw InputProblem(error)
            }
        }

        /// The fields under a name, as an object of objects of texts.
        private static func tree(_ fields: [Field], at path: String) throws(ShapeProblem) -> JSONValue {
            if fields.count == 1, let only = fields.first, only.names.isEmpty { return .string(only.value) }
            var order: [Substring] = []
            var groups: [Substring: [Field]] = [:]
            for field in fields {
                guard let name = field.names.first, !name.isEmpty, field.names.count <= depthLimit else {
                    throw ShapeProblem(path: path, kind: .malformed("it is given twice, or in another form"))
                }
                if groups[name] == nil { order.append(name) }
                groups[name, default: []].append((field.names.dropFirst(), field.value))
            }
            var members: [(String, JSONValue)] = []
            for name in order {
                let inner = path.isEmpty ? String(name) : "\(path).\(name)"
                members.append((String(name), try tree(groups[name] ?? [], at: inner)))
            }
            return .object(JSONObject(members))
        }
    }

    /// The fields of an operation's input.
    static func fields(of operation: some Encodable) -> [QueryItems.Item] {
        guard let tree = try? JSONValue(encoding: operation) else { return [] }
        var items: [QueryItems.Item] = []
        write(tree, at: "", into: &items)
        return items
    }

    private static func write(_ tree: JSONValue, at path: String, into items: inout [QueryItems.Item]) {
        let start = path.isEmpty ? "" : path + "."
        switch tree {
        case .object(let members):
            for (key, value) in members { write(value, at: start + capitalized(key), into: &items) }
        case .array(let elements):
            for (index, value) in elements.enumerated() { write(value, at: "\(start)\(index + 1)", into: &items) }
        default: items.append(.init(path, text(of: tree)))
        }
    }

    /// A leaf's text, in forms and in answers.
    static func text(of leaf: JSONValue) -> String {
        if let text = leaf.string { return text }
        if let truth = leaf.bool { return truth ? "true" : "false" }
        return leaf.integer.map(String.init) ?? ""
    }

    /// A key as forms write it: `FromPort` for `fromPort`.
    static func capitalized(_ key: String) -> String { key.prefix(1).uppercased() + key.dropFirst() }
}

extension EC2.InputProblem {
    init(_ problem: EC2.ShapeProblem) {
        parameter = problem.path
        switch problem.kind {
        case .missing: kind = .missing
        case .unknown: kind = .unknown
        case .malformed(let message): kind = .malformed(message)
        }
    }
}
