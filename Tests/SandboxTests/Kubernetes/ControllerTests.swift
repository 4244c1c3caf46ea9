import Testing
import Vocabulary
import Wire

@testable import Sandbox

@Suite("Kubernetes: binder and lifecycle")
struct ControllerTests {
    @Test("a claim and a volume that name each other are bound")
    func preBound() throws {
        let fixture = try ClusterFixture()
        fixture.call("POST", Samples.volumes, Samples.volume("v", for: "c"))
        #expect(fixture.get(Samples.volumes + "/v")[at: "status", "phase"] == "Available")
        fixture.call("POST", Samples.claims, Samples.claim("c", volume: "v"))
        let claim = fixture.get(Samples.claims + "/c")
        #expect(claim[at: "status", "phase"] == "Bound")
        #expect(claim[at: "status", "capacity", "storage"] == "1Gi")
        let volume = fixture.get(Samples.volumes + "/v")
        #expect(volume[at: "status", "phase"] == "Bound")
        #expect(volume[at: "spec", "claimRef", "uid"]?.string == claim.uid)
    }

    @Test("a claim that names no volume takes the smallest that suffices")
    func smallest() throws {
        let fixture = try ClusterFixture()
        fixture.call("POST", Samples.volumes, Samples.volume("large", size: "10Gi"))
        fixture.call("POST", Samples.volumes, Samples.volume("small", size: "500Mi"))
        fixture.call("POST", Samples.volumes, Samples.volume("right", size: "2Gi"))
        fixture.call("POST", Samples.claims, Samples.claim("c"))
        #expect(fixture.get(Samples.claims + "/c")[at: "spec", "volumeName"] == "right")
    }

    @Test("a volume that comes late goes to the first waiting claim of its class that it suffices for")
    func late() throws {
        let fixture = try ClusterFixture()
        var greedy = Samples.claim("a")
        greedy[at: "spec", "resources", "requests", "storage"] = "5Gi"
        var other = Samples.claim("b")
        other[at: "spec", "storageClassName"] = "other"
        for claim in [greedy, other, Samples.claim("c"), Samples.claim("d")] {
            fixture.call("POST", Samples.claims, claim)
        }
        fixture.call("POST", Samples.volumes, Samples.volume("v"))
        let phases = ["a", "b", "c", "d"].map { fixture.get(Samples.claims + "/\($0)")[at: "status", "phase"]?.string }
        #expect(phases == ["Pending", "Pending", "Bound", "Pending"])
        fixture.call("POST", Samples.volumes, Samples.volume("reserved", for: "d"))
        #expect(fixture.get(Samples.claims + "/d")[at: "spec", "volumeName"] == "reserved")
    }

    @Test("what comes into a namespace while it goes, goes with it")
    func lateComers() throws {
        let fixture = try ClusterFixture()
        let store = fixture.cluster.server.store
        let namespaces = "/api/v1/namespaces"
        fixture.call("POST", namespaces, ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "team"]])
        var held = Samples.configMap("held")
        held[at: "metadata", "finalizers"] = ["example.com/wait"]
        fixture.call("POST", "/api/v1/namespaces/team/configmaps", held)
        fixture.call("DELETE", namespaces + "/team")
        var late = Samples.configMap("late")
        late[at: "metadata", "namespace"] = "team"
        try store.create(ObjectKey(collection: .core("configmaps"), namespace: "team", name: "late"), late)
        fixture.cluster.settle()
        #expect(store.keys(inNamespace: "team").map(\.name) == ["held"])
    }

    @Test("a volume whose claim is gone is released when it is retained")
    func released() throws {
        let fixture = try ClusterFixture()
        fixture.call("POST", Samples.volumes, Samples.volume("v", for: "c"))
        fixture.call("POST", Samples.claims, Samples.claim("c", volume: "v"))
        fixture.call("DELETE", Samples.claims + "/c")
        #expect(fixture.call("GET", Samples.claims + "/c").status == 404)
        #expect(fixture.get(Samples.volumes + "/v")[at: "status", "phase"] == "Released")
        fixture.call("POST", Samples.claims, Samples.claim("c", volume: "v"))
        #expect(fixture.get(Samples.claims + "/c")[at: "status", "phase"] == "Pending")
    }

    @Test("a bound volume that is deleted stays until its claim is gone")
    func volumeProtection() throws {
        let fixture = try ClusterFixture()
        fixture.call("POST", Samples.volumes, Samples.volume("v", for: "c"))
        fixture.call("POST", Samples.claims, Samples.claim("c", volume: "v"))
        fixture.call("DELETE", Samples.volumes + "/v")
        #expect(fixture.get(Samples.volumes + "/v").isTerminating)
        fixture.call("DELETE", Samples.claims + "/c")
        #expect(fixture.call("GET", Samples.volumes + "/v").status == 404)
    }

    @Test("a claim that a pod uses stays until the pod is gone")
    func claimProtection() throws {
        let fixture = try ClusterFixture()
        fixture.call("POST", Samples.claims, Samples.claim("c"))
        let pod: JSONValue = [
            "apiVersion": "v1", "kind": "Pod", "metadata": ["name": "p"],
            "spec": [
                "containers": [["name": "main", "image": "x"]],
                "volumes": [["name": "data", "persistentVolumeClaim": ["claimName": "c"]]],
            ],
        ]
        let pods = "/api/v1/namespaces/default/pods"
        #expect(fixture.call("POST", pods, pod).status == 201)
        fixture.call("DELETE", Samples.claims + "/c")
        #expect(fixture.get(Samples.claims + "/c").isTerminating)
        fixture.call("DELETE", pods + "/p")
        #expect(fixture.call("GET", Samples.claims + "/c").status == 404)
    }

    @Test("the specification of a claim and the source of a volume cannot be changed")
    func immutability() throws {
        let fixture = try ClusterFixture()
        fixture.call("POST", Samples.volumes, Samples.volume("v"))
        fixture.call("POST", Samples.claims, Samples.claim("c"))
        let merge = "application/merge-patch+json"
        let source = fixture.call(
            "PATCH", Samples.volumes + "/v", ["spec": ["csi": ["volumeHandle": "other"]]], type: merge)
        #expect(source.status == 422)
        #expect(source.value[at: "details", "causes"]?.array?.first?["field"] == "spec.persistentvolumesource")
        let modes = fixture.call(
            "PATCH", Samples.claims + "/c", ["spec": ["accessModes": ["ReadWriteOnce"]]], type: merge)
        #expect(modes.status == 422)
    }

    @Test("a namespace is emptied before it goes")
    func namespace() throws {
        let fixture = try ClusterFixture()
        fixture.call(
            "POST", "/api/v1/namespaces", ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "team"]])
        #expect(fixture.call("GET", "/api/v1/namespaces/team/serviceaccounts/default").status == 200)
        var held = Samples.configMap("held")
        held[at: "metadata", "finalizers"] = ["example.com/wait"]
        fixture.call("POST", "/api/v1/namespaces/team/configmaps", held)
        fixture.call("DELETE", "/api/v1/namespaces/team")
        #expect(fixture.get("/api/v1/namespaces/team")[at: "status", "phase"] == "Terminating")
        let refused = fixture.call("POST", "/api/v1/namespaces/team/configmaps", Samples.configMap("late"))
        #expect(refused.status == 403)
        fixture.call(
            "PATCH", "/api/v1/namespaces/team/configmaps/held", ["metadata": ["finalizers": .null]],
            type: "application/merge-patch+json")
        #expect(fixture.call("GET", "/api/v1/namespaces/team").status == 404)
    }

    private func owned(_ name: String, by owner: JSONValue, blocks: Bool = false) -> JSONValue {
        var object = Samples.configMap(name)
        object[at: "metadata", "ownerReferences"] = [
            [
                "apiVersion": "v1", "kind": "ConfigMap", "name": .string(owner.name), "uid": .string(owner.uid),
                "blockOwnerDeletion": .bool(blocks),
            ]
        ]
        return object
    }

    @Test("what an owner leaves is collected, set free or goes first, as the deletion asks")
    func garbage() throws {
        for (policy, expected) in [("Background", 404), ("Orphan", 200), ("Foreground", 404)] {
            let fixture = try ClusterFixture()
            let owner = fixture.call("POST", Samples.configMaps, Samples.configMap("owner")).value
            fixture.call("POST", Samples.configMaps, owned("child", by: owner, blocks: true))
            fixture.call("DELETE", Samples.configMaps + "/owner", ["propagationPolicy": .string(policy)])
            #expect(fixture.call("GET", Samples.configMaps + "/owner").status == 404, "\(policy)")
            #expect(fixture.call("GET", Samples.configMaps + "/child").status == expected, "\(policy)")
        }
    }

    @Test("an event is gone after an hour")
    func eventExpiry() throws {
        let fixture = try ClusterFixture()
        fixture.call("POST", Samples.claims, Samples.claim("c"))
        let events = "/apis/events.k8s.io/v1/namespaces/default/events"
        let found = fixture.get(events)["items"]?.array ?? []
        #expect(found.first?[at: "regarding", "name"] == "c")
        fixture.clock.advance(by: .seconds(3599))
        #expect(fixture.get(events)["items"]?.array?.count == found.count)
        fixture.clock.advance(by: .seconds(2))
        #expect(fixture.get(events)["items"]?.array?.isEmpty == true)
    }
}
