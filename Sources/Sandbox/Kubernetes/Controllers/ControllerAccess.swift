import KubernetesMachinery
import Vocabulary
import Wire

/// What controllers do to the cluster.
struct ControllerAccess: Sendable {
    private static let user = UserIdentity(
        name: "system:kube-controller-manager", groups: ["system:masters", "system:authenticated"])

    let server: APIServer
    let queue: ControllerQueue

    var store: ObjectStore { server.store }
    var now: Timestamp { server.now }

    /// The object of a key as it is now.
    func object(_ key: ObjectKey) -> JSONValue? { store.object(key)?.value }

    /// Looks at an object again, soon.
    func revisit(_ key: ObjectKey) { queue.add(key) }

    /// Changes an object, whatever others do to it at the same time; does nothing when it is gone or stays the same.
    ///
    /// A terminating object that lost its last finalizer goes.
    ///
    /// - Returns: the object as it is then; nil when it is gone or could not be changed.
    @discardableResult
    func change(_ key: ObjectKey, _ edit: (inout JSONValue) -> Void) -> JSONValue? {
        while let current = store.object(key) {
            var object = current.value
            edit(&object)
            if object == current.value { return object }
            note(&object, from: current.value, key)
            do {
                let isHeld =
                    server.catalogue.byStoredCollection[key.collection]?.rules.isHeldAtDeletion(object) ?? false
                if object.isTerminating, object.finalizers.isEmpty, !isHeld {
                    try store.remove(key, at: current.revision, last: object)
                    return nil
                }
                return try store.replace(key, at: current.revision, by: object).value
            } catch {
                if case .notKept = error { queue.noteUnkept() }
                guard error == .changed else { return nil }
            }
        }
        return nil
    }

    /// Notes the controllers as managers of what they changed: of the status by its own path.
    private func note(_ object: inout JSONValue, from old: JSONValue, _ key: ObjectKey) {
        guard let writer = writer(for: key) else { return }
        var wished = object
        if writer.resource.hasStatus { wished["status"] = old["status"] }
        if wished != old { server.fields.noteUpdate(of: &wished, from: old, writer: writer, subresource: "") }
        if object["status"] != wished["status"] {
            var observed = wished
            observed["status"] = object["status"]
            server.fields.noteUpdate(of: &observed, from: wished, writer: writer, subresource: "status")
            wished = observed
        }
        object[at: "metadata", "managedFields"] = wished[at: "metadata", "managedFields"]
    }

    /// Deletes an object as a user would.
    func delete(_ key: ObjectKey, uid: String? = nil, propagation: DeleteOptions.Propagation = .background) {
        guard let writer = writer(for: key) else { return }
        var options = DeleteOptions(propagation: propagation)
        options.uid = uid
        // Who was faster has deleted it, or it is another object by now: both are fine.
        write { () throws(APIFailure) in _ = try writer.delete(key.name, options) }
    }

    /// Creates an object as a user would, unless it is there.
    func create(_ key: ObjectKey, _ object: JSONValue) {
        guard let writer = writer(for: key), store.object(key) == nil else { return }
        write { () throws(APIFailure) in _ = try writer.create(BodyReader.Body(value: object)) }
    }

    /// Writes; a refusal is as good as done, but what could not be kept is tried again later.
    private func write(_ body: () throws(APIFailure) -> Void) {
        do {
            try body()
        } catch {
            if error.code == 500 { queue.noteUnkept() }
        }
    }

    private func writer(for key: ObjectKey) -> ObjectWriter? {
        server.catalogue.byStoredCollection[key.collection].map { resource in
            ObjectWriter(
                server: server, resource: resource, namespace: resource.isNamespaced ? key.namespace : nil,
                user: Self.user, options: WriteOptions(fieldManager: "kube-controller-manager"), now: now)
        }
    }

    /// Reports something to whoever looks at an object: an Event, counted when it is reported again.
    func report(_ object: JSONValue, _ type: String, _ reason: String, _ message: String, from component: String) {
        let namespace = object.namespace.isEmpty ? "default" : object.namespace
        let digest = Self.digest("\(object.uid) \(type) \(reason) \(message)")
        let key = ObjectKey(
            collection: .core("events"), namespace: namespace, name: "\(object.name).\(digest)")
        let time = JSONValue.string(now.rfc3339)
        guard store.object(key) == nil else {
            change(key) { event in
                event["count"] = .integer((event["count"]?.integer ?? 1) + 1)
                event["lastTimestamp"] = time
            }
            return
        }
        create(
            key,
            [
                "metadata": ["name": .string(key.name), "namespace": .string(namespace)],
                "involvedObject": [
                    "kind": .string(object.kind), "namespace": .string(object.namespace),
                    "name": .string(object.name), "uid": .string(object.uid),
                    "apiVersion": .string(object.apiVersion), "resourceVersion": .string(object.resourceVersion),
                ], "reason": .string(reason), "message": .string(message),
                "source": ["component": .string(component)], "firstTimestamp": time, "lastTimestamp": time, "count": 1,
                "type": .string(type), "reportingComponent": .string(component), "reportingInstance": "",
            ])
    }

    /// A short name for a text, the same each time.
    private static func digest(_ text: String) -> String {
        let digits = String(stableHash(text), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
