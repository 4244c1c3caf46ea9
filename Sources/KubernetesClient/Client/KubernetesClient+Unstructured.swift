public import KubernetesModel
public import Wire

// Operations on objects whose kind is known only at run time: manifests, tests, tools.

extension KubernetesClient {
    /// Reads an object; see ``get(_:_:)-swift.method``.
    public func get(_ type: ResourceType, _ key: ObjectKey) async throws(KubernetesError) -> JSONValue {
        try await perform(.get(type, key), .unstructured)
    }

    /// Reads a collection.
    public func list(
        _ type: ResourceType, namespace: String? = nil, _ options: ListOptions = ListOptions()
    ) async throws(KubernetesError) -> ObjectList<JSONValue> {
        try await listAll(type, namespace, options, .unstructured)
    }

    /// Watches a collection.
    public func watch(
        _ type: ResourceType, namespace: String? = nil, _ options: WatchOptions
    ) async throws(KubernetesError) -> WatchSequence<JSONValue> {
        try await watch(type, namespace, options, .unstructured)
    }

    /// Creates an object from a manifest that has `apiVersion`, `kind` and `metadata`.
    @discardableResult
    public func create(
        _ type: ResourceType, _ manifest: JSONValue, _ options: WriteOptions = WriteOptions()
    ) async throws(KubernetesError) -> JSONValue {
        let namespace = manifest[at: "metadata", "namespace"]?.string
        return try await perform(
            .create(type, namespace: namespace, body: manifest.bytes(), options), .unstructured)
    }

    /// Replaces an object by a manifest.
    @discardableResult
    public func replace(
        _ type: ResourceType, _ manifest: JSONValue, subresource: Subresource? = nil,
        _ options: WriteOptions = WriteOptions()
    ) async throws(KubernetesError) -> JSONValue {
        try await perform(
            .replace(type, try key(of: manifest), body: manifest.bytes(), subresource: subresource, options),
            .unstructured)
    }

    /// Changes an object, or a part of it.
    @discardableResult
    public func patch(
        _ type: ResourceType, _ key: ObjectKey, _ patch: Patch, subresource: Subresource? = nil,
        _ options: WriteOptions = WriteOptions()
    ) async throws(KubernetesError) -> JSONValue {
        try await perform(.patch(type, key, patch, subresource: subresource, options), .unstructured)
    }

    /// Applies a manifest; see ``apply(_:force:subresource:_:)``.
    @discardableResult
    public func apply(
        _ type: ResourceType, _ manifest: JSONValue, force: Bool = false, subresource: Subresource? = nil,
        _ options: WriteOptions = WriteOptions()
    ) async throws(KubernetesError) -> JSONValue {
        try await patch(
            type, try key(of: manifest), .apply(manifest, force: force), subresource: subresource, options)
    }

    private func key(of manifest: JSONValue) throws(KubernetesError) -> ObjectKey {
        guard let name = manifest[at: "metadata", "name"]?.string, !name.isEmpty else {
            throw KubernetesError(.encoding, "the manifest has no metadata.name; give it one")
        }
        return ObjectKey(namespace: manifest[at: "metadata", "namespace"]?.string, name: name)
    }
}
