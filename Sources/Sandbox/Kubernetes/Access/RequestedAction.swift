import KubernetesMachinery

/// What somebody wants to do, as rules speak of it.
struct RequestedAction: Hashable, Sendable {
    /// `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `deletecollection`, or one that only rules know:
    /// `impersonate`, `bind`, `escalate`. On a path the HTTP method in small letters.
    var verb: String
    var group = ""
    /// Plural of the resource.
    var resource = ""
    var subresource = ""
    /// Empty for resources of the cluster and for all namespaces.
    var namespace = ""
    var name = ""
    /// The path when the action is on no resource: `/version`.
    var path: String?

    /// The resource with its subresource: `pods/log`.
    var qualifiedResource: String { subresource.isEmpty ? resource : "\(resource)/\(subresource)" }

    /// The action as a sentence of a refusal.
    var text: String {
        if let path { return "cannot \(verb) path \"\(path)\"" }
        let place = namespace.isEmpty ? "at the cluster scope" : "in the namespace \"\(namespace)\""
        return "cannot \(verb) resource \"\(qualifiedResource)\" in API group \"\(group)\" \(place)"
    }
}

extension RequestedAction {
    /// What a request asks for, whether or not it is served.
    ///
    /// Source: k8s.io/apiserver, pkg/endpoints/request/requestinfo.go, 1.33.
    init(_ request: APIRequest, _ path: APIPath) {
        switch path {
        case .plain, .version:
            self.init(verb: request.method.lowercased(), path: APIRequest.decoded(request.path[...]))
        case .resource(let path):
            let isNamespaceItself = path.group.isEmpty && path.plural == "namespaces"
            self.init(
                verb: Self.verb(of: request, path), group: path.group, resource: path.plural,
                subresource: path.subresource ?? "",
                namespace: path.namespace ?? (isNamespaceItself ? path.name ?? "" : ""),
                name: path.name ?? Self.selectedName(request))
        }
    }

    private static func verb(of request: APIRequest, _ path: ResourcePath) -> String {
        switch request.method {
        case "GET", "HEAD":
            if path.name != nil { return "get" }
            return request.flag("watch") ? "watch" : "list"
        case "POST": return "create"
        case "PUT": return "update"
        case "PATCH": return "patch"
        case "DELETE": return path.name == nil ? "deletecollection" : "delete"
        default: return ""
        }
    }

    /// A list or a watch of one name counts as a request for that name.
    private static func selectedName(_ request: APIRequest) -> String {
        guard request.method == "GET" || request.method == "HEAD", let text = request.parameter("fieldSelector"),
            let selector = try? FieldSelector(parsing: text)
        else { return "" }
        return selector.required("metadata.name") ?? ""
    }
}
