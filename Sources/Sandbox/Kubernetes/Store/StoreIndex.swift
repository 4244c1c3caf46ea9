import Synchronization
import Wire

/// A way in which the store finds objects without looking at all of their collection.
///
/// A key is text; an object may stand under several keys, or under none.
enum StoreIndex: CaseIterable, Sendable {
    /// Volumes by the claim that they are bound or reserved to: `namespace/name`.
    case volumesByClaim
    /// Volumes that no claim has, by their class.
    case freeVolumesByClass
    /// Claims by the volume that they name.
    case claimsByVolume
    /// Claims that name no volume and are not bound, by their class.
    case waitingClaimsByClass
    /// Claims whose deletion has begun, by namespace.
    case terminatingClaimsByNamespace
    /// Pods by the claims that they mount: `namespace/name`.
    case podsByClaim
    /// Events by the minute in which they were last written, RFC 3339 up to the minute: keys are ordered as times are.
    case eventsByMinute
    /// Secrets that hold the token of a service account, by that account: `namespace/name`.
    case tokenSecretsByAccount
    /// ClusterRoles by their labels, as `key=value`.
    case clusterRolesByLabel
    /// ClusterRoles that gather the rules of others, under one key.
    case gatheringClusterRoles

    private static let claims = CollectionKey.core("persistentvolumeclaims")
    private static let volumes = CollectionKey.core("persistentvolumes")

    /// The collection whose objects are found.
    var collection: CollectionKey {
        switch self {
        case .volumesByClaim, .freeVolumesByClass: Self.volumes
        case .claimsByVolume, .waitingClaimsByClass, .terminatingClaimsByNamespace: Self.claims
        case .podsByClaim: .core("pods")
        case .eventsByMinute: .core("events")
        case .tokenSecretsByAccount: .core("secrets")
        case .clusterRolesByLabel, .gatheringClusterRoles: RoleAggregation.collection
        }
    }

    private static let all = Dictionary(grouping: allCases, by: \.collection)

    /// The indexes of a collection.
    static func indexes(of collection: CollectionKey) -> [StoreIndex] { all[collection] ?? [] }

    /// The keys under which an object stands.
    func keys(of object: JSONValue) -> [String] {
        switch self {
        case .volumesByClaim: Self.claim(of: object).map { [$0] } ?? []
        case .freeVolumesByClass: object[at: "spec", "claimRef"] == nil ? [Self.className(of: object)] : []
        case .claimsByVolume: Self.volume(of: object).map { [$0] } ?? []
        case .waitingClaimsByClass: Self.isWaiting(object) ? [Self.className(of: object)] : []
        case .terminatingClaimsByNamespace: object.isTerminating ? [object.namespace] : []
        case .podsByClaim: Self.claims(ofPod: object)
        case .tokenSecretsByAccount: TokenSecrets.account(of: object).map { ["\(object.namespace)/\($0)"] } ?? []
        case .clusterRolesByLabel: RoleAggregation.labels(of: object)
        case .gatheringClusterRoles: object["aggregationRule"] == nil ? [] : [RoleAggregation.gathering]
        case .eventsByMinute: [String(EventExpiry.latest(object).prefix(EventExpiry.minuteLength))]
        }
    }

    private static func claim(of volume: JSONValue) -> String? {
        guard let reference = volume[at: "spec", "claimRef"] else { return nil }
        return claimKey(namespace: reference["namespace"]?.string ?? "", name: reference["name"]?.string ?? "")
    }

    /// The key of a claim in ``volumesByClaim`` and ``podsByClaim``.
    static func claimKey(namespace: String, name: String) -> String { "\(namespace)/\(name)" }

    private static func className(of object: JSONValue) -> String {
        object[at: "spec", "storageClassName"]?.string ?? ""
    }

    private static func volume(of claim: JSONValue) -> String? {
        claim[at: "spec", "volumeName"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func isWaiting(_ claim: JSONValue) -> Bool {
        volume(of: claim) == nil && claim[at: "status", "phase"] != "Bound"
    }

    private static func claims(ofPod pod: JSONValue) -> [String] {
        (pod[at: "spec", "volumes"]?.array ?? []).compactMap { volume in
            volume[at: "persistentVolumeClaim", "claimName"]?.string.map {
                claimKey(namespace: pod.namespace, name: $0)
            }
        }
    }
}

/// The places of a collection's objects by the keys of its indexes.
struct IndexedPlaces: Sendable {
    private var places: [StoreIndex: [String: Set<ObjectPlace>]] = [:]

    /// The places under a key, in the order of lists.
    func places(_ index: StoreIndex, _ key: String) -> [ObjectPlace] { (places[index]?[key] ?? []).sorted() }

    /// The keys under which there is anything, in no order.
    func keys(_ index: StoreIndex) -> [String] { places[index].map { Array($0.keys) } ?? [] }

    /// Moves an object from where it stood to where it stands now.
    mutating func move(_ key: ObjectKey, from old: JSONValue?, to new: JSONValue?) {
        for index in StoreIndex.indexes(of: key.collection) {
            let before = old.map(index.keys) ?? []
            let after = new.map(index.keys) ?? []
            guard before != after else { continue }
            for name in before { remove(key.place, index, name) }
            for name in after { places[index, default: [:]][name, default: []].insert(key.place) }
        }
    }

    private mutating func remove(_ place: ObjectPlace, _ index: StoreIndex, _ name: String) {
        places[index]?[name]?.remove(place)
        if places[index]?[name]?.isEmpty == true { places[index]?[name] = nil }
    }
}

extension ObjectStore {
    /// The objects under a key of an index, in the order of lists.
    func objects(_ index: StoreIndex, _ key: String) -> [StoredObject] {
        guarded.withLock { guarded in
            guard let collection = guarded.state.collections[index.collection] else { return [] }
            return collection.indexed.places(index, key).compactMap { collection.namespaces[$0.namespace]?[$0.name] }
        }
    }

    /// The keys of an index under which there is anything, in no order.
    func keys(of index: StoreIndex) -> [String] {
        guarded.withLock { $0.state.collections[index.collection]?.indexed.keys(index) ?? [] }
    }
}
