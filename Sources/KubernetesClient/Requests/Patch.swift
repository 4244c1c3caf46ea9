public import Wire

/// A change to an object that is sent instead of the whole object.
public enum Patch: Sendable, Equatable {
    /// RFC 7396: members replace members, null removes, arrays are replaced whole.
    case merge(JSONValue)
    /// RFC 6902: operations in order; all or none.
    case json([PatchOperation])
    /// Server-side apply: the members that the caller wants to own. `force` takes over members that others own.
    case apply(JSONValue, force: Bool)

    var contentType: String {
        switch self {
        case .merge: "application/merge-patch+json"
        case .json: "application/json-patch+json"
        // JSON is YAML, and the YAML type is what servers take from 1.16 on.
        case .apply: "application/apply-patch+yaml"
        }
    }

    var body: [UInt8] {
        switch self {
        case .merge(let value), .apply(let value, _): value.bytes()
        case .json(let operations): JSONValue.array(operations.map(\.value)).bytes()
        }
    }

    /// Whether applying the patch twice leaves the same as applying it once.
    var isIdempotent: Bool {
        switch self {
        case .apply: true
        case .merge, .json: false
        }
    }
}

/// One operation of a JSON patch. Paths are JSON pointers (RFC 6901).
public enum PatchOperation: Sendable, Equatable {
    case add(path: String, value: JSONValue)
    case remove(path: String)
    case replace(path: String, value: JSONValue)
    /// Fails the whole patch (422) when the value is another.
    case test(path: String, value: JSONValue)

    var value: JSONValue {
        switch self {
        case .add(let path, let value): ["op": "add", "path": .string(path), "value": value]
        case .remove(let path): ["op": "remove", "path": .string(path)]
        case .replace(let path, let value): ["op": "replace", "path": .string(path), "value": value]
        case .test(let path, let value): ["op": "test", "path": .string(path), "value": value]
        }
    }

    /// A name as a part of a JSON pointer.
    public static func pointerSegment(_ name: String) -> String {
        var escaped = ""
        for character in name {
            switch character {
            case "~": escaped += "~0"
            case "/": escaped += "~1"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
