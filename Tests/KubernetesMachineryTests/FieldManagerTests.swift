import KubernetesMachinery
import Testing
import Wire

/// Fields and texts as a kube-apiserver gave them for the same requests.
@Suite("Server-side apply")
struct FieldManagerTests {
    private let manager: FieldManager
    private let pods: FieldManager

    init() throws {
        manager = FieldManager(schema: try #require(BuiltInTypes.schema(of: "core.v1.ConfigMap")), apiVersion: "v1")
        pods = FieldManager(schema: try #require(BuiltInTypes.schema(of: "core.v1.Pod")), apiVersion: "v1")
    }

    private func object(_ text: String) throws -> JSONObject { try JSONValue(parsing: text).object ?? [:] }

    private func configMap(_ data: String) throws -> JSONObject {
        try object(#"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"cm"},"data":\#(data)}"#)
    }

    /// `manager operation fieldsV1` of each entry, in order.
    private func entries(_ object: JSONObject) -> [String] {
        (object["metadata"]?["managedFields"]?.array ?? []).map {
            "\($0["manager"]?.string ?? "") \($0["operation"]?.string ?? "") \($0["fieldsV1"]?.text() ?? "")"
        }
    }

    @Test("a create notes all fields but those that the server writes")
    func create() throws {
        let created = manager.updated(try configMap(#"{"a":"1"}"#), live: nil, manager: "kubectl-create", time: "t1")
        #expect(entries(created) == [#"kubectl-create Update {"f:data":{".":{},"f:a":{}}}"#])
        #expect(created["metadata"]?["managedFields"]?.array?.first?["time"] == "t1")
    }

    @Test("an update takes the fields that it changes from those who wrote them before")
    func update() throws {
        let created = manager.updated(try configMap(#"{"a":"1","b":"1"}"#), live: nil, manager: "one", time: "t1")
        let updated = manager.updated(
            try configMap(#"{"a":"2","b":"1","c":"3"}"#), live: created, manager: "two", time: "t2")
        #expect(
            entries(updated) == [
                #"one Update {"f:data":{".":{},"f:b":{}}}"#, #"two Update {"f:data":{"f:a":{},"f:c":{}}}"#,
            ])
        let same = manager.updated(updated, live: updated, manager: "two", time: "t3")
        #expect(same == updated)
    }

    @Test("applying a field that another wrote with another value conflicts, and names manager and field")
    func conflict() throws {
        let live = manager.updated(try configMap(#"{"a":"1"}"#), live: nil, manager: "kubectl-create", time: "t1")
        let wanted = try configMap(#"{"a":"9","b":"2"}"#)
        let error = #expect(throws: APIFailure.self) {
            try manager.applied(wanted, live: live, manager: "m1", force: false, time: "t2")
        }
        #expect(error?.code == 409)
        #expect(
            error?.message == #"Apply failed with 1 conflict: conflict with "kubectl-create" using v1: .data.a"#)
        #expect(
            error?.causes == [
                .init(
                    reason: "FieldManagerConflict", message: #"conflict with "kubectl-create" using v1"#,
                    field: ".data.a")
            ])
    }

    @Test("several conflicts are listed by manager")
    func conflicts() throws {
        let created = manager.updated(try configMap(#"{"a":"1"}"#), live: nil, manager: "kubectl-create", time: "t1")
        let live = try manager.applied(
            try configMap(#"{"b":"2"}"#), live: created, manager: "m1", force: false, time: "t2")
        #expect(entries(live).first == #"m1 Apply {"f:data":{"f:b":{}}}"#)
        let error = #expect(throws: APIFailure.self) {
            try manager.applied(
                try configMap(#"{"b":"3","a":"7"}"#), live: live, manager: "m2", force: false, time: "t3")
        }
        #expect(
            error?.message == "Apply failed with 2 conflicts: conflicts with \"kubectl-create\" using v1:\n- .data.a\n"
                + "conflicts with \"m1\":\n- .data.b")
    }

    @Test("force takes the fields over; whom nothing is left has no entry any more")
    func force() throws {
        let created = manager.updated(try configMap(#"{"a":"1"}"#), live: nil, manager: "kubectl-create", time: "t1")
        let live = try manager.applied(
            try configMap(#"{"b":"2"}"#), live: created, manager: "m1", force: false, time: "t2")
        let forced = try manager.applied(
            try configMap(#"{"b":"3","a":"7"}"#), live: live, manager: "m2", force: true, time: "t3")
        #expect(forced["data"] == ["a": "7", "b": "3"])
        #expect(
            entries(forced) == [#"m2 Apply {"f:data":{"f:a":{},"f:b":{}}}"#, #"kubectl-create Update {"f:data":{}}"#])
    }

    @Test("what a manager no longer applies goes, unless another manager owns it")
    func removal() throws {
        let first = try manager.applied(
            try configMap(#"{"a":"1","b":"2"}"#), live: nil, manager: "m1", force: false, time: "t1")
        let shared = try manager.applied(
            try configMap(#"{"a":"1"}"#), live: first, manager: "m2", force: false, time: "t2")
        let less = try manager.applied(try configMap("{}"), live: shared, manager: "m1", force: false, time: "t3")
        #expect(less["data"] == ["a": "1"])
        #expect(entries(less) == [#"m2 Apply {"f:data":{"f:a":{}}}"#, #"m1 Apply {"f:data":{}}"#])
    }

    @Test("applying the same again changes nothing, not even the time")
    func idempotent() throws {
        let wanted = try configMap(#"{"a":"1"}"#)
        let first = try manager.applied(wanted, live: nil, manager: "m1", force: false, time: "t1")
        #expect(try manager.applied(wanted, live: first, manager: "m1", force: false, time: "t2") == first)
    }

    @Test("elements of lists are owned by their keys and removed one by one")
    func lists() throws {
        func pod(_ containers: String) throws -> JSONObject {
            try object(
                #"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p","finalizers":["x/y"]},"spec":{"containers":\#(containers)}}"#
            )
        }
        let first = try pods.applied(
            try pod(#"[{"name":"a","image":"1"},{"name":"b","image":"2","args":["x"]}]"#), live: nil, manager: "m1",
            force: false, time: "t1")
        #expect(
            entries(first) == [
                #"m1 Apply {"f:metadata":{"f:finalizers":{"v:\"x/y\"":{}}},"f:spec":{"f:containers":{"k:{\"name\":\"a\"}":{".":{},"f:image":{},"f:name":{}},"k:{\"name\":\"b\"}":{".":{},"f:args":{},"f:image":{},"f:name":{}}}}}"#
            ])
        let second = try pods.applied(
            try pod(#"[{"name":"c","image":"3"}]"#), live: first, manager: "m2", force: false, time: "t2")
        let third = try pods.applied(
            try pod(#"[{"name":"b","image":"2"}]"#), live: second, manager: "m1", force: false, time: "t3")
        #expect(
            third["spec"] == [
                "containers": [["name": "b", "image": "2"], ["name": "c", "image": "3"]]
            ])
        let error = #expect(throws: APIFailure.self) {
            try pods.applied(
                try pod(#"[{"name":"c","image":"4"}]"#), live: third, manager: "m3", force: false, time: "t4")
        }
        #expect(
            error?.message == #"Apply failed with 1 conflict: conflict with "m2": .spec.containers[name="c"].image"#)
    }

    @Test("a field that the schema lacks is refused as the API server refuses it")
    func undeclared() throws {
        let wanted = try object(#"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"cm"},"foo":1}"#)
        let error = #expect(throws: APIFailure.self) {
            try manager.applied(wanted, live: nil, manager: "m", force: false, time: "t")
        }
        #expect(
            error?.message
                == "failed to create typed patch object (/cm; /v1, Kind=ConfigMap): .foo: field not declared in schema")
    }

    @Test("writes of the object of a kind with a status subresource do not own its status")
    func ignored() throws {
        let schema = try WidgetDefinition.schema().withResourceFields()
        let main = FieldManager(schema: schema, apiVersion: "test.example.com/v1", ignoredFields: [["status"]])
        let widget = try object(
            #"{"apiVersion":"test.example.com/v1","kind":"Widget","metadata":{"name":"w"},"spec":{"id":"fs-1"},"status":{"x":1}}"#
        )
        #expect(
            entries(main.updated(widget, live: nil, manager: "m", time: "t"))
                == [#"m Update {"f:spec":{".":{},"f:id":{}}}"#])
    }

    @Test("what was there before the first apply belongs to a manager of that name")
    func beforeFirstApply() throws {
        let live = try configMap(#"{"a":"1"}"#)
        #expect(entries(manager.updated(try configMap(#"{"a":"2"}"#), live: live, manager: "u", time: "t")) == [])
        let applied = try manager.applied(
            try configMap(#"{"b":"1"}"#), live: live, manager: "m", force: false, time: "t")
        #expect(
            entries(applied) == [
                #"m Apply {"f:data":{"f:b":{}}}"#, #"before-first-apply Update {"f:data":{".":{},"f:a":{}}}"#,
            ])
    }

    @Test("applied elements come in their own order, others where they stand between them")
    func order() throws {
        func pod(_ names: [String]) throws -> JSONObject {
            let containers = names.map { #"{"name":"\#($0)"}"# }.joined(separator: ",")
            return try object(
                #"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"},"spec":{"containers":[\#(containers)]}}"#)
        }
        let live = pods.updated(try pod(["r", "p", "q"]), live: nil, manager: "c", time: "t1")
        let applied = try pods.applied(try pod(["p", "r"]), live: live, manager: "m", force: true, time: "t2")
        let names = applied["spec"]?["containers"]?.array?.compactMap { $0["name"]?.string }
        #expect(names == ["p", "q", "r"])
    }

    @Test("a map that gives way to a scalar takes what was owned below it along")
    func shapes() throws {
        let widgets = FieldManager(
            schema: try WidgetDefinition.schema().withResourceFields(), apiVersion: "test.example.com/v1")
        func widget(_ any: String) throws -> JSONObject {
            try object(#"{"metadata":{"name":"w","finalizers":[]},"spec":{"any":{"a":\#(any)}}}"#)
        }
        let created = widgets.updated(try widget(#"{"b":1}"#), live: nil, manager: "c", time: "t1")
        let updated = widgets.updated(try widget("1"), live: created, manager: "c", time: "t2")
        #expect(entries(updated) == [#"c Update {"f:spec":{".":{},"f:any":{".":{},"f:a":{}}}}"#])
    }

    @Test("an empty list of managed fields in an update resets them")
    func reset() throws {
        let live = manager.updated(try configMap(#"{"a":"1"}"#), live: nil, manager: "one", time: "t1")
        var new = try configMap(#"{"a":"1"}"#)
        new["metadata"] = ["name": "cm", "managedFields": []]
        #expect(entries(manager.updated(new, live: live, manager: "two", time: "t2")) == [])
    }
}
