/// Where a path of the API leads.
enum APIPath: Equatable, Sendable {
    /// Everything that is no resource, by its segments: `["openapi", "v3"]`.
    case plain([String])
    /// The resources of a version: `/api/v1`, `/apis/apps/v1`.
    case version(group: String, version: String)
    case resource(ResourcePath)

    /// Reads a path, percent-encoded.
    init(_ path: String) {
        let segments = path.split(separator: "/").map { APIRequest.decoded($0) }
        switch (segments.first, segments.count) {
        case ("api", 2): self = .version(group: "", version: segments[1])
        case ("api", 3...):
            self =
                ResourcePath(group: "", version: segments[1], segments[2...]).map { .resource($0) } ?? .plain(segments)
        case ("apis", 3): self = .version(group: segments[1], version: segments[2])
        case ("apis", 4...):
            self =
                ResourcePath(group: segments[1], version: segments[2], segments[3...]).map { .resource($0) }
                ?? .plain(segments)
        default: self = .plain(segments)
        }
    }
}

/// A collection, an object or a subresource of it.
struct ResourcePath: Equatable, Sendable {
    let group: String
    let version: String
    /// Nil when the path names none: a resource of the cluster, or all namespaces.
    let namespace: String?
    let plural: String
    let name: String?
    let subresource: String?

    init?(group: String, version: String, _ rest: ArraySlice<String>) {
        var rest = rest
        var namespace: String?
        // /namespaces/x and its subresources are the namespace itself, anything longer is what lives in it.
        if rest.first == "namespaces", rest.count >= 3, !Self.isOfNamespaceItself(rest, group: group) {
            namespace = rest.dropFirst().first
            rest = rest.dropFirst(2)
        }
        guard let plural = rest.first, rest.count <= 3 else { return nil }
        self.group = group
        self.version = version
        self.namespace = namespace
        self.plural = plural
        self.name = rest.dropFirst().first
        self.subresource = rest.dropFirst(2).first
    }

    private static func isOfNamespaceItself(_ rest: ArraySlice<String>, group: String) -> Bool {
        group.isEmpty && rest.count == 3 && (rest.last == "status" || rest.last == "finalize")
    }

    var collection: CollectionKey { CollectionKey(group: group, plural: plural) }
}
