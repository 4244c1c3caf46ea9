import Vocabulary
import Wire

/// A column of the table that kubectl shows of a kind.
struct TableColumn: Sendable {
    let name: String
    /// `string`, `integer`, `date`, `boolean`, `number`.
    var type = "string"
    var format = ""
    var description = ""
    /// 0 for columns that are always shown, 1 for those of `-o wide`.
    var priority = 0
    /// The cell of an object.
    let cell: @Sendable (JSONValue, Timestamp) -> JSONValue

    /// The column's definition as a Table has it.
    var definition: JSONValue {
        [
            "name": .string(name), "type": .string(type), "format": .string(format),
            "description": .string(description), "priority": .integer(Int64(priority)),
        ]
    }

    /// A column of what a path of fields leads to.
    static func field(_ name: String, _ path: String..., type: String = "string", priority: Int = 0) -> TableColumn {
        TableColumn(name: name, type: type, priority: priority) { object, _ in
            object[path: path] ?? (type == "string" ? "" : .null)
        }
    }

    /// A column of a text that is made of the object.
    static func text(
        _ name: String, priority: Int = 0, _ text: @escaping @Sendable (JSONValue) -> String
    ) -> TableColumn {
        TableColumn(name: name, priority: priority) { object, _ in .string(text(object)) }
    }

    /// A column of a number that is made of the object.
    static func count(_ name: String, _ count: @escaping @Sendable (JSONValue) -> Int) -> TableColumn {
        TableColumn(name: name, type: "integer") { object, _ in .integer(Int64(count(object))) }
    }

    /// The name of the object.
    static let name = TableColumn(name: "Name", format: "name") { object, _ in .string(object.name) }

    /// How long ago the object was created.
    static let age = TableColumn(name: "Age") { object, now in
        .string(ShortAge.text(since: object[at: "metadata", "creationTimestamp"]?.string, now: now))
    }

    /// What a kind without columns of its own shows.
    static let plain: [TableColumn] = [
        .name,
        TableColumn(name: "Created At", type: "date", format: "") { object, _ in
            object[at: "metadata", "creationTimestamp"] ?? ""
        },
    ]
}

/// Times as people read them in tables: `3m14s`, `2d`.
///
/// Source: k8s.io/apimachinery, pkg/util/duration, 1.32.
enum ShortAge {
    /// The time since a moment, RFC 3339; `<unknown>` when there is none.
    static func text(since moment: String?, now: Timestamp) -> String {
        guard let moment, let then = try? Timestamp.parseRFC3339(moment) else { return "<unknown>" }
        return text(now - then)
    }

    /// A duration, the shorter the longer it is.
    static func text(_ duration: Duration) -> String {
        let seconds = duration.wholeMicroseconds / 1_000_000
        if seconds < -1 { return "<invalid>" }
        if seconds < 0 { return "0s" }
        if seconds < 120 { return "\(seconds)s" }
        let minutes = seconds / 60
        if minutes < 10 { return pair(minutes, "m", seconds % 60, "s") }
        if minutes < 180 { return "\(minutes)m" }
        let hours = minutes / 60
        if hours < 8 { return pair(hours, "h", minutes % 60, "m") }
        if hours < 48 { return "\(hours)h" }
        let days = hours / 24
        if hours < 192 { return pair(days, "d", hours % 24, "h") }
        if days < 730 { return "\(days)d" }
        let years = days / 365
        return years < 8 ? pair(years, "y", days % 365, "d") : "\(years)y"
    }

    private static func pair(_ first: Int64, _ unit: String, _ second: Int64, _ smaller: String) -> String {
        second == 0 ? "\(first)\(unit)" : "\(first)\(unit)\(second)\(smaller)"
    }
}
