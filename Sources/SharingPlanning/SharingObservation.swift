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

    /// Makes an observation.
    public init(sharedVolume: SharedVolume, volume: PersistentVolume? = nil, claim: PersistentVolumeClaim? = nil) {
        self.sharedVolume = sharedVolume
        self.volume = volume
        self.claim = claim
    }
}
