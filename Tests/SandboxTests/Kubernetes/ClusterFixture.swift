import HTTPTypes
import Synchronization
import Vocabulary
import Wire

@testable import Sandbox

/// Keeps records in memory, as a disk that outlives the process would.
final class MemoryKeeping: Keeping {
    private let spaces = Mutex<[String: [String: [UInt8]]]>([:])

    func records(of space: String) -> [KeptRecord] {
        spaces.withLock { ($0[space] ?? [:]).map { KeptRecord(key: $0.key, value: $0.value) } }
    }

    func keep(_ changes: [KeptChange]) {
        spaces.withLock { spaces in
            for change in changes { spaces[change.space, default: [:]][change.key] = change.value }
        }
    }
}

/// A cluster without sockets, with a clock that stands, and calls on it.
struct ClusterFixture {
    let cluster: KubernetesCluster
    let clock: SandboxClock

    init(keeping: any Keeping = NothingKept(), historyCapacity: Int = 4096) throws {
        clock = SandboxClock(pace: .manual, start: Timestamp(seconds: 1_800_000_000))
        var configuration = KubernetesCluster.Configuration(
            region: .usEast1,
            nodes: [.init(name: "node-a", zone: "us-east-1a"), .init(name: "node-b", zone: "us-east-1b")],
            clock: clock, keeping: keeping)
        configuration.limits.history = historyCapacity
        cluster = try KubernetesCluster(configuration)
    }

    /// Sends a request and lets the controllers finish.
    @discardableResult
    func call(
        _ method: String, _ target: String, _ body: JSONValue? = nil, type: String = "application/json",
        headers: HTTPFields = [:]
    ) -> (status: Int, value: JSONValue) {
        var headers = headers
        headers[.contentType] = type
        headers[.userAgent] = "tests/1"
        let request = APIRequest(method, target, headers: headers, body: body?.bytes() ?? [])
        let response = cluster.respond(to: request)
        cluster.settle()
        return (response.status, response.value ?? .null)
    }

    func get(_ target: String) -> JSONValue { call("GET", target).value }

    /// The first events of a watch, as type and name.
    func watch(_ target: String, count: Int) async throws -> [String] {
        struct Enough: Error {}
        guard case .watch(let session) = cluster.respond(to: APIRequest("GET", target)).body else { return [] }
        var events: [String] = []
        do {
            try await session.run { bytes in
                let event = try JSONValue(parsing: bytes)
                let name =
                    event[at: "object", "metadata", "name"]?.string ?? event[at: "object", "reason"]?.string ?? ""
                events.append("\(event["type"]?.string ?? "") \(name)")
                if events.count == count { throw Enough() }
            }
        } catch is Enough {}
        return events
    }
}

/// Objects that the tests share.
enum Samples {
    static let configMaps = "/api/v1/namespaces/default/configmaps"
    static let volumes = "/api/v1/persistentvolumes"
    static let claims = "/api/v1/namespaces/default/persistentvolumeclaims"

    static func configMap(_ name: String, _ value: String = "1") -> JSONValue {
        [
            "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": .string(name)],
            "data": ["key": .string(value)],
        ]
    }

    static func volume(
        _ name: String, for claim: String? = nil, policy: String = "Retain", size: String = "1Gi"
    ) -> JSONValue {
        var volume: JSONValue = [
            "apiVersion": "v1", "kind": "PersistentVolume", "metadata": ["name": .string(name)],
            "spec": [
                "capacity": ["storage": .string(size)], "accessModes": ["ReadWriteMany"], "storageClassName": "efs",
                "persistentVolumeReclaimPolicy": .string(policy),
                "csi": ["driver": "efs.csi.aws.com", "volumeHandle": .string("fs-1::\(name)")],
            ],
        ]
        if let claim { volume[at: "spec", "claimRef"] = ["namespace": "default", "name": .string(claim)] }
        return volume
    }

    static func claim(_ name: String, volume: String? = nil) -> JSONValue {
        var claim: JSONValue = [
            "apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": ["name": .string(name)],
            "spec": [
                "accessModes": ["ReadWriteMany"], "storageClassName": "efs",
                "resources": ["requests": ["storage": "1Gi"]],
            ],
        ]
        if let volume { claim[at: "spec", "volumeName"] = .string(volume) }
        return claim
    }

    static let definition: JSONValue = [
        "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
        "metadata": ["name": "widgets.example.com"],
        "spec": [
            "group": "example.com", "scope": "Namespaced", "names": ["plural": "widgets", "kind": "Widget"],
            "versions": [
                [
                    "name": "v1", "served": true, "storage": true, "subresources": ["status": [:]],
                    "additionalPrinterColumns": [["name": "Size", "type": "integer", "jsonPath": ".spec.size"]],
                    "schema": [
                        "openAPIV3Schema": [
                            "type": "object",
                            "properties": [
                                "spec": [
                                    "type": "object", "required": ["size"],
                                    "properties": [
                                        "size": ["type": "integer", "minimum": 1],
                                        "color": ["type": "string", "default": "red"],
                                    ],
                                ],
                                "status": ["type": "object", "properties": ["phase": ["type": "string"]]],
                            ],
                        ]
                    ],
                ]
            ],
        ],
    ]
    static let definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"
    static let widgets = "/apis/example.com/v1/namespaces/default/widgets"

    static func widget(_ name: String, size: Int64 = 1) -> JSONValue {
        [
            "apiVersion": "example.com/v1", "kind": "Widget", "metadata": ["name": .string(name)],
            "spec": ["size": .integer(size)],
        ]
    }
}
