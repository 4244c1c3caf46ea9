import Controllers
import KubernetesClient
import KubernetesModel
import Logging
import ProductAPI
import ServiceLifecycle
import SharingPlanning
import Vocabulary

/// What the operator follows of the cluster: SharedVolumes, and the volumes and claims that carry our label.
struct SharingCaches: Sendable {
    /// By which volume, claim and access point a SharedVolume is found.
    private enum Index {
        static let volume = "volume"
        static let claim = "claim"
        static let accessPoint = "accessPoint"
        /// The access points of SharedVolumes that are being deleted.
        static let leaving = "leaving"
    }

    private let sharedVolumeInformer: Informer<SharedVolume>
    private let volumes: Informer<PersistentVolume>
    private let claims: Informer<PersistentVolumeClaim>

    init(client: KubernetesClient, time: TimeSource, logger: Logger) {
        let owned = Selection(matching: [SharingNames.ownedLabel: "true"])
        sharedVolumeInformer = Informer(
            client: client,
            indices: [
                Index.volume: {
                    [SharingNames.volume(of: $0.metadata.key), SharingNames.spareVolume(of: $0.metadata.key)]
                },
                Index.claim: { ["\($0.metadata.namespace ?? "")/\(SharingNames.claim(of: $0.metadata.key))"] },
                Index.accessPoint: { [$0.spec?.accessPointID].compactMap { $0 } },
                Index.leaving: { $0.metadata.isTerminating ? [$0.status?.accessPointID].compactMap { $0 } : [] },
            ], time: time, logger: logger)
        volumes = Informer(client: client, selection: owned, time: time, logger: logger)
        claims = Informer(client: client, selection: owned, time: time, logger: logger)
    }

    /// What fills the caches.
    var services: [any Service] { [sharedVolumeInformer, volumes, claims] }

    /// Whether all were read once.
    var haveSynced: Bool { sharedVolumeInformer.hasSynced && volumes.hasSynced && claims.hasSynced }

    /// Why nothing is known of volumes or claims: the API server refuses to list them; nil where they were read once.
    var blindness: KubernetesError? {
        (volumes.hasSynced ? nil : volumes.refusal) ?? (claims.hasSynced ? nil : claims.refusal)
    }

    var sharedVolumes: [SharedVolume] { sharedVolumeInformer.objects }

    /// The SharedVolumes that have our finalizer.
    var held: [SharedVolume] {
        sharedVolumes.filter { $0.metadata.finalizers?.contains(SharingNames.finalizer) ?? false }
    }

    /// The SharedVolumes that name an access point in their spec.
    func sharers(of id: AccessPointID) -> [ObjectKey] {
        sharedVolumeInformer.objects(index: Index.accessPoint, id.rawValue).map(\.metadata.key)
    }

    /// The caches, and what was written that they do not have yet.
    func views(time: TimeSource) -> SharingViews {
        SharingViews(
            sharedVolumes: RecentWrites(over: { sharedVolumeInformer.get($0) }, elapsed: time.elapsed),
            volumes: RecentWrites(over: { volumes.get($0) }, elapsed: time.elapsed),
            claims: RecentWrites(over: { claims.get($0) }, elapsed: time.elapsed))
    }

    /// Tells of each change of a SharedVolume.
    func onChange(_ body: @escaping @Sendable (ObjectChange<SharedVolume>) -> Void) {
        sharedVolumeInformer.addHandler(body)
    }

    /// What was begun is finished before more is begun: where thousands come at once, each becomes Ready soon after its
    /// turn, and nobody has to be told meanwhile that it is Pending.
    private static let headStart = Duration.seconds(60)

    /// Has a controller look at a SharedVolume whenever it, its volume or its claim changes; also where there is
    /// ``blindness``.
    func wake(_ controller: Controller<ObjectKey>) {
        let owners = sharedVolumeInformer
        controller.follow(owners) { changed in
            // One that is being deleted may wait until nobody else names its access point.
            let waiting = changed.spec?.accessPointID.map { owners.objects(index: Index.leaving, $0) } ?? []
            return [changed.metadata.key] + waiting.map(\.metadata.key)
        }
        controller.follow(volumes, orRefused: true, headStart: Self.headStart) { volume in
            owners.objects(index: Index.volume, volume.metadata.name ?? "").map(\.metadata.key)
        }
        controller.follow(claims, orRefused: true, headStart: Self.headStart) { claim in
            owners.objects(index: Index.claim, claim.metadata.key.description).map(\.metadata.key)
        }
    }
}
