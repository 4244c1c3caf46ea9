import Wire

/// What is left in a namespace that goes, as its conditions tell it.
///
/// Source: conditions as a kube-controller-manager 1.33 wrote them.
struct NamespaceRemains {
    private var resources: [String: Int] = [:]
    private var finalizers: [String: Int] = [:]

    init(of keys: [ObjectKey], object: (ObjectKey) -> JSONValue?) {
        for key in keys {
            guard let object = object(key) else { continue }
            // The core group's resources have their point all the same.
            resources["\(key.collection.plural).\(key.collection.group)", default: 0] += 1
            for finalizer in object.finalizers { finalizers[finalizer, default: 0] += 1 }
        }
    }

    /// The conditions, with the times of those that were so before.
    func conditions(after known: [JSONValue], at time: String) -> [JSONValue] {
        let failures: [(String, String, String)] = [
            ("NamespaceDeletionDiscoveryFailure", "ResourcesDiscovered", "All resources successfully discovered"),
            (
                "NamespaceDeletionGroupVersionParsingFailure", "ParsedGroupVersions",
                "All legacy kube types successfully parsed"
            ),
            (
                "NamespaceDeletionContentFailure", "ContentDeleted",
                "All content successfully deleted, may be waiting on finalization"
            ),
        ]
        let all = failures.map { condition($0, false, $1, $2) } + [content, held]
        return all.map { condition in
            let before = known.first { $0["type"] == condition["type"] }
            var condition = condition
            let isSame = before?["status"] == condition["status"]
            condition["lastTransitionTime"] = isSame ? before?["lastTransitionTime"] ?? .string(time) : .string(time)
            return condition
        }
    }

    private var content: JSONValue {
        let list = resources.sorted { $0.key < $1.key }.map { "\($0) has \($1) resource instances" }
        return resources.isEmpty
            ? condition("NamespaceContentRemaining", false, "ContentRemoved", "All content successfully removed")
            : condition(
                "NamespaceContentRemaining", true, "SomeResourcesRemain",
                "Some resources are remaining: " + list.joined(separator: ", "))
    }

    private var held: JSONValue {
        let list = finalizers.sorted { $0.key < $1.key }.map { "\($0) in \($1) resource instances" }
        return finalizers.isEmpty
            ? condition(
                "NamespaceFinalizersRemaining", false, "ContentHasNoFinalizers",
                "All content-preserving finalizers finished")
            : condition(
                "NamespaceFinalizersRemaining", true, "SomeFinalizersRemain",
                "Some content in the namespace has finalizers remaining: " + list.joined(separator: ", "))
    }

    private func condition(_ type: String, _ isTrue: Bool, _ reason: String, _ message: String) -> JSONValue {
        [
            "type": .string(type), "status": isTrue ? "True" : "False", "lastTransitionTime": .null,
            "reason": .string(reason), "message": .string(message),
        ]
    }
}
