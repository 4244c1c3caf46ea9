import Controllers
import KubernetesClient
import KubernetesModel
import Logging
import ProductAPI
import ServiceLifecycle
import SharingPlanning
import Synchronization
import Wire

/// Lets SharedVolumes go when the operator itself is being removed.
///
/// SharedVolumes carry a finalizer of ours; without an operator nobody would take it off, and their deletion, and that of
/// their definition, would hang. So when the operator's Deployment is deleted, the one that acts takes the finalizers
/// off: claims, volumes and data stay as they are, and an operator that is installed again takes them up again.
///
/// It is the Deployment that counts, not the pod: replicas come and go all the time. A Deployment that this process has
/// never seen (the operator runs in another way) says nothing by its absence.
final class Parting: Service {
    private enum WholeDeployment: WholeKind {
        static var resourceType: ResourceType { InstalledObject.deployment.resourceType }
    }

    /// How long SharedVolumes that are being deleted may take to be finished at the very end.
    private static let patience = Duration.seconds(8)
    private static let period = Duration.milliseconds(200)

    private let client: KubernetesClient
    private let key: ObjectKey?
    private let informer: Informer<WholeObject<WholeDeployment>>?
    private let time: TimeSource
    private let logger: Logger
    private let hasSeen = Mutex(false)

    /// Watches a Deployment; nil watches nothing and never parts.
    init(client: KubernetesClient, deployment: ObjectKey?, time: TimeSource, logger: Logger) {
        self.client = client
        key = deployment
        informer = deployment.map { key in
            Informer(
                client: client, namespace: key.namespace, selection: Selection(fields: "metadata.name=\(key.name)"),
                time: time, logger: logger)
        }
        self.time = time
        self.logger = logger
        informer?.addHandler { [weak self] _ in
            guard let self, self.isThere else { return }
            self.hasSeen.withLock { $0 = true }
        }
    }

    func run() async throws {
        if let informer { try await informer.run() } else { try? await gracefulShutdown() }
    }

    private var isThere: Bool {
        guard let key, let deployment = informer?.get(key) else { return false }
        return !deployment.metadata.isTerminating
    }

    /// Whether the operator is being removed, as far as this process has heard.
    var hasBegun: Bool { hasSeen.withLock { $0 } && !isThere }

    /// Does something whenever the removal begins, or turns out not to be one.
    func onTurn(_ body: @escaping @Sendable () -> Void) {
        let last = Mutex(false)
        informer?.addHandler { [weak self] _ in
            guard let self else { return }
            let hasBegun = self.hasBegun
            let hasTurned = last.withLock { last in
                defer { last = hasBegun }
                return last != hasBegun
            }
            if hasTurned { body() }
        }
    }

    /// Asks the API server whether the operator is being removed: right before the end the watch may be behind.
    private func isRemoved() async -> Bool {
        guard let key, hasSeen.withLock({ $0 }) else { return false }
        if hasBegun { return true }
        let options = ListOptions(selection: Selection(fields: "metadata.name=\(key.name)"))
        let found = try? await client.list(
            InstalledObject.deployment.resourceType, namespace: key.namespace, options)
        // Whoever may not ask any more could not let go either.
        guard let found else { return false }
        return found.items.allSatisfy { $0[at: "metadata", "deletionTimestamp"] != nil }
    }

    /// Takes the finalizer off a SharedVolume.
    func letGo(_ volume: SharedVolume) async throws(KubernetesError) {
        guard volume.metadata.finalizers?.contains(SharingNames.finalizer) == true else { return }
        _ = try await client.removeFinalizer(SharingNames.finalizer, from: volume)
        logger.notice(
            "The operator is being removed: a SharedVolume was let go, its claim and volume stay",
            metadata: ["key": "\(volume.metadata.key)"])
    }

    /// Lets go of all that is left, when the process ends because the operator is removed.
    ///
    /// - Parameters:
    ///   - held: the SharedVolumes that have our finalizer, as they are now.
    ///   - finish: goes on with the deletion of one that is being deleted.
    func finish(
        held: @Sendable () -> [SharedVolume], finish: @Sendable (ObjectKey) async throws -> Void
    ) async {
        guard !held().isEmpty, await isRemoved() else { return }
        let end = time.elapsed() + Self.patience
        while !Task.isCancelled {
            let left = held()
            if left.isEmpty { return }
            let isOver = time.elapsed() >= end
            for volume in left {
                do {
                    if volume.metadata.isTerminating, !isOver {
                        try await finish(volume.metadata.key)
                    } else {
                        try await letGo(volume)
                    }
                } catch {
                    logger.warning(
                        "A SharedVolume could not be let go, `breakwater uninstall` can do it",
                        metadata: ["key": "\(volume.metadata.key)", "error": "\(error)"])
                    // The rights were removed with the operator, and do not come back.
                    let code = (error as? KubernetesError)?.code
                    if code == .unauthorized || code == .forbidden { return }
                }
            }
            if isOver { return }
            try? await time.sleep(Self.period)
        }
    }
}
