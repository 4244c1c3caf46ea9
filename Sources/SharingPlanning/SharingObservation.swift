public import KubernetesModel
public import ProductAPI

/// All that the plan for one SharedVolume is made from, read at one moment.
///
/// A member is nil when the object is known to be absent. Where it cannot be known (a cache that has not filled, a read
/// that failed), no observation is made at all.
public struct SharingObservation: Equatable, Sendable {
    public var sharedVolume: SharedVolume
    /// The object under the name of the SharedVolume's volume, whoever made it.
    public var volume: PersistentVolume?
    /// The object under the name of the SharedVolume's claim, whoever made it.
    public var claim: PersistentVolumeClaim?
    /// Whether the API server itself was asked just now. Caches hold labelled objects only, so what they do not show
    /// may exist without its labels.
    public var isLive: Bool

    /// Makes an observation.
    public init(
        sharedVolume: SharedVolume, volume: PersistentVolume? = nil, claim: PersistentVolumeClaim? = nil,
        isLive: Bool = false
    ) {
        self.sharedVolume = sharedVolume
        self.volume = volume
        self.claim = claim
        self.isLive = isLive
    }
}
