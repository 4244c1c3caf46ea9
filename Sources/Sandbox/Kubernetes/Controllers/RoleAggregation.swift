import Wire

/// Gathers the rules of ClusterRoles into those that ask for them by labels: `view` into `edit` into `admin`.
struct RoleAggregation: ClusterController {
    static let collection = CollectionKey(group: "rbac.authorization.k8s.io", plural: "clusterroles")
    /// The key of ``StoreIndex/gatheringClusterRoles``.
    static let gathering = "aggregationRule"

    /// The labels of an object, as `key=value`.
    static func labels(of object: JSONValue) -> [String] {
        (object[at: "metadata", "labels"]?.object ?? JSONObject()).map { "\($0.key)=\($0.value.string ?? "")" }
    }

    func reconcile(_ key: ObjectKey, in cluster: ControllerAccess) {
        guard key.collection == Self.collection else { return }
        for role in cluster.store.objects(.gatheringClusterRoles, Self.gathering) {
            let rules = gathered(role.value, cluster)
            cluster.change(ObjectKey(collection: Self.collection, namespace: "", name: role.value.name)) { role in
                guard role["aggregationRule"] != nil else { return }
                role["rules"] = rules.isEmpty ? JSONValue.null : .array(rules)
            }
        }
    }

    private func gathered(_ role: JSONValue, _ cluster: ControllerAccess) -> [JSONValue] {
        var rules: [JSONValue] = []
        for selector in role[at: "aggregationRule", "clusterRoleSelectors"]?.array ?? [] {
            for other in selected(by: selector, cluster) where other.name != role.name {
                for rule in other["rules"]?.array ?? [] where !rules.contains(rule) { rules.append(rule) }
            }
        }
        return rules
    }

    /// The roles that a selector selects, by name.
    private func selected(by selector: JSONValue, _ cluster: ControllerAccess) -> [JSONValue] {
        let label = selector["matchLabels"]?.object?.first { _ in true }
        let candidates =
            label.map { cluster.store.objects(.clusterRolesByLabel, "\($0.key)=\($0.value.string ?? "")") }
            ?? cluster.store.objects(of: Self.collection)
        return candidates.map(\.value).filter { Selection.matches(selector, labelsOf: $0) }
    }
}
