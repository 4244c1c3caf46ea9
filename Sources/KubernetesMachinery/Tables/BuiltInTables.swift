import Vocabulary
import Wire

extension Table {
    /// The table of a built-in resource, named `pods` or `deployments.apps`; name and time of creation for those
    /// without columns of their own.
    ///
    /// Columns and values are those of Kubernetes 1.32's printers.
    public static func builtIn(_ resource: String) -> Table {
        BuiltInTables.layouts[resource] ?? BuiltInTables.createdAt
    }
}

/// The tables of the built-in kinds; how values are worked out stands in the extensions.
enum BuiltInTables {
    typealias Cells = @Sendable (JSONValue, Timestamp) -> [JSONValue]

    static let layouts: [String: Table] = storage.merging(workloads) { first, _ in first }
        .merging(cluster) { first, _ in first }.merging(network) { first, _ in first }

    /// The table of kinds without columns of their own.
    static let createdAt = table([column("Created At", "date")], withAge: false) { object, _ in
        [text(object, "metadata", "creationTimestamp")]
    }

    /// A table whose first column is the name; `Age` comes behind the columns that are always shown.
    static func table(_ columns: [ColumnDefinition], withAge: Bool, _ cells: @escaping Cells) -> Table {
        let name = ColumnDefinition("Name", format: "name", description: "The object's name.")
        let always = columns.filter { $0.priority == 0 }
        let wide = columns.filter { $0.priority > 0 }
        let all = [name] + always + (withAge ? [Table.ageColumn] : []) + wide
        return Table(columns: all) { object, now in
            let value = JSONValue.object(object)
            var row = cells(value, now)
            // A kind without own columns gives no cells; one that decorates the name gives it first.
            let first = row.count > columns.count ? row.removeFirst() : value[at: "metadata", "name"] ?? ""
            let age: [JSONValue] = withAge ? [.string(self.age(value, now))] : []
            return [first] + row.prefix(always.count) + age + row.dropFirst(always.count)
        }
    }

    static func column(_ name: String, _ type: String = "string", wide: Bool = false) -> ColumnDefinition {
        ColumnDefinition(name, type: type, priority: wide ? 1 : 0)
    }

    static func age(_ object: JSONValue, _ now: Timestamp) -> String {
        Age.text(since: object[at: "metadata", "creationTimestamp"]?.string, now: now)
    }

    /// A text of the object, or what stands for a missing one.
    static func text(_ object: JSONValue, _ path: String..., orElse missing: String = "") -> JSONValue {
        guard let text = object[path: path]?.string, !text.isEmpty else { return .string(missing) }
        return .string(text)
    }

    /// The phase, or that the object is on its way out.
    static func phase(_ object: JSONValue) -> JSONValue {
        object[at: "metadata", "deletionTimestamp"] != nil ? "Terminating" : text(object, "status", "phase")
    }

    /// A count of the object; 0 where it is not there.
    static func count(_ object: JSONValue, _ path: String...) -> JSONValue {
        .integer(object[path: path]?.integer ?? 0)
    }

    /// An amount as it was written; 0 where there is none.
    static func quantity(_ value: JSONValue?) -> String { value.map { $0.string ?? $0.text(.compact) } ?? "0" }

    /// The first three of many: `a,b,c + 2 more...`.
    static func first(_ texts: [String], orElse missing: String) -> JSONValue {
        guard !texts.isEmpty else { return .string(missing) }
        let list = texts.prefix(3).joined(separator: ",")
        return .string(texts.count > 3 ? "\(list) + \(texts.count - 3) more..." : list)
    }

    /// Names of a list's elements: `a,b`.
    static func names(_ list: JSONValue?, _ field: String) -> JSONValue {
        .string((list?.array ?? []).compactMap { $0[field]?.string }.joined(separator: ","))
    }

    /// Labels that must be had: `a=b,c in (d,e)`; `<none>` without any.
    static func selector(_ selector: JSONValue?) -> JSONValue {
        var terms = (selector?["matchLabels"]?.object ?? JSONObject()).map { "\($0.key)=\($0.value.string ?? "")" }
            .sorted()
        for expression in selector?["matchExpressions"]?.array ?? [] {
            let key = expression["key"]?.string ?? ""
            let values = (expression["values"]?.array ?? []).compactMap(\.string).sorted().joined(separator: ",")
            switch expression["operator"]?.string {
            case "In": terms.append("\(key) in (\(values))")
            case "NotIn": terms.append("\(key) notin (\(values))")
            case "DoesNotExist": terms.append("!\(key)")
            default: terms.append(key)
            }
        }
        return .string(terms.isEmpty ? "<none>" : terms.joined(separator: ","))
    }

    /// A map as labels; `<none>` where it is empty.
    static func labels(_ map: JSONValue?) -> JSONValue { selector(["matchLabels": map ?? [:]]) }
}
