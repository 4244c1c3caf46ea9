import HTTPTypes
import KubernetesMachinery
import Wire

extension APIServer {
    /// Paths that answer those who did not say who they are.
    private static let openPaths: Set<String> = ["healthz", "livez", "readyz", "version"]

    /// Answers a request.
    func respond(to request: APIRequest) -> APIResponse {
        do {
            return try answer(request)
        } catch {
            return .failure(error)
        }
    }

    private func answer(_ request: APIRequest) throws(APIFailure) -> APIResponse {
        let path = APIPath(request.path)
        let asker = try authenticator.identity(of: request)
        if case .plain(let segments) = path, Self.openPaths.contains(segments.first ?? "") {
            return try plain(segments, request, asker)
        }
        guard let asker else { throw .unauthorized }
        let user = try impersonated(by: asker, request)
        switch path {
        case .plain(let segments):
            try authorize(
                RequestedAction(verb: request.method.lowercased(), group: "", resource: "", path: request.path),
                user)
            return try plain(segments, request, user)
        case .version(let group, let version):
            try checkMethod(request, "GET")
            return try discovery(group: group, version: version, request)
        case .resource(let path): return try resource(path, request, user)
        }
    }

    /// Whom the request is made as: the one who asks, or the one that `kubectl --as` names.
    ///
    /// Source: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation (1.32).
    private func impersonated(by asker: UserIdentity, _ request: APIRequest) throws(APIFailure) -> UserIdentity {
        guard let userField = HTTPField.Name("Impersonate-User"), let name = request.headers[userField],
            let groupField = HTTPField.Name("Impersonate-Group")
        else { return asker }
        try authorize(RequestedAction(verb: "impersonate", group: "", resource: "users", name: name), asker)
        var groups = request.headers[values: groupField]
        let parts = name.split(separator: ":", omittingEmptySubsequences: false)
        if groups.isEmpty, parts.count == 4, name.hasPrefix("system:serviceaccount:") {
            groups = ["system:serviceaccounts", "system:serviceaccounts:\(parts[2])"]
        }
        let everybody = name == UserIdentity.anonymous.name ? "system:unauthenticated" : "system:authenticated"
        return UserIdentity(name: name, groups: groups.contains(everybody) ? groups : groups + [everybody])
    }

    func checkMethod(_ request: APIRequest, _ allowed: String...) throws(APIFailure) {
        guard allowed.contains(request.method) || request.method == "HEAD" else { throw .methodNotAllowed() }
    }

    private func plain(
        _ segments: [String], _ request: APIRequest, _ user: UserIdentity?
    ) throws(APIFailure) -> APIResponse {
        try checkMethod(request, "GET")
        switch (segments.first ?? "", segments.count) {
        case ("healthz", _), ("livez", _), ("readyz", _): return health(segments, request)
        case ("version", 1): return .json(Self.version)
        case ("api", 1), ("apis", 1), ("apis", 2): return try discovery(segments, request)
        case ("openapi", 2...): return try openAPI(Array(segments.dropFirst()), request)
        case ("", 0):
            return .json(["paths": ["/api", "/apis", "/healthz", "/livez", "/openapi/v3", "/readyz", "/version"]])
        default: return .text("404 page not found\n", status: 404)
        }
    }

    private func health(_ segments: [String], _ request: APIRequest) -> APIResponse {
        guard request.parameter("verbose") != nil else { return .text("ok") }
        return .text("[+]ping ok\n[+]store ok\n\(segments.first ?? "healthz") check passed\n")
    }

    private static let version: JSONValue = [
        "major": "1", "minor": "32", "gitVersion": .string(gitVersion),
        "gitCommit": "0000000000000000000000000000000000000000", "gitTreeState": "clean",
        "buildDate": "2025-04-22T16:03:58Z", "goVersion": "go1.23.6", "compiler": "gc", "platform": "linux/amd64",
    ]

    // MARK: Resources

    private func resource(
        _ path: ResourcePath, _ request: APIRequest, _ user: UserIdentity
    ) throws(APIFailure) -> APIResponse {
        guard let resource = catalogue.resource(path) else { return .text("404 page not found\n", status: 404) }
        guard resource.isNamespaced || path.namespace == nil,
            !(resource.isNamespaced && path.name != nil && path.namespace == nil)
        else { return .text("404 page not found\n", status: 404) }
        let verb = Self.verb(of: request, path)
        try authorize(
            RequestedAction(
                verb: verb ?? request.method.lowercased(), group: path.group, resource: path.plural,
                subresource: path.subresource ?? "",
                namespace: path.namespace ?? (path.group.isEmpty && path.plural == "namespaces" ? path.name ?? "" : ""),
                name: path.name ?? ""),
            user)
        let call = ResourceCall(server: self, resource: resource, path: path, request: request, user: user)
        if let name = path.subresource, name != "status" { return try call.answerSubresource(name) }
        guard path.subresource == nil || resource.hasStatus else { throw .unknownPath }
        if resource.verbs == ["create"] { return try call.answerReview() }
        guard let verb, Self.isServed(verb, by: resource, path) else { throw .methodNotAllowed(resource.subject()) }
        return try call.answer(verb)
    }

    private static func isServed(_ verb: String, by resource: StoredResource, _ path: ResourcePath) -> Bool {
        guard path.subresource != nil else { return resource.verbs.contains(verb) }
        return ["get", "update", "patch"].contains(verb)
    }

    private static func verb(of request: APIRequest, _ path: ResourcePath) -> String? {
        switch (request.method, path.name) {
        case ("GET", nil), ("HEAD", nil): request.flag("watch") ? "watch" : "list"
        case ("GET", _), ("HEAD", _): "get"
        case ("POST", nil): "create"
        case ("PUT", .some): "update"
        case ("PATCH", .some): "patch"
        case ("DELETE", nil): "deletecollection"
        case ("DELETE", .some): "delete"
        default: nil
        }
    }

    /// Throws where nobody allows the action.
    func authorize(_ action: RequestedAction, _ user: UserIdentity) throws(APIFailure) {
        guard case .denied = authorizer.verdict(on: action, by: user) else { return }
        throw Self.refusal(of: action, user)
    }

    private static func refusal(of action: RequestedAction, _ user: UserIdentity) -> APIFailure {
        guard !action.resource.isEmpty else {
            return APIFailure(
                code: 403, reason: "Forbidden",
                message: "forbidden: User \"\(user.name)\" cannot \(action.verb) path \"\(action.path)\"")
        }
        let what = action.subresource.isEmpty ? action.resource : "\(action.resource)/\(action.subresource)"
        let place = action.namespace.isEmpty ? "at the cluster scope" : "in the namespace \"\(action.namespace)\""
        return .forbidden(
            APIFailure.Subject(group: action.group, kind: action.resource, name: action.name),
            because: "User \"\(user.name)\" cannot \(action.verb) resource \"\(what)\" in API group "
                + "\"\(action.group)\" \(place)")
    }
}
