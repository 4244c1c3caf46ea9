public import KubernetesModel
import Wire

// Typed operations. For each there is one on JSON values in KubernetesClient+Unstructured.swift.

extension KubernetesClient {
    /// Reads an object.
    ///
    /// - Throws: ``KubernetesError``: `notFound` when there is none.
    public func get<Object: KubernetesResource>(
        _ type: Object.Type, _ key: ObjectKey
    ) async throws(KubernetesError) -> Object {
        try await perform(.get(Object.resourceType, key), .typed)
    }

    /// Reads an object, or nil when there is none.
    public func find<Object: KubernetesResource>(
        _ type: Object.Type, _ key: ObjectKey
    ) async throws(KubernetesError) -> Object? {
        do {
            return try await get(type, key)
        } catch {
            guard error.code == .notFound else { throw error }
            return nil
        }
    }

    /// Reads a collection, page by page, at one version.
    ///
    /// When the version grows too old between two pages, the list starts anew; the third time it asks for all in one.
    ///
    /// - Parameter namespace: Nil reads all namespaces.
    /// - Throws: ``KubernetesError``: `gone` when `options.resourceVersion` is too old.
    public func list<Object: KubernetesResource>(
        _ type: Object.Type, namespace: String? = nil, _ options: ListOptions = ListOptions()
    ) async throws(KubernetesError) -> ObjectList<Object> {
        try await listAll(Object.resourceType, namespace, options, .typed)
    }

    /// Watches a collection from a version on.
    ///
    /// The sequence ends when the server ends the watch; go on from the last version seen. Letting it go closes it.
    ///
    /// - Throws: ``KubernetesError``, here and from the sequence: `gone` asks for a new list; `idle` and `transport` to
    ///   go on from the last version seen.
    public func watch<Object: KubernetesResource>(
        _ type: Object.Type, namespace: String? = nil, _ options: WatchOptions
    ) async throws(KubernetesError) -> WatchSequence<Object> {
        try await watch(Object.resourceType, namespace, options, .typed)
    }

    /// Creates an object.
    ///
    /// - Throws: ``KubernetesError``: `alreadyExists`; after `transport`, `serverTimeout` or `deadlineExceeded` the object
    ///   may be there.
    @discardableResult
    public func create<Object: KubernetesResource>(
        _ object: Object, _ options: WriteOptions = WriteOptions()
    ) async throws(KubernetesError) -> Object {
        let request = KubernetesRequest.create(
            Object.resourceType, namespace: object.metadata.namespace, body: try encoded(object), options)
        return try await perform(request, .typed)
    }

    /// Replaces an object, or a part of it, by what is given; with a resourceVersion only if it is still the newest.
    ///
    /// Members that our types do not have are lost; use it for kinds that are ours.
    ///
    /// - Throws: ``KubernetesError``: `conflict` when the object changed since.
    @discardableResult
    public func replace<Object: KubernetesResource>(
        _ object: Object, subresource: Subresource? = nil, _ options: WriteOptions = WriteOptions()
    ) async throws(KubernetesError) -> Object {
        let request = KubernetesRequest.replace(
            Object.resourceType, object.metadata.key, body: try encoded(object), subresource: subresource, options)
        return try await perform(request, .typed)
    }

    /// Replaces the status of an object, and nothing else of it.
    @discardableResult
    public func replaceStatus<Object: KubernetesResource>(
        _ object: Object, _ options: WriteOptions = WriteOptions()
    ) async throws(KubernetesError) -> Object {
        try await replace(object, subresource: .status, options)
    }

    /// Changes an object, or a part of it.
    ///
    /// - Throws: ``KubernetesError``: `conflict` when the patch names another version, or another manager owns a member;
    ///   `invalid` when a test of a JSON patch fails.
    @discardableResult
    public func patch<Object: KubernetesResource>(
        _ type: Object.Type, _ key: ObjectKey, _ patch: Patch, subresource: Subresource? = nil,
        _ options: WriteOptions = WriteOptions()
    ) async throws(KubernetesError) -> Object {
        try await perform(.patch(Object.resourceType, key, patch, subresource: subresource, options), .typed)
    }

    /// Applies an object: makes it if it is not there, and sets the members that are given, which are then ours.
    ///
    /// - Parameter force: Whether members that other managers own are taken over.
    /// - Throws: ``KubernetesError``: `conflict` when another manager owns a member and `force` is false.
    @discardableResult
    public func apply<Object: KubernetesResource>(
        _ object: Object, force: Bool = false, subresource: Subresource? = nil, _ options: WriteOptions = WriteOptions()
    ) async throws(KubernetesError) -> Object {
        let value = try ObjectCoding.unstructured.decode(try encoded(object)[...])
        return try await patch(
            Object.self, object.metadata.key, .apply(value.appliable, force: force), subresource: subresource, options)
    }

    /// Deletes an object.
    ///
    /// - Returns: Whether it is gone or still held by finalizers or a grace period.
    /// - Throws: ``KubernetesError``: `notFound` when there is none; `conflict` when a precondition fails.
    @discardableResult
    public func delete<Object: KubernetesResource>(
        _ type: Object.Type, _ key: ObjectKey, _ options: DeleteOptions = DeleteOptions()
    ) async throws(KubernetesError) -> Deletion {
        try await delete(Object.resourceType, key, options)
    }
}

/// What a deletion led to.
public enum Deletion: Sendable, Equatable {
    /// The object is gone.
    case gone
    /// The object is marked, and goes when its finalizers and its grace period let it.
    case underWay
}

extension JSONValue {
    /// The object without what a server-side apply must not have: a version taken from a read is refused or binds the
    /// apply to it, which apply does not want.
    fileprivate var appliable: JSONValue {
        var value = self
        for member in ["resourceVersion", "uid", "creationTimestamp", "generation", "managedFields"] {
            value[at: "metadata", member] = nil
        }
        return value
    }
}
