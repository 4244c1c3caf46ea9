import Testing
import Wire

@testable import Sandbox

@Suite("Kubernetes: lists and watches")
struct ListAndWatchTests {
    @Test("a list that is read in parts shows one revision, whatever is written between the parts")
    func pinnedList() throws {
        let fixture = try ClusterFixture()
        for name in ["a", "b", "c"] { fixture.call("POST", Samples.configMaps, Samples.configMap(name)) }
        let first = fixture.get(Samples.configMaps + "?limit=2")
        #expect(first["items"]?.array?.map(\.name) == ["a", "b"])
        #expect(first[at: "metadata", "remainingItemCount"] == 2)
        fixture.call("DELETE", Samples.configMaps + "/c")
        fixture.call("POST", Samples.configMaps, Samples.configMap("d"))
        let token = try #require(first[at: "metadata", "continue"]?.string)
        let second = fixture.get(Samples.configMaps + "?limit=5&continue=\(token)")
        #expect(second["items"]?.array?.map(\.name) == ["c", "kube-root-ca.crt"])
        #expect(second[at: "metadata", "resourceVersion"] == first[at: "metadata", "resourceVersion"])
    }

    @Test("a list that goes on after its revision was compacted is expired")
    func expiredContinue() throws {
        let fixture = try ClusterFixture()
        for name in ["a", "b", "c"] { fixture.call("POST", Samples.configMaps, Samples.configMap(name)) }
        let token = try #require(
            fixture.get(Samples.configMaps + "?limit=1")[at: "metadata", "continue"]?.string)
        fixture.call("DELETE", Samples.configMaps + "/c")
        fixture.cluster.server.store.compact()
        let answer = fixture.call("GET", Samples.configMaps + "?limit=1&continue=\(token)")
        #expect(answer.status == 410)
        #expect(answer.value["reason"] == "Expired")
    }

    @Test("selectors by label and by field choose what a list shows")
    func selectors() throws {
        let fixture = try ClusterFixture()
        var labelled = Samples.configMap("a")
        labelled[at: "metadata", "labels"] = ["app": "x"]
        fixture.call("POST", Samples.configMaps, labelled)
        fixture.call("POST", Samples.configMaps, Samples.configMap("b"))
        #expect(fixture.get(Samples.configMaps + "?labelSelector=app%3Dx")["items"]?.array?.map(\.name) == ["a"])
        #expect(
            fixture.get(Samples.configMaps + "?fieldSelector=metadata.name%3Db")["items"]?.array?.map(\.name) == ["b"])
        #expect(fixture.call("GET", Samples.configMaps + "?fieldSelector=data.key%3D1").status == 400)
    }

    @Test("a watch from a revision tells what happened since, in order")
    func resume() async throws {
        let fixture = try ClusterFixture()
        let first = fixture.call("POST", Samples.configMaps, Samples.configMap("a")).value
        fixture.call("PUT", Samples.configMaps + "/a", Samples.configMap("a", "2"))
        fixture.call("POST", Samples.configMaps, Samples.configMap("b"))
        fixture.call("DELETE", Samples.configMaps + "/a")
        let events = try await fixture.watch(
            Samples.configMaps + "?watch=true&resourceVersion=\(first.resourceVersion)", count: 3)
        #expect(events == ["MODIFIED a", "ADDED b", "DELETED a"])
    }

    @Test("an object that leaves the selection of a watch is deleted to it")
    func leavesSelection() async throws {
        let fixture = try ClusterFixture()
        var object = Samples.configMap("a")
        object[at: "metadata", "labels"] = ["app": "x"]
        let made = fixture.call("POST", Samples.configMaps, object).value
        object[at: "metadata", "labels"] = ["app": "y"]
        fixture.call("PUT", Samples.configMaps + "/a", object)
        let events = try await fixture.watch(
            Samples.configMaps + "?watch=1&labelSelector=app%3Dx&resourceVersion=\(made.resourceVersion)", count: 1)
        #expect(events == ["DELETED a"])
    }

    @Test("a watch from a revision that was compacted gets an error event with 410")
    func tooOld() async throws {
        let fixture = try ClusterFixture()
        fixture.call("POST", Samples.configMaps, Samples.configMap("a"))
        fixture.cluster.server.store.compact()
        let events = try await fixture.watch(Samples.configMaps + "?watch=1&resourceVersion=1", count: 1)
        #expect(events == ["ERROR Expired"])
    }

    @Test("a watch that asks for initial events is told when they end")
    func initialEvents() async throws {
        let fixture = try ClusterFixture()
        fixture.call("POST", Samples.configMaps, Samples.configMap("a"))
        let query = "?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true"
        let events = try await fixture.watch(Samples.configMaps + query, count: 3)
        #expect(events == ["ADDED a", "ADDED kube-root-ca.crt", "BOOKMARK "])
    }

    @Test("a watcher that does not read is closed when its buffer is full")
    func slowWatcher() async throws {
        var limits = ObjectStore.Limits()
        limits.watcherBuffer = 2
        let store = try ObjectStore(
            records: StoreRecords(keeping: NothingKept(), space: "test"), limits: limits)
        let watch = try store.watch(.core("configmaps"), namespace: nil, from: .now)
        for name in ["a", "b", "c"] {
            try store.create(
                ObjectKey(collection: .core("configmaps"), namespace: "default", name: name), Samples.configMap(name))
        }
        #expect(store.watchCount == 0)
        var told = 0
        for await _ in watch.notices { told += 1 }
        #expect(told == 2)
    }

    @Test("after a restart objects, revisions and watches go on where they stood")
    func restart() async throws {
        let keeping = MemoryKeeping()
        let before = try ClusterFixture(keeping: keeping)
        let seen = before.call("POST", Samples.configMaps, Samples.configMap("a")).value
        before.call("POST", Samples.configMaps, Samples.configMap("b"))
        before.call("POST", Samples.configMaps, Samples.configMap("c"))
        before.call("DELETE", Samples.configMaps + "/a")
        let revision = before.cluster.server.store.revision

        let after = try ClusterFixture(keeping: keeping)
        #expect(after.cluster.server.store.revision == revision)
        #expect(
            after.cluster.server.authority.material.adminToken == before.cluster.server.authority.material.adminToken)
        let events = try await after.watch(
            Samples.configMaps + "?watch=1&resourceVersion=\(seen.resourceVersion)", count: 3)
        #expect(events == ["ADDED b", "ADDED c", "DELETED a"])
        let next = after.call("POST", Samples.configMaps, Samples.configMap("d")).value
        #expect(UInt64(next.resourceVersion) == revision + 1)
    }
}
