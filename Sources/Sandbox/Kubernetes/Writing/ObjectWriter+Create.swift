import KubernetesMachinery
import Vocabulary
import Wire

extension ObjectWriter {
    /// Creates an object of a body.
    func create(_ body: BodyReader.Body) throws(APIFailure) -> WriteResult {
        var warnings: [String] = []
        let object = try accepted(body, warnings: &warnings)
        return try create(object, warnings: warnings) { object, _ in
            server.fields.noteUpdate(of: &object, from: nil, writer: self, subresource: "")
        }
    }

    /// Creates an object of the store's form.
    ///
    /// - Parameter note: writes down who manages which fields.
    func create(
        _ object: JSONValue, warnings: [String], note: (inout JSONValue, JSONValue?) throws(APIFailure) -> Void
    ) throws(APIFailure) -> WriteResult {
        var object = object
        try placeInNamespace(&object)
        try checkNamespace(of: object)
        let prefix = object[at: "metadata", "generateName"]?.string ?? ""
        let isGenerated = object.name.isEmpty && !prefix.isEmpty
        if isGenerated { object[at: "metadata", "name"] = .string(prefix + server.makeSuffix()) }
        // A name that was made up and is taken is made up again, a few times.
        var attempts = isGenerated ? 8 : 1
        while true {
            attempts -= 1
            let made = try prepared(object, note)
            guard !options.isDryRun else {
                guard store.object(key(made.name)) == nil else { throw .alreadyExists(resource.subject(made.name)) }
                return result(made, isCreated: true, warnings: warnings)
            }
            do {
                let stored = try store.create(key(made.name), made)
                return result(stored.value, isCreated: true, warnings: warnings)
            } catch {
                guard error == .alreadyExists, attempts > 0 else { throw refusal(error, made.name) }
                object[at: "metadata", "name"] = .string(prefix + server.makeSuffix())
            }
        }
    }

    private func prepared(
        _ object: JSONValue, _ note: (inout JSONValue, JSONValue?) throws(APIFailure) -> Void
    ) throws(APIFailure) -> JSONValue {
        var object = object
        guard object[at: "metadata", "resourceVersion"]?.string ?? "" == "" else {
            throw .badRequest("resourceVersion should not be set on objects to be created")
        }
        for field in ["resourceVersion", "deletionTimestamp", "deletionGracePeriodSeconds", "selfLink", "generation"] {
            object[at: "metadata", field] = nil
        }
        if resource.isCustom, resource.hasStatus { object["status"] = nil }
        object[at: "metadata", "uid"] = .string(server.makeUID())
        object[at: "metadata", "creationTimestamp"] = .string(now.rfc3339)
        if resource.rules.countsGenerations { object[at: "metadata", "generation"] = 1 }
        // What the server adds belongs to no manager, so that no apply takes it away.
        try note(&object, nil)
        try checkEscalation(of: object, old: nil)
        try resource.rules.prepareForCreate(&object, context)
        try check(object, old: nil)
        return object
    }

    private func refusal(_ error: StoreError, _ name: String) -> APIFailure {
        if error == .alreadyExists, store.object(key(name))?.value.isTerminating == true {
            return .stillThere(resource.subject(name))
        }
        return error.failure(resource.subject(name))
    }

    private func placeInNamespace(_ object: inout JSONValue) throws(APIFailure) {
        guard resource.isNamespaced, let namespace else { return }
        if object.namespace.isEmpty { object[at: "metadata", "namespace"] = .string(namespace) }
        guard object.namespace == namespace else {
            throw .badRequest(
                "the namespace of the provided object does not match the namespace sent on the request")
        }
    }

    /// What is created needs a namespace that is there and stays.
    private func checkNamespace(of object: JSONValue) throws(APIFailure) {
        guard resource.isNamespaced, let namespace else { return }
        let key = ObjectKey(collection: .core("namespaces"), namespace: "", name: namespace)
        guard let found = store.object(key)?.value else { throw .notFound(key.collection.subject(namespace)) }
        guard !found.isTerminating else {
            throw .forbidden(
                resource.subject(object.name),
                because: "unable to create new content in namespace \(namespace) because it is being terminated",
                causes: [
                    APIFailure.Cause(
                        reason: "NamespaceTerminating", message: "namespace \(namespace) is being terminated",
                        field: "metadata.namespace")
                ])
        }
    }
}
