import AWSClient
import Controllers
import EFSModel
import FoundationEssentials
import KubernetesClient
import KubernetesModel
import ProductAPI
import SharingPlanning
import Vocabulary
import Wire

/// The writes that make a SharedVolume Ready, in the operator's order, by somebody who looks at nothing.
struct RawSharing: Sendable {
    let client: KubernetesClient
    let aws: AWSClient
    let storage: SharingStorage

    /// Creates SharedVolumes and writes all that the operator would.
    func run(_ count: Int) async throws -> SharingRun {
        let start = ContinuousClock.now
        _ = try await Load.drive(count) { try await share($0) }
        let ready = ContinuousClock.now - start
        _ = try await Load.drive(count) { try await report($0) }
        return SharingRun(
            ready: ready.inSeconds, whole: (ContinuousClock.now - start).inSeconds, counts: OperatorCounts())
    }

    private func share(_ number: Int) async throws {
        let sharedVolume = try await client.create(storage.sharedVolume(number))
        let key = sharedVolume.metadata.key
        _ = try await client.addFinalizer(SharingNames.finalizer, to: sharedVolume)
        let accessPoint = try await accessPoint(of: sharedVolume)
        let objects = SharingObjects(
            of: key, sharing: VolumeHandle(fileSystem: storage.fileSystem, accessPoint: accessPoint))
        try await client.create(objects.volume)
        try await client.create(objects.claim)
        try await client.patch(
            SharedVolume.self, key, .merge(["status": try status(of: key, accessPoint)]), subresource: .status)
    }

    /// The one that spec names, or a new one.
    private func accessPoint(of sharedVolume: SharedVolume) async throws -> AccessPointID {
        if let known = sharedVolume.spec?.accessPointID { return try AccessPointID.parse(known) }
        let order = try AccessPointOrder(of: sharedVolume, cluster: SharingCluster(name: "bench"))
        guard let id = try await aws.send(order.request).accessPointID else {
            throw MeasureError("CreateAccessPoint answered without an id")
        }
        return id
    }

    private func status(of key: ObjectKey, _ accessPoint: AccessPointID) throws -> JSONValue {
        let conditions = [("Ready", "ClaimBound"), ("StorageReady", "Found")].map { type, reason in
            Condition(
                type: type, status: .isTrue, reason: reason, message: "",
                lastTransitionTime: Timestamp(seconds: Self.now.seconds), observedGeneration: 1)
        }
        let status = SharedVolume.Status(
            claimRef: .init(name: SharingNames.claim(of: key)), phase: .ready, message: "",
            accessPointID: accessPoint.rawValue, observedGeneration: 1, conditions: conditions)
        return try JSONValue(parsing: Array(try JSONEncoder().encode(status)))
    }

    private func report(_ number: Int) async throws {
        let sharedVolume = storage.sharedVolume(number)
        let key = sharedVolume.metadata.key
        try await client.create(
            Event(
                metadata: ObjectMeta(name: "\(key.name).0123456789abcdef", namespace: key.namespace),
                eventTime: Self.now, type: "Normal", reason: "Ready", action: "Bind",
                note: "PersistentVolumeClaim \(SharingNames.claim(of: key)) is bound",
                regarding: ObjectReference(to: sharedVolume), reportingController: "breakwater.dev/operator",
                reportingInstance: "bench"))
    }

    private static var now: Timestamp { Timestamp(epochSeconds: Date().timeIntervalSince1970) }
}
