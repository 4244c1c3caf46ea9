public import Wire

/// Keeps `metadata.managedFields`, and applies what a manager wants to an object (server-side apply).
///
/// Make one for each resource, version and subresource. Fields are followed over versions by name: conversion between
/// versions, which the sandbox does not have, would change that.
///
/// Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/ (1.32); texts as a kube-apiserver gave them.
public struct FieldManager: Sendable {
    /// Fields that no manager owns, because the server writes them.
    private static let unowned: FieldSet = {
        var set = FieldSet()
        for name in ["apiVersion", "kind", "metadata"] { set.insert([.field(name)]) }
        for name in [
            "name", "namespace", "creationTimestamp", "selfLink", "uid", "clusterName", "generation", "managedFields",
            "resourceVersion",
        ] {
            set.insert([.field("metadata"), .field(name)])
        }
        return set
    }()

    private let schema: StructuralSchema
    private let apiVersion: String
    private let subresource: String
    private let ignored: [[PathElement]]

    /// Makes a manager of fields.
    ///
    /// - Parameters:
    ///   - schema: the schema with ``StructuralSchema/withResourceFields()``.
    ///   - apiVersion: the group and version of the requests: `apps/v1`.
    ///   - subresource: `status`, or empty for the object itself.
    ///   - ignoredFields: what writes here cannot change: `[["status"]]` for the object of a kind with a status
    ///     subresource, `[["spec"], ["metadata"]]` for its status.
    public init(
        schema: StructuralSchema, apiVersion: String, subresource: String = "", ignoredFields: [[String]] = []
    ) {
        self.schema = schema
        self.apiVersion = apiVersion
        self.subresource = subresource
        ignored = ignoredFields.map { $0.map { .field($0) } }
    }

    // MARK: Create, update and patch

    /// The new object with `managedFields` that say what the manager wrote by a create, an update or a patch.
    ///
    /// - Parameters:
    ///   - live: the object before; nil on create.
    ///   - new: the object as it will be stored. An empty list of managed fields in it resets them; without one the
    ///     live object's are taken.
    ///   - manager: the request's `fieldManager`, or what stands before the slash in its user agent.
    ///   - time: now, RFC 3339.
    public func updated(_ new: JSONObject, live: JSONObject?, manager: String, time: String) -> JSONObject {
        var managed = managedFields(of: new, live: live)
        // Who wrote an object without managed fields is not known; tracking starts with the first apply.
        if live != nil, managed.entries.isEmpty { return with(managed, new) }
        let old = live.map(stripped) ?? JSONObject()
        let current = stripped(new)
        let comparison = FieldComparison(old, current, schema: schema).without(ignored)
        let writer = ManagedFields.Manager(
            name: manager, isApply: false, apiVersion: apiVersion, subresource: subresource)
        let before = managed.entries[writer]?.fields
        release(comparison, from: &managed, but: writer)
        let fields = (before ?? FieldSet()).subtracting(comparison.removed).union(comparison.taken)
            .subtracting(Self.unowned)
        if fields.isEmpty {
            managed.entries[writer] = nil
        } else {
            let isChanged = before != fields || !comparison.taken.subtracting(Self.unowned).isEmpty
            let lastTime = managed.entries[writer]?.time
            managed.entries[writer] = .init(
                fields: fields, apiVersion: apiVersion, time: isChanged ? time : lastTime ?? time)
        }
        managed.cap()
        return with(managed, new)
    }

    private func managedFields(of new: JSONObject, live: JSONObject?) -> ManagedFields {
        let given = new["metadata"]?["managedFields"]?.array
        if let given, given.allSatisfy({ $0.object?.isEmpty == true }) { return ManagedFields() }
        return ManagedFields(given ?? live?["metadata"]?["managedFields"]?.array ?? [])
    }

    private func release(
        _ comparison: FieldComparison, from managed: inout ManagedFields, but writer: ManagedFields.Manager
    ) {
        for (manager, entry) in managed.entries where manager != writer {
            let fields = entry.fields.subtracting(comparison.taken).subtracting(comparison.removed)
            managed.entries[manager] =
                fields.isEmpty
                ? nil
                : .init(
                    fields: fields, apiVersion: entry.apiVersion, time: entry.time)
        }
    }

    // MARK: Apply

    /// The object after a manager applied its configuration: what it no longer applies and nobody else owns is gone.
    ///
    /// - Parameters:
    ///   - configuration: all that the manager wants of the object.
    ///   - live: the object before; nil where it does not exist yet.
    ///   - force: whether to take fields that others own with other values.
    ///   - time: now, RFC 3339.
    /// - Throws: ``APIFailure``: 409 with a cause for each field that others own, 400 where the configuration carries
    ///   managed fields, 500 where it has fields that the schema lacks (the API server's own code for it).
    public func applied(
        _ configuration: JSONObject, live: JSONObject?, manager: String, force: Bool, time: String
    ) throws(APIFailure) -> JSONObject {
        if let given = configuration["metadata"]?["managedFields"]?.array, !given.isEmpty {
            throw .badRequest("metadata.managedFields must be nil")
        }
        let wanted = stripped(Self.withoutNulls(configuration))
        try check(wanted)
        let old = live ?? JSONObject()
        let before = stripped(old)
        var managed = ManagedFields(old["metadata"]?["managedFields"]?.array ?? [])
        if managed.entries.isEmpty, live != nil { managed = owned(before, at: time) }
        let writer = ManagedFields.Manager(name: manager, isApply: true, apiVersion: "", subresource: subresource)
        let last = managed.entries[writer]
        var fields = FieldSet(settingOf: wanted, schema: schema).subtracting(Self.unowned)
        for path in ignored { fields = fields.without(path) }
        managed.entries[writer] = .init(fields: fields, apiVersion: apiVersion, time: time)
        let merged = AppliedMerge.merge(before, wanted, schema: schema)
        let result = last.map { pruned(merged, lastApplied: $0.fields, managed) } ?? merged
        let comparison = FieldComparison(before, result, schema: schema).without(ignored)
        if !force { try checkConflicts(comparison, managed, writer, leaving: passed(by: old, to: manager)) }
        release(comparison, from: &managed, but: writer)
        if fields.isEmpty { managed.entries[writer] = nil }
        if result == before, let last, last.fields == fields { managed.entries[writer]?.time = last.time }
        return with(managed, Self.remembering(configuration, in: result, after: old, of: manager))
    }

    // MARK: From client-side apply

    private static let lastApplied = "kubectl.kubernetes.io/last-applied-configuration"
    private static let kubectl = "kubectl"

    /// The fields that kubectl applied on its own side, which it may take on the server's side without force.
    private func passed(by live: JSONObject, to manager: String) -> FieldSet {
        guard manager == Self.kubectl,
            let text = live["metadata"]?[at: "annotations", Self.lastApplied]?.string,
            let object = try? JSONValue(parsing: text).object
        else { return FieldSet() }
        var fields = FieldSet(settingOf: stripped(object), schema: schema)
        fields.insert([.field("metadata"), .field("annotations"), .field(Self.lastApplied)])
        return fields
    }

    /// The object with the configuration in the annotation that kubectl keeps on its own side, where it has one.
    private static func remembering(
        _ configuration: JSONObject, in object: JSONObject, after live: JSONObject, of manager: String
    ) -> JSONObject {
        guard manager == kubectl, live["metadata"]?[at: "annotations", lastApplied] != nil else { return object }
        var kept = JSONValue.object(configuration)
        kept[at: "metadata", "annotations", lastApplied] = JSONValue?.none
        var result = JSONValue.object(object)
        result[at: "metadata", "annotations", lastApplied] = .string(kept.text() + "\n")
        return result.object ?? object
    }

    /// What an object held before anybody applied to it, as one manager's.
    private func owned(_ object: JSONObject, at time: String) -> ManagedFields {
        var managed = ManagedFields()
        let fields = FieldComparison(JSONObject(), object, schema: schema).without(ignored).added
            .subtracting(Self.unowned)
        let version = object["apiVersion"]?.string ?? apiVersion
        let manager = ManagedFields.Manager(
            name: "before-first-apply", isApply: false, apiVersion: version, subresource: "")
        if !fields.isEmpty { managed.entries[manager] = .init(fields: fields, apiVersion: version, time: time) }
        return managed
    }

    private func pruned(_ merged: JSONObject, lastApplied: FieldSet, _ managed: ManagedFields) -> JSONObject {
        func set(_ object: JSONObject) -> FieldSet {
            FieldSet(settingOf: object, schema: schema).withNamedParents(schema)
        }
        let last = lastApplied.withNamedParents(schema)
        var owned = FieldSet()
        for entry in managed.entries.values { owned = owned.union(entry.fields) }
        let all = set(merged)
        let withoutLast = merged.removing(last, schema: schema)
        let kept = set(withoutLast).union(owned.withNamedParents(schema))
        let withOwned = merged.removing(all.subtracting(kept), schema: schema)
        return merged.removing(all.subtracting(set(withOwned)).intersection(last), schema: schema)
    }

    private func checkConflicts(
        _ comparison: FieldComparison, _ managed: ManagedFields, _ writer: ManagedFields.Manager,
        leaving passed: FieldSet
    ) throws(APIFailure) {
        var conflicts: [(manager: String, paths: [String])] = []
        for (manager, entry) in managed.entries where manager != writer {
            let paths = entry.fields.intersection(comparison.taken).subtracting(passed).paths
            if !paths.isEmpty { conflicts.append((manager.words, paths)) }
        }
        guard !conflicts.isEmpty else { return }
        throw Self.conflict(conflicts.sorted { $0.manager < $1.manager })
    }

    private static func conflict(_ conflicts: [(manager: String, paths: [String])]) -> APIFailure {
        let count = conflicts.reduce(0) { $0 + $1.paths.count }
        let causes = conflicts.flatMap { manager, paths in
            paths.map {
                APIFailure.Cause(reason: "FieldManagerConflict", message: "conflict with \(manager)", field: $0)
            }
        }
        let details =
            count == 1
            ? "conflict with \(conflicts[0].manager): \(conflicts[0].paths[0])"
            : conflicts.map { manager, paths in
                "conflicts with \(manager):\n" + paths.map { "- \($0)" }.joined(separator: "\n")
            }.joined(separator: "\n")
        return APIFailure(
            code: 409, reason: "Conflict",
            message: "Apply failed with \(count) conflict\(count == 1 ? "" : "s"): \(details)", causes: causes)
    }

    /// Refuses fields that the schema does not know, and elements of a list that cannot be told apart.
    private func check(_ wanted: JSONObject) throws(APIFailure) {
        var faults: [String] = []
        Self.collectFaults(.object(wanted), schema, "", &faults)
        guard !faults.isEmpty else { return }
        let metadata = wanted["metadata"]
        let place = "\(metadata?["namespace"]?.string ?? "")/\(metadata?["name"]?.string ?? "")"
        let version = apiVersion.contains("/") ? apiVersion : "/" + apiVersion
        let text = faults.count == 1 ? faults[0] : "errors:\n" + faults.map { "  \($0)" }.joined(separator: "\n")
        throw APIFailure(
            code: 500, reason: "",
            message: "failed to create typed patch object (\(place); \(version), "
                + "Kind=\(wanted["kind"]?.string ?? "")): \(text)")
    }

    private static func collectFaults(
        _ value: JSONValue, _ schema: StructuralSchema, _ path: String, _ faults: inout [String]
    ) {
        switch value {
        case .object(let members):
            for (name, member) in members {
                if let below = schema.schema(ofMember: name) {
                    collectFaults(member, below, "\(path).\(name)", &faults)
                } else if !schema.preservesUnknownFields, !schema.allowsAdditionalProperties, schema.type == "object" {
                    faults.append("\(path).\(name): field not declared in schema")
                }
            }
        case .array(let list):
            var seen: Set<PathElement> = []
            for (index, element) in list.enumerated() {
                let name = schema.pathElement(of: element)
                if let name, !seen.insert(name).inserted {
                    faults.append("\(path): duplicate entries for key \(name.words)")
                }
                guard let items = schema.items else { continue }
                collectFaults(element, items, path + (name?.words ?? "[\(index)]"), &faults)
            }
        default: break
        }
    }

    // MARK: Both

    private func stripped(_ object: JSONObject) -> JSONObject {
        var object = ResourceMetadata.normalized(object)
        var metadata = object["metadata"] ?? [:]
        metadata["managedFields"] = nil
        object["metadata"] = metadata
        return object
    }

    private func with(_ managed: ManagedFields, _ object: JSONObject) -> JSONObject {
        var object = ResourceMetadata.normalized(object)
        var metadata = object["metadata"] ?? [:]
        let list = managed.json
        metadata["managedFields"] = list.isEmpty ? JSONValue?.none : .array(list)
        object["metadata"] = metadata
        return object
    }

    private static func withoutNulls(_ object: JSONObject) -> JSONObject {
        JSONObject(
            object.compactMap { name, value in
                switch value {
                case .null: nil
                case .object(let inner): (name, .object(withoutNulls(inner)))
                default: (name, value)
                }
            })
    }
}
