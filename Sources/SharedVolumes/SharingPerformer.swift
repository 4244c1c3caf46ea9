import AWSClient
import Controllers
import FoundationEssentials
import KubernetesClient
import KubernetesModel
import ProductAPI
import SharingPlanning
import Vocabulary
import Wire

/// Performs the steps of plans: one call of the API server or of AWS each. What the API server answers is noted in the
/// views so that the next plan knows of it.
struct SharingPerformer: Sendable {
    let client: KubernetesClient
    let views: SharingViews
    let storage: StorageDoor
    let checker: StorageChecker
    /// The wall clock.
    let now: @Sendable () -> Timestamp

    /// Performs the steps in order.
    ///
    /// - Returns: what became of the access point, where a step was about it.
    /// - Throws: the first failure; the steps after it are left for a later plan. `alreadyExists` and `conflict` mean
    ///   that the observation was not what the API server has: observe anew.
    func perform(
        _ steps: [SharingPlan.Step], on observation: SharingObservation
    ) async throws(SharingError) -> AccessPointOutcome? {
        var outcome: AccessPointOutcome?
        for step in steps {
            switch step {
            case .createAccessPoint(let order): outcome = try await create(order)
            case .deleteAccessPoint(let order, let known): outcome = try await delete(order, known)
            default:
                do throws(KubernetesError) {
                    try await perform(step, on: observation)
                } catch {
                    throw .kubernetes(error)
                }
            }
        }
        return outcome
    }

    /// Writes the status.
    func write(_ status: SharedVolume.Status, to key: ObjectKey) async throws(KubernetesError) {
        var new = try json(status)
        // A merge patch keeps what it does not name.
        if status.accessPointID == nil { new["accessPointID"] = .null }
        try await self.patch(views.sharedVolumes, key, ["status": new], subresource: .status)
    }

    // MARK: AWS

    private func create(_ order: AccessPointOrder) async throws(SharingError) -> AccessPointOutcome {
        do throws(AWSError) {
            let outcome = try await storage.create(order)
            switch outcome {
            case .created(let id), .adopted(let id):
                await checker.note(id, on: order.fileSystem, in: order.region)
            case .differs, .deleted: break
            }
            return outcome
        } catch {
            throw .storage(error)
        }
    }

    private func delete(
        _ order: AccessPointOrder, _ known: AccessPointID?
    ) async throws(SharingError) -> AccessPointOutcome {
        do throws(AWSError) {
            return try await storage.delete(order, known: known)
        } catch {
            throw .storage(error)
        }
    }

    // MARK: Kubernetes

    private func perform(
        _ step: SharingPlan.Step, on observation: SharingObservation
    ) async throws(KubernetesError) {
        switch step {
        case .addFinalizer:
            try await setFinalizers(of: observation.sharedVolume) { sharedVolume throws(KubernetesError) in
                try await client.addFinalizer(SharingNames.finalizer, to: sharedVolume)
            }
        case .removeFinalizer(_):
            try await setFinalizers(of: observation.sharedVolume) { sharedVolume throws(KubernetesError) in
                try await client.removeFinalizer(SharingNames.finalizer, from: sharedVolume)
            }
        case .restoreSpec(let handle):
            let sharedVolume = observation.sharedVolume
            try await patch(views.sharedVolumes, sharedVolume.metadata.key, restoring(handle, in: sharedVolume.spec))
        case .createVolume(let volume): try await create(volume, views.volumes)
        case .createClaim(let claim): try await create(claim, views.claims)
        case .repairVolume(let name, let repair):
            try await patch(views.volumes, ObjectKey(name: name), try repairing(repair))
        case .labelClaim(let key, let labels): try await patch(views.claims, key, labelling(labels))
        case .releaseVolume(let name, let version):
            try await patch(views.volumes, ObjectKey(name: name), release(version))
        case .nudgeClaim(let key, let nudges):
            let annotations: JSONValue = [SharingNames.nudgesAnnotation: .string(String(nudges))]
            try await patch(views.claims, key, ["metadata": ["annotations": annotations]])
        case .deleteClaim(let key, let uid): try await delete(observation.claim, views.claims, key, uid)
        case .deleteVolume(let name, let uid):
            let seen = [observation.volume, observation.spareVolume].compactMap { $0 }.first {
                $0.metadata.name == name
            }
            try await delete(seen, views.volumes, ObjectKey(name: name), uid)
        case .createAccessPoint, .deleteAccessPoint: break
        }
    }

    private func setFinalizers(
        of sharedVolume: SharedVolume, _ change: (SharedVolume) async throws(KubernetesError) -> SharedVolume?
    ) async throws(KubernetesError) {
        let key = sharedVolume.metadata.key
        let mark = views.sharedVolumes.mark(key)
        views.sharedVolumes.note(key, written: try await change(sharedVolume), since: mark)
    }

    private func create<Object: KubernetesResource>(
        _ object: Object, _ view: RecentWrites<Object>
    ) async throws(KubernetesError) {
        let key = object.metadata.key
        let mark = view.mark(key)
        view.note(key, written: try await client.create(object), since: mark)
    }

    private func labelling(_ labels: [String: String]) -> JSONValue {
        ["metadata": ["labels": .object(JSONObject(labels))]]
    }

    private func restoring(_ handle: VolumeHandle, in edited: SharedVolume.Spec?) -> JSONValue {
        var spec: JSONValue = ["fileSystemID": .string(handle.fileSystem.rawValue)]
        if edited?.accessPoint != nil {
            // One that the operator made is not named in spec: named there it would not be deleted as ours.
            spec["accessPointID"] = .null
        } else if let accessPoint = handle.accessPoint {
            spec["accessPointID"] = .string(accessPoint.rawValue)
        }
        return ["spec": spec]
    }

    private func repairing(_ repair: SharingPlan.VolumeRepair) throws(KubernetesError) -> JSONValue {
        var patch: JSONValue = repair.labels.map { labelling($0) } ?? [:]
        if let version = repair.resourceVersion { patch[at: "metadata", "resourceVersion"] = .string(version) }
        if let modes = repair.accessModes { patch[at: "spec", "accessModes"] = .array(modes.map { .string($0) }) }
        if let policy = repair.reclaimPolicy { patch[at: "spec", "persistentVolumeReclaimPolicy"] = .string(policy) }
        if let name = repair.storageClass { patch[at: "spec", "storageClassName"] = .string(name) }
        if let claim = repair.claimRef { patch[at: "spec", "claimRef"] = try json(claim) }
        return patch
    }

    /// Takes the identity of the old claim out of the volume; the version makes sure that it still is the old one.
    private func release(_ resourceVersion: String?) -> JSONValue {
        var patch: JSONValue = ["spec": ["claimRef": ["uid": nil, "resourceVersion": nil]]]
        if let resourceVersion { patch[at: "metadata", "resourceVersion"] = .string(resourceVersion) }
        return patch
    }

    /// Patches an object; one that is gone needs no patch.
    private func patch<Object: KubernetesResource>(
        _ view: RecentWrites<Object>, _ key: ObjectKey, _ patch: JSONValue, subresource: Subresource? = nil
    ) async throws(KubernetesError) {
        let mark = view.mark(key)
        do {
            let written = try await client.patch(Object.self, key, .merge(patch), subresource: subresource)
            view.note(key, written: written, since: mark)
        } catch {
            guard error.code == .notFound else { throw error }
            view.note(key, written: nil, since: mark)
        }
    }

    /// Deletes exactly the object that was observed; one that is gone is deleted.
    private func delete<Object: KubernetesResource>(
        _ object: Object?, _ view: RecentWrites<Object>, _ key: ObjectKey, _ uid: String?
    ) async throws(KubernetesError) {
        let mark = view.mark(key)
        var deletion = Deletion.gone
        do {
            deletion = try await client.delete(Object.self, key, DeleteOptions(uid: uid))
        } catch {
            guard error.code == .notFound else { throw error }
        }
        switch deletion {
        case .gone: view.note(key, written: nil, since: mark)
        case .underWay:
            var held = object
            held?.metadata.deletionTimestamp = now()
            view.note(key, written: held, since: mark)
        }
    }

    private func json(_ value: some Encodable) throws(KubernetesError) -> JSONValue {
        do {
            return try JSONValue(parsing: Array(try JSONEncoder().encode(value)))
        } catch {
            throw KubernetesError(.encoding, "\(type(of: value)) of a SharedVolume", cause: error)
        }
    }
}
