import KubernetesClient
import KubernetesModel
import SharingPlanning
import Testing
import Wire

/// Something that happens to a SharedVolume, and what stands in the end whoever was killed meanwhile: a case of the
/// matrix by which the original operator was tested by hand.
struct Scenario: Sendable, CustomTestStringConvertible {
    /// What stands in the end.
    enum End: Sendable {
        /// The SharedVolume is Ready, and exactly one pair is bound.
        case pair
        /// The same, with the claim that was there before.
        case samePair
        /// Nothing of it is left.
        case nothing
    }

    let name: String
    /// Makes the state before, without the operator under test.
    var prepare: @Sendable (SharingWorld) async throws -> Void = { try await $0.make() }
    /// What the user does, with the operator at work or down.
    var change: @Sendable (SharingWorld) async throws -> Void = { _ in }
    let end: End

    var testDescription: String { name }

    /// Life, as users lead it.
    static let life: [Scenario] = [
        Scenario(name: "it is created", prepare: { _ in }, change: { try await $0.create() }, end: .pair),
        Scenario(name: "it is deleted", change: { try await $0.deleteSharedVolume() }, end: .nothing),
        Scenario(
            name: "it is deleted while a pod uses the claim, and the pod ends",
            prepare: {
                try await $0.make()
                try await $0.createPod(SharingWorld.pod)
            },
            change: {
                try await $0.deleteSharedVolume()
                try await $0.user.delete(Pod.self, SharingWorld.pod)
            }, end: .nothing),
    ]

    /// What users do to what is ours.
    static let drift: [Scenario] = [
        Scenario(name: "the claim is deleted", change: { try await $0.deleteClaim() }, end: .pair),
        Scenario(name: "the volume is deleted", change: { try await $0.deleteVolume() }, end: .pair),
        Scenario(
            name: "claim and volume are deleted",
            change: {
                try await $0.deleteClaim()
                try await $0.deleteVolume()
            }, end: .pair),
        Scenario(
            name: "the claim is deleted while a pod uses it, and the pod ends",
            prepare: {
                try await $0.make()
                try await $0.createPod(SharingWorld.pod)
            },
            change: {
                try await $0.deleteClaim()
                try await $0.user.delete(Pod.self, SharingWorld.pod)
            }, end: .pair),
        Scenario(
            name: "the labels of claim and volume are taken away",
            change: {
                try await $0.patchClaim(["metadata": ["labels": nil]])
                try await $0.patchVolume(["metadata": ["labels": nil]])
            }, end: .samePair),
        Scenario(
            name: "the labels name another owner",
            change: {
                let labels: JSONValue = ["metadata": ["labels": [SharingNames.ownerNameLabel: "other"]]]
                try await $0.patchClaim(labels)
                try await $0.patchVolume(labels)
            }, end: .samePair),
        Scenario(
            name: "the volume is edited",
            change: {
                try await $0.patchVolume([
                    "spec": [
                        "accessModes": ["ReadOnlyMany"], "persistentVolumeReclaimPolicy": "Delete",
                        "storageClassName": "other",
                    ]
                ])
            }, end: .samePair),
        Scenario(
            name: "the finalizer is taken away",
            change: { try await $0.patchSharedVolume(["metadata": ["finalizers": nil]]) }, end: .samePair),
        Scenario(
            name: "the status is taken away",
            change: { try await $0.patchStatus(["status": ["phase": nil, "claimRef": nil, "conditions": nil]]) },
            end: .samePair),
        Scenario(
            name: "spec is edited on an API server without rules",
            prepare: {
                try await $0.withoutRules()
                try await $0.make()
            },
            change: { try await $0.patchSharedVolume(["spec": ["accessPointID": "fsap-ffffffffffffffff"]]) },
            end: .samePair),
    ]

    /// Where the original operator may have stopped.
    static let takeover: [Scenario] = [
        Scenario(
            name: "the original stopped before it made anything",
            prepare: { try await $0.leave(volume: false, claim: false) },
            end: .pair),
        Scenario(
            name: "the original stopped between volume and claim", prepare: { try await $0.leave(claim: false) },
            end: .pair),
        Scenario(name: "the original left a bound pair", prepare: { try await $0.leave() }, end: .samePair),
        Scenario(
            name: "the original's first release left a bound pair", prepare: { try await $0.leave(isLegacy: true) },
            end: .samePair),
        Scenario(
            name: "the original left a volume that remembers a claim which is gone",
            prepare: {
                try await $0.leave()
                try await $0.deleteClaim()
            }, end: .pair),
        Scenario(
            name: "the original left it while it was to be deleted",
            prepare: {
                try await $0.leave()
                try await $0.deleteSharedVolume()
            }, end: .nothing),
        Scenario(
            name: "the original left it while it was to be deleted, and the claim is gone",
            prepare: {
                try await $0.leave()
                try await $0.deleteSharedVolume()
                try await $0.deleteClaim()
            }, end: .nothing),
    ]
}
