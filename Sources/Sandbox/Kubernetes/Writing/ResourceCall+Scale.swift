import KubernetesMachinery
import Wire

extension ResourceCall {
    private static let subject = APIFailure.Subject(group: "autoscaling", kind: "Scale", name: "")

    /// Answers a request to the subresource `scale`: how many replicas there are and shall be.
    func answerScale(of name: String) throws(APIFailure) -> APIResponse {
        guard let paths = resource.scale else { throw .unknownPath }
        switch request.method {
        case "GET", "HEAD":
            guard let found = server.store.object(resource.key(namespace: path.namespace, name: name)) else {
                throw .notFound(resource.subject(name))
            }
            return .json(try scale(of: resource.presented(found.value), paths))
        case "PUT":
            let body = try BodyReader.object(of: request).value
            return try change(name, paths) { _ throws(APIFailure) in body }
        case "PATCH":
            let type = BodyReader.mediaType(of: request)
            let patch = try BodyReader.patch(request.body).value
            return try change(name, paths) { current throws(APIFailure) in
                try Self.patched(current, type, patch)
            }
        default: throw .methodNotAllowed(resource.subject())
        }
    }

    private func scale(of object: JSONValue, _ paths: ScalePaths) throws(APIFailure) -> JSONValue {
        guard !resource.isCustom || object[path: paths.wanted] != nil else {
            throw .internalError("the spec replicas field \".\(paths.wanted.joined(separator: "."))\" does not exist")
        }
        return paths.scale(of: object)
    }

    private static func patched(
        _ scale: JSONValue, _ type: String, _ patch: JSONValue
    ) throws(APIFailure) -> JSONValue {
        let json = "application/json-patch+json"
        let merge = ["application/merge-patch+json", "application/strategic-merge-patch+json"]
        guard type == json || merge.contains(type) else { throw .unsupportedMediaType([json] + merge) }
        do {
            if type == json { return try JSONPatch(patch).applied(to: scale) }
            return .object(try MergePatch.apply(patch, to: scale.object ?? JSONObject()))
        } catch {
            throw error.failure
        }
    }

    /// Writes the number of a changed `Scale` into the object.
    private func change(
        _ name: String, _ paths: ScalePaths, _ edit: (JSONValue) throws(APIFailure) -> JSONValue
    ) throws(APIFailure) -> APIResponse {
        let writer = try writer()
        let stored = try writer.change(name, subresource: "", mayRetry: true) { current throws(APIFailure) in
            var object = resource.presented(current.value)
            let wanted = try edit(try scale(of: object, paths))
            try check(wanted, name)
            object[path: paths.wanted] = .integer(wanted[at: "spec", "replicas"]?.integer ?? 0)
            if !wanted.resourceVersion.isEmpty {
                object[at: "metadata", "resourceVersion"] = .string(wanted.resourceVersion)
            }
            if !wanted.uid.isEmpty { object[at: "metadata", "uid"] = .string(wanted.uid) }
            return resource.stored(object)
        } note: {
            server.fields.noteUpdate(of: &$0, from: $1, writer: writer, subresource: "scale")
        }
        return .json(paths.scale(of: resource.presented(stored.value)))
    }

    private func check(_ scale: JSONValue, _ name: String) throws(APIFailure) {
        guard scale.name.isEmpty || scale.name == name else { throw .wrongName(scale.name, inPath: name) }
        let number = scale[at: "spec", "replicas"]?.integer ?? 0
        guard number < 0 else { return }
        var subject = Self.subject
        subject.name = name
        throw .invalid(
            subject,
            [.invalid(FieldPath("spec", "replicas"), .integer(number), "must be greater than or equal to 0")])
    }
}
