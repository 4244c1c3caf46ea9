import Wire

extension LawRoom {
    /// A version of a definition.
    struct Version {
        var name = "v1"
        var isServed = true
        var isStorage = true
        /// `openAPIV3Schema`.
        var schema: JSONValue
        var hasStatus = false
        /// What else the version says.
        var more: JSONValue = [:]

        var json: JSONValue {
            var json = more
            json["name"] = .string(name)
            json["served"] = .bool(isServed)
            json["storage"] = .bool(isStorage)
            json["schema"] = ["openAPIV3Schema": schema]
            if hasStatus { json[at: "subresources", "status"] = [:] }
            return json
        }
    }

    /// A definition of this room that is not made yet: widgets of a group of its own.
    func definition(
        _ versions: [Version], isNamespaced: Bool = true, plural: String = "widgets"
    ) -> (resource: LawResource, object: JSONValue) {
        let group = "\(id).laws-breakwater.dev"
        let object: JSONValue = [
            "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
            "metadata": ["name": .string("\(plural).\(group)")],
            "spec": [
                "group": .string(group), "scope": isNamespaced ? "Namespaced" : "Cluster",
                "names": ["plural": .string(plural), "kind": "Widget"],
                "versions": .array(versions.map(\.json)),
            ],
        ]
        let served = versions.first { $0.isStorage && $0.isServed } ?? versions.first { $0.isServed }
        let resource = LawResource(
            groupVersion: "\(group)/\(served?.name ?? "v1")", plural: plural, kind: "Widget",
            isNamespaced: isNamespaced)
        return (resource, object)
    }

    /// Makes widgets of a schema, and waits until they are served.
    func define(
        _ schema: JSONValue, hasStatus: Bool = false, isNamespaced: Bool = true, _ more: JSONValue = [:]
    ) async throws -> LawResource {
        let version = Version(schema: schema, hasStatus: hasStatus, more: more)
        return try await define([version], isNamespaced: isNamespaced)
    }

    /// Makes widgets of versions, and waits until they are served.
    func define(_ versions: [Version], isNamespaced: Bool = true) async throws -> LawResource {
        let (resource, object) = definition(versions, isNamespaced: isNamespaced)
        let made = try await create(.definitions, object)
        guard made.status == 201 else { throw LawTrouble("the definition was refused: \(made)") }
        try await waitUntilServed(resource)
        return resource
    }

    /// Waits until a resource is served.
    func waitUntilServed(_ resource: LawResource) async throws {
        let isServed = try await eventually {
            let list = try await list(resource)
            guard list.status == 200 else { return false }
            // A definition is announced before it takes objects.
            let probe = try await create(
                resource, ["metadata": ["name": "probe"], "spec": [:]], "dryRun=All&fieldValidation=Ignore")
            return probe.status != 404 && probe.status != 405
        }
        guard isServed else { throw LawTrouble("\(resource.groupVersion) \(resource.plural) are not served") }
    }

    /// A schema of `spec` with some properties.
    static func spec(_ properties: JSONValue, _ more: JSONValue = [:]) -> JSONValue {
        var spec = more
        spec["type"] = "object"
        spec["properties"] = properties
        return ["type": "object", "properties": ["spec": spec]]
    }

    /// A widget.
    static func widget(_ name: String, _ spec: JSONValue) -> JSONValue {
        ["metadata": ["name": .string(name)], "spec": spec]
    }
}
