import CEL
import Wire

extension CELValue {
    /// A JSON value as rules see it: what the schema does not declare is not there, names that are no identifiers are
    /// escaped, and strings with formats are moments, spans and bytes.
    ///
    /// Source: "Validation rules" in the page on CustomResourceDefinitions (1.32).
    init(_ value: JSONValue, _ schema: StructuralSchema, isRoot: Bool = false) {
        switch value {
        case .object(let members): self = Self.object(members, schema, isRoot: isRoot)
        case .array(let elements):
            self = .list(
                elements.map { element in schema.items.map { CELValue(element, $0) } ?? CELValue(plain: element) })
        case .string(let text): self = Self.text(text, schema)
        case .integer(let number) where schema.type == "number": self = .double(Double(number))
        default: self = CELValue(plain: value)
        }
    }

    /// A JSON value whose shape nothing is known of.
    init(plain value: JSONValue) {
        switch value {
        case .null: self = .null
        case .bool(let truth): self = .bool(truth)
        case .integer(let number): self = .int(number)
        case .double(let number): self = .double(number)
        case .string(let text): self = .string(text)
        case .array(let elements): self = .list(elements.map { CELValue(plain: $0) })
        case .object(let members):
            self = .map(
                Dictionary(
                    members.map { (.string($0.key), CELValue(plain: $0.value)) }, uniquingKeysWith: { _, last in last })
            )
        }
    }

    private static func object(_ members: JSONObject, _ schema: StructuralSchema, isRoot: Bool) -> CELValue {
        var result: [CELValue: CELValue] = [:]
        for (name, value) in members {
            if let property = schema.properties[name], !(isRoot && name == "metadata") {
                if value.isNull && !property.isNullable { continue }
                if let field = escaped(name) { result[.string(field)] = CELValue(value, property) }
            } else if schema.allowsAdditionalProperties, schema.properties.isEmpty {
                result[.string(name)] =
                    schema.additionalProperties.map { CELValue(value, $0) } ?? CELValue(plain: value)
            }
        }
        if isRoot || schema.isEmbeddedResource { addResourceFields(members, to: &result) }
        return .map(result)
    }

    /// Of a resource's own fields, rules see its kind, version and name whatever the schema says.
    private static func addResourceFields(_ members: JSONObject, to result: inout [CELValue: CELValue]) {
        for name in ["apiVersion", "kind"] {
            if let text = members[name]?.string { result[.string(name)] = .string(text) }
        }
        guard let metadata = members["metadata"]?.object else { return }
        var known: [CELValue: CELValue] = [:]
        for name in ["name", "generateName"] {
            if let text = metadata[name]?.string { known[.string(name)] = .string(text) }
        }
        result["metadata"] = .map(known)
    }

    private static func text(_ text: String, _ schema: StructuralSchema) -> CELValue {
        switch schema.format {
        case "date-time": CELTimestamp(parsing: text).map { .timestamp($0) } ?? .string(text)
        case "date": CELTimestamp(parsing: text + "T00:00:00Z").map { .timestamp($0) } ?? .string(text)
        case "duration": CELDuration(parsing: text).map { .duration($0) } ?? .string(text)
        case "byte": .bytes(Base64.decoded(text) ?? Array(text.utf8))
        default: .string(text)
        }
    }

    private static let reservedNames: Set<String> = [
        "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import",
        "let", "loop", "package", "namespace", "return", "var", "void", "while",
    ]

    /// A field's name as rules write it: `a.b-c` is `a__dot__b__dash__c`; nil where it cannot be written.
    static func escaped(_ name: String) -> String? {
        if reservedNames.contains(name) { return "__\(name)__" }
        guard let first = name.unicodeScalars.first, !("0"..."9").contains(first) else { return nil }
        var result = ""
        let scalars = Array(name.unicodeScalars)
        var index = 0
        while index < scalars.count {
            switch scalars[index] {
            case "_" where index + 1 < scalars.count && scalars[index + 1] == "_":
                result += "__underscores__"
                index += 1
            case ".": result += "__dot__"
            case "-": result += "__dash__"
            case "/": result += "__slash__"
            case "a"..."z", "A"..."Z", "0"..."9", "_": result.unicodeScalars.append(scalars[index])
            default: return nil
            }
            index += 1
        }
        return result
    }
}
