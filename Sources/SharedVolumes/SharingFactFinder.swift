import AWSClient
import Controllers
import KubernetesClient
import KubernetesModel
import ProductAPI
import SharingPlanning
import Vocabulary
import Wire

/// Looks up what only some plans need to know.
struct SharingFactFinder: Sendable {
    let client: KubernetesClient
    /// Nil where the observation is not to be made anew: a preview has read all there is.
    let views: SharingViews?
    let checker: StorageChecker
    let cluster: ClusterName
    /// The SharedVolumes that name an access point.
    let sharers: @Sendable (AccessPointID) -> [ObjectKey]

    /// The observation with what was needed; nil when the SharedVolume is gone.
    func fulfil(
        _ need: SharingPlan.Need, _ observation: SharingObservation
    ) async throws(KubernetesError) -> SharingObservation? {
        let key = observation.sharedVolume.metadata.key
        var known = observation
        switch need {
        case .liveObjects:
            guard let views else { return known }
            guard var live = try await views.liveObservation(of: key, from: client) else { return nil }
            live.facts = observation.facts
            return live
        case .accessPoint:
            // The steps before it changed the objects, too.
            guard let views else { return known }
            guard var next = views.observation(of: key) else { return nil }
            next.facts = observation.facts
            return next
        case .cluster: known.facts.cluster = try await cluster.value(from: client)
        case .storage(let handle, let region): known.facts.storage = await checker.report(on: handle, in: region)
        case .pods: known.facts.pods = try await pods(using: SharingNames.claim(of: key), in: key.namespace)
        case .claimWarning: known.facts.claimWarning = try await warning(about: observation.claim)
        case .sharers(let id): known.facts.sharers = sharers(id).filter { $0 != key }.sorted()
        }
        return known
    }

    /// The pods that use a claim and have not ended; those hold it (Kubernetes, Storage Object in Use Protection).
    private func pods(using claim: String, in namespace: String?) async throws(KubernetesError) -> [String] {
        let pods = try await client.list(Pod.self, namespace: namespace).items.filter { pod in
            !["Succeeded", "Failed"].contains(pod.status?.phase)
                && pod.spec.volumes?.contains { $0.persistentVolumeClaim?.claimName == claim } == true
        }
        return pods.compactMap(\.metadata.name).sorted()
    }

    /// What the cluster's controllers last warned about a claim; empty when they did not.
    private func warning(about claim: PersistentVolumeClaim?) async throws(KubernetesError) -> String {
        guard let uid = claim?.metadata.uid else { return "" }
        let fields = "involvedObject.uid=\(uid)"
        // They write Events of the core group.
        let type = ResourceType(group: "", version: "v1", kind: "Event", plural: "events", isNamespaced: true)
        let events = try await client.list(
            type, namespace: claim?.metadata.namespace, ListOptions(selection: Selection(fields: fields)))
        let last = events.items.filter { $0["type"] == "Warning" }.max { time(of: $0) < time(of: $1) }
        return last?["message"]?.string ?? ""
    }

    /// Times are RFC 3339 in UTC, which sort as text.
    private func time(of event: JSONValue) -> String {
        event["lastTimestamp"]?.string ?? event["eventTime"]?.string ?? ""
    }
}

/// What the cluster is called in tokens, paths and tags: a name that was set, or the uid of the namespace
/// `kube-system`, which lives as long as the cluster.
actor ClusterName {
    private let chosen: String?
    private let root: AccessPointRoot?
    private var known: String?
    /// Those who wait for the one that reads it; nil when nobody does.
    private var waiters: [CheckedContinuation<Void, Never>]?

    init(chosen: String?, root: AccessPointRoot?) {
        self.chosen = chosen
        self.root = root
    }

    /// - Throws: ``KubernetesError`` when the namespace cannot be read; the next who asks tries again.
    func value(from client: KubernetesClient) async throws(KubernetesError) -> SharingCluster {
        while true {
            if let name = chosen ?? known { return SharingCluster(name: name, root: root) }
            guard waiters != nil else { break }
            await withCheckedContinuation { waiters?.append($0) }
        }
        waiters = []
        defer {
            for waiter in waiters ?? [] { waiter.resume() }
            waiters = nil
        }
        let uid = try await client.get(Namespace.self, ObjectKey(name: "kube-system")).metadata.uid
        known = uid
        return SharingCluster(name: uid ?? "", root: root)
    }
}
