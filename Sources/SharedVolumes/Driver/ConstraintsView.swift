import Controllers
import KubernetesClient
import KubernetesModel
import Logging
import ServiceLifecycle
import SharingPlanning
import Synchronization
import Wire

/// The SecurityContextConstraints, which only an OpenShift serves: asks once whether it does, and follows them then.
///
/// A cluster does not become an OpenShift while it runs, so nobody asks again before the next start.
final class ConstraintsView: NamedObject {
    private let client: KubernetesClient
    private let view: NamedView<WholeKinds.Constraints>
    private let time: TimeSource
    private let logger: Logger
    private let answer = Mutex<Bool?>(nil)
    private let listeners = Mutex<[@Sendable () -> Void]>([])

    init(client: KubernetesClient, time: TimeSource, logger: Logger) {
        self.client = client
        self.time = time
        self.logger = logger
        view = NamedView(client: client, key: KeptObject.constraints.key(in: ""), time: time, logger: logger)
    }

    /// Whether the cluster serves them; nil as long as it has not said so, or the first look is to come.
    var isServed: Bool? {
        let isServed = answer.withLock { $0 }
        return isServed == true && !view.hasSynced ? nil : isServed
    }

    func run() async throws {
        guard let isServed = await cancelWhenGracefulShutdown({ await self.ask() }) else { return }
        answer.withLock { $0 = isServed }
        guard isServed else {
            tell()
            try? await gracefulShutdown()
            return
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.view.run() }
            group.addTask {
                // That there are none yet is no change, of which the informer would tell.
                try await self.view.waitUntilSynced()
                self.tell()
                try? await gracefulShutdown()
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func tell() {
        for listener in listeners.withLock({ $0 }) { listener() }
    }

    /// Asks until there is an answer; nil when the task was cancelled.
    private func ask() async -> Bool? {
        var failures = 0
        while !Task.isCancelled {
            do {
                return try await client.serves(KeptObject.constraints.resourceType)
            } catch {
                failures += 1
                logger.debug(
                    "It cannot be found out whether the cluster is an OpenShift, it will be tried again",
                    metadata: ["error": "\(error)"])
                try? await time.sleep(Backoff.watch.delay(failures: failures))
            }
        }
        return nil
    }

    var latest: JSONValue? { view.latest }
    var isAhead: Bool { view.isAhead }

    func wake<Key>(_ controller: Controller<Key>, _ key: Key) {
        listeners.withLock { $0.append { [weak controller] in controller?.add(key) } }
        view.hint(controller, key)
    }

    func apply(_ manifest: JSONValue) async throws(KubernetesError) -> JSONValue { try await view.apply(manifest) }

    func delete(uid: String, freeing isFreeing: Bool) async throws(KubernetesError) {
        try await view.delete(uid: uid, freeing: isFreeing)
    }
}
