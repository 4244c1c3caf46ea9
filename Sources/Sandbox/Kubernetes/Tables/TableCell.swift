import Vocabulary
import Wire

/// The cells of columns that definitions describe.
enum TableCell {
    /// The cell of what a path led to, by the type of its column.
    ///
    /// Source: k8s.io/apiextensions-apiserver, pkg/registry/customresource/tableconvertor, 1.32.
    static func value(of found: [JSONValue], type: String, now: Timestamp) -> JSONValue {
        guard let first = found.first, !first.isNull else { return .null }
        switch type {
        case "integer": return first.integer.map { .integer($0) } ?? .null
        case "number": return first.double.map { .double($0) } ?? .null
        case "boolean": return first.bool.map { .bool($0) } ?? .null
        case "date":
            return first.string.map { .string(ShortAge.text(since: $0, now: now)) } ?? .null
        default:
            let texts = found.map { $0.string ?? $0.text(.compact) }
            return .string(texts.joined(separator: ","))
        }
    }
}
