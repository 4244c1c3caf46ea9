import Wire

/// The schemas of an OpenAPI document.
enum OpenAPISchemas {
    /// The name of a resource's schema: `io.k8s.api.core.v1.Pod`, `com.example.v1.Widget`.
    static func name(of resource: ServedResource) -> String {
        switch resource.shape {
        case .builtIn(let type): BuiltInTypes.openAPIName(of: type)
        case .custom:
            resource.group.split(separator: ".").reversed().joined(separator: ".")
                + ".\(resource.version).\(resource.kind)"
        }
    }

    /// The schemas of resources, of their lists, and of all that these name.
    static func all(of resources: [ServedResource]) -> JSONObject {
        var schemas: [String: JSONObject] = [:]
        var waiting: Set<String> = [
            "meta.v1.ObjectMeta", "meta.v1.ListMeta", "meta.v1.DeleteOptions", "meta.v1.Status",
        ]
        for resource in resources {
            var schema: JSONObject
            switch resource.shape {
            case .builtIn(let type):
                let (json, names) = BuiltInTypes.referenced(type)
                schema = json
                waiting.formUnion(names)
            case .custom(let custom): schema = self.custom(custom)
            }
            schema["x-kubernetes-group-version-kind"] = [kind(resource, resource.kind)]
            schemas[name(of: resource)] = schema
            if resource.verbs.contains("list") { schemas[name(of: resource) + "List"] = list(of: resource) }
        }
        addNamed(waiting, to: &schemas)
        return JSONObject(schemas.sorted { $0.key < $1.key }.map { ($0.key, .object($0.value)) })
    }

    private static func addNamed(_ names: Set<String>, to schemas: inout [String: JSONObject]) {
        var waiting = names
        while let type = waiting.popFirst() {
            let name = BuiltInTypes.openAPIName(of: type)
            guard schemas[name] == nil else { continue }
            let (json, names) = BuiltInTypes.referenced(type)
            schemas[name] = json
            waiting.formUnion(names)
        }
    }

    private static func custom(_ schema: StructuralSchema) -> JSONObject {
        var source = schema.source
        var properties: JSONObject = [
            "apiVersion": ["type": "string", "description": text("apiVersion")],
            "kind": ["type": "string", "description": text("kind")],
            "metadata": ["description": text("metadata"), "allOf": [reference("meta.v1.ObjectMeta")]],
        ]
        for (name, property) in source["properties"]?.object ?? JSONObject() where !properties.contains(name) {
            properties[name] = property
        }
        source["type"] = "object"
        source["properties"] = .object(properties)
        return source
    }

    private static func list(of resource: ServedResource) -> JSONObject {
        let item: JSONValue = ["$ref": .string("#/components/schemas/" + name(of: resource))]
        return [
            "type": "object", "description": .string("A list of \(resource.kind) objects."), "required": ["items"],
            "properties": [
                "apiVersion": ["type": "string", "description": text("apiVersion")],
                "items": ["type": "array", "description": "The objects.", "items": item],
                "kind": ["type": "string", "description": text("kind")],
                "metadata": [
                    "description": "What the server says about the list.", "allOf": [reference("meta.v1.ListMeta")],
                ],
            ],
            "x-kubernetes-group-version-kind": [kind(resource, resource.kind + "List")],
        ]
    }

    private static func text(_ field: String) -> JSONValue { .string(TypeDescriptions.everywhere[field] ?? "") }

    private static func reference(_ type: String) -> JSONValue {
        ["$ref": .string("#/components/schemas/" + BuiltInTypes.openAPIName(of: type))]
    }

    static func kind(_ resource: ServedResource, _ kind: String) -> JSONValue {
        ["group": .string(resource.group), "kind": .string(kind), "version": .string(resource.version)]
    }
}
