public import Wire

/// Compares an object with what we want of it, by our fields only: what the server fills in and what others set does not
/// count.
///
/// Lists follow server-side apply: those with a key are looked into element by element, and may have elements of others;
/// any other list is one value. Source: the list and map types of k8s.io/api, 1.33.
public enum OwnFields {
    /// The lists whose elements have a key, and which; all other lists are whole.
    private static let listKeys: [String: String] = [
        "containers": "name", "env": "name", "ownerReferences": "uid", "ports": "containerPort",
        "volumeMounts": "mountPath", "volumes": "name",
    ]
    /// Objects that are one value.
    private static let wholeObjects: Set<String> = ["matchLabels", "nodeSelector"]
    /// What names an object instead of describing it.
    private static let identity: Set<String> = ["apiVersion", "kind"]

    /// Whether an object has all that a manifest asks for.
    public static func contains(_ object: JSONValue, _ manifest: JSONValue) -> Bool {
        projection(of: object, onto: manifest) == described(manifest)
    }

    /// The object's values of the fields that a manifest names; what the object lacks is absent.
    public static func projection(of object: JSONValue, onto manifest: JSONValue) -> JSONValue {
        projected(object, described(manifest), field: "") ?? [:]
    }

    private static func described(_ manifest: JSONValue) -> JSONValue {
        var manifest = manifest
        for member in identity { manifest[member] = nil }
        return manifest
    }

    private static func projected(_ value: JSONValue, _ wanted: JSONValue, field: String) -> JSONValue? {
        switch (value, wanted) {
        case (.object(let members), .object(let names)) where !wholeObjects.contains(field):
            var result = JSONObject()
            for (name, member) in names {
                result[name] = members[name].flatMap { projected($0, member, field: name) }
            }
            return .object(result)
        case (.array(let elements), .array(let keyed)):
            // Constraints have `volumes`, too: a list of words.
            guard let key = listKeys[field], keyed.allSatisfy({ $0[key] != nil }) else {
                guard elements.count == keyed.count else { return value }
                // An element may have members that the server has filled in.
                return .array(zip(elements, keyed).map { projected($0, $1, field: "") ?? .null })
            }
            return .array(
                keyed.compactMap { one in
                    elements.first { $0[key] == one[key] }.flatMap { projected($0, one, field: "") }
                })
        default: return value
        }
    }
}
