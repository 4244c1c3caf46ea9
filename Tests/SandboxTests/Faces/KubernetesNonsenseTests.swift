import HTTPTypes
import KubernetesMachinery
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Sandbox

/// Requests without sockets, so that there are many of them; `FaceFuzzTests` sends some through the doors.
@Suite("The embedded Kubernetes and nonsense")
struct KubernetesNonsenseTests {
    private static let objects: [(collection: String, object: JSONValue)] = [
        (Samples.configMaps, Samples.configMap("a")), (Samples.volumes, Samples.volume("a", for: "b")),
        (Samples.claims, Samples.claim("b", volume: "a")), (Samples.definitions, Samples.definition),
        (Samples.widgets, Samples.widget("w")), ("/api/v1/namespaces", ["metadata": ["name": "n"]]),
        (
            "/apis/apps/v1/namespaces/default/deployments",
            [
                "metadata": ["name": "d"],
                "spec": [
                    "replicas": 1, "selector": ["matchLabels": ["a": "b"]],
                    "template": [
                        "metadata": ["labels": ["a": "b"]],
                        "spec": ["containers": [["name": "c", "image": "i", "ports": [["containerPort": 80]]]]],
                    ],
                ],
            ]
        ),
        (
            "/apis/coordination.k8s.io/v1/namespaces/default/leases",
            [
                "metadata": ["name": "l"],
                "spec": ["leaseDurationSeconds": 15, "renewTime": "2026-11-21T00:00:00.000000Z"],
            ]
        ),
        (
            "/apis/storage.k8s.io/v1/storageclasses",
            ["metadata": ["name": "efs"], "provisioner": "efs.csi.aws.com", "volumeBindingMode": "Immediate"]
        ),
        (
            "/apis/rbac.authorization.k8s.io/v1/clusterroles",
            ["metadata": ["name": "r"], "rules": [["apiGroups": [""], "resources": ["pods"], "verbs": ["get"]]]]
        ),
        (
            "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
            ["spec": ["resourceAttributes": ["verb": "get", "resource": "pods"]]]
        ),
        ("/apis/authentication.k8s.io/v1/tokenreviews", ["spec": ["token": "x.y.z", "audiences": ["a"]]]),
        (
            "/api/v1/namespaces/default/serviceaccounts/default/token",
            ["spec": ["expirationSeconds": 3600, "audiences": ["a"]]]
        ),
        (
            "/api/v1/namespaces/default/pods",
            [
                "metadata": ["name": "p"],
                "spec": [
                    "containers": [["name": "c", "image": "i"]],
                    "volumes": [["name": "v", "persistentVolumeClaim": ["claimName": "b"]]],
                ],
            ]
        ),
        (
            "/api/v1/namespaces/default/events",
            [
                "metadata": ["name": "e"], "involvedObject": ["namespace": "default"],
                "lastTimestamp": "2026-11-21T00:00:00Z",
            ]
        ),
    ]

    private static let parameters = [
        "limit", "continue", "resourceVersion", "resourceVersionMatch", "labelSelector", "fieldSelector", "watch",
        "timeoutSeconds", "sendInitialEvents", "allowWatchBookmarks", "fieldManager", "force", "dryRun",
        "fieldValidation", "propagationPolicy", "gracePeriodSeconds", "includeObject", "pretty", "timeout",
    ]

    private static let parameterValues =
        Fuzzing.texts + [
            "metadata.name=a", "metadata.name!=a,metadata.namespace=", "a in (b,c),!d,e notin (f)", "a in (", "a>5",
            "All",
            "Strict", "Exact", "NotOlderThan", "Foreground", "Orphan", "eyJydiI6IjEiLCJzdGFydCI6ImEifQ", "e30", "e3",
        ]

    private static let types = [
        "application/json", "application/yaml", ProtobufReader.mediaType, "application/json-patch+json",
        "application/merge-patch+json", "application/strategic-merge-patch+json", "application/apply-patch+yaml",
        "text/plain", "", ";", "application/json; charset=utf-16",
    ]

    private static let accepts = [
        "application/json", "*/*", "application/json;as=Table;v=v1;g=meta.k8s.io", "text/html", "",
        "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json", ";;;,,,",
        "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList",
    ]

    private static let paths = [
        "/", "", "//", "/api", "/api/v1", "/apis", "/apis/apps", "/apis/apps/v1", "/openapi/v2", "/openapi/v3",
        "/openapi/v3/api/v1", "/version", "/healthz?verbose", "/api/v1/%2e%2e/%2fnamespaces", "/api/v1/namespaces/%00",
        "/apis/example.com/v1/widgets", "/api/v1/namespaces/default/pods/p/log", "/api/v1/nodes/node-a/status",
        "/api/v1/namespaces/default/finalize", "/apis/%ff%fe/v1/x", "/api/v1/namespaces/default/configmaps/a/b/c/d/e",
    ]

    private func target(_ dice: inout FuzzDice, _ collection: String, hasName: Bool, _ name: String) -> String {
        var target = dice.once(in: 8) ? dice.pick(Self.paths) : collection
        if hasName { target += "/" + (dice.once(in: 6) ? PercentEncoding.encode(dice.pick(Fuzzing.texts)) : name) }
        if dice.once(in: 8) { target += "/status" }
        for _ in 0..<dice.pick([0, 0, 1, 3]) {
            target += target.contains("?") ? "&" : "?"
            let value = dice.pick(Self.parameterValues)
            target += dice.pick(Self.parameters) + "=" + (dice.once(in: 4) ? value : PercentEncoding.encode(value))
        }
        return target
    }

    private func patch(_ object: JSONValue, _ dice: inout FuzzDice) -> JSONValue {
        let pointers = [
            "", "/", "/metadata", "/metadata/name", "/spec", "/spec/a", "/data/x", "/a/-", "/metadata/labels/a~1b",
            "/-1",
        ]
        return .array(
            (0..<Int.random(in: 0...5, using: &dice)).map { _ in
                [
                    "op": .string(dice.pick(["add", "remove", "replace", "move", "copy", "test", "x"])),
                    "path": .string(dice.once(in: 8) ? dice.pick(Fuzzing.texts) : dice.pick(pointers)),
                    "from": .string(dice.pick(pointers)), "value": Fuzzing.value(&dice),
                ]
            })
    }

    private func body(_ object: JSONValue, _ type: String, _ dice: inout FuzzDice) -> [UInt8] {
        var value = dice.once(in: 4) ? object : Fuzzing.mutated(object, &dice)
        if type == "application/json-patch+json" { value = patch(object, &dice) }
        var bytes = value.bytes(dice.pick([.compact, .indented]))
        if dice.once(in: 30) { bytes = Fuzzing.nested(dice.pick([300, 500, 512, 20_000])) }
        return dice.once(in: 5) ? Fuzzing.mutated(bytes, &dice) : bytes
    }

    @Test("whatever a request holds, it is answered, and never as a fault of ours")
    func requests() async throws {
        let fixture = try ClusterFixture(historyCapacity: 64)
        await Fuzzing.rounds(700) { seed, dice in
            let (collection, object) = dice.pick(Self.objects)
            let method = dice.pick([
                "POST", "POST", "PUT", "PATCH", "PATCH", "GET", "DELETE", "HEAD", "OPTIONS", "BREW",
            ])
            let hasName = ["PUT", "PATCH"].contains(method) || dice.once(in: 3)
            let type = method == "PATCH" ? dice.pick(Self.types[3...6]) : dice.pick(Self.types[0...1])
            let sent = dice.once(in: 15) ? dice.pick(Self.types) : type
            let target = target(&dice, collection, hasName: hasName && method != "POST", object.name)
            var headers: HTTPFields = [.contentType: sent, .accept: dice.pick(Self.accepts)]
            if dice.once(in: 20) { headers[.authorization] = dice.pick(Fuzzing.texts) }
            let manager = sent.contains("apply") ? (target.contains("?") ? "&" : "?") + "fieldManager=f" : ""
            let request = APIRequest(method, target + manager, headers: headers, body: body(object, sent, &dice))
            let response = fixture.cluster.respond(to: request)
            fixture.cluster.settle()
            // As kube-apiserver has it: 504 for a version of the future, and 500 for an apply that does not fit the schema.
            let message = response.value?["message"]?.string ?? ""
            let isFaithful = response.status == 504 || message.hasPrefix("failed to create typed patch object")
            #expect(
                response.status < 500 || isFaithful,
                "BREAKWATER_FUZZ_SEED=\(seed): \(method) \(target) was answered \(response.value ?? .null)")
        }
        #expect(fixture.get("/api/v1/namespaces/default").name == "default")
    }

    @Test(
        "what is nested too deep is refused, whatever way it comes in, and what is kept can be read again",
        arguments: [490, 500, 505, 512, 100_000])
    func depth(depth: Int) throws {
        let keeping = MemoryKeeping()
        let fixture = try ClusterFixture(keeping: keeping)
        var definition = Samples.definition
        definition[path: ["spec", "versions"]] = [
            [
                "name": "v1", "served": true, "storage": true,
                "schema": [
                    "openAPIV3Schema": [
                        "type": "object",
                        "properties": ["spec": ["type": "object", "x-kubernetes-preserve-unknown-fields": true]],
                    ]
                ],
            ]
        ]
        #expect(fixture.call("POST", Samples.definitions, definition).status == 201)
        let nested = Array("{\"metadata\":{\"name\":\"w\"},\"spec\":".utf8) + Fuzzing.nested(depth) + Array("}".utf8)
        for (method, path, type) in [
            ("POST", Samples.widgets, "application/json"), ("POST", Samples.widgets, "application/yaml"),
            ("PATCH", Samples.widgets + "/w?fieldManager=f", "application/apply-patch+yaml"),
            ("PATCH", Samples.widgets + "/w", "application/merge-patch+json"),
            ("PUT", Samples.widgets + "/w", "application/json"), ("POST", Samples.configMaps, "application/json"),
            ("POST", Samples.definitions, "application/json"),
        ] {
            let request = APIRequest(method, path, headers: [.contentType: type], body: nested)
            let status = fixture.cluster.respond(to: request).status
            #expect((200..<500).contains(status), "\(method) \(type)")
            fixture.cluster.settle()
            if depth > 512 { #expect(status >= 400, "\(method) \(type)") }
        }
        // A list and a watch wrap what is kept; a restart reads it.
        #expect(fixture.call("GET", Samples.widgets).value["items"]?.array != nil)
        #expect(throws: Never.self) { try ClusterFixture(keeping: keeping) }
    }

    @Test("a patch cannot nest an object without end, step by step")
    func patchedDepth() throws {
        let fixture = try ClusterFixture()
        fixture.call("POST", Samples.definitions, Samples.definition)
        fixture.call("POST", Samples.widgets, Samples.widget("w"))
        let deep = "/spec" + String(repeating: "/a", count: 600)
        let patches: [JSONValue] = [
            .array(
                (0..<2_000).map {
                    [
                        "op": "add", "path": .string("/spec" + String(repeating: "/a", count: $0 % 1000 + 1)),
                        "value": [:],
                    ]
                }),
            .array([["op": "add", "path": .string(deep), "value": 1]]),
            .array((0..<2_000).map { _ in ["op": "copy", "from": "", "path": "/x"] }),
            .array((0..<2_000).map { ["op": $0 % 2 == 0 ? "copy" : "move", "from": "/spec", "path": "/spec/a"] }),
        ]
        for patch in patches {
            let status = fixture.call("PATCH", Samples.widgets + "/w", patch, type: "application/json-patch+json")
                .status
            #expect((400..<500).contains(status))
        }
    }

    @Test(
        "numbers of seconds that no clock can add are refused or cut",
        arguments: [Int64.max, Int64.max / 1_000_000, 1 << 40, -1, 0])
    func seconds(number: Int64) async throws {
        let fixture = try ClusterFixture()
        let token = fixture.call(
            "POST", "/api/v1/namespaces/default/serviceaccounts/default/token",
            ["spec": ["expirationSeconds": .integer(number)]])
        #expect((400..<500).contains(token.status))
        guard
            case .watch(let session) = fixture.cluster.respond(
                to: APIRequest("GET", Samples.configMaps + "?watch=1&timeoutSeconds=\(number)")
            ).body
        else {
            Issue.record("no watch began")
            return
        }
        #expect(session.timeout <= .seconds(366 * 86_400))
    }

    @Test("YAML that refers to itself many times over is refused")
    func aliases() throws {
        let fixture = try ClusterFixture()
        var bomb = "a0: &a0 [x]\n"
        for level in 1...30 {
            bomb += "a\(level): &a\(level) [\((0..<9).map { _ in "*a\(level - 1)" }.joined(separator: ","))]\n"
        }
        let chain = (1...50_000).reduce(into: "a0: &a0 [x]\n") { $0 += "a\($1): &a\($1) [*a\($1 - 1)]\n" }
        for text in [bomb, chain, "metadata: &m {name: x}\n? *m\n: 1\n"] {
            let request = APIRequest(
                "POST", Samples.configMaps, headers: [.contentType: "application/yaml"], body: Array(text.utf8))
            #expect(fixture.cluster.respond(to: request).status == 400)
        }
        let plain =
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: y}\ndata:\n  k: |\n    a && b & c; d *e\n  l: 'x &y'\n"
        let request = APIRequest(
            "POST", Samples.configMaps, headers: [.contentType: "application/yaml"], body: Array(plain.utf8))
        #expect(fixture.cluster.respond(to: request).status == 201)
    }
}
