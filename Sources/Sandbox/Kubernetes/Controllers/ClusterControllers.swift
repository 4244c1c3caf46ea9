import Synchronization
import Wire

/// A controller: brings the cluster closer to what the objects say, looking at one that changed.
protocol ClusterController: Sendable {
    /// Looks at what is at a key now, and acts. Called again whenever the object, or one that it waits for, changed.
    func reconcile(_ key: ObjectKey, in cluster: ControllerAccess)
}

/// The controllers of the control plane that the sandbox has. They react on commits and never poll.
final class ClusterControllers: Sendable {
    let queue: ControllerQueue
    private let access: ControllerAccess
    private let controllers: [any ClusterController]

    init(server: APIServer, queue: ControllerQueue, caCertificate: String) {
        self.queue = queue
        self.access = ControllerAccess(server: server, queue: queue)
        self.controllers = [
            NamespaceController(caCertificate: caCertificate), DefinitionController(), GarbageCollector(),
            VolumeBinder(), StorageProtection(), RoleAggregation(), TokenSecrets(caCertificate: caCertificate),
        ]
    }

    /// Looks at everything that is there, as after a start.
    func enqueueAll() {
        for key in access.store.keys { queue.add(key) }
    }

    /// Looks at all that changed, and at what changes by that, until nothing is left to do.
    func settle() {
        while let key = queue.take() {
            for controller in controllers { controller.reconcile(key, in: access) }
            queue.finish(key)
        }
    }

    /// Runs until the queue is closed or the task cancelled.
    func run() async {
        settle()
        for await _ in queue.signals { settle() }
    }
}
