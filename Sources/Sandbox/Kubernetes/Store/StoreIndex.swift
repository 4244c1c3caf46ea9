import Synchronization
import Wire

/// A way in which the store finds objects without looking at all of their collection.
///
/// A key is text; an object may stand under several keys, or under none.
enum StoreIndex: CaseIterable, Sendable {
    /// Volumes by the claim that they are bound or reserved to: `namespace/name`.
    case volumesByClaim
    /// Volumes that no claim has, by their class; the smallest first.
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

    /// What objects under one key are ordered by, before their places in lists.
    func rank(of object: JSONValue) -> Double {
        self == .freeVolumesByClass ? VolumeMatch.capacity(of: object) : 0
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

/// Where an object stands among those under a key: by rank, and then as in lists.
struct IndexEntry: Comparable, Sendable {
    let rank: Double
    let place: ObjectPlace

    /// Before all objects of a rank.
    static func start(of rank: Double) -> IndexEntry {
        IndexEntry(rank: rank, place: ObjectPlace(namespace: "", name: ""))
    }

    static func < (left: IndexEntry, right: IndexEntry) -> Bool {
        left.rank == right.rank ? left.place < right.place : left.rank < right.rank
    }
}

/// The places of a collection's objects by the keys of its indexes.
struct IndexedPlaces: Sendable {
    typealias Entries = SortedValues<IndexEntry>

    private var entries: [StoreIndex: [String: Entries]] = [:]

    /// What stands under a key.
    func entries(_ index: StoreIndex, _ key: String) -> Entries { entries[index]?[key] ?? Entries() }

    /// The keys under which there is anything, in no order.
    func keys(_ index: StoreIndex) -> [String] { entries[index].map { Array($0.keys) } ?? [] }

    /// Moves an object from where it stood to where it stands now.
    mutating func move(_ key: ObjectKey, from old: JSONValue?, to new: JSONValue?) {
        for index in StoreIndex.indexes(of: key.collection) {
            let before = old.map { Stand($0, in: index) } ?? Stand()
            let after = new.map { Stand($0, in: index) } ?? Stand()
            guard before != after else { continue }
            for name in before.keys { remove(IndexEntry(rank: before.rank, place: key.place), index, name) }
            for name in after.keys {
                let entry = IndexEntry(rank: after.rank, place: key.place)
                entries[index, default: [:]][name, default: Entries()].insert(entry)
            }
        }
    }

    private mutating func remove(_ entry: IndexEntry, _ index: StoreIndex, _ name: String) {
        entries[index]?[name]?.remove(entry)
        if entries[index]?[name]?.isEmpty == true { entries[index]?[name] = nil }
    }

    /// The keys that an object stands under, and its rank there.
    private struct Stand: Equatable {
        var keys: [String] = []
        var rank = 0.0

        init() {}

        init(_ object: JSONValue, in index: StoreIndex) {
            keys = index.keys(of: object)
            if !keys.isEmpty { rank = index.rank(of: object) }
        }
    }
}

extension ObjectStore {
    /// The objects under a key of an index, by rank and then in the order of lists.
    func objects(_ index: StoreIndex, _ key: String) -> [StoredObject] {
        guarded.withLock { guarded in
            guard let collection = guarded.state.collections[index.collection] else { return [] }
            return collection.indexed.entries(index, key).all.compactMap { collection.object(at: $0.place) }
        }
    }

    /// The first object under a key of an index, or the first behind an entry, that is accepted.
    ///
    /// Those behind it are not looked at. The store is locked meanwhile, so `accepts` must not call it.
    func first(
        _ index: StoreIndex, _ key: String, after entry: IndexEntry? = nil, where accepts: (StoredObject) -> Bool
    ) -> StoredObject? {
        guarded.withLock { guarded in
            guard let collection = guarded.state.collections[index.collection] else { return nil }
            var found: StoredObject?
            _ = collection.indexed.entries(index, key).first(after: entry) { entry in
                found = collection.object(at: entry.place).flatMap { accepts($0) ? $0 : nil }
                return found != nil
            }
            return found
        }
    }

    /// The keys of an index under which there is anything, in no order.
    func keys(of index: StoreIndex) -> [String] {
        guarded.withLock { $0.state.collections[index.collection]?.indexed.keys(index) ?? [] }
    }
}

extension StoreState.Collection {
    fileprivate func object(at place: ObjectPlace) -> StoredObject? { namespaces[place.namespace]?[place.name] }
}
