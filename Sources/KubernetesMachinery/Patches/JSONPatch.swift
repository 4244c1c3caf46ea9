public import Wire

/// A JSON patch (RFC 6902): operations that are done in order, all or none.
public struct JSONPatch: Sendable {
    /// The API server refuses patches with more operations.
    public static let maximumOperations = 10_000
    /// How deep the patched document may be nested, so that nobody who walks it overflows the stack.
    static let maximumDepth = JSONReader.maximumDepth
    /// How many values all copies and moves of a patch may move together: each copy can double the document.
    static let maximumCopied = 1_000_000

    private enum Operation: Sendable {
        case add(JSONPointer, JSONValue)
        case remove(JSONPointer)
        case replace(JSONPointer, JSONValue)
        case move(from: JSONPointer, JSONPointer)
        case copy(from: JSONPointer, JSONPointer)
        case test(JSONPointer, JSONValue)
    }

    private let operations: [Operation]

    /// Reads a patch.
    ///
    /// - Throws: ``PatchError``.
    public init(_ json: JSONValue) throws(PatchError) {
        guard let list = json.array else {
            throw PatchError(
                .malformed, "json: cannot unmarshal \(json.typeName) into Go value of type []handlers.jsonPatchOp")
        }
        guard list.count <= Self.maximumOperations else {
            throw PatchError(
                .malformed,
                "The allowed maximum operations in a JSON patch is \(Self.maximumOperations), got \(list.count)")
        }
        var operations: [Operation] = []
        for entry in list { operations.append(try Self.operation(entry)) }
        self.operations = operations
    }

    private static func operation(_ entry: JSONValue) throws(PatchError) -> Operation {
        func pointer(_ field: String) throws(PatchError) -> JSONPointer {
            guard let text = entry[field]?.string else {
                throw PatchError(.doesNotApply, "operation missing \(field) field")
            }
            return try JSONPointer(text)
        }
        func value() throws(PatchError) -> JSONValue {
            guard let value = entry["value"] else { throw PatchError(.doesNotApply, "operation, missing value field") }
            return value
        }
        switch entry["op"]?.string {
        case "add": return .add(try pointer("path"), try value())
        case "remove": return .remove(try pointer("path"))
        case "replace": return .replace(try pointer("path"), try value())
        case "move": return .move(from: try pointer("from"), try pointer("path"))
        case "copy": return .copy(from: try pointer("from"), try pointer("path"))
        // A test without a value asks that there be none.
        case "test": return .test(try pointer("path"), entry["value"] ?? .null)
        case let other: throw PatchError(.doesNotApply, "unexpected kind: \(other ?? "")")
        }
    }

    /// The document after the patch.
    ///
    /// - Throws: ``PatchError`` with code `doesNotApply`.
    public func applied(to document: JSONValue) throws(PatchError) -> JSONValue {
        var document = document
        var copied = 0
        for operation in operations { try Self.apply(operation, to: &document, copied: &copied) }
        return document
    }

    private static func apply(
        _ operation: Operation, to document: inout JSONValue, copied: inout Int
    ) throws(PatchError) {
        switch operation {
        case .add(let path, let value): try add(value, at: path, to: &document)
        case .remove(let path): try remove(path, from: &document)
        case .replace(let path, let value): try replace(path, in: &document, by: value)
        case .move(let from, let path):
            let value = try existing(from, in: document, for: "move", copied: &copied)
            try remove(from, from: &document)
            try add(value, at: path, to: &document)
        case .copy(let from, let path):
            try add(try existing(from, in: document, for: "copy", copied: &copied), at: path, to: &document)
        case .test(let path, let value):
            guard (document.value(at: path.tokens[...]) ?? .null) == value else {
                throw PatchError(.doesNotApply, "testing value \(path.text) failed")
            }
        }
    }

    private static func existing(
        _ path: JSONPointer, in document: JSONValue, for operation: String, copied: inout Int
    ) throws(PatchError) -> JSONValue {
        guard let value = document.value(at: path.tokens[...]) else {
            throw PatchError(
                .doesNotApply, "\(operation) operation does not apply: doc is missing from path: \(path.text)")
        }
        copied += value.count(upTo: maximumCopied)
        guard copied < maximumCopied else {
            throw PatchError(
                .doesNotApply, "Unable to \(operation), the accumulated size of copies exceeds \(maximumCopied) values")
        }
        return value
    }

    private static func checkDepth(of value: JSONValue, at path: JSONPointer) throws(PatchError) {
        guard !value.isNested(deeperThan: maximumDepth - path.tokens.count), path.tokens.count <= maximumDepth else {
            throw PatchError(.doesNotApply, "the patched object would be nested deeper than \(maximumDepth) levels")
        }
    }

    private static func add(_ value: JSONValue, at path: JSONPointer, to document: inout JSONValue) throws(PatchError) {
        try checkDepth(of: value, at: path)
        guard !path.tokens.isEmpty else {
            document = value
            return
        }
        try document.change(at: path.tokens[...], path.text) { (container, token) throws(PatchError) in
            guard case .array(var elements) = container else {
                guard container.object != nil else {
                    throw PatchError(
                        .doesNotApply, "add operation does not apply: doc is missing path: \"\(path.text)\"")
                }
                container[token] = value
                return
            }
            let index = token == "-" ? elements.count : JSONValue.index(token, count: elements.count)
            guard let index, index <= elements.count else {
                throw PatchError(.doesNotApply, "Unable to access invalid index: \(token)")
            }
            elements.insert(value, at: index)
            container = .array(elements)
        }
    }

    /// A member of an object may be replaced that is not there, as in the API server's library.
    private static func replace(
        _ path: JSONPointer, in document: inout JSONValue, by value: JSONValue
    ) throws(PatchError) {
        let container = document.value(at: path.tokens.dropLast()[...])
        guard container?.object != nil || document.value(at: path.tokens[...]) != nil else {
            throw PatchError(.doesNotApply, "replace operation does not apply: doc is missing key: \(path.text)")
        }
        try set(value, at: path, in: &document)
    }

    private static func set(_ value: JSONValue, at path: JSONPointer, in document: inout JSONValue) throws(PatchError) {
        try checkDepth(of: value, at: path)
        guard !path.tokens.isEmpty else {
            document = value
            return
        }
        try document.change(at: path.tokens[...], path.text) { (container, token) throws(PatchError) in
            if case .array(var elements) = container, let index = JSONValue.index(token, count: elements.count) {
                elements[index] = value
                container = .array(elements)
            } else {
                container[token] = value
            }
        }
    }

    private static func remove(_ path: JSONPointer, from document: inout JSONValue) throws(PatchError) {
        let missing = PatchError(.doesNotApply, "Unable to remove nonexistent key: \(path.text)")
        guard !path.tokens.isEmpty, document.value(at: path.tokens[...]) != nil else { throw missing }
        try document.change(at: path.tokens[...], path.text) { (container, token) throws(PatchError) in
            if case .array(var elements) = container, let index = JSONValue.index(token, count: elements.count) {
                elements.remove(at: index)
                container = .array(elements)
            } else {
                container[token] = nil
            }
        }
    }
}
