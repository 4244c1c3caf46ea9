import HTTPTypes
import KubernetesMachinery
import Wire

// The shapes of what is served: one OpenAPI v3 document a version. kubectl explains by them, and reads in them that
// the server checks fields itself.

extension APIServer {
    /// `/openapi/v3` and what is below it.
    func openAPI(_ segments: [String], _ request: APIRequest) throws(APIFailure) -> APIResponse {
        let accept = request.headers[.accept] ?? "*/*"
        let catalogue = catalogue
        guard segments.first == "v3" else { return .text("404 page not found\n", status: 404) }
        guard accept.contains("json") || accept.contains("*/*") else { throw .notAcceptable(["application/json"]) }
        guard segments.count > 1 else { return .json(Self.paths(of: catalogue)) }
        let parts = Array(segments.dropFirst())
        let group = parts[0] == "apis" && parts.count == 3 ? parts[1] : ""
        guard (parts[0] == "api" && parts.count == 2) || !group.isEmpty, let version = parts.last,
            let resources = catalogue.resources(group: group, version: version)
        else { return .text("404 page not found\n", status: 404) }
        let bytes = documents.document("openapi/\(group)/\(version)", of: catalogue) {
            OpenAPIDocument(group: group, version: version, resources: resources).json
        }
        return APIResponse(status: 200, type: "application/json", bytes: bytes ?? [])
    }

    private static func paths(of catalogue: Catalogue) -> JSONValue {
        var paths: JSONValue = [:]
        for group in catalogue.groups {
            for version in group.versions {
                let path = group.name.isEmpty ? "api/\(version)" : "apis/\(group.name)/\(version)"
                // The hash tells clients whether the document that they keep is still right.
                paths[path] = [
                    "serverRelativeURL": .string("/openapi/v3/\(path)?hash=\(catalogue.generation)")
                ]
            }
        }
        return ["paths": paths]
    }
}

/// The OpenAPI v3 document of a version.
struct OpenAPIDocument {
    let group: String
    let version: String
    let resources: [ServedResource]

    var json: JSONValue {
        var paths: JSONValue = [:]
        var schemas: JSONValue = [:]
        for resource in resources {
            let name = schemaName(of: resource)
            var schema = JSONValue.object(resource.schema.whole.source)
            schema["x-kubernetes-group-version-kind"] = [kind(of: resource)]
            schemas[name] = schema
            for (path, item) in items(of: resource) { paths[path] = item }
        }
        return [
            "openapi": "3.0.0", "info": ["title": "Kubernetes", "version": .string(APIServer.gitVersion)],
            "paths": paths, "components": ["schemas": schemas],
        ]
    }

    private func schemaName(of resource: ServedResource) -> String {
        let reversed = group.isEmpty ? "core" : group.split(separator: ".").reversed().joined(separator: ".")
        return "\(reversed).\(version).\(resource.kind)"
    }

    private func kind(of resource: ServedResource) -> JSONValue {
        ["group": .string(group), "version": .string(version), "kind": .string(resource.kind)]
    }

    private func items(of resource: ServedResource) -> [(String, JSONValue)] {
        let root = group.isEmpty ? "/api/\(version)" : "/apis/\(group)/\(version)"
        let collection =
            resource.isNamespaced
            ? "\(root)/namespaces/{namespace}/\(resource.plural)" : "\(root)/\(resource.plural)"
        var items: [(String, JSONValue)] = [
            (collection, operations(["get": "list", "post": "post", "delete": "deletecollection"], resource))
        ]
        if resource.verbs.contains("get") {
            items.append(
                (
                    "\(collection)/{name}",
                    operations(["get": "get", "put": "put", "patch": "patch", "delete": "delete"], resource)
                ))
        }
        return items
    }

    private func operations(_ actions: KeyValuePairs<String, String>, _ resource: ServedResource) -> JSONValue {
        let verbs = ["post": "create", "put": "update"]
        var item: JSONValue = [:]
        for (method, action) in actions where resource.verbs.contains(verbs[action] ?? action) {
            var parameters = ["dryRun", "fieldManager", "fieldValidation"].map(Self.parameter)
            if method == "get" || method == "delete" { parameters = [] }
            if method == "patch" { parameters.append(Self.parameter("force")) }
            item[method] = [
                "parameters": .array(parameters),
                "responses": [
                    "200": [
                        "description": "OK",
                        "content": [
                            "application/json": [
                                "schema": ["$ref": .string("#/components/schemas/\(schemaName(of: resource))")]
                            ]
                        ],
                    ]
                ], "x-kubernetes-action": .string(action), "x-kubernetes-group-version-kind": kind(of: resource),
            ]
        }
        return item
    }

    private static func parameter(_ name: String) -> JSONValue {
        [
            "name": .string(name), "in": "query",
            "schema": ["type": name == "force" ? "boolean" : "string", "uniqueItems": true],
        ]
    }
}
