import KubernetesMachinery
import Wire

extension ObjectWriter {
    /// Replaces an object, or its status, by a body.
    func update(_ name: String, subresource: String, _ body: BodyReader.Body) throws(APIFailure) -> WriteResult {
        var warnings: [String] = []
        let object = try accepted(body, warnings: &warnings)
        guard object.name.isEmpty || object.name == name else {
            throw .wrongName(object.name, inPath: name)
        }
        let mayRetry = object.resourceVersion.isEmpty
        if mayRetry, !resource.rules.allowsUnconditionalUpdate {
            throw .invalid(
                resource.kindSubject(name),
                [
                    FieldError(
                        .invalid, FieldPath("metadata", "resourceVersion"), quoting: "0x0",
                        "must be specified for an update")
                ])
        }
        let stored = try change(name, subresource: subresource, mayRetry: mayRetry) { current throws(APIFailure) in
            if !object.uid.isEmpty, object.uid != current.value.uid {
                throw .wrongIdentity(
                    resource.subject(name), namespace: namespace ?? "", expected: object.uid, found: current.value.uid)
            }
            return object
        } note: {
            server.fields.noteUpdate(of: &$0, from: $1, writer: self, subresource: subresource)
        }
        return result(stored.value, warnings: warnings + stored.warnings)
    }

    /// An object after a change, in the store's form, and what its writer is warned of.
    struct Change {
        var value: JSONValue
        var warnings: [String]
    }

    /// Changes an object to what `make` makes of its latest state, both of the store's form.
    ///
    /// - Parameters:
    ///   - mayRetry: whether the change may be made anew on what another writer left.
    ///   - note: writes down who manages which fields.
    /// - Returns: the object as it is then.
    func change(
        _ name: String, subresource: String, mayRetry: Bool,
        _ make: (StoredObject) throws(APIFailure) -> JSONValue,
        note: (inout JSONValue, JSONValue) throws(APIFailure) -> Void
    ) throws(APIFailure) -> Change {
        while true {
            guard let current = store.object(key(name)) else { throw .notFound(resource.subject(name)) }
            let wanted = try make(current)
            var change = try prepared(wanted, from: current.value, name, subresource, note)
            if options.isDryRun { return change }
            do {
                change.value = try kept(change.value, name, after: current)
                return change
            } catch {
                guard error == .changed, mayRetry else { throw error.failure(resource.subject(name)) }
            }
        }
    }

    /// Puts what an object is to be into the store, where it changes anything.
    private func kept(_ next: JSONValue, _ name: String, after current: StoredObject) throws(StoreError) -> JSONValue {
        if isSame(next, current.value) { return current.value }
        if next.isTerminating, next.finalizers.isEmpty, !resource.rules.isHeldAtDeletion(next) {
            return try store.remove(key(name), at: current.revision, last: next).value
        }
        return try store.replace(key(name), at: current.revision, by: next).value
    }

    private func prepared(
        _ wanted: JSONValue, from old: JSONValue, _ name: String, _ subresource: String,
        _ note: (inout JSONValue, JSONValue) throws(APIFailure) -> Void
    ) throws(APIFailure) -> Change {
        var object = wanted
        if !object.resourceVersion.isEmpty, object.resourceVersion != old.resourceVersion {
            throw .staleResourceVersion(resource.subject(name))
        }
        if object.uid.isEmpty { object[at: "metadata", "uid"] = old[at: "metadata", "uid"] }
        for field in [
            "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation", "selfLink",
            "generateName", "namespace",
        ] {
            object[at: "metadata", field] = old[at: "metadata", field]
        }
        object[at: "metadata", "name"] = .string(name)
        object[at: "metadata", "resourceVersion"] = .string(old.resourceVersion)
        try separate(&object, from: old, subresource)
        if resource.rules.countsGenerations, Self.desired(object, resource) != Self.desired(old, resource) {
            let generation = old[at: "metadata", "generation"]?.integer ?? 0
            object[at: "metadata", "generation"] = .integer(generation + 1)
        }
        try note(&object, old)
        try checkEscalation(of: object, old: old)
        return Change(value: object, warnings: try check(object, old: old, subresource: subresource))
    }

    /// The main path leaves the status as it is, the status path everything else.
    private func separate(
        _ object: inout JSONValue, from old: JSONValue, _ subresource: String
    ) throws(APIFailure) {
        switch subresource {
        case "status":
            let status = object["status"]
            let managed = object[at: "metadata", "managedFields"]
            object = old
            object["status"] = status
            object[at: "metadata", "managedFields"] = managed
            resource.rules.prepareForStatusUpdate(&object, from: old, context)
        case "finalize":
            let finalizers = object[at: "spec", "finalizers"]
            object = old
            object[at: "spec", "finalizers"] = finalizers
        default:
            if resource.hasStatus { object["status"] = old["status"] }
            try resource.rules.prepareForUpdate(&object, from: old, context)
        }
    }

    /// What a change of counts as a new generation: everything for which users wish, nothing that is observed.
    private static func desired(_ object: JSONValue, _ resource: StoredResource) -> JSONObject {
        var members = object.object ?? JSONObject()
        members["metadata"] = nil
        if resource.hasStatus { members["status"] = nil }
        return members
    }

    /// Whether nothing changed but the times at which managers wrote.
    private func isSame(_ left: JSONValue, _ right: JSONValue) -> Bool {
        guard left != right else { return true }
        return Self.withoutTimes(left) == Self.withoutTimes(right)
    }

    private static func withoutTimes(_ object: JSONValue) -> JSONValue {
        var object = object
        guard let managers = object[at: "metadata", "managedFields"]?.array else { return object }
        object[at: "metadata", "managedFields"] = .array(
            managers.map { manager in
                var manager = manager
                manager["time"] = nil
                return manager
            })
        return object
    }
}
