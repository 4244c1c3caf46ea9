public import Wire

/// The discovery documents of a server, from the resources that it serves.
public struct Discovery: Sendable {
    /// The media type of the aggregated documents; kubectl 1.32 asks for it first.
    public static let aggregatedMediaType = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"

    private let resources: [ServedResource]
    /// Groups in the order in which they were given, with their versions in the order of preference.
    private let groups: [(name: String, versions: [String])]

    /// Makes the documents of resources; versions of a group are ordered as Kubernetes prefers them.
    public init(_ resources: [ServedResource]) {
        self.resources = resources
        var order: [String] = []
        var versions: [String: Set<String>] = [:]
        for resource in resources {
            if versions[resource.group] == nil { order.append(resource.group) }
            versions[resource.group, default: []].insert(resource.version)
        }
        groups = order.map { ($0, (versions[$0] ?? []).sorted(by: VersionPriority.precedes)) }
    }

    // MARK: One document for each group and version

    /// `/api`: the versions of the core group.
    public func coreVersions(serverAddress: String) -> JSONValue {
        [
            "kind": "APIVersions", "versions": .array(versions(of: "").map { .string($0) }),
            "serverAddressByClientCIDRs": [["clientCIDR": "0.0.0.0/0", "serverAddress": .string(serverAddress)]],
        ]
    }

    /// `/apis`: all groups but the core group.
    public var groupList: JSONValue {
        let named = groups.filter { !$0.name.isEmpty }
        return ["kind": "APIGroupList", "apiVersion": "v1", "groups": .array(named.map { .object(group($0)) })]
    }

    /// `/apis/<group>`; nil for an unknown group.
    public func group(_ name: String) -> JSONValue? {
        guard let found = groups.first(where: { $0.name == name && !name.isEmpty }) else { return nil }
        var json: JSONObject = ["kind": "APIGroup", "apiVersion": "v1"]
        for (key, value) in group(found) { json[key] = value }
        return .object(json)
    }

    /// `/api/v1` and `/apis/<group>/<version>`; nil for an unknown version.
    public func resourceList(group: String, version: String) -> JSONValue? {
        let served = resources.filter { $0.group == group && $0.version == version }
        guard let first = served.first else { return nil }
        var json: JSONObject = ["kind": "APIResourceList"]
        // The core group's list has no version of its own, for clients of old.
        if !group.isEmpty { json["apiVersion"] = "v1" }
        json["groupVersion"] = .string(first.groupVersion)
        json["resources"] = .array(served.flatMap(entries))
        return .object(json)
    }

    private func versions(of group: String) -> [String] { groups.first { $0.name == group }?.versions ?? [] }

    private func group(_ group: (name: String, versions: [String])) -> JSONObject {
        let versions = group.versions.map { version -> JSONValue in
            ["groupVersion": "\(group.name)/\(version)", "version": .string(version)]
        }
        return [
            "name": .string(group.name), "versions": .array(versions), "preferredVersion": versions.first ?? .null,
        ]
    }

    private func entries(_ resource: ServedResource) -> [JSONValue] {
        var entry: JSONObject = [
            "name": .string(resource.plural), "singularName": .string(resource.singular),
            "namespaced": .bool(resource.isNamespaced), "kind": .string(resource.kind), "verbs": list(resource.verbs),
        ]
        if !resource.shortNames.isEmpty { entry["shortNames"] = list(resource.shortNames) }
        if !resource.categories.isEmpty { entry["categories"] = list(resource.categories) }
        return [.object(entry)]
            + resource.subresources.map { part in
                var entry: JSONObject = [
                    "name": .string("\(resource.plural)/\(part.name)"), "singularName": "",
                    "namespaced": .bool(resource.isNamespaced),
                ]
                if part.group != resource.group || part.version != resource.version {
                    entry["group"] = .string(part.group)
                    entry["version"] = .string(part.version)
                }
                entry["kind"] = .string(part.kind)
                entry["verbs"] = list(part.verbs)
                return .object(entry)
            }
    }

    private func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

    // MARK: All at once

    /// `/api` as `apidiscovery.k8s.io/v2`: the core group.
    public var aggregatedCore: JSONValue { aggregated(groups.filter(\.name.isEmpty)) }

    /// `/apis` as `apidiscovery.k8s.io/v2`: all other groups.
    public var aggregatedGroups: JSONValue { aggregated(groups.filter { !$0.name.isEmpty }) }

    private func aggregated(_ groups: [(name: String, versions: [String])]) -> JSONValue {
        let items = groups.map { group -> JSONValue in
            // Only the core group has no name, and says so by lacking it.
            let metadata: JSONObject =
                group.name.isEmpty
                ? ["creationTimestamp": .null] : ["name": .string(group.name), "creationTimestamp": .null]
            let versions = group.versions.map { version -> JSONValue in
                let served = resources.filter { $0.group == group.name && $0.version == version }
                return [
                    "version": .string(version), "resources": .array(served.map(aggregatedEntry)),
                    "freshness": "Current",
                ]
            }
            return ["metadata": .object(metadata), "versions": .array(versions)]
        }
        return [
            "kind": "APIGroupDiscoveryList", "apiVersion": "apidiscovery.k8s.io/v2", "metadata": [:],
            "items": .array(items),
        ]
    }

    private func aggregatedEntry(_ resource: ServedResource) -> JSONValue {
        var entry: JSONObject = [
            "resource": .string(resource.plural),
            "responseKind": kind(of: resource, resource.group, resource.version, resource.kind),
            "scope": resource.isNamespaced ? "Namespaced" : "Cluster",
            "singularResource": .string(resource.singular), "verbs": list(resource.verbs),
        ]
        if !resource.shortNames.isEmpty { entry["shortNames"] = list(resource.shortNames) }
        if !resource.categories.isEmpty { entry["categories"] = list(resource.categories) }
        if !resource.subresources.isEmpty {
            entry["subresources"] = .array(
                resource.subresources.map { part in
                    [
                        "subresource": .string(part.name),
                        "responseKind": kind(of: resource, part.group, part.version, part.kind),
                        "verbs": list(part.verbs),
                    ]
                })
        }
        return .object(entry)
    }

    /// A kind as its resource tells it: built-in ones leave out group and version where they are the resource's.
    private func kind(
        of resource: ServedResource, _ group: String, _ version: String, _ kind: String
    ) -> JSONValue {
        var isOwn = false
        if case .builtIn = resource.shape { isOwn = group == resource.group && version == resource.version }
        return [
            "group": .string(isOwn ? "" : group), "version": .string(isOwn ? "" : version), "kind": .string(kind),
        ]
    }
}
