import Foundation
import KubernetesModel
import Logging
import Testing
import Wire

@testable import KubernetesClient

/// The kubeconfig of a real API server, whose objects the tests may make and delete.
private let liveKubeconfig = ProcessInfo.processInfo.environment["BREAKWATER_KUBECONFIG"]

@Suite("A real API server", .enabled(if: liveKubeconfig != nil), .serialized)
struct LiveTests {
    private func withClient(_ body: (KubernetesClient) async throws -> Void) async throws {
        let cluster = try ClusterConnection.find(kubeconfig: liveKubeconfig)
        try await KubernetesClient.withClient(cluster: cluster, logger: Logger(label: "live"), body)
    }

    private func volume(_ name: String, _ capacity: String = "1Gi") -> PersistentVolume {
        PersistentVolume(
            metadata: ObjectMeta(name: name, labels: ["breakwater.test": "live"]),
            spec: .init(
                capacity: ["storage": capacity], accessModes: ["ReadWriteMany"],
                persistentVolumeReclaimPolicy: "Retain", csi: .init(driver: "efs.csi.aws.com", volumeHandle: "fs-1")))
    }

    @Test("says its version and which kinds it serves")
    func discovery() async throws {
        try await withClient { client in
            let version = try await client.serverVersion()
            #expect(version.isAtLeast(1, 24))
            let servesLeases = try await client.serves(Lease.resourceType)
            #expect(servesLeases)
            let unknown = ResourceType(group: "no.such", version: "v1", kind: "A", plural: "as", isNamespaced: true)
            let servesUnknown = try await client.serves(unknown)
            #expect(!servesUnknown)
        }
    }

    @Test("takes creates, applies, patches, conflicts and deletes as we understand them")
    func walk() async throws {
        try await withClient { client in
            let key = ObjectKey(name: "breakwater-live-walk")
            _ = try? await client.delete(PersistentVolume.self, key)
            let made = try await client.create(volume(key.name))
            await #expect(throws: KubernetesError(.alreadyExists, "", httpStatus: 409)) {
                try await client.create(volume(key.name))
            }
            var stale = made
            stale.metadata.labels?["a"] = "b"
            let newer = try await client.patch(
                PersistentVolume.self, key, .merge(["metadata": ["labels": ["x": "y"]]]))
            #expect(newer.metadata.labels?["x"] == "y")
            await #expect(throws: KubernetesError(.conflict, "", httpStatus: 409)) { try await client.replace(stale) }
            let applied = try await client.apply(volume(key.name, "2Gi"), force: true)
            #expect(applied.spec.capacity?["storage"] == "2Gi")
            await #expect(throws: KubernetesError(.invalid, "", httpStatus: 422)) {
                try await client.patch(
                    PersistentVolume.self, key, .json([.test(path: "/metadata/name", value: "other")]))
            }
            await #expect(throws: KubernetesError(.conflict, "", httpStatus: 409)) {
                try await client.delete(PersistentVolume.self, key, DeleteOptions(uid: "another"))
            }
            try await client.delete(PersistentVolume.self, key, DeleteOptions(uid: made.metadata.uid))
            let left = try await client.find(PersistentVolume.self, key)
            #expect(left?.metadata.isTerminating != false)
        }
    }

    @Test("pages a list, and watches from the list's version on")
    func listAndWatch() async throws {
        try await withClient { client in
            let names = (0..<7).map { "breakwater-live-list-\($0)" }
            for name in names { _ = try? await client.create(volume(name)) }
            let options = ListOptions(selection: Selection(labels: "breakwater.test=live"), pageSize: 3)
            let list = try await client.list(PersistentVolume.self, options)
            #expect(list.items.count >= 7)
            let watch = try await client.watch(
                PersistentVolume.self,
                WatchOptions(selection: options.selection, resourceVersion: list.resourceVersion))
            for name in names { try await client.delete(PersistentVolume.self, ObjectKey(name: name)) }
            var gone: Set<String> = []
            for try await event in watch {
                if case .deleted(let volume) = event, let name = volume.metadata.name { gone.insert(name) }
                if gone.isSuperset(of: names) { break }
            }
        }
    }

    @Test("answers a version that is too old with gone")
    func old() async throws {
        try await withClient { client in
            do {
                let watch = try await client.watch(
                    PersistentVolume.self, WatchOptions(resourceVersion: "1", idleLimit: .seconds(5)))
                for try await _ in watch { break }
            } catch let error as KubernetesError {
                #expect(error.code == .gone || error.code == .idle)
            }
        }
    }

    @Test("is called by the name that its certificate has, and believed only with the authority of the kubeconfig")
    func serverName() async throws {
        var cluster = try ClusterConnection.find(kubeconfig: liveKubeconfig)
        let settings = ClientSettings(retries: .never)
        // Every API server's certificate has this name: pods call it so.
        cluster.tlsServerName = "kubernetes.default.svc"
        try await KubernetesClient.withClient(cluster: cluster, settings: settings, logger: Logger(label: "live")) {
            _ = try await $0.serverVersion()
        }
        cluster.tlsServerName = nil
        cluster.certificateAuthority = nil
        try await KubernetesClient.withClient(cluster: cluster, settings: settings, logger: Logger(label: "live")) {
            client in
            await #expect(throws: KubernetesError(.transport, "")) { try await client.serverVersion() }
        }
    }

    @Test("counts unknown members as errors when validation is strict")
    func strict() async throws {
        try await withClient { client in
            var manifest = try JSONValue(
                parsing: String(decoding: encoded(volume("breakwater-live-strict")), as: UTF8.self))
            manifest["nonsense"] = 1
            await #expect(throws: KubernetesError(.badRequest, "", httpStatus: 400)) {
                try await client.create(
                    PersistentVolume.resourceType, manifest, WriteOptions(isDryRun: true, fieldValidation: .strict))
            }
        }
    }
}
