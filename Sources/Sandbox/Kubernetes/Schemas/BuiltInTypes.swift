import Synchronization
import Wire

/// The shapes of Kubernetes' own kinds, as data in a short notation, and the schemas made of it.
///
/// A type is a line with its name and an indented line or more with its fields, each ended by `;`. A field is its name,
/// its number in protobuf after `#`, `!` when it is required, and its type: a scalar, `(A|B)` for a closed set of texts, `[T]` for a list, `{T}` for a map
/// or the name of a type. `atomic`, `set` and `map(keys)` say how server-side apply merges it, `patch(strategy:key)` how
/// a strategic merge patch does. Names outside the core group have their group's first word in front.
///
/// Source of the facts: Kubernetes' OpenAPI definitions, 1.32 and 1.33.
enum BuiltInTypes {
    /// One type of the notation.
    struct Definition: Sendable {
        var isAtomic = false
        var fields: [Field] = []
    }

    /// One field of a type.
    struct Field: Sendable {
        let name: String
        let isRequired: Bool
        /// The field's number in protobuf, below the number of the message around it where JSON writes none.
        let number: [Int]
        let type: Substring
        /// How it is merged, in the notation's words.
        let marks: [Substring]
    }

    private static let definitions: [Substring: Definition] = {
        var definitions: [Substring: Definition] = [:]
        for text in [core, storage, pods, workloads, groups, meta] { parse(text, into: &definitions) }
        return definitions
    }()

    /// The type of a name; nil when there is none.
    static func definition(_ name: Substring) -> Definition? { definitions[name] }

    private static let schemas = Mutex<[Substring: JSONValue]>([:])

    /// The schema of a type in the form of a CustomResourceDefinition's, with references written out; nil when there
    /// is no such type.
    static func schema(of name: Substring) -> JSONValue? {
        if let known = schemas.withLock({ $0[name] }) { return known }
        guard let definition = definitions[name] else { return nil }
        var properties = JSONObject()
        var required: [JSONValue] = []
        for field in definition.fields {
            properties[field.name] = schema(of: field)
            if field.isRequired { required.append(.string(field.name)) }
        }
        var schema: JSONValue = ["type": "object", "properties": .object(properties)]
        if !required.isEmpty { schema["required"] = .array(required) }
        if definition.isAtomic { schema["x-kubernetes-map-type"] = "atomic" }
        if let description = descriptions[name] { schema["description"] = .string(description) }
        schemas.withLock { $0[name] = schema }
        return schema
    }

    private static func schema(of field: Field) -> JSONValue {
        var schema = schema(ofType: field.type)
        let mergesByPatch = field.marks.contains { $0.hasPrefix("patch") }
        for mark in field.marks {
            if mark.hasPrefix("patch(") {
                let parts = mark.dropFirst(6).dropLast().split(separator: ":")
                schema["x-kubernetes-patch-strategy"] = parts.first.map { .string(String($0)) }
                schema["x-kubernetes-patch-merge-key"] = parts.dropFirst().first.map { .string(String($0)) }
            } else if mark.hasPrefix("map(") {
                let keys = mark.dropFirst(4).dropLast().split(separator: ",").map { JSONValue.string(String($0)) }
                schema["x-kubernetes-list-type"] = "map"
                schema["x-kubernetes-list-map-keys"] = .array(keys)
            } else {
                schema[field.type.hasPrefix("[") ? "x-kubernetes-list-type" : "x-kubernetes-map-type"] =
                    .string(String(mark))
            }
        }
        // A list of the notation that says nothing is replaced whole, by apply and by patch.
        if field.type.hasPrefix("["), schema["x-kubernetes-list-type"] == nil, !mergesByPatch {
            schema["x-kubernetes-list-type"] = "atomic"
        }
        return schema
    }

    private static func schema(ofType type: Substring) -> JSONValue {
        switch type {
        case "string": ["type": "string"]
        case "bool": ["type": "boolean"]
        case "int32": ["type": "integer", "format": "int32"]
        case "int64": ["type": "integer", "format": "int64"]
        case "double": ["type": "number", "format": "double"]
        case "bytes": ["type": "string", "format": "byte"]
        case "time", "microtime": ["type": "string", "format": "date-time"]
        case "quantity", "intstr":
            ["anyOf": [["type": "integer"], ["type": "string"]], "x-kubernetes-int-or-string": true]
        case "any": ["x-kubernetes-preserve-unknown-fields": true]
        case "object": ["type": "object", "x-kubernetes-preserve-unknown-fields": true]
        default: compound(type)
        }
    }

    private static func compound(_ type: Substring) -> JSONValue {
        let inner = type.dropFirst().dropLast()
        switch type.first {
        case "[": return ["type": "array", "items": schema(ofType: inner)]
        case "{": return ["type": "object", "additionalProperties": schema(ofType: inner)]
        case "(":
            return ["type": "string", "enum": .array(inner.split(separator: "|").map { .string(String($0)) })]
        default: return schema(of: type) ?? ["x-kubernetes-preserve-unknown-fields": true]
        }
    }

    private static func parse(_ text: String, into definitions: inout [Substring: Definition]) {
        var name: Substring = ""
        for line in text.split(separator: "\n") {
            guard line.hasPrefix(" ") else {
                let words = line.split(separator: " ")
                name = words[0]
                definitions[name] = Definition(isAtomic: words.contains("atomic"))
                continue
            }
            for field in line.split(separator: ";") {
                let words = field.split(separator: " ")
                guard words.count >= 2 else { continue }
                let isRequired = words[0].hasSuffix("!")
                let parts = (isRequired ? words[0].dropLast() : words[0]).split(separator: "#")
                let number = parts.dropFirst().first?.split(separator: ".").compactMap { Int($0) } ?? []
                definitions[name]?.fields.append(
                    Field(
                        name: String(parts[0]), isRequired: isRequired, number: number, type: words[1],
                        marks: Array(words.dropFirst(2))))
            }
        }
    }
}
