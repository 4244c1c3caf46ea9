import HTTPTypes
import Testing
import Wire

@testable import Sandbox

@Suite("Kubernetes: custom resources")
struct CustomResourceTests {
    private func fixture() throws -> ClusterFixture {
        let fixture = try ClusterFixture()
        #expect(fixture.call("POST", Samples.definitions, Samples.definition).status == 201)
        return fixture
    }

    @Test("a definition is established and serves its kind at once, with defaults, pruning and checks")
    func serves() throws {
        let fixture = try fixture()
        let definition = fixture.get(Samples.definitions + "/widgets.example.com")
        let established = definition[at: "status", "conditions"]?.array?.first { $0["type"] == "Established" }
        #expect(established?["status"] == "True")
        var widget = Samples.widget("w")
        widget[at: "spec", "frob"] = 1
        let made = fixture.call("POST", Samples.widgets, widget).value
        #expect(made[at: "spec", "color"] == "red")
        #expect(made[at: "spec", "frob"] == nil)
        let refused = fixture.call("POST", Samples.widgets, Samples.widget("x", size: 0))
        #expect(refused.status == 422)
        #expect(refused.value["reason"] == "Invalid")
    }

    @Test("the status is written through its path only, and only wishes count as generations")
    func status() throws {
        let fixture = try fixture()
        var widget = Samples.widget("w")
        widget["status"] = ["phase": "Early"]
        #expect(fixture.call("POST", Samples.widgets, widget).value["status"] == nil)
        let merge = "application/merge-patch+json"
        let patch: JSONValue = ["status": ["phase": "Ready"], "spec": ["size": 5]]
        let status = fixture.call("PATCH", Samples.widgets + "/w/status", patch, type: merge).value
        #expect(status[at: "status", "phase"] == "Ready")
        #expect(status[at: "spec", "size"] == 1)
        #expect(status[at: "metadata", "generation"] == 1)
        let spec = fixture.call("PATCH", Samples.widgets + "/w", ["spec": ["size": 5]], type: merge).value
        #expect(spec[at: "metadata", "generation"] == 2)
    }

    @Test("a table has the columns of the definition")
    func table() throws {
        let fixture = try fixture()
        fixture.call("POST", Samples.widgets, Samples.widget("w", size: 7))
        let headers: HTTPFields = [.accept: "application/json;as=Table;v=v1;g=meta.k8s.io,application/json"]
        let table = fixture.call("GET", Samples.widgets, headers: headers).value
        #expect(table["columnDefinitions"]?.array?.compactMap { $0["name"]?.string } == ["Name", "Size"])
        #expect(table["rows"]?.array?.first?["cells"] == ["w", 7])
    }

    @Test("a definition that goes takes its objects along and ends their watches")
    func deletion() throws {
        let fixture = try fixture()
        fixture.call("POST", Samples.widgets, Samples.widget("w"))
        let watch = try fixture.cluster.server.store.watch(
            CollectionKey(group: "example.com", plural: "widgets"), namespace: nil, from: .now)
        defer { fixture.cluster.server.store.endWatch(watch) }
        fixture.call("DELETE", Samples.definitions + "/widgets.example.com")
        #expect(fixture.call("GET", Samples.definitions + "/widgets.example.com").status == 404)
        #expect(fixture.call("GET", Samples.widgets).status == 404)
        #expect(fixture.cluster.server.store.watchCount == 0)
    }

    @Test("discovery tells of the kind in both of its forms")
    func discovery() throws {
        let fixture = try fixture()
        let list = fixture.get("/apis/example.com/v1")
        #expect(list["resources"]?.array?.compactMap { $0["name"]?.string } == ["widgets", "widgets/status"])
        let headers: HTTPFields = [
            .accept: "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json"
        ]
        let groups = fixture.call("GET", "/apis", headers: headers).value["items"]?.array ?? []
        #expect(groups.contains { $0[at: "metadata", "name"] == "example.com" })
        #expect(fixture.get("/openapi/v3")[at: "paths", "apis/example.com/v1"] != nil)
    }
}
