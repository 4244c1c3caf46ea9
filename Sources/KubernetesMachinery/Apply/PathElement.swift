import Wire

/// One step of a path in a set of fields.
enum PathElement: Hashable, Sendable {
    case field(String)
    /// An element of a `map` list, by the values of its keys.
    case key(JSONObject)
    /// An element of a `set` list.
    case value(JSONValue)
    case index(Int)

    /// The element as FieldsV1 writes it: `f:name`, `k:{"name":"x"}`, `v:"x"`, `i:0`.
    var text: String {
        switch self {
        case .field(let name): "f:\(name)"
        case .key(let keys): "k:\(JSONValue.object(keys).text(.canonical))"
        case .value(let value): "v:\(value.text(.canonical))"
        case .index(let index): "i:\(index)"
        }
    }

    /// Reads an element of FieldsV1; nil for what is none.
    init?(parsing text: String) {
        let rest = String(text.dropFirst(2))
        switch text.prefix(2) {
        case "f:": self = .field(rest)
        case "k:":
            guard let keys = (try? JSONValue(parsing: rest))?.object else { return nil }
            self = .key(keys)
        case "v:":
            guard let value = try? JSONValue(parsing: rest) else { return nil }
            self = .value(value)
        case "i:":
            guard let index = Int(rest) else { return nil }
            self = .index(index)
        default: return nil
        }
    }

    /// The element as messages write it: `.name`, `[name="x"]`, `[="x"]`, `[0]`.
    var words: String {
        switch self {
        case .field(let name): ".\(name)"
        case .key(let keys):
            "["
                + keys.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.text(.canonical))" }
                .joined(separator: ",") + "]"
        case .value(let value): "[=\(value.text(.canonical))]"
        case .index(let index): "[\(index)]"
        }
    }
}
