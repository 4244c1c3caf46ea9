import Controllers
import KubernetesClient
import KubernetesModel
import Logging
import ProductAPI
import ServiceLifecycle
import SharingPlanning
import Synchronization
import Wire

/// Keeps the node driver and the StorageClass: makes what is absent, mends what was changed, and makes no call else.
///
/// Everything is looked at together under one key, since whether a driver is ours is read off several objects.
struct DriverKeeper: Sendable {
    /// The one thing that the controller looks at.
    enum Key: String, Hashable, Sendable, CustomStringConvertible {
        case nodeDriver = "node-driver"
        var description: String { rawValue }
    }

    /// What follows the cluster; to be run by every replica.
    let views: [any Service]
    /// What changes the cluster; to be run by the one that acts.
    let controller: Controller<Key>

    init(
        client: KubernetesClient, driver: NodeDriver, settings: ControllerSettings, time: TimeSource, logger: Logger
    ) {
        let objects = DriverObjects(client: client, namespace: driver.namespace, time: time, logger: logger)
        let reconciler = DriverReconciler(
            client: client, driver: driver, objects: objects, time: time, logger: logger)
        let controller = Controller<Key>(
            name: Key.nodeDriver.rawValue, settings: settings, time: time, logger: logger,
            reconcile: { _ in try await reconciler.reconcile() })
        for object in objects.all { object.wake(controller, .nodeDriver) }
        self.controller = controller
        views = objects.all
    }

    /// Works until shutdown or cancellation.
    func run() async throws {
        controller.add(.nodeDriver)
        try await controller.run()
    }
}

/// The objects of the node driver and their owner, as this process sees them.
struct DriverObjects: Sendable {
    let definition: any NamedObject
    let constraints: ConstraintsView
    let kept: [KeptObject: any NamedObject]

    init(client: KubernetesClient, namespace: String, time: TimeSource, logger: Logger) {
        func view<Kind: WholeKind>(_ kind: Kind.Type, _ key: ObjectKey) -> any NamedObject {
            NamedView<Kind>(client: client, key: key, time: time, logger: logger)
        }
        definition = view(WholeKinds.Definition.self, ObjectKey(name: SharedVolume.resourceType.qualifiedName))
        constraints = ConstraintsView(client: client, time: time, logger: logger)
        kept = [
            .serviceAccount: view(WholeKinds.ServiceAccount.self, KeptObject.serviceAccount.key(in: namespace)),
            .constraints: constraints,
            .daemonSet: view(WholeKinds.DaemonSet.self, KeptObject.daemonSet.key(in: namespace)),
            .driver: view(WholeKinds.Driver.self, KeptObject.driver.key(in: namespace)),
            .storageClass: view(WholeKinds.StorageClass.self, KeptObject.storageClass.key(in: namespace)),
        ]
    }

    var all: [any NamedObject] { [definition] + kept.sorted { $0.key < $1.key }.map(\.value) }

    /// What is there; nil when it is not known yet.
    func observation(
        _ registrations: NodeDriverObservation.Registrations, _ answers: [KeptObject: NodeDriverObservation.Answer]
    ) -> NodeDriverObservation? {
        guard let isOpenShift = constraints.isServed else { return nil }
        return NodeDriverObservation(
            definition: state(of: definition.latest), objects: kept.compactMapValues(\.latest),
            isOpenShift: isOpenShift, registrations: registrations, answers: answers)
    }

    private func state(of definition: JSONValue?) -> NodeDriverObservation.Definition {
        guard let metadata = definition?["metadata"], let uid = metadata["uid"]?.string else { return .absent }
        return metadata["deletionTimestamp"] == nil ? .present(uid: uid) : .terminating
    }
}
