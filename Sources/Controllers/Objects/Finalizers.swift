public import KubernetesClient
public import KubernetesModel
import Wire

/// Finalizers: names on an object that keep it from going before their owners have cleaned up.
///
/// *Expected flow*: add the finalizer before the first effect outside of the object; when the object is terminating,
/// undo the effects and then remove it. *Guarantees*: the finalizers of others are never touched: a patch names the
/// version and the uid that were read. *Assumes*: the cleaning up tolerates that nothing was ever done, and being done
/// twice.
public enum Finalizers {
    /// The patch that adds a finalizer, or nil when the object has it.
    public static func patch(adding name: String, to metadata: ObjectMeta) -> Patch? {
        let present = metadata.finalizers ?? []
        return present.contains(name) ? nil : patch(setting: present + [name], on: metadata)
    }

    /// The patch that removes a finalizer, or nil when the object does not have it.
    public static func patch(removing name: String, from metadata: ObjectMeta) -> Patch? {
        let present = metadata.finalizers ?? []
        return present.contains(name) ? patch(setting: present.filter { $0 != name }, on: metadata) : nil
    }

    private static func patch(setting finalizers: [String], on metadata: ObjectMeta) -> Patch {
        var change: JSONValue = ["metadata": ["finalizers": .array(finalizers.map { .string($0) })]]
        if let version = metadata.resourceVersion { change[at: "metadata", "resourceVersion"] = .string(version) }
        if let uid = metadata.uid { change[at: "metadata", "uid"] = .string(uid) }
        return .merge(change)
    }
}

extension KubernetesClient {
    /// Adds a finalizer to an object, if it does not have it.
    ///
    /// - Returns: The object as the server has it.
    /// - Throws: ``KubernetesError``: `conflict` when the object changed since it was read, `invalid` when it is
    ///   terminating, `notFound` when it is gone: look again.
    public func addFinalizer<Object: KubernetesResource>(
        _ name: String, to object: Object
    ) async throws(KubernetesError) -> Object {
        guard let change = Finalizers.patch(adding: name, to: object.metadata) else { return object }
        return try await patch(Object.self, object.metadata.key, change)
    }

    /// Removes a finalizer from an object, if it has it.
    ///
    /// - Returns: The object as the server has it, or nil when it is gone.
    /// - Throws: ``KubernetesError``: `conflict` when the object changed since it was read: look again.
    public func removeFinalizer<Object: KubernetesResource>(
        _ name: String, from object: Object
    ) async throws(KubernetesError) -> Object? {
        guard let change = Finalizers.patch(removing: name, from: object.metadata) else { return object }
        do {
            return try await patch(Object.self, object.metadata.key, change)
        } catch {
            guard error.code == .notFound else { throw error }
            return nil
        }
    }
}
