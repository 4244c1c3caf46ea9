import AWSClient
import Controllers
public import KubernetesClient
public import KubernetesModel
import ProductAPI
public import SharingPlanning
import Vocabulary

/// What the operator would do, without doing it: for a cluster that another operator looked after until now.
///
/// It reads, and AWS is only looked at: not even access points that could be adopted are asked for by their tokens.
public struct SharingPreview: Sendable {
    /// What would be done for one SharedVolume.
    public struct Entry: Sendable, Equatable {
        public let key: ObjectKey
        /// In order, for people; empty where all is as it should be.
        public let steps: [String]
        /// The phase now, and the one that it would have then.
        public let phases: (now: String, then: String)
        /// What the user is told now, and what the user would be told.
        public let messages: (now: String, then: String)

        /// Whether anything would be done or told.
        public var isChange: Bool { !steps.isEmpty || phases.now != phases.then || messages.now != messages.then }

        public static func == (left: Entry, right: Entry) -> Bool {
            left.key == right.key && left.steps == right.steps && left.phases == right.phases
                && left.messages == right.messages
        }
    }

    private let client: KubernetesClient
    private let checker: StorageChecker
    private let cluster: ClusterName
    private let now: @Sendable () -> Timestamp

    /// Makes a preview.
    public init(
        client: KubernetesClient, storage: StorageDoor = .closed, clusterName: String? = nil,
        accessPointRoot: AccessPointRoot? = nil, time: TimeSource = .system
    ) {
        self.client = client
        checker = StorageChecker(door: storage, elapsed: time.elapsed)
        cluster = ClusterName(chosen: clusterName, root: accessPointRoot)
        now = time.now
    }

    /// What would be done for each SharedVolume of the cluster, in the order of namespaces and names.
    ///
    /// - Throws: ``KubernetesError`` when something cannot be read.
    public func entries() async throws(KubernetesError) -> [Entry] {
        let sharedVolumes = try await client.list(SharedVolume.self).items
        // All of them, labelled or not: what lost its labels counts as well.
        let volumes = try await byKey(PersistentVolume.self)
        let claims = try await byKey(PersistentVolumeClaim.self)
        var entries: [Entry] = []
        for sharedVolume in sharedVolumes.sorted(by: { $0.metadata.key < $1.metadata.key }) {
            let key = sharedVolume.metadata.key
            let observation = SharingObservation(
                sharedVolume: sharedVolume, volume: volumes[ObjectKey(name: SharingNames.volume(of: key))],
                spareVolume: volumes[ObjectKey(name: SharingNames.spareVolume(of: key))],
                claim: claims[ObjectKey(namespace: key.namespace, name: SharingNames.claim(of: key))], isLive: true)
            entries.append(try await entry(observation, among: sharedVolumes))
        }
        return entries
    }

    private func byKey<Object: KubernetesResource>(
        _ type: Object.Type
    ) async throws(KubernetesError) -> [ObjectKey: Object] {
        let items = try await client.list(type).items
        return Dictionary(items.map { ($0.metadata.key, $0) }, uniquingKeysWith: { $1 })
    }

    /// Plans, pretends to perform, and plans again, until nothing is left to do or something must be waited for.
    private func entry(
        _ first: SharingObservation, among all: [SharedVolume]
    ) async throws(KubernetesError) -> Entry {
        let facts = SharingFactFinder(
            client: client, views: nil, checker: checker, cluster: cluster,
            sharers: { id in all.filter { $0.spec?.accessPointID == id.rawValue }.map(\.metadata.key) })
        var observation = first
        var steps: [String] = []
        var status = first.sharedVolume.status
        // Far more rounds than any row of plans has.
        for _ in 0..<20 {
            let plan = SharingPlan.plan(for: observation, now: now())
            steps += plan.steps.map(\.description)
            for step in plan.steps {
                if case .deleteClaim = step, let known = try await facts.fulfil(.pods, observation) {
                    observation = known
                }
                observation = observation.pretending(step, now: now())
            }
            if let planned = plan.status { status = planned }
            if let need = plan.need, need != .accessPoint {
                guard let known = try await facts.fulfil(need, observation) else { break }
                observation = known
            } else if plan.steps.isEmpty {
                break
            }
        }
        let then = observation.sharedVolume.isLetGo ? "gone" : status?.phase?.rawValue ?? ""
        let before = first.sharedVolume.status
        return Entry(
            key: first.sharedVolume.metadata.key, steps: steps, phases: (before?.phase?.rawValue ?? "", then),
            messages: (before?.message ?? "", status?.message ?? ""))
    }
}

extension SharedVolume {
    fileprivate var isLetGo: Bool {
        metadata.isTerminating && metadata.finalizers?.contains(SharingNames.finalizer) != true
    }
}
