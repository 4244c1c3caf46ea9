import Controllers
import FoundationEssentials
import KubernetesClient
import KubernetesModel
import ProductAPI
import SharingPlanning
import Vocabulary
import Wire

/// Performs the steps of plans: one call of the API server each, noted in the views so that the next plan knows of it.
struct SharingPerformer: Sendable {
    let client: KubernetesClient
    let views: SharingViews
    /// The wall clock.
    let now: @Sendable () -> Timestamp

    /// Performs the steps in order.
    ///
    /// - Throws: the first failure; the steps after it are left for a later plan. `alreadyExists` and `conflict` mean
    ///   that the observation was not what the API server has: observe anew.
    func perform(_ steps: [SharingPlan.Step], on observation: SharingObservation) async throws(KubernetesError) {
        for step in steps { try await perform(step, on: observation) }
    }

    /// Writes the status.
    func write(_ status: SharedVolume.Status, to key: ObjectKey) async throws(KubernetesError) {
        let patch: JSONValue = ["status": try json(status)]
        try await self.patch(views.sharedVolumes, key, patch, subresource: .status)
    }

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
        case .createVolume(let volume):
            try await create(volume, views.volumes)
        case .createClaim(let claim):
            try await create(claim, views.claims)
        case .labelVolume(let name, let labels):
            try await patch(views.volumes, ObjectKey(name: name), labelling(labels))
        case .labelClaim(let key, let labels): try await patch(views.claims, key, labelling(labels))
        case .releaseVolume(let name, let version):
            try await patch(views.volumes, ObjectKey(name: name), release(version))
        case .nudgeClaim(let key, let nudges):
            let annotations: JSONValue = [SharingNames.nudgesAnnotation: .string(String(nudges))]
            try await patch(views.claims, key, ["metadata": ["annotations": annotations]])
        case .deleteClaim(let key, let uid): try await delete(observation.claim, views.claims, key, uid)
        case .deleteVolume(let name, let uid):
            try await delete(observation.volume, views.volumes, ObjectKey(name: name), uid)
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

    private func json(_ status: SharedVolume.Status) throws(KubernetesError) -> JSONValue {
        do {
            return try JSONValue(parsing: Array(try JSONEncoder().encode(status)))
        } catch {
            throw KubernetesError(.encoding, "the status of a SharedVolume", cause: error)
        }
    }
}
