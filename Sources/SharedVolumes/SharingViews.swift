import Controllers
import KubernetesClient
import KubernetesModel
import ProductAPI
import SharingPlanning

/// The objects of one kind as the operator sees them: its cache, and what it wrote that the cache has not seen yet.
struct SharingView<Object: KubernetesResource>: Sendable {
    private let cached: @Sendable (ObjectKey) -> Object?
    private let recent = RecentWrites<Object>()

    init(cached: @escaping @Sendable (ObjectKey) -> Object?) { self.cached = cached }

    /// The object, or nil when it is known to be absent.
    subscript(key: ObjectKey) -> Object? { recent.latest(key, cached: cached(key)) }

    /// Takes note of what the API server answered to a write, or said when asked; nil when the object is gone.
    func note(_ key: ObjectKey, written: Object?) { recent.note(key, written: written, cached: cached(key)) }

    func forget(_ key: ObjectKey) { recent.forget(key) }
}

/// All that the operator sees.
struct SharingViews: Sendable {
    let sharedVolumes: SharingView<SharedVolume>
    let volumes: SharingView<PersistentVolume>
    let claims: SharingView<PersistentVolumeClaim>

    /// What is known of a SharedVolume and its objects; nil when there is no such SharedVolume.
    func observation(of key: ObjectKey) -> SharingObservation? {
        guard let sharedVolume = sharedVolumes[key] else {
            sharedVolumes.forget(key)
            volumes.forget(volumeKey(of: key))
            claims.forget(claimKey(of: key))
            return nil
        }
        return SharingObservation(
            sharedVolume: sharedVolume, volume: volumes[volumeKey(of: key)], claim: claims[claimKey(of: key)])
    }

    /// Asks the API server instead of the caches.
    ///
    /// The caches hold labelled objects only, so an object that lost its labels, or never had them, is found this way.
    func refresh(_ key: ObjectKey, from client: KubernetesClient) async throws(KubernetesError) {
        sharedVolumes.note(key, written: try await client.find(SharedVolume.self, key))
        let volume = volumeKey(of: key)
        volumes.note(volume, written: try await client.find(PersistentVolume.self, volume))
        let claim = claimKey(of: key)
        claims.note(claim, written: try await client.find(PersistentVolumeClaim.self, claim))
    }

    private func volumeKey(of key: ObjectKey) -> ObjectKey { ObjectKey(name: SharingNames.volume(of: key)) }

    private func claimKey(of key: ObjectKey) -> ObjectKey {
        ObjectKey(namespace: key.namespace, name: SharingNames.claim(of: key))
    }
}
