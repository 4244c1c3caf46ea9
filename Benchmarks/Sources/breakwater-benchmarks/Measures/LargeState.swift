import AWSClient
import EFSModel
import FoundationEssentials
import Glibc
import KubernetesClient
import KubernetesModel
import Vocabulary
import Wire

/// A sandbox with 10,000 access points, and 10,000 claims that are bound to a volume each: its memory, and its restart.
struct LargeState: Measure {
    static let name = "state"
    static let summary = "Memory and restart of a sandbox with 10,000 access points, claims and volumes"

    /// Our limits: a laptop's share of memory, and the patience of who starts it.
    private static let memoryLimit = 300.0
    private static let startLimit = 5.0

    func outcome(_ bench: Bench) async throws -> Outcome {
        let count = bench.count(10_000)
        return try await withDirectory { directory in
            var outcome = Outcome(findings: [])
            outcome.findings += try await running(bench, directory) { sandbox, _ in
                try await fill(sandbox, count)
                return try memory(of: sandbox, "sandbox with \(count) access points, claims and volumes each")
            }
            try? FileManager.default.removeItem(atPath: "\(directory)/sandbox.env")
            outcome.findings += try await running(bench, directory) { sandbox, seconds in
                let claims = try await withKubernetes(try sandbox.cluster()) { try await bound($0) }
                guard claims == count else { throw MeasureError("\(claims) claims are bound after the restart") }
                return [
                    Finding(
                        "the same, stopped and started again, to ready", seconds, "s", better: .less,
                        than: .init("our limit", Self.startLimit))
                ] + (try memory(of: sandbox, "the same, started again"))
            }
            // With its log, which a sandbox that was killed leaves behind.
            let bytes = Self.size(of: "\(directory)/state.sqlite") + Self.size(of: "\(directory)/state.sqlite-wal")
            outcome.notes.append("state: state.sqlite has \(bytes >> 20) MiB")
            return outcome
        }
    }

    /// The bytes of a file; 0 when there is none.
    ///
    /// Not by `FileManager`: its attributes are `NSNumber` where some library links Foundation, and other types elsewhere.
    private static func size(of path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    private func running(
        _ bench: Bench, _ directory: String, _ body: (SandboxProcess, Double) async throws -> [Finding]
    ) async throws -> [Finding] {
        let start = ContinuousClock.now
        let arguments = ["sandbox", "--state", directory, "--no-operator"]
        return try await ChildProcess.with(bench.executable, in: directory, arguments) { child in
            try await child.wait(for: "sandbox.env") { child.has("sandbox.env") }
            let seconds = (ContinuousClock.now - start).inSeconds
            return try await body(try SandboxProcess(child: child, in: directory), seconds)
        }
    }

    private func memory(of sandbox: SandboxProcess, _ name: String) throws -> [Finding] {
        let status = try ProcessStatus(of: sandbox.child.pid)
        let limit = Finding.Reference("our limit", Self.memoryLimit)
        return try ["VmRSS", "RssAnon"].map { key in
            Finding("\(name), \(key)", try status.mebibytes(key), "MiB", better: .less, than: limit)
        }
    }

    // MARK: What is in it

    private func fill(_ sandbox: SandboxProcess, _ count: Int) async throws {
        let fileSystem = try await withHTTP { http in
            let aws = try await sandbox.aws(http)
            let made = try await aws.send(EFS.CreateFileSystem(creationToken: "state"))
            let id = made.fileSystemID
            while try await aws.send(EFS.DescribeFileSystems(fileSystemID: id)).fileSystems.first?.lifeCycleState
                != .available
            { try await Task.sleep(for: .milliseconds(200)) }
            _ = try await Load.drive(count) { number in
                _ = try await aws.send(EFSCalls.accessPoint("state-\(number)", on: id))
            }
            return id
        }
        try await withKubernetes(try sandbox.cluster()) { client in
            _ = try await Load.drive(count) { number in
                _ = try await client.create(
                    PersistentVolume.resourceType, Self.volume(number, on: fileSystem.rawValue))
                _ = try await client.create(PersistentVolumeClaim.resourceType, Self.claim(number))
            }
            try await sandbox.child.wait(for: "\(count) bound claims") {
                try await Task.sleep(for: .milliseconds(500))
                return try await bound(client) == count
            }
        }
    }

    private func bound(_ client: KubernetesClient) async throws -> Int {
        try await client.list(PersistentVolumeClaim.resourceType, namespace: "default").items
            .count { $0[at: "status", "phase"]?.string == "Bound" }
    }

    /// As the CSI provisioner makes them.
    private static func volume(_ number: Int, on fileSystem: String) -> JSONValue {
        [
            "apiVersion": "v1", "kind": "PersistentVolume",
            "metadata": [
                "name": .string("pvc-5c0e8d7a-6f0a-4f2e-9d3c-\(number)"),
                "annotations": ["pv.kubernetes.io/provisioned-by": "efs.csi.aws.com"],
                "finalizers": ["kubernetes.io/pv-protection"],
            ],
            "spec": [
                "accessModes": ["ReadWriteMany"], "capacity": ["storage": "1Gi"],
                "persistentVolumeReclaimPolicy": "Delete", "storageClassName": "efs", "volumeMode": "Filesystem",
                "claimRef": ["namespace": "default", "name": .string("claim-\(number)")],
                "csi": [
                    "driver": "efs.csi.aws.com", "volumeHandle": .string("\(fileSystem)::fsap-\(number)"),
                    "volumeAttributes": [
                        "storage.kubernetes.io/csiProvisionerIdentity": "1700000000000-8081-efs.csi.aws.com"
                    ],
                ],
            ],
        ]
    }

    private static func claim(_ number: Int) -> JSONValue {
        [
            "apiVersion": "v1", "kind": "PersistentVolumeClaim",
            "metadata": ["name": .string("claim-\(number)"), "namespace": "default", "labels": ["app": "bench"]],
            "spec": [
                "accessModes": ["ReadWriteMany"], "resources": ["requests": ["storage": "1Gi"]],
                "storageClassName": "efs", "volumeName": .string("pvc-5c0e8d7a-6f0a-4f2e-9d3c-\(number)"),
            ],
        ]
    }
}
