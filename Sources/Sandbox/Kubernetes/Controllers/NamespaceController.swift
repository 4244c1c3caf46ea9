import Vocabulary
import Wire

/// Gives each namespace what it needs, and empties it before it goes.
struct NamespaceController: ClusterController {
    static let collection = CollectionKey.core("namespaces")
    let caCertificate: String

    func reconcile(_ key: ObjectKey, in cluster: ControllerAccess) {
        if key.collection == Self.collection {
            guard let namespace = cluster.object(key) else { return }
            namespace.isTerminating ? empty(key, cluster) : furnish(key.name, cluster)
        } else if !key.namespace.isEmpty {
            // Something in a namespace came or went: the namespace may be empty now, or lack what it needs.
            let owner = ObjectKey(collection: Self.collection, namespace: "", name: key.namespace)
            guard let namespace = cluster.object(owner) else { return }
            if namespace.isTerminating {
                // What came in while the deletion began is deleted too.
                if cluster.object(key)?.isTerminating == false { cluster.delete(key) }
                finish(owner, cluster)
            } else if cluster.object(key) == nil {
                furnish(key.namespace, cluster)
            }
        }
    }

    private func furnish(_ name: String, _ cluster: ControllerAccess) {
        cluster.create(
            ObjectKey(collection: .core("serviceaccounts"), namespace: name, name: "default"),
            ["metadata": ["name": "default"]])
        cluster.create(
            ObjectKey(collection: .core("configmaps"), namespace: name, name: "kube-root-ca.crt"),
            [
                "metadata": [
                    "name": "kube-root-ca.crt",
                    "annotations": [
                        "kubernetes.io/description":
                            "Contains a CA bundle that can be used to verify the kube-apiserver."
                    ],
                ], "data": ["ca.crt": .string(caCertificate)],
            ])
    }

    private func empty(_ key: ObjectKey, _ cluster: ControllerAccess) {
        let content = cluster.store.keys(inNamespace: key.name)
        for key in content where cluster.object(key)?.isTerminating == false { cluster.delete(key) }
        finish(key, cluster)
    }

    private func finish(_ key: ObjectKey, _ cluster: ControllerAccess) {
        let left = cluster.store.keys(inNamespace: key.name)
        let now = cluster.now.rfc3339
        cluster.change(key) { namespace in
            let known = namespace[at: "status", "conditions"]?.array ?? []
            let conditions = NamespaceRemains(of: left) { cluster.object($0) }
                .conditions(after: known, at: now)
            if conditions != known { namespace[at: "status", "conditions"] = .array(conditions) }
            guard left.isEmpty else { return }
            let others = (namespace[at: "spec", "finalizers"]?.array ?? []).filter { $0 != NamespaceRules.finalizer }
            namespace[at: "spec", "finalizers"] = others.isEmpty ? JSONValue?.none : .array(others)
        }
    }
}

/// Deletes the objects of a definition that goes, then lets it go.
struct DefinitionController: ClusterController {
    func reconcile(_ key: ObjectKey, in cluster: ControllerAccess) {
        if key.collection == DefinitionsRevision.collection {
            guard let definition = cluster.object(key) else {
                let parts = key.name.split(separator: ".", maxSplits: 1).map(String.init)
                guard parts.count == 2 else { return }
                acceptNames(inGroup: parts[1], cluster)
                return cluster.store.endWatches(of: CollectionKey(group: parts[1], plural: parts[0]))
            }
            guard definition.isTerminating else { return }
            clean(definition, key, cluster)
        } else if !key.collection.group.isEmpty {
            // An object went: perhaps it was the last of a definition that waits for that.
            let owner = ObjectKey(
                collection: DefinitionsRevision.collection, namespace: "", name: "\(key.collection)")
            guard let definition = cluster.object(owner), definition.isTerminating else { return }
            if cluster.object(key)?.isTerminating == false { cluster.delete(key) }
            finish(definition, owner, of: key.collection, cluster)
        }
    }

    /// Names that another definition had may be free now.
    private func acceptNames(inGroup group: String, _ cluster: ControllerAccess) {
        let all = cluster.store.objects(of: DefinitionsRevision.collection).map(\.value)
        for waiting in all
        where waiting[at: "spec", "group"]?.string == group && !DefinitionNames.areAccepted(waiting) {
            let others = all.filter { $0.name != waiting.name }
            let status = DefinitionNames.status(of: waiting, beside: others, since: cluster.now.rfc3339)
            let key = ObjectKey(collection: DefinitionsRevision.collection, namespace: "", name: waiting.name)
            cluster.change(key) { $0["status"] = status }
        }
    }

    private func clean(_ definition: JSONValue, _ key: ObjectKey, _ cluster: ControllerAccess) {
        guard definition.finalizers.contains(CustomResourceDefinitionRules.cleanup) else { return }
        let collection = CollectionKey(
            group: definition[at: "spec", "group"]?.string ?? "",
            plural: definition[at: "spec", "names", "plural"]?.string ?? "")
        for object in cluster.store.objects(of: collection) where !object.value.isTerminating {
            cluster.delete(
                ObjectKey(collection: collection, namespace: object.value.namespace, name: object.value.name))
        }
        finish(definition, key, of: collection, cluster)
    }

    private func finish(
        _ definition: JSONValue, _ key: ObjectKey, of collection: CollectionKey, _ cluster: ControllerAccess
    ) {
        guard definition.finalizers.contains(CustomResourceDefinitionRules.cleanup),
            cluster.store.count(of: collection) == 0
        else { return }
        cluster.change(key) { $0.finalizers.removeAll { $0 == CustomResourceDefinitionRules.cleanup } }
    }
}
