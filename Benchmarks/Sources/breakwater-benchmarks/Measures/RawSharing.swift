import Controllers
import FoundationEssentials
import KubernetesClient
import KubernetesModel
import ProductAPI
import SharingPlanning
import Vocabulary
import Wire

/// The writes that make a SharedVolume Ready, in the operator's order, by somebody who looks at nothing.
struct RawSharing: Sendable {
    static let namespace = "default"

    let client: KubernetesClient

    /// Creates SharedVolumes and writes all that the operator would.
    func run(_ count: Int, round: Int) async throws -> SharingRun {
        let start = ContinuousClock.now
        _ = try await Load.drive(count) { try await share($0, round: round) }
        let ready = ContinuousClock.now - start
        _ = try await Load.drive(count) { try await report($0, round: round) }
        return SharingRun(
            ready: ready.inSeconds, whole: (ContinuousClock.now - start).inSeconds, counts: OperatorCounts())
    }

    private func share(_ number: Int, round: Int) async throws {
        let sharedVolume = try await client.create(Self.sharedVolume(number, round: round))
        let key = sharedVolume.metadata.key
        let objects = SharingObjects(of: key, sharing: Self.handle(number))
        _ = try await client.addFinalizer(SharingNames.finalizer, to: sharedVolume)
        try await client.create(objects.volume)
        try await client.create(objects.claim)
        try await write(.pending, "ClaimPending", claim: "", to: key)
        try await write(.ready, "ClaimBound", claim: SharingNames.claim(of: key), to: key)
    }

    private func report(_ number: Int, round: Int) async throws {
        let sharedVolume = Self.sharedVolume(number, round: round)
        let name = "\(sharedVolume.metadata.name ?? "").ready"
        try await client.create(
            Event(
                metadata: ObjectMeta(name: name, namespace: Self.namespace),
                eventTime: Self.now, type: "Normal", reason: "Ready", action: "Bind",
                note: "PersistentVolumeClaim \(SharingNames.claim(of: sharedVolume.metadata.key)) is bound",
                regarding: ObjectReference(to: sharedVolume), reportingController: "efs.breakwater.dev/bench",
                reportingInstance: "bench"))
    }

    private func write(
        _ phase: SharedVolume.Phase, _ reason: String, claim: String, to key: ObjectKey
    ) async throws {
        let condition = Condition(
            type: "Ready", status: phase == .ready ? .isTrue : .isFalse, reason: reason, message: "",
            lastTransitionTime: Timestamp(seconds: Self.now.seconds), observedGeneration: 1)
        let status = SharedVolume.Status(
            claimRef: .init(name: claim), phase: phase, message: "", observedGeneration: 1, conditions: [condition])
        let value = try JSONValue(parsing: Array(try JSONEncoder().encode(status)))
        try await client.patch(SharedVolume.self, key, .merge(["status": value]), subresource: .status)
    }

    private static var now: Timestamp { Timestamp(epochSeconds: Date().timeIntervalSince1970) }

    // MARK: What both sides make

    static func names(_ count: Int, round: Int) -> Set<String> {
        Set((0..<count).map { "round-\(round)-\($0)" })
    }

    static func sharedVolume(_ number: Int, round: Int) -> SharedVolume {
        let handle = handle(number)
        return SharedVolume(
            metadata: ObjectMeta(name: "round-\(round)-\(number)", namespace: namespace),
            spec: .init(fileSystemID: handle.fileSystem.rawValue, accessPointID: handle.accessPoint?.rawValue))
    }

    private static func handle(_ number: Int) -> VolumeHandle {
        let digits = String(number)
        let id = String(repeating: "0", count: 17 - digits.count) + digits
        return VolumeHandle(
            fileSystem: FileSystemID(unchecked: "fs-0123456789abcdef0"),
            accessPoint: AccessPointID(unchecked: "fsap-\(id)"))
    }
}
