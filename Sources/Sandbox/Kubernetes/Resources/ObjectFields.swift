import Wire

// The fields of objects that the server itself works with.

extension JSONValue {
    var name: String { self[at: "metadata", "name"]?.string ?? "" }
    var namespace: String { self[at: "metadata", "namespace"]?.string ?? "" }
    var uid: String { self[at: "metadata", "uid"]?.string ?? "" }
    var resourceVersion: String { self[at: "metadata", "resourceVersion"]?.string ?? "" }
    var kind: String { self["kind"]?.string ?? "" }
    var apiVersion: String { self["apiVersion"]?.string ?? "" }

    /// Whether the object's deletion has begun.
    var isTerminating: Bool { self[at: "metadata", "deletionTimestamp"]?.string != nil }

    var finalizers: [String] {
        get { (self[at: "metadata", "finalizers"]?.array ?? []).compactMap(\.string) }
        set {
            let list = JSONValue.array(newValue.map { .string($0) })
            self[at: "metadata", "finalizers"] = newValue.isEmpty ? JSONValue?.none : list
        }
    }

    var ownerReferences: [JSONValue] { self[at: "metadata", "ownerReferences"]?.array ?? [] }

    /// The value of a label; nil when there is none.
    func label(_ key: String) -> String? { self[at: "metadata", "labels", key]?.string }

    /// The value of an annotation; nil when there is none.
    func annotation(_ key: String) -> String? { self[at: "metadata", "annotations", key]?.string }

    /// Sets a member where there is none.
    mutating func setDefault(_ path: String..., to value: JSONValue) {
        if self[path: path] == nil { self[path: path] = value }
    }

    /// The value without nulls in its objects, as typed decoders leave them out.
    var withoutNulls: JSONValue {
        switch self {
        case .object(let members):
            var kept = members
            // Written out, because a bare nil next to a JSONValue is JSON's null.
            for (key, value) in members { kept[key] = value.isNull ? JSONValue?.none : value.withoutNulls }
            return .object(kept)
        case .array(let elements): return .array(elements.map(\.withoutNulls))
        default: return self
        }
    }
}
