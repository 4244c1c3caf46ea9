import HTTPTypes
import KubernetesMachinery
import Wire

// What is served, told to clients: the old form, one document a version, and the new one, all in one.
// Source: https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api (1.32).

extension APIServer {
    private static let aggregatedType =
        "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"

    /// `/api`, `/apis` and `/apis/GROUP`.
    func discovery(_ segments: [String], _ request: APIRequest) throws(APIFailure) -> APIResponse {
        let catalogue = catalogue
        let isCore = segments[0] == "api"
        if segments.count == 2 {
            guard let group = catalogue.groups.first(where: { $0.name == segments[1] && !$0.name.isEmpty }) else {
                return .text("404 page not found\n", status: 404)
            }
            var document = Self.group(group)
            document["kind"] = "APIGroup"
            document["apiVersion"] = "v1"
            return .json(document)
        }
        let accept = request.headers[.accept] ?? ""
        if accept.contains("as=APIGroupDiscoveryList"), accept.contains("v=v2;") || accept.hasSuffix("v=v2") {
            return aggregated(isCore: isCore, catalogue)
        }
        guard !isCore else {
            return .json([
                "kind": "APIVersions", "versions": ["v1"],
                "serverAddressByClientCIDRs": [["clientCIDR": "0.0.0.0/0", "serverAddress": "127.0.0.1"]],
            ])
        }
        let groups = catalogue.groups.filter { !$0.name.isEmpty }.map(Self.group)
        return .json(["kind": "APIGroupList", "apiVersion": "v1", "groups": .array(groups)])
    }

    private static func group(_ group: (name: String, versions: [String])) -> JSONValue {
        let versions: [JSONValue] = group.versions.map {
            ["groupVersion": .string("\(group.name)/\($0)"), "version": .string($0)]
        }
        return ["name": .string(group.name), "versions": .array(versions), "preferredVersion": versions.first ?? .null]
    }

    private func aggregated(isCore: Bool, _ catalogue: Catalogue) -> APIResponse {
        let bytes = documents.document("discovery/\(isCore)", of: catalogue) {
            let groups = catalogue.groups.filter { $0.name.isEmpty == isCore }
            let items: [JSONValue] = groups.map { group in
                let versions: [JSONValue] = group.versions.map { version in
                    let resources = catalogue.resources(group: group.name, version: version) ?? []
                    return [
                        "version": .string(version), "resources": .array(resources.map(Self.discovered)),
                        "freshness": "Current",
                    ]
                }
                var metadata: JSONValue = ["creationTimestamp": .null]
                if !group.name.isEmpty { metadata["name"] = .string(group.name) }
                return ["metadata": metadata, "versions": .array(versions)]
            }
            return [
                "kind": "APIGroupDiscoveryList", "apiVersion": "apidiscovery.k8s.io/v2", "metadata": [:],
                "items": .array(items),
            ]
        }
        return APIResponse(status: 200, type: Self.aggregatedType, bytes: bytes ?? [])
    }

    private static func discovered(_ resource: ServedResource) -> JSONValue {
        func kind(_ group: String, _ version: String, _ kind: String) -> JSONValue {
            ["group": .string(group), "version": .string(version), "kind": .string(kind)]
        }
        func words(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
        var document: JSONValue = [
            "resource": .string(resource.plural),
            "responseKind": kind(resource.group, resource.version, resource.kind),
            "scope": resource.isNamespaced ? "Namespaced" : "Cluster",
            "singularResource": .string(resource.singular), "verbs": words(resource.verbs),
        ]
        if !resource.shortNames.isEmpty { document["shortNames"] = words(resource.shortNames) }
        if !resource.categories.isEmpty { document["categories"] = words(resource.categories) }
        var subresources: [JSONValue] = resource.otherSubresources.map {
            [
                "subresource": .string($0.name), "responseKind": kind($0.group, $0.version, $0.kind),
                "verbs": words($0.verbs),
            ]
        }
        if resource.hasStatus {
            subresources.append([
                "subresource": "status", "responseKind": kind(resource.group, resource.version, resource.kind),
                "verbs": ["get", "patch", "update"],
            ])
        }
        if !subresources.isEmpty { document["subresources"] = .array(subresources) }
        return document
    }

    /// `/api/VERSION` and `/apis/GROUP/VERSION`.
    func discovery(group: String, version: String, _ request: APIRequest) throws(APIFailure) -> APIResponse {
        guard let resources = catalogue.resources(group: group, version: version) else {
            return .text("404 page not found\n", status: 404)
        }
        return .json([
            "kind": "APIResourceList", "apiVersion": "v1",
            "groupVersion": .string(group.isEmpty ? version : "\(group)/\(version)"),
            "resources": .array(resources.flatMap(Self.listed)),
        ])
    }

    private static func listed(_ resource: ServedResource) -> [JSONValue] {
        func words(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
        var entry: JSONValue = [
            "name": .string(resource.plural), "singularName": .string(resource.singular),
            "namespaced": .bool(resource.isNamespaced), "kind": .string(resource.kind),
            "verbs": words(resource.verbs),
        ]
        if !resource.shortNames.isEmpty { entry["shortNames"] = words(resource.shortNames) }
        if !resource.categories.isEmpty { entry["categories"] = words(resource.categories) }
        var entries = [entry]
        for subresource in resource.otherSubresources {
            var entry: JSONValue = [
                "name": .string("\(resource.plural)/\(subresource.name)"), "singularName": "",
                "namespaced": .bool(resource.isNamespaced), "kind": .string(subresource.kind),
                "verbs": words(subresource.verbs),
            ]
            if subresource.group != resource.group {
                entry["group"] = .string(subresource.group)
                entry["version"] = .string(subresource.version)
            }
            entries.append(entry)
        }
        if resource.hasStatus {
            entries.append([
                "name": .string("\(resource.plural)/status"), "singularName": "",
                "namespaced": .bool(resource.isNamespaced), "kind": .string(resource.kind),
                "verbs": ["get", "patch", "update"],
            ])
        }
        return entries
    }
}
