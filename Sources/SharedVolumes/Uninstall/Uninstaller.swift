import Controllers
public import KubernetesClient
import KubernetesModel
public import Logging
import ProductAPI
import ServiceLifecycle
public import SharingPlanning
import Telemetry
import Wire

/// Takes the operator and what it keeps out of a cluster, from whichever state the cluster is in.
///
/// It observes, plans and performs until there is nothing left to do. Where SharedVolumes are to be finished it is a
/// replica of the operator meanwhile: the one in the cluster does the work while it lives and leads, and this one when
/// that is gone. Whoever interrupts it can run it again.
public struct Uninstaller: Sendable {
    /// What is to be uninstalled, and how.
    public struct Settings: Sendable {
        public var names: UninstallNames
        public var intent: UninstallPlan.Intent
        /// How long everything may take. Default 5 minutes.
        public var limit: Duration
        /// A name that no replica of the operator has.
        public var identity: String

        /// Makes settings.
        public init(
            namespace: String, intent: UninstallPlan.Intent = .removingVolumes, limit: Duration = .seconds(300),
            identity: String
        ) {
            names = UninstallNames(
                namespace: namespace, name: OperatorManifests.name, lease: SharingPermissions.leaseName)
            self.intent = intent
            self.limit = limit
            self.identity = identity
        }
    }

    /// What happens, for people.
    public enum Notice: Sendable, Equatable {
        /// A step was done.
        case did(UninstallPlan.Step)
        /// Nothing can be done before that is gone.
        case waiting([UninstallPlan.Hindrance])
    }

    /// Between two looks at the cluster.
    static let period = Duration.milliseconds(300)

    let client: KubernetesClient
    let storage: StorageDoor
    let settings: Settings
    let time: TimeSource
    let logger: Logger
    let report: @Sendable (Notice) -> Void
    private let observer: UninstallObserver

    /// Makes an uninstaller; the client has an administrator's rights.
    ///
    /// - Parameters:
    ///   - storage: the way to AWS, for access points that SharedVolumes made and that go with them.
    ///   - report: told of what happens.
    public init(
        client: KubernetesClient, storage: StorageDoor = .closed, settings: Settings, time: TimeSource = .system,
        logger: Logger,
        report: @escaping @Sendable (Notice) -> Void
    ) {
        self.client = client
        self.storage = storage
        self.settings = settings
        self.time = time
        self.logger = logger
        self.report = report
        observer = UninstallObserver(client: client, names: settings.names)
    }

    /// What ``run()`` would do, without doing it.
    public func preview() async throws(UninstallError) -> UninstallPreview {
        do {
            return UninstallPlan.preview(for: settings.intent, try await observer.observe())
        } catch { throw .failed(error) }
    }

    /// Uninstalls.
    ///
    /// - Returns: what was left on purpose.
    public func run() async throws -> [UninstallPlan.Hindrance] {
        let end = time.elapsed() + settings.limit
        let first = try await observe(until: end)
        if case .refuse(let uses) = UninstallPlan.plan(for: settings.intent, first) {
            throw UninstallError.refused(uses)
        }
        if settings.intent == .keepingVolumes {
            // The operator must be gone before its finalizers are: it would put them back.
            try await work(until: end) { $0.installed[.deployment] == nil && $0.operatorPods.isEmpty }
        }
        if first.definition != nil {
            try await asReplica(isAlone: !first.hasHome, until: end) {
                try await work(until: end) { $0.definition == nil }
            }
        }
        return try await work(until: end) { _ in false }
    }

    /// Works until there is nothing to do, or a state is reached.
    ///
    /// - Returns: what was left on purpose.
    @discardableResult
    private func work(
        until end: Duration, _ isReached: (UninstallObservation) -> Bool
    ) async throws -> [UninstallPlan.Hindrance] {
        var told: [UninstallPlan.Hindrance] = []
        while true {
            let observation = try await observe(until: end)
            if isReached(observation) { return [] }
            switch UninstallPlan.plan(for: settings.intent, observation) {
            case .refuse(let uses): throw UninstallError.refused(uses)
            case .done(let left): return left
            case .work(let steps, let hindrances):
                for step in steps { try await perform(step) }
                if steps.isEmpty, hindrances != told { report(.waiting(hindrances)) }
                told = steps.isEmpty ? hindrances : told
                guard time.elapsed() < end else { throw UninstallError.late(hindrances) }
            }
            try await time.sleep(Self.period)
        }
    }

    /// Observes; what may be better the next time is tried again.
    private func observe(until end: Duration) async throws -> UninstallObservation {
        while true {
            do {
                return try await observer.observe()
            } catch {
                guard error.mayPass, time.elapsed() < end else { throw UninstallError.failed(error) }
                try await time.sleep(Self.period)
            }
        }
    }

    // MARK: Steps

    /// Performs a step. What failed for now is left to the next look; what is gone or has changed needs another look.
    private func perform(_ step: UninstallPlan.Step) async throws {
        do {
            try await carryOut(step)
            report(.did(step))
        } catch {
            guard error.mayPass || error.code == .notFound || error.code == .conflict else {
                throw UninstallError.failed(error)
            }
            logger.debug("A step has to be tried again", metadata: ["error": "\(error)"])
        }
    }

    private func carryOut(_ step: UninstallPlan.Step) async throws(KubernetesError) {
        switch step {
        case .deleteSharedVolume(let key, let uid):
            try await client.delete(SharedVolume.self, key, DeleteOptions(uid: uid))
        case .release(let key):
            guard let volume = try await client.find(SharedVolume.self, key) else { return }
            _ = try await client.removeFinalizer(SharingNames.finalizer, from: volume)
        case .freeKept(let object): try await free(object)
        case .deleteDefinition(let uid):
            let key = ObjectKey(name: SharedVolume.resourceType.qualifiedName)
            try await client.delete(CustomResourceDefinition.resourceType, key, DeleteOptions(uid: uid))
        case .deleteKept(let object, let uid):
            try await client.delete(
                object.resourceType, object.key(in: settings.names.namespace), DeleteOptions(uid: uid))
        case .deleteInstalled(let object, let uid):
            try await client.delete(
                object.resourceType, settings.names.key(of: object),
                DeleteOptions(uid: uid, propagation: .background))
        }
    }

    /// Takes the definition of SharedVolumes out of an object's owners.
    private func free(_ object: KeptObject) async throws(KubernetesError) {
        let key = object.key(in: settings.names.namespace)
        let found = try await client.get(object.resourceType, key)
        let owners = (found[at: "metadata", "ownerReferences"]?.array ?? []).filter {
            $0["kind"]?.string != CustomResourceDefinition.resourceType.kind
                || $0["name"]?.string != SharedVolume.resourceType.qualifiedName
        }
        var change: JSONValue = ["metadata": ["ownerReferences": .array(owners)]]
        change[at: "metadata", "resourceVersion"] = found[at: "metadata", "resourceVersion"]
        try await client.patch(object.resourceType, key, .merge(change))
    }
}

extension KubernetesError {
    /// Whether the same call may succeed a while later, with nobody doing anything about it.
    fileprivate var mayPass: Bool {
        switch code {
        case .conflict, .gone, .tooManyRequests, .serverTimeout, .unavailable, .internalError, .transport,
            .deadlineExceeded, .idle:
            true
        case .notFound, .alreadyExists, .invalid, .badRequest, .forbidden, .unauthorized, .connectionRefused,
            .cancelled, .decoding, .encoding, .credentials, .unexpected:
            false
        }
    }
}
