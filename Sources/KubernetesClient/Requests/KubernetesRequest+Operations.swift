public import KubernetesModel
import Wire

// What the client sends for each operation. Source: Kubernetes API concepts and the API reference, 1.33.

extension KubernetesRequest {
    /// Reads one object.
    public static func get(_ type: ResourceType, _ key: ObjectKey, subresource: Subresource? = nil) -> Self {
        Self(
            verb: .get, method: .get, path: type.path(key, subresource), resource: type.rbacName(subresource),
            isIdempotent: true)
    }

    /// Reads a page of a collection.
    public static func list(
        _ type: ResourceType, namespace: String?, _ options: ListOptions, continueToken: String? = nil
    ) -> Self {
        var query = options.selection.query
        if let limit = options.pageSize { query.append(QueryItem("limit", String(limit))) }
        if let continueToken {
            // A continued list goes on at its own version; servers refuse a second one.
            query.append(QueryItem("continue", continueToken))
        } else if let version = options.resourceVersion {
            query.append(QueryItem("resourceVersion", version))
        }
        return Self(
            verb: .list, method: .get, path: type.path(namespace: namespace), query: query,
            resource: type.qualifiedName, isIdempotent: true)
    }

    /// Watches a collection.
    public static func watch(_ type: ResourceType, namespace: String?, _ options: WatchOptions) -> Self {
        let query =
            options.selection.query + [
                QueryItem("watch", "true"), QueryItem("allowWatchBookmarks", "true"),
                QueryItem("resourceVersion", options.resourceVersion),
                QueryItem("timeoutSeconds", String(max(1, options.serverTimeout.components.seconds))),
            ]
        return Self(
            verb: .watch, method: .get, path: type.path(namespace: namespace), query: query,
            resource: type.qualifiedName, isIdempotent: true)
    }

    /// Creates an object from its manifest.
    public static func create(
        _ type: ResourceType, namespace: String?, body: [UInt8], _ options: WriteOptions
    ) -> Self {
        Self(
            verb: .create, method: .post, path: type.path(namespace: namespace), query: options.query,
            contentType: "application/json", body: body, resource: type.qualifiedName, isIdempotent: false)
    }

    /// Replaces an object, or its status, by a manifest.
    public static func replace(
        _ type: ResourceType, _ key: ObjectKey, body: [UInt8], subresource: Subresource?, _ options: WriteOptions
    ) -> Self {
        Self(
            verb: .update, method: .put, path: type.path(key, subresource), query: options.query,
            contentType: "application/json", body: body, resource: type.rbacName(subresource), isIdempotent: false)
    }

    /// Changes an object, or its status.
    public static func patch(
        _ type: ResourceType, _ key: ObjectKey, _ patch: Patch, subresource: Subresource?, _ options: WriteOptions
    ) -> Self {
        var query = options.query
        if case .apply(_, force: true) = patch { query.append(QueryItem("force", "true")) }
        return Self(
            verb: .patch, method: .patch, path: type.path(key, subresource), query: query,
            contentType: patch.contentType, body: patch.body, resource: type.rbacName(subresource),
            isIdempotent: patch.isIdempotent)
    }

    /// Deletes an object.
    public static func delete(_ type: ResourceType, _ key: ObjectKey, _ options: DeleteOptions) -> Self {
        Self(
            verb: .delete, method: .delete, path: type.path(key, nil), contentType: "application/json",
            body: options.body, resource: type.qualifiedName,
            // With the uid a second delete cannot hit another object.
            isIdempotent: options.uid != nil)
    }

    /// Reads a path that is no resource: `/version`, `/apis/storage.k8s.io/v1`.
    public static func read(path: String) -> Self { Self(verb: .get, method: .get, path: path, isIdempotent: true) }
}

extension ResourceType {
    fileprivate func path(_ key: ObjectKey, _ subresource: Subresource?) -> String {
        path(namespace: key.namespace, name: key.name, subresource: subresource?.rawValue)
    }

    fileprivate func rbacName(_ subresource: Subresource?) -> String {
        subresource.map { "\(qualifiedName)/\($0.rawValue)" } ?? qualifiedName
    }
}

extension Selection {
    fileprivate var query: [KubernetesRequest.QueryItem] {
        var query: [KubernetesRequest.QueryItem] = []
        if let labels, !labels.isEmpty { query.append(KubernetesRequest.QueryItem("labelSelector", labels)) }
        if let fields, !fields.isEmpty { query.append(KubernetesRequest.QueryItem("fieldSelector", fields)) }
        return query
    }
}

extension WriteOptions {
    fileprivate var query: [KubernetesRequest.QueryItem] {
        var query = [KubernetesRequest.QueryItem("fieldManager", fieldManager)]
        if isDryRun { query.append(KubernetesRequest.QueryItem("dryRun", "All")) }
        if let fieldValidation {
            query.append(KubernetesRequest.QueryItem("fieldValidation", fieldValidation.rawValue))
        }
        return query
    }
}

extension DeleteOptions {
    fileprivate var body: [UInt8] {
        var options: JSONValue = ["apiVersion": "v1", "kind": "DeleteOptions"]
        if let uid { options[at: "preconditions", "uid"] = .string(uid) }
        if let resourceVersion { options[at: "preconditions", "resourceVersion"] = .string(resourceVersion) }
        if let propagation { options["propagationPolicy"] = .string(propagation.rawValue) }
        if let gracePeriodSeconds { options["gracePeriodSeconds"] = .integer(Int64(gracePeriodSeconds)) }
        if isDryRun { options["dryRun"] = ["All"] }
        return options.bytes()
    }
}
