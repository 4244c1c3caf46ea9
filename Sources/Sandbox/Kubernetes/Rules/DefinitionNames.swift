import KubernetesMachinery
import Wire

/// Whether the names of a definition are free in its group.
///
/// Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/ (1.32).
enum DefinitionNames {
    /// The status of a definition among the other definitions.
    static func status(of definition: JSONValue, beside others: [JSONValue], since time: String) -> JSONValue {
        var status = ResourceDefinition.establishedStatus(of: definition, since: time)
        let taken = conflicts(of: definition, with: others)
        guard let first = taken.first else { return status }
        let reason = taken.count > 1 ? "MultipleNamesConflict" : "\(first.field)Conflict"
        let message = taken.map { "\"\($0.name)\" is already in use" }.joined(separator: ", ")
        func condition(_ type: String, _ reason: String, _ message: String) -> JSONValue {
            [
                "lastTransitionTime": .string(time), "message": .string(message), "reason": .string(reason),
                "status": "False", "type": .string(type),
            ]
        }
        status["conditions"] = [
            condition("NamesAccepted", reason, message),
            condition("Established", "NotAccepted", "not all names are accepted"),
        ]
        status["acceptedNames"] = ["plural": "", "kind": ""]
        return status
    }

    /// Whether a definition's kind is served.
    static func areAccepted(_ definition: JSONValue) -> Bool {
        !(definition[at: "status", "conditions"]?.array ?? []).contains {
            $0["type"] == "NamesAccepted" && $0["status"] == "False"
        }
    }

    private static func conflicts(
        of definition: JSONValue, with others: [JSONValue]
    ) -> [(field: String, name: String)] {
        let group = definition[at: "spec", "group"]
        let accepted = others.filter { $0[at: "spec", "group"] == group && areAccepted($0) }
            .compactMap { $0[at: "status", "acceptedNames"] }
        let resources = Set(accepted.flatMap { names(["plural", "singular"], $0) + shortNames($0) })
        let kinds = Set(accepted.flatMap { names(["kind", "listKind"], $0) })
        let own = definition[at: "spec", "names"] ?? [:]
        var taken: [(field: String, name: String)] = []
        for (field, word) in [("plural", "Plural"), ("singular", "Singular")] {
            if let name = own[field]?.string, resources.contains(name) { taken.append((word, name)) }
        }
        for name in shortNames(own) where resources.contains(name) { taken.append(("ShortNames", name)) }
        for (field, word) in [("kind", "Kind"), ("listKind", "ListKind")] {
            if let name = own[field]?.string, kinds.contains(name) { taken.append((word, name)) }
        }
        return taken
    }

    private static func names(_ fields: [String], _ names: JSONValue) -> [String] {
        fields.compactMap { names[$0]?.string }
    }

    private static func shortNames(_ names: JSONValue) -> [String] {
        (names["shortNames"]?.array ?? []).compactMap(\.string)
    }
}
