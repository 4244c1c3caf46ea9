import Controllers
import KubernetesClient
import KubernetesModel
import ProductAPI
import SharingPlanning

/// All that the operator sees: its caches, and what it wrote that they have not seen yet.
struct SharingViews: Sendable {
    let sharedVolumes: RecentWrites<SharedVolume>
    let volumes: RecentWrites<PersistentVolume>
    let claims: RecentWrites<PersistentVolumeClaim>

    /// What is known of a SharedVolume and its objects; nil when there is no such SharedVolume.
    func observation(of key: ObjectKey) -> SharingObservation? {
        guard let sharedVolume = sharedVolumes.latest(key) else {
            sharedVolumes.forget(key)
            for volume in volumeKeys(of: key) { volumes.forget(volume) }
            claims.forget(claimKey(of: key))
            return nil
        }
        let volume = volumeKeys(of: key).map { volumes.latest($0) }
        return SharingObservation(
            sharedVolume: sharedVolume, volume: volume[0], spareVolume: volume[1],
            claim: claims.latest(claimKey(of: key)))
    }

    /// What the API server itself has of a SharedVolume; nil when there is no such SharedVolume.
    ///
    /// The caches hold labelled objects only, so an object that lost its labels, or never had them, is found this way.
    func liveObservation(
        of key: ObjectKey, from client: KubernetesClient
    ) async throws(KubernetesError) -> SharingObservation? {
        try await refresh(sharedVolumes, key, from: client)
        for volume in volumeKeys(of: key) { try await refresh(volumes, volume, from: client) }
        try await refresh(claims, claimKey(of: key), from: client)
        var observation = observation(of: key)
        observation?.isLive = true
        return observation
    }

    private func refresh<Object: KubernetesResource>(
        _ view: RecentWrites<Object>, _ key: ObjectKey, from client: KubernetesClient
    ) async throws(KubernetesError) {
        let mark = view.mark(key)
        view.note(key, written: try await client.find(Object.self, key), since: mark)
    }

    /// Whether the plan for a SharedVolume is made from something that its caches have not confirmed.
    func isAhead(of key: ObjectKey) -> Bool {
        sharedVolumes.isOverruling(key) || volumeKeys(of: key).contains { volumes.isOverruling($0) }
            || claims.isOverruling(claimKey(of: key))
    }

    private func volumeKeys(of key: ObjectKey) -> [ObjectKey] {
        [ObjectKey(name: SharingNames.volume(of: key)), ObjectKey(name: SharingNames.spareVolume(of: key))]
    }

    private func claimKey(of key: ObjectKey) -> ObjectKey {
        ObjectKey(namespace: key.namespace, name: SharingNames.claim(of: key))
    }
}
