import Wire

/// Who wrote which fields last, as `metadata.managedFields` keeps it.
struct ManagedFields: Sendable, Equatable {
    /// What tells one entry from the others.
    struct Manager: Hashable, Sendable {
        var name: String
        var isApply: Bool
        /// Empty for appliers, who have one entry whatever versions they apply.
        var apiVersion: String
        var subresource: String

        /// The manager as conflicts name it.
        var words: String {
            var text = GoSyntax.quoted(name)
            if !subresource.isEmpty { text += " with subresource \(GoSyntax.quoted(subresource))" }
            return isApply ? text : "\(text) using \(apiVersion)"
        }
    }

    struct Entry: Sendable, Equatable {
        var fields: FieldSet
        var apiVersion: String
        /// RFC 3339; nil for entries that came without.
        var time: String?
    }

    /// Beyond so many entries of updates the oldest are put together.
    static let maximumUpdaters = 10

    var entries: [Manager: Entry] = [:]

    init() {}

    /// Reads `metadata.managedFields`; entries of unknown form are left out.
    init(_ list: [JSONValue]) {
        for entry in list {
            guard let operation = entry["operation"]?.string, let apiVersion = entry["apiVersion"]?.string else {
                continue
            }
            let isApply = operation == "Apply"
            let manager = Manager(
                name: entry["manager"]?.string ?? "", isApply: isApply, apiVersion: isApply ? "" : apiVersion,
                subresource: entry["subresource"]?.string ?? "")
            entries[manager] = Entry(
                fields: FieldSet(entry["fieldsV1"]?.object ?? JSONObject()), apiVersion: apiVersion,
                time: entry["time"]?.string)
        }
    }

    /// The entries as the API server lists them: appliers first, then by time and name.
    var json: [JSONValue] {
        let sorted = entries.sorted { left, right in
            if left.key.isApply != right.key.isApply { return left.key.isApply }
            let times = (left.value.time ?? "", right.value.time ?? "")
            if times.0 != times.1 { return times.0 < times.1 }
            return (left.key.name, left.value.apiVersion, left.key.subresource)
                < (right.key.name, right.value.apiVersion, right.key.subresource)
        }
        return sorted.map { manager, entry in
            var json: JSONObject = [
                "manager": .string(manager.name), "operation": manager.isApply ? "Apply" : "Update",
                "apiVersion": .string(entry.apiVersion),
            ]
            if let time = entry.time { json["time"] = .string(time) }
            json["fieldsType"] = "FieldsV1"
            json["fieldsV1"] = .object(entry.fields.fieldsV1)
            if !manager.subresource.isEmpty { json["subresource"] = .string(manager.subresource) }
            return .object(json)
        }
    }

    /// Puts the oldest entries of updates together when there are too many.
    mutating func cap() {
        let updaters = entries.filter { !$0.key.isApply }.sorted { ($0.value.time ?? "") < ($1.value.time ?? "") }
        guard updaters.count > Self.maximumUpdaters else { return }
        for (manager, entry) in updaters.prefix(updaters.count - Self.maximumUpdaters + 1) {
            let ancient = Manager(
                name: "ancient-changes", isApply: false, apiVersion: entry.apiVersion, subresource: "")
            entries[manager] = nil
            let fields = entries[ancient]?.fields.union(entry.fields) ?? entry.fields
            entries[ancient] = Entry(fields: fields, apiVersion: entry.apiVersion, time: entry.time)
        }
    }
}
