import Wire

/// The schemas of the built-in kinds.
///
/// Types are named in short, by group, version and name: `core.v1.Pod`, `meta.v1.ObjectMeta`.
public enum BuiltInTypes {
    /// The types that are written as scalars, or whose content is anything.
    private static let special: [String: JSONObject] = [
        "meta.v1.Time": ["type": "string", "format": "date-time"],
        "meta.v1.MicroTime": ["type": "string", "format": "date-time"],
        "meta.v1.FieldsV1": ["type": "object", "x-kubernetes-preserve-unknown-fields": true],
        "resource.Quantity": ["oneOf": [["type": "string"], ["type": "number"]]],
        "util.intstr.IntOrString": ["format": "int-or-string", "oneOf": [["type": "integer"], ["type": "string"]]],
        "runtime.RawExtension": ["type": "object", "x-kubernetes-preserve-unknown-fields": true],
        "apiextensions.v1.JSON": ["x-kubernetes-preserve-unknown-fields": true],
        "apiextensions.v1.JSONSchemaPropsOrArray": ["x-kubernetes-preserve-unknown-fields": true],
        "apiextensions.v1.JSONSchemaPropsOrBool": ["x-kubernetes-preserve-unknown-fields": true],
        "apiextensions.v1.JSONSchemaPropsOrStringArray": ["x-kubernetes-preserve-unknown-fields": true],
        "apiextensions.v1.CustomResourceSubresourceStatus": ["type": "object"],
    ]

    /// The schema of a type with everything below it written out; nil for an unknown type.
    ///
    /// A type that holds itself (a schema within a definition) is left open below its first appearance. Making the
    /// schema of a large kind takes about a millisecond; keep it.
    public static func schema(of type: String) -> StructuralSchema? {
        guard TypeTable.shared.shapes[type] != nil else { return nil }
        return StructuralSchema(expanded(type, within: []))
    }

    /// The schema of a resource's metadata, as JSON.
    static let objectMeta = expanded("meta.v1.ObjectMeta", within: [])

    /// The full name of a type in OpenAPI documents: `io.k8s.api.core.v1.Pod`.
    static func openAPIName(of type: String) -> String {
        switch type.split(separator: ".").first {
        case "meta": "io.k8s.apimachinery.pkg.apis.\(type)"
        case "resource": "io.k8s.apimachinery.pkg.api.\(type)"
        case "util", "runtime": "io.k8s.apimachinery.pkg.\(type)"
        case "apiextensions": "io.k8s.apiextensions-apiserver.pkg.apis.\(type)"
        default: "io.k8s.api.\(type)"
        }
    }

    // MARK: Written out

    private static func expanded(_ type: String, within outer: [String]) -> JSONObject {
        if type == "util.intstr.IntOrString" { return ["x-kubernetes-int-or-string": true] }
        if let special = special[type] { return special }
        guard let shape = TypeTable.shared.shapes[type], !outer.contains(type) else {
            return ["type": "object", "x-kubernetes-preserve-unknown-fields": true]
        }
        return object(type, shape) { expanded($0, within: outer + [type]) }
    }

    // MARK: With references

    /// The schema of a type for OpenAPI documents, where other types are references; and the types that it names.
    static func referenced(_ type: String) -> (schema: JSONObject, names: Set<String>) {
        if var special = special[type] {
            special["description"] = TypeDescriptions.shared.text(of: type).map { .string($0) }
            return (special, [])
        }
        guard let shape = TypeTable.shared.shapes[type] else { return (["type": "object"], []) }
        var names: Set<String> = []
        let schema = object(type, shape) { name in
            names.insert(name)
            return ["$ref": .string("#/components/schemas/" + openAPIName(of: name))]
        }
        return (schema, names)
    }

    // MARK: Both

    private static func object(
        _ type: String, _ shape: TypeTable.Shape, _ named: (String) -> JSONObject
    ) -> JSONObject {
        var schema: JSONObject = ["type": "object"]
        schema["description"] = TypeDescriptions.shared.text(of: type).map { .string($0) }
        let required = shape.fields.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { schema["required"] = .array(required) }
        var properties = JSONObject()
        for field in shape.fields {
            var property = json(of: field.type, named)
            for (name, value) in field.extensions { property[name] = value }
            if let standard = field.defaultValue { property["default"] = standard }
            let text = TypeDescriptions.shared.text(of: field.name, in: type)
            property["description"] = text.map { .string($0) } ?? property["description"]
            if let reference = property["$ref"], property.count > 1 {
                // What stands beside a reference is ignored by readers; the reference is wrapped.
                property["$ref"] = nil
                property["allOf"] = [["$ref": reference]]
            }
            properties[field.name] = .object(property)
        }
        schema["properties"] = .object(properties)
        if shape.isAtomic { schema["x-kubernetes-map-type"] = "atomic" }
        return schema
    }

    private static func json(of type: TypeTable.FieldType, _ named: (String) -> JSONObject) -> JSONObject {
        switch type {
        case .named(let name): return named(name)
        case .list(let element): return ["type": "array", "items": .object(json(of: element, named))]
        case .map(let value): return ["type": "object", "additionalProperties": .object(json(of: value, named))]
        case .object: return ["type": "object", "x-kubernetes-preserve-unknown-fields": true]
        case .anything: return ["x-kubernetes-preserve-unknown-fields": true]
        case .scalar(let name, let format, let allowed):
            var schema: JSONObject = ["type": .string(name)]
            if !format.isEmpty { schema["format"] = .string(format) }
            if !allowed.isEmpty { schema["enum"] = .array(allowed.map { .string($0) }) }
            return schema
        }
    }
}

extension StructuralSchema {
    /// The schema with what every resource has: `apiVersion`, `kind` and the whole of `metadata`.
    ///
    /// Custom resources' schemas leave these out; patches and server-side apply need to know their lists.
    public func withResourceFields() -> StructuralSchema {
        var source = self.source
        var properties = source["properties"]?.object ?? JSONObject()
        properties["apiVersion"] = properties["apiVersion"] ?? ["type": "string"]
        properties["kind"] = properties["kind"] ?? ["type": "string"]
        properties["metadata"] = .object(BuiltInTypes.objectMeta)
        source["properties"] = .object(properties)
        return StructuralSchema(source)
    }
}
