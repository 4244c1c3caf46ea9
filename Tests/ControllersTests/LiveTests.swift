import Foundation
import KubernetesClient
import KubernetesModel
import ServiceLifecycle
import ServiceLifecycleTestKit
import Synchronization
import Testing
import Wire

@testable import Controllers

/// The kubeconfig of a real API server, whose objects the tests may make and delete.
private let liveKubeconfig = ProcessInfo.processInfo.environment["BREAKWATER_KUBECONFIG"]

@Suite(
    "Controllers on a real API server", .enabled(if: liveKubeconfig != nil), .serialized, .timeLimit(.minutes(2)))
struct LiveTests {
    private func withClient(_ body: (KubernetesClient) async throws -> Void) async throws {
        let cluster = try ClusterConnection.find(kubeconfig: liveKubeconfig)
        try await KubernetesClient.withClient(cluster: cluster, logger: silent, body)
    }

    private func volume(_ name: String, labels: [String: String]) -> PersistentVolume {
        PersistentVolume(
            metadata: ObjectMeta(name: name, labels: labels),
            spec: .init(
                capacity: ["storage": "1Gi"], accessModes: ["ReadWriteMany"], persistentVolumeReclaimPolicy: "Retain",
                csi: .init(driver: "efs.csi.aws.com", volumeHandle: "fs-1")))
    }

    private func delete(_ selection: Selection, _ client: KubernetesClient) async throws {
        for volume in try await client.list(PersistentVolume.self, ListOptions(selection: selection)).items {
            // A run that failed may have left a finalizer of ours.
            _ = try? await client.removeFinalizer("breakwater.dev/test", from: volume)
            _ = try? await client.delete(PersistentVolume.self, volume.metadata.key)
        }
    }

    @Test("an informer sees what is there and what comes, changes and goes, and its controller brings all to rest")
    func informer() async throws {
        let labels = ["breakwater.test": "informer"]
        let selection = Selection(matching: labels)
        try await withClient { client in
            try await delete(selection, client)
            for index in 0..<20 { try await client.create(volume("breakwater-live-old-\(index)", labels: labels)) }
            let informer = Informer<PersistentVolume>(client: client, selection: selection, pageSize: 7, logger: silent)
            let tally = Tally()
            // Marks each volume once, as a controller would.
            let controller = Controller<ObjectKey>(name: "marker", logger: silent) { key in
                guard let volume = informer.get(key) else {
                    tally.note("gone")
                    return .awaitChange
                }
                guard volume.metadata.annotations?["marked"] == nil else {
                    tally.note("marked \(key)")
                    return .awaitChange
                }
                _ = try await client.patch(
                    PersistentVolume.self, key,
                    .merge([
                        "metadata": [
                            "annotations": ["marked": "yes"],
                            "resourceVersion": .string(volume.metadata.resourceVersion ?? ""),
                        ]
                    ]))
                return .awaitChange
            }
            controller.follow(informer) { [$0.metadata.key] }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await informer.run() }
                group.addTask { try await controller.run() }
                // The first list may come from the server's memory, which may lag a little: the watch brings the rest.
                try await informer.waitUntilSynced()
                for index in 0..<20 { try await client.create(volume("breakwater-live-new-\(index)", labels: labels)) }
                for kind in ["old", "new"] {
                    for index in 0..<20 { await tally.wait(for: "marked breakwater-live-\(kind)-\(index)") }
                }
                try await delete(selection, client)
                await tally.wait(for: "gone", count: 40)
                #expect(informer.count == 0)
                group.cancelAll()
                while await group.nextResult() != nil {}
            }
        }
    }

    @Test("of two candidates one leads, and the other follows when the first is shut down")
    func election() async throws {
        try await withClient { client in
            let key = ObjectKey(namespace: "default", name: "breakwater-live-election")
            _ = try? await client.delete(Lease.self, key)
            let tally = Tally()
            let timing = ElectionTiming(
                leaseDuration: .seconds(15), renewDeadline: .seconds(10), retryPeriod: .milliseconds(200))
            let candidates = ["a", "b"].map { identity in
                LeaderElection(
                    client: client, lease: key, identity: identity, timing: timing, logger: silent,
                    observer: { tally.note("\(identity) \($0)") },
                    work: { _ in try? await gracefulShutdown() })
            }
            await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await testGracefulShutdown { trigger in
                        try await withThrowingTaskGroup(of: Void.self) { first in
                            first.addTask { try await candidates[0].run() }
                            await tally.wait(for: "a acquired")
                            // Some renewals later.
                            try await Task.sleep(for: .seconds(1))
                            trigger.triggerGracefulShutdown()
                            try await first.waitForAll()
                        }
                    }
                }
                await tally.wait(for: "a acquired")
                group.addTask { try await candidates[1].run() }
                await tally.wait(for: "b acquired")
                group.cancelAll()
                while await group.nextResult() != nil {}
            }
            #expect(tally.all.prefix(3) == ["a acquired", "a released", "b acquired"])
            let lease = try await client.get(Lease.self, key)
            #expect(lease.spec.leaseTransitions == 1)
            try await client.delete(Lease.self, key)
        }
    }

    /// Reads an object and changes it, again when the cluster's own controllers changed it in between.
    private func untilCurrent(
        _ key: ObjectKey, _ client: KubernetesClient,
        _ change: (PersistentVolume) async throws -> PersistentVolume?
    ) async throws -> PersistentVolume? {
        while true {
            do {
                return try await change(try await client.get(PersistentVolume.self, key))
            } catch let error as KubernetesError where error.code == .conflict {
                continue
            }
        }
    }

    @Test("finalizers hold an object until they are removed")
    func finalizers() async throws {
        try await withClient { client in
            let labels = ["breakwater.test": "finalizers"]
            try await delete(Selection(matching: labels), client)
            let name = "breakwater-live-finalizer-\(UUID().uuidString.lowercased())"
            let made = try await client.create(volume(name, labels: labels))
            let key = made.metadata.key
            let held = try await untilCurrent(key, client) {
                try await client.addFinalizer("breakwater.dev/test", to: $0)
            }
            await #expect(throws: KubernetesError(.conflict, "", httpStatus: 409)) {
                try await client.addFinalizer("breakwater.dev/other", to: made)
            }
            #expect(held?.metadata.finalizers?.contains("breakwater.dev/test") == true)
            let deletion = try await client.delete(PersistentVolume.self, key)
            #expect(deletion == .underWay)
            let left = try await untilCurrent(key, client) {
                #expect($0.metadata.isTerminating)
                return try await client.removeFinalizer("breakwater.dev/test", from: $0)
            }
            #expect(left?.metadata.finalizers?.contains("breakwater.dev/test") != true)
        }
    }

    @Test("an event is counted, by the next process too")
    func events() async throws {
        try await withClient { client in
            let object = Namespace(
                metadata: ObjectMeta(name: "breakwater-live-events-\(UUID().uuidString.lowercased())"))
            let note = EventNote(.warning, reason: "Tested", action: "Test", text: "the recorder is being tested")
            for run in 1...2 {
                let recorder = EventRecorder(
                    client: client, controller: "breakwater.dev/test", instance: "run-\(run)", logger: silent)
                for _ in 0..<3 { recorder.record(note, regarding: object) }
                try await testGracefulShutdown { trigger in
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        group.addTask { try await recorder.run() }
                        while recorder.statistics == .init() { try await Task.sleep(for: .milliseconds(10)) }
                        recorder.record(note, regarding: object)
                        trigger.triggerGracefulShutdown()
                        try await group.waitForAll()
                    }
                }
                #expect(recorder.statistics == .init(written: 2))
            }
            // Events of others have forms that our type does not know.
            let events = try await client.list(Event.resourceType, namespace: "default").items
            let ours = events.filter { $0[at: "regarding", "name"]?.string == object.metadata.name }
            #expect(ours.count == 1)
            #expect(ours.first?[at: "series", "count"] == 8)
        }
    }
}
