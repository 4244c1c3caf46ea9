public import KubernetesModel
public import ProductAPI
public import Vocabulary

/// All that the plan for one SharedVolume is made from, read at one moment.
///
/// An object is nil when it is known to be absent; where that cannot be known (a cache that has not filled, a read that
/// failed), no observation is made at all.
public struct SharingObservation: Equatable, Sendable {
    public var sharedVolume: SharedVolume
    /// The object under the first name of the SharedVolume's volume, whoever made it.
    public var volume: PersistentVolume?
    /// The object under the spare name of the SharedVolume's volume.
    public var spareVolume: PersistentVolume?
    /// The object under the name of the SharedVolume's claim, whoever made it.
    public var claim: PersistentVolumeClaim?
    /// Whether the API server itself was asked just now. Caches hold labelled objects only, so what they do not show
    /// may exist without its labels.
    public var isLive: Bool

    /// What was looked up for the plan beyond that.
    public var facts = SharingFacts()

    /// Makes an observation.
    public init(
        sharedVolume: SharedVolume, volume: PersistentVolume? = nil, spareVolume: PersistentVolume? = nil,
        claim: PersistentVolumeClaim? = nil, isLive: Bool = false
    ) {
        self.sharedVolume = sharedVolume
        self.volume = volume
        self.spareVolume = spareVolume
        self.claim = claim
        self.isLive = isLive
    }
}

/// What only some plans need to know: each member is nil until a plan asks for it (``SharingPlan/Need``).
public struct SharingFacts: Equatable, Sendable {
    /// The cluster, from which tokens and paths are derived.
    public var cluster: SharingCluster?
    /// What AWS says of what spec names.
    public var storage: StorageReport?
    /// What became of the access point for the operator to make, in this round.
    public var accessPoint: AccessPointOutcome?
    /// The pods that use the claim, by name.
    public var pods: [String]?
    /// What the cluster's own controllers said last of a claim that does not bind; empty when they said nothing.
    public var claimWarning: String?
    /// Other SharedVolumes that name the access point.
    public var sharers: [ObjectKey]?

    /// Makes facts of which none is known.
    public init() {}
}

/// What became of the access point that the operator makes or deletes.
public enum AccessPointOutcome: Equatable, Sendable {
    /// It was made now.
    case created(AccessPointID)
    /// An earlier call with the same token had made it, and it is what spec describes.
    case adopted(AccessPointID)
    /// An earlier call with the same token made another one than spec describes now.
    case differs(AccessPointID, message: String)
    /// It is gone, or there never was one.
    case deleted
}
