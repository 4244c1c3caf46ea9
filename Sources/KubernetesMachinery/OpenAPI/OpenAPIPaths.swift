import Wire

/// The paths of an OpenAPI document.
enum OpenAPIPaths {
    /// What a request does, by its HTTP method.
    private struct Action {
        let verb: String
        let method: String
        /// The word in `x-kubernetes-action`.
        let word: String
    }

    private static let ofCollection = [
        Action(verb: "list", method: "get", word: "list"), Action(verb: "create", method: "post", word: "post"),
        Action(verb: "deletecollection", method: "delete", word: "deletecollection"),
    ]
    private static let ofObject = [
        Action(verb: "get", method: "get", word: "get"), Action(verb: "update", method: "put", word: "put"),
        Action(verb: "patch", method: "patch", word: "patch"), Action(verb: "delete", method: "delete", word: "delete"),
    ]

    /// The paths of a resource and its subresources, with their operations.
    static func items(of resource: ServedResource) -> [(path: String, item: JSONObject)] {
        let scope = resource.isNamespaced ? "/namespaces/{namespace}" : ""
        let collection = "\(resource.rootPath)\(scope)/\(resource.plural)"
        var items = [(collection, item(ofCollection, resource.verbs, resource, resource.kind, inPath: false))]
        if resource.verbs.contains("get") {
            items.append(
                ("\(collection)/{name}", item(ofObject, resource.verbs, resource, resource.kind, inPath: true)))
        }
        if resource.isNamespaced, resource.verbs.contains("list") {
            let path = "\(resource.rootPath)/\(resource.plural)"
            items.append((path, item(ofCollection, ["list"], resource, resource.kind, inPath: false)))
        }
        for part in resource.subresources where part.group == resource.group {
            let actions = part.verbs == ["create"] ? ofCollection : ofObject
            items.append(
                ("\(collection)/{name}/\(part.name)", item(actions, part.verbs, resource, part.kind, inPath: true)))
        }
        return items
    }

    private static func item(
        _ actions: [Action], _ verbs: [String], _ resource: ServedResource, _ kind: String, inPath: Bool
    ) -> JSONObject {
        var item = JSONObject()
        for action in actions where verbs.contains(action.verb) {
            item[action.method] = .object(operation(action, resource, kind))
        }
        var parameters: [JSONValue] = []
        if inPath { parameters.append(parameter("name", in: "path", "The object's name.")) }
        if resource.isNamespaced { parameters.append(parameter("namespace", in: "path", "The object's namespace.")) }
        if !parameters.isEmpty { item["parameters"] = .array(parameters) }
        return item
    }

    private static func operation(_ action: Action, _ resource: ServedResource, _ kind: String) -> JSONObject {
        let reference: JSONValue = ["$ref": .string("#/components/schemas/" + OpenAPISchemas.name(of: resource))]
        let content: JSONValue = ["application/json": ["schema": reference]]
        var operation: JSONObject = [
            "description": .string("\(action.verb) \(kind)"), "parameters": .array(parameters(of: action)),
        ]
        switch action.verb {
        case "create", "update": operation["requestBody"] = ["content": content, "required": true]
        case "patch":
            operation["requestBody"] = ["content": .object(patches(of: resource)), "required": true]
        default: break
        }
        operation["responses"] = ["200": ["description": "OK", "content": content]]
        operation["x-kubernetes-action"] = .string(action.word)
        operation["x-kubernetes-group-version-kind"] = OpenAPISchemas.kind(resource, kind)
        return operation
    }

    /// The forms of patches, by which kubectl chooses one: custom resources have no strategic one.
    private static func patches(of resource: ServedResource) -> JSONObject {
        var types = ["application/json-patch+json", "application/merge-patch+json", "application/apply-patch+yaml"]
        if case .custom = resource.shape {} else { types.append("application/strategic-merge-patch+json") }
        return JSONObject(types.map { ($0, ["schema": ["type": "object"]]) })
    }

    /// kubectl asks the server to validate fields, or to try without storing, only where these are told of.
    private static func parameters(of action: Action) -> [JSONValue] {
        func query(_ name: String, _ description: String) -> JSONValue { parameter(name, in: "query", description) }
        let dryRun = query("dryRun", "All: go through all steps but storing.")
        let writing = [
            dryRun, query("fieldManager", "Who makes the change."),
            query("fieldValidation", "What to do about unknown and duplicate fields: Ignore, Warn or Strict."),
        ]
        switch action.verb {
        case "create", "update": return writing
        case "patch": return writing + [query("force", "Whether to take over fields that others manage.")]
        case "delete": return [dryRun, query("propagationPolicy", "Orphan, Background or Foreground.")]
        case "list", "deletecollection":
            return [
                query("labelSelector", "Which labels the objects must have."),
                query("fieldSelector", "Which values the objects must have."),
                query("limit", "How many to answer at once."),
                query("continue", "Where the answer before this one ended."),
                query("watch", "Whether to go on with the changes."),
                query("resourceVersion", "From which state on, or at least as new as which."),
            ]
        default: return []
        }
    }

    private static func parameter(_ name: String, in place: String, _ description: String) -> JSONValue {
        var parameter: JSONObject = [
            "name": .string(name), "in": .string(place), "description": .string(description),
            "schema": ["type": "string", "uniqueItems": true],
        ]
        if place == "path" { parameter["required"] = true }
        return .object(parameter)
    }
}
