import KubernetesMachinery
import Vocabulary
import Wire

extension ObjectWriter {
    private static let json = "application/json-patch+json"
    private static let merge = "application/merge-patch+json"
    private static let strategic = "application/strategic-merge-patch+json"
    private static let apply = "application/apply-patch+yaml"

    /// Patches an object, or its status, in the way that the body's media type says.
    func patch(_ name: String, subresource: String, _ request: APIRequest) throws(APIFailure) -> WriteResult {
        let type = BodyReader.mediaType(of: request)
        switch type {
        case Self.apply: return try apply(name, subresource, try BodyReader.yaml(request.body))
        case Self.json, Self.merge: break
        case Self.strategic where !resource.isCustom: break
        case Self.strategic: throw .unsupportedMediaType([Self.json, Self.merge, Self.apply])
        default: throw .unknownPatchType
        }
        let body = try BodyReader.patch(request.body)
        var warnings: [String] = []
        // A patch that names a resource version fails when the object has moved on; any other is made anew.
        let mayRetry = body.value[at: "metadata", "resourceVersion"] == nil
        let stored = try change(name, subresource: subresource, mayRetry: mayRetry) {
            current throws(APIFailure) in
            let before = resource.presented(current.value)
            let after = try patched(before, type, body.value)
            if let fault = fieldTypeFault(after) { throw unreadable(after, because: fault, type, body.value) }
            guard after.name == name else { throw .wrongName(after.name, inPath: name) }
            warnings = []
            return try accepted(
                BodyReader.Body(value: after, duplicates: body.duplicates), warnings: &warnings)
        } note: {
            server.fields.noteUpdate(of: &$0, from: $1, writer: self, subresource: subresource)
        }
        return result(stored.value, warnings: warnings + stored.warnings)
    }

    /// The failure of a patch that makes values of wrong types.
    private func unreadable(
        _ object: JSONValue, because fault: String, _ type: String, _ patch: JSONValue
    ) -> APIFailure {
        guard type == Self.strategic, case .builtIn(let kind) = resource.served.shape else {
            return .unreadablePatch(object.text(), because: fault)
        }
        let words = TypedDecoding.conversionFault(in: object.object ?? JSONObject(), type: kind)
        return .unreadablePatch(patch.goText, because: words ?? fault)
    }

    private func patched(_ object: JSONValue, _ type: String, _ patch: JSONValue) throws(APIFailure) -> JSONValue {
        do {
            switch type {
            case Self.json: return try JSONPatch(patch).applied(to: object)
            case Self.merge: return .object(try MergePatch.apply(patch, to: object.object ?? JSONObject()))
            default:
                return .object(
                    try StrategicMergePatch.apply(
                        patch, to: object.object ?? JSONObject(), schema: resource.schema.structural))
            }
        } catch {
            throw error.failure
        }
    }

    // MARK: Server-side apply

    private func apply(_ name: String, _ subresource: String, _ body: BodyReader.Body) throws(APIFailure) -> WriteResult
    {
        guard options.fieldManagerIsGiven else {
            throw .invalid(
                APIFailure.Subject(group: "meta.k8s.io", kind: "PatchOptions", name: ""),
                [.required(FieldPath("fieldManager"), "is required for apply patch")])
        }
        var configuration = body.value
        guard !configuration.name.isEmpty else {
            throw .badRequest(
                "the name of the object (\(name) based on URL) was undeterminable: name must be provided")
        }
        if !resource.isCustom { configuration = configuration.withoutNulls }
        guard configuration.name.isEmpty || configuration.name == name else {
            throw .wrongName(configuration.name, inPath: name)
        }
        configuration[at: "metadata", "name"] = .string(name)
        if resource.isNamespaced, let namespace {
            configuration[at: "metadata", "namespace"] = .string(namespace)
        }
        var warnings: [String] = []
        guard store.object(key(name)) != nil || !subresource.isEmpty else {
            return try applyNew(configuration, body, &warnings)
        }
        var noted: JSONValue?
        let stored = try change(name, subresource: subresource, mayRetry: configuration.resourceVersion.isEmpty) {
            current throws(APIFailure) in
            let applied = try applied(configuration, to: resource.presented(current.value), subresource)
            noted = applied[at: "metadata", "managedFields"]
            warnings = []
            return try accepted(
                BodyReader.Body(value: applied, duplicates: body.duplicates), warnings: &warnings)
        } note: { object, _ in
            object[at: "metadata", "managedFields"] = noted
        }
        return result(stored.value, warnings: warnings + stored.warnings)
    }

    private func applyNew(
        _ configuration: JSONValue, _ body: BodyReader.Body, _ warnings: inout [String]
    ) throws(APIFailure) -> WriteResult {
        guard configuration.uid.isEmpty else {
            throw .conflict(
                resource.subject(configuration.name),
                because: "uid mismatch: the provided object specified uid \(configuration.uid), and no existing object "
                    + "was found")
        }
        // Who applies what is not there creates it; the name is known to the rules.
        try server.authorize(
            RequestedAction(
                verb: "create", group: resource.group, resource: resource.plural, namespace: namespace ?? "",
                name: configuration.name), user)
        let applied = try applied(configuration, to: nil, "")
        let object = try accepted(
            BodyReader.Body(value: applied, duplicates: body.duplicates), warnings: &warnings)
        let noted = applied[at: "metadata", "managedFields"]
        return try create(object, warnings: warnings) { object, _ in
            object[at: "metadata", "managedFields"] = noted
        }
    }

    private func applied(
        _ configuration: JSONValue, to live: JSONValue?, _ subresource: String
    ) throws(APIFailure) -> JSONValue {
        let manager = server.fields.manager(for: resource, subresource: subresource)
        return .object(
            try manager.applied(
                configuration.object ?? JSONObject(), live: live?.object, manager: options.fieldManager,
                force: options.isForced, time: now.rfc3339))
    }
}
