import Synchronization
import Wire

/// Deletes objects whose owners are all gone, and does for an owner that goes what its deletion asked for: dependents
/// first, or dependents set free.
///
/// Source: https://kubernetes.io/docs/concepts/architecture/garbage-collection/ (1.32).
final class GarbageCollector: ClusterController {
    static let orphanFinalizer = "orphan"
    static let foregroundFinalizer = "foregroundDeletion"

    /// The index of who depends on whom.
    private struct Index {
        var dependents: [String: Set<ObjectKey>] = [:]
        var owners: [ObjectKey: [String]] = [:]
        /// The identity of the object that was last seen at a key, and where an identity is.
        var identities: [ObjectKey: String] = [:]
        var places: [String: ObjectKey] = [:]
    }

    private let index = Mutex(Index())

    func reconcile(_ key: ObjectKey, in cluster: ControllerAccess) {
        let object = cluster.object(key)
        let gone = note(key, object)
        // Whoever depended on what was here, or blocks an owner that waits, is looked at.
        for dependent in gone.dependents { cluster.revisit(dependent) }
        for owner in gone.owners { cluster.revisit(owner) }
        guard let object else { return }
        if object.isTerminating { finish(object, key, cluster) }
        if !object.ownerReferences.isEmpty { check(object, key, cluster) }
    }

    /// Brings the index up to date with an object.
    ///
    /// - Returns: when an object is gone, its dependents and the keys of its owners.
    private func note(_ key: ObjectKey, _ object: JSONValue?) -> (dependents: [ObjectKey], owners: [ObjectKey]) {
        index.withLock { index in
            let before = index.identities[key]
            let owners = object.map { $0.ownerReferences.compactMap { $0["uid"]?.string } } ?? []
            let formerOwners = index.owners[key] ?? []
            for owner in formerOwners where !owners.contains(owner) {
                index.dependents[owner]?.remove(key)
                if index.dependents[owner]?.isEmpty == true { index.dependents[owner] = nil }
            }
            for owner in owners { index.dependents[owner, default: []].insert(key) }
            index.owners[key] = owners.isEmpty ? nil : owners
            index.identities[key] = object?.uid
            if let object { index.places[object.uid] = key }
            guard let before, before != object?.uid else { return ([], []) }
            index.places[before] = nil
            return (Array(index.dependents[before] ?? []), formerOwners.compactMap { index.places[$0] })
        }
    }

    private func dependents(of uid: String) -> [ObjectKey] {
        index.withLock { Array($0.dependents[uid] ?? []) }
    }

    // MARK: Owners that go

    private func finish(_ owner: JSONValue, _ key: ObjectKey, _ cluster: ControllerAccess) {
        if owner.finalizers.contains(Self.orphanFinalizer) {
            for dependent in dependents(of: owner.uid) { release(dependent, from: [owner.uid], cluster) }
            cluster.change(key) { $0.finalizers.removeAll { $0 == Self.orphanFinalizer } }
        } else if owner.finalizers.contains(Self.foregroundFinalizer) {
            var isBlocked = false
            for dependent in dependents(of: owner.uid) {
                guard let object = cluster.object(dependent),
                    let reference = object.ownerReferences.first(where: { $0["uid"]?.string == owner.uid })
                else { continue }
                if !object.isTerminating { cluster.delete(dependent, uid: object.uid, propagation: .foreground) }
                if reference["blockOwnerDeletion"]?.bool == true, cluster.object(dependent) != nil { isBlocked = true }
            }
            guard !isBlocked else { return }
            cluster.change(key) { $0.finalizers.removeAll { $0 == Self.foregroundFinalizer } }
        }
    }

    private func release(_ key: ObjectKey, from owners: Set<String>, _ cluster: ControllerAccess) {
        cluster.change(key) { object in
            let kept = object.ownerReferences.filter { !owners.contains($0["uid"]?.string ?? "") }
            object[at: "metadata", "ownerReferences"] = kept.isEmpty ? JSONValue?.none : .array(kept)
        }
    }

    // MARK: Dependents

    private func check(_ object: JSONValue, _ key: ObjectKey, _ cluster: ControllerAccess) {
        guard !object.isTerminating else { return }
        var gone: Set<String> = []
        var isOwned = false
        for reference in object.ownerReferences {
            switch state(of: reference, namespace: key.namespace, cluster) {
            case .there, .unknown: isOwned = true
            case .gone: gone.insert(reference["uid"]?.string ?? "")
            }
        }
        guard !gone.isEmpty else { return }
        isOwned ? release(key, from: gone, cluster) : cluster.delete(key, uid: object.uid)
    }

    private enum OwnerState {
        case there
        case gone
        /// The owner's kind is not served, so nobody can say.
        case unknown
    }

    private func state(of reference: JSONValue, namespace: String, _ cluster: ControllerAccess) -> OwnerState {
        let resource = cluster.server.catalogue.resource(
            apiVersion: reference["apiVersion"]?.string ?? "", kind: reference["kind"]?.string ?? "")
        guard let resource else { return .unknown }
        let owner = cluster.object(resource.key(namespace: namespace, name: reference["name"]?.string ?? ""))
        return owner?.uid == reference["uid"]?.string ? .there : .gone
    }
}
