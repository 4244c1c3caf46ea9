import KubernetesMachinery
import Wire

/// One request to a resource that is served.
struct ResourceCall: Sendable {
    let server: APIServer
    let resource: StoredResource
    let path: ResourcePath
    let request: APIRequest
    let user: UserIdentity

    /// Answers a request whose verb the resource has.
    func answer(_ verb: String) throws(APIFailure) -> APIResponse {
        let form = try ResponseForm(request)
        if resource.storedCollection == .core("events") { EventExpiry.expire(in: server.store, now: server.now) }
        switch verb {
        case "get": return try get(form)
        case "list": return try list(form)
        case "watch": return try watch(form)
        case "create":
            let body = try BodyReader.object(of: request, kind: resource.kind)
            return answer(try writer().create(body), form)
        case "update":
            let body = try BodyReader.object(of: request, kind: resource.kind)
            return answer(try writer().update(path.name ?? "", subresource: path.subresource ?? "", body), form)
        case "patch":
            return answer(try writer().patch(path.name ?? "", subresource: path.subresource ?? "", request), form)
        case "delete": return try delete(form)
        case "deletecollection": return try deleteCollection()
        default: throw .methodNotAllowed(resource.subject())
        }
    }

    func writer() throws(APIFailure) -> ObjectWriter {
        ObjectWriter(
            server: server, resource: resource, namespace: path.namespace, user: user,
            options: try WriteOptions(request), now: server.now)
    }

    private func get(_ form: ResponseForm) throws(APIFailure) -> APIResponse {
        let name = path.name ?? ""
        try checkVersion()
        guard let found = server.store.object(resource.key(namespace: path.namespace, name: name)) else {
            throw .notFound(resource.subject(name))
        }
        if form.shape == .whole, resource.isShown(as: found) {
            return APIResponse(status: 200, type: "application/json", bytes: found.bytes)
        }
        return .json(form.shaped(resource.presented(found.value), resource, now: server.now))
    }

    /// A read that asks for a version waits for it; one to come is not waited for here.
    private func checkVersion() throws(APIFailure) {
        guard let text = request.parameter("resourceVersion"), !text.isEmpty else { return }
        guard let version = UInt64(text) else {
            throw APIFailure(code: 500, reason: "", message: APIFailure.noResourceVersion(text))
        }
        let current = server.store.revision
        guard version <= current else { throw .tooLargeResourceVersion(version, current: current) }
    }

    private func answer(_ result: WriteResult, _ form: ResponseForm) -> APIResponse {
        var response = APIResponse.json(
            form.shaped(result.value, resource, now: server.now), status: result.isCreated ? 201 : 200)
        response.objectName = result.value.name
        response.warn(result.warnings)
        return response
    }

    private func delete(_ form: ResponseForm) throws(APIFailure) -> APIResponse {
        let name = path.name ?? ""
        let options = try DeleteOptions(request)
        switch try writer().delete(name, options) {
        case .begun(let object): return .json(form.shaped(object, resource, now: server.now))
        case .gone(let object):
            var details: JSONValue = ["name": .string(name)]
            if !resource.group.isEmpty { details["group"] = .string(resource.group) }
            details["kind"] = .string(resource.plural)
            details["uid"] = .string(object.uid)
            return .json([
                "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success", "details": details,
            ])
        }
    }

    private func deleteCollection() throws(APIFailure) -> APIResponse {
        let options = try DeleteOptions(request)
        let selection = try Selection(request, resource)
        let found = server.store.objects(of: resource.storedCollection, namespace: path.namespace)
            .filter { selection.accepts($0) }
        var deleted: [JSONValue] = []
        for object in found {
            let writer = ObjectWriter(
                server: server, resource: resource, namespace: object.value.namespace, user: user,
                options: try WriteOptions(request), now: server.now)
            do {
                _ = try writer.delete(object.value.name, options)
                deleted.append(resource.presented(object.value))
            } catch {
                // Whoever was faster deleted it as well.
                guard error.code == 404 else { throw error }
            }
        }
        return .json([
            "kind": .string(resource.listKind), "apiVersion": .string(resource.apiVersion),
            "metadata": ["resourceVersion": .string(String(server.store.revision))], "items": .array(deleted),
        ])
    }
}
