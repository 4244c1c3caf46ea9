import HTTPTypes
import KubernetesMachinery
import Wire

extension APIServer {
    /// Answers a request.
    func respond(to request: APIRequest) -> APIResponse {
        var caller: String?
        return respond(to: request, noting: &caller)
    }

    /// Answers a request, and notes the name of the user as whom it is made.
    func respond(to request: APIRequest, noting caller: inout String?) -> APIResponse {
        do {
            return try answer(request, noting: &caller)
        } catch {
            return .failure(error)
        }
    }

    private func answer(_ request: APIRequest, noting caller: inout String?) throws(APIFailure) -> APIResponse {
        let path = APIPath(request.path)
        let asker = try authenticator.identity(of: request)
        caller = asker.name
        let user = try impersonated(by: asker, request)
        caller = user.name
        let action = RequestedAction(request, path)
        try authorize(action, user)
        switch path {
        case .plain(let segments): return try plain(segments, request)
        case .version(let group, let version):
            try checkMethod(request, "GET")
            return try discovery(group: group, version: version, request)
        case .resource(let path): return try resource(path, action.verb, request, user)
        }
    }

    func checkMethod(_ request: APIRequest, _ allowed: String...) throws(APIFailure) {
        guard allowed.contains(request.method) || request.method == "HEAD" else { throw .methodNotAllowed() }
    }

    private func plain(_ segments: [String], _ request: APIRequest) throws(APIFailure) -> APIResponse {
        try checkMethod(request, "GET")
        switch (segments.first ?? "", segments.count) {
        case ("healthz", _), ("livez", _), ("readyz", _): return health(segments, request)
        case ("version", 1): return .json(Self.version)
        case ("api", 1), ("apis", 1), ("apis", 2): return try discovery(segments, request)
        case ("openapi", 2...): return try openAPI(Array(segments.dropFirst()), request)
        case (".well-known", 2) where segments[1] == "openid-configuration": return .json(issuerDocument)
        case ("openid", 3) where segments[1...] == ["v1", "jwks"]: return issuerKeys
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
        _ path: ResourcePath, _ verb: String, _ request: APIRequest, _ user: UserIdentity
    ) throws(APIFailure) -> APIResponse {
        guard let resource = catalogue.resource(path), resource.isNamespaced || path.namespace == nil,
            !(resource.isNamespaced && path.name != nil && path.namespace == nil)
        else { return nothing(inGroup: path.group) }
        guard request.method != "HEAD" else { throw .methodNotAllowed() }
        let call = ResourceCall(server: self, resource: resource, path: path, request: request, user: user)
        if let name = path.subresource, name != "status" { return try call.answerSubresource(name) }
        guard path.subresource == nil || resource.hasStatus else { throw call.unknownSubresource }
        if resource.verbs == ["create"] { return try call.answerReview() }
        guard Self.isServed(verb, by: resource, path) else { throw .methodNotAllowed(resource.subject()) }
        return try call.answer(verb)
    }

    /// The answer where a group serves nothing: built-in groups say it as an object, others do not answer themselves.
    func nothing(inGroup group: String) -> APIResponse {
        guard group.isEmpty || BuiltInResources.all.contains(where: { $0.group == group }) else {
            return .text("404 page not found\n", status: 404)
        }
        return .failure(.unknownPath)
    }

    private static func isServed(_ verb: String, by resource: StoredResource, _ path: ResourcePath) -> Bool {
        if path.subresource != nil { return ["get", "update", "patch"].contains(verb) }
        let isOnCollection = ["create", "list", "watch", "deletecollection"].contains(verb)
        return resource.verbs.contains(verb) && isOnCollection == (path.name == nil)
    }
}
