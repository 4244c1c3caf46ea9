import Wire

/// Keeps claims that pods use and volumes that claims are bound to, until they are free.
///
/// Source: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#storage-object-in-use-protection (1.32).
struct StorageProtection: ClusterController {
    private static let claims = CollectionKey.core("persistentvolumeclaims")
    private static let volumes = CollectionKey.core("persistentvolumes")
    private static let pods = CollectionKey.core("pods")

    func reconcile(_ key: ObjectKey, in cluster: ControllerAccess) {
        switch key.collection {
        case Self.claims: releaseClaim(key, cluster)
        case Self.volumes: releaseVolume(key, cluster)
        case Self.pods:
            // A pod came, went or ended: claims of its namespace that go may be free.
            for claim in cluster.store.objects(.terminatingClaimsByNamespace, key.namespace) {
                releaseClaim(
                    ObjectKey(collection: Self.claims, namespace: key.namespace, name: claim.value.name), cluster)
            }
        default: break
        }
    }

    private func releaseClaim(_ key: ObjectKey, _ cluster: ControllerAccess) {
        guard let claim = cluster.object(key), claim.isTerminating,
            claim.finalizers.contains(PersistentVolumeClaimRules.protection)
        else { return }
        let pods = cluster.store.objects(
            .podsByClaim, StoreIndex.claimKey(namespace: key.namespace, name: key.name))
        let isUsed = pods.contains { pod in
            let phase = pod.value[at: "status", "phase"]?.string
            return phase != "Succeeded" && phase != "Failed"
        }
        guard !isUsed else { return }
        cluster.change(key) { $0.finalizers.removeAll { $0 == PersistentVolumeClaimRules.protection } }
    }

    private func releaseVolume(_ key: ObjectKey, _ cluster: ControllerAccess) {
        guard let volume = cluster.object(key), volume.isTerminating,
            volume.finalizers.contains(PersistentVolumeRules.protection), volume[at: "status", "phase"] != "Bound"
        else { return }
        cluster.change(key) { $0.finalizers.removeAll { $0 == PersistentVolumeRules.protection } }
    }
}
