import Testing
import Wire

@Suite("Law: server-side apply", .inRooms)
struct ApplyLaws {
    private func data(_ data: JSONValue) -> JSONValue { ["data": data] }

    @Test("applying what is not there creates it, and its fields are the manager's")
    func create() async throws {
        let room = try LawRoom.here
        let made = try await room.apply(.configMaps, "a", data(["k": "v"]), by: "one")
        #expect(made.status == 201)
        #expect(made.managers == ["one Apply v1": ["f:data": ["f:k": [:]]]])
        let again = try await room.apply(.configMaps, "a", data(["k": "v"]), by: "one")
        #expect(again.status == 200)
        #expect(again.resourceVersion == made.resourceVersion)
    }

    @Test("what is applied has a name")
    func unnamed() async throws {
        let room = try LawRoom.here
        let refused = try await room.patch(
            .configMaps, "a", .apply, LawResource.configMaps.object(data(["k": "v"])), "fieldManager=one")
        #expect(
            refused.failure == "400 BadRequest: the name of the object (a based on URL) was undeterminable: name must "
                + "be provided")
    }

    @Test("a manager must say who it is")
    func nameless() async throws {
        let room = try LawRoom.here
        let object: JSONValue = ["metadata": ["name": "a"]]
        let refused = try await room.patch(.configMaps, "a", .apply, LawResource.configMaps.object(object))
        #expect(
            refused.failure
                == "422 Invalid: PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is "
                + "required for apply patch")
    }

    @Test("another value of a field that another manager owns is a conflict that names both")
    func conflict() async throws {
        let room = try LawRoom.here
        try await room.apply(.configMaps, "a", data(["k": "v"]), by: "one")
        let refused = try await room.apply(.configMaps, "a", data(["k": "w"]), by: "two")
        #expect(
            refused.failure == "409 Conflict: Apply failed with 1 conflict: conflict with \"one\": .data.k")
        #expect(refused.causes == ["FieldManagerConflict .data.k: conflict with \"one\""])
        #expect(try await room.get(.configMaps, "a")["data", "k"] == "v")
    }

    @Test("several conflicts are told by manager")
    func conflicts() async throws {
        let room = try LawRoom.here
        try await room.apply(.configMaps, "a", data(["k": "v", "l": "v"]), by: "one")
        try await room.apply(.configMaps, "a", data(["m": "v"]), by: "three")
        let refused = try await room.apply(.configMaps, "a", data(["k": "w", "l": "w", "m": "w"]), by: "two")
        #expect(
            refused.message == "Apply failed with 3 conflicts: conflicts with \"one\":\n- .data.k\n- .data.l\n"
                + "conflicts with \"three\":\n- .data.m")
        #expect(refused.faultyFields.sorted() == [".data.k", ".data.l", ".data.m"])
    }

    @Test("the same value of a field is shared, and goes when both gave it up")
    func shared() async throws {
        let room = try LawRoom.here
        try await room.apply(.configMaps, "a", data(["k": "v", "l": "w"]), by: "one")
        let both = try await room.apply(.configMaps, "a", data(["k": "v"]), by: "two")
        #expect(both.managers["two Apply v1"] == ["f:data": ["f:k": [:]]])
        #expect(both.managers["one Apply v1"] == ["f:data": ["f:k": [:], "f:l": [:]]])
        let one = try await room.apply(.configMaps, "a", data(["l": "w"]), by: "one")
        #expect(one["data"] == ["k": "v", "l": "w"])
        let none = try await room.apply(.configMaps, "a", [:], by: "two")
        #expect(none["data"] == ["l": "w"])
        #expect(none.managers["two Apply v1"] == nil)
    }

    @Test("force takes the field")
    func force() async throws {
        let room = try LawRoom.here
        try await room.apply(.configMaps, "a", data(["k": "v", "l": "w"]), by: "one")
        let taken = try await room.apply(.configMaps, "a", data(["k": "x"]), by: "two", force: true)
        #expect(taken["data"] == ["k": "x", "l": "w"])
        #expect(taken.managers["one Apply v1"] == ["f:data": ["f:l": [:]]])
        #expect(taken.managers["two Apply v1"] == ["f:data": ["f:k": [:]]])
    }

    @Test("a field that only its manager owns goes when it is applied no more")
    func removal() async throws {
        let room = try LawRoom.here
        try await room.apply(.configMaps, "a", data(["k": "v", "l": "w"]), by: "one")
        let less = try await room.apply(.configMaps, "a", data(["l": "w"]), by: "one")
        #expect(less["data"] == ["l": "w"])
    }

    @Test("an update that changes a value takes the field from who applied it, who then conflicts")
    func updateTakes() async throws {
        let room = try LawRoom.here
        try await room.apply(.configMaps, "a", data(["k": "v", "l": "w"]), by: "one")
        let changed = try await room.patch(.configMaps, "a", .merge, data(["k": "x"]), "fieldManager=editor")
        #expect(changed.managers["one Apply v1"] == ["f:data": ["f:l": [:]]])
        #expect(changed.managers["editor Update v1"] == ["f:data": ["f:k": [:]]])
        let refused = try await room.apply(.configMaps, "a", data(["k": "v", "l": "w"]), by: "one")
        #expect(
            refused.message == "Apply failed with 1 conflict: conflict with \"editor\" using v1: .data.k"
                || refused.message.hasPrefix(
                    "Apply failed with 1 conflict: conflict with \"editor\" using v1 at ")
        )
    }

    @Test("an update of the same value owns nothing")
    func updateOfSame() async throws {
        let room = try LawRoom.here
        try await room.apply(.configMaps, "a", data(["k": "v"]), by: "one")
        let same = try await room.patch(.configMaps, "a", .merge, data(["k": "v"]), "fieldManager=editor")
        #expect(same.managers.keys.sorted() == ["one Apply v1"])
    }

    @Test("what was created by an update is its manager's, and applying another value conflicts with it")
    func createdByUpdate() async throws {
        let room = try LawRoom.here
        let made = try await room.create(
            .configMaps, ["metadata": ["name": "a", "labels": ["x": "y"]], "data": ["k": "v"]],
            "fieldManager=maker")
        #expect(
            made.managers == [
                "maker Update v1": [
                    "f:data": [".": [:], "f:k": [:]], "f:metadata": ["f:labels": [".": [:], "f:x": [:]]],
                ]
            ])
        let refused = try await room.apply(.configMaps, "a", data(["k": "w"]), by: "one")
        #expect(refused.outcome == "409 Conflict")
    }

    @Test("fields that client-side apply wrote pass to server-side apply of kubectl", .since(26))
    func migration() async throws {
        let room = try LawRoom.here
        let last = #"{"apiVersion":"v1","data":{"k":"v","l":"w"},"kind":"ConfigMap","metadata":{"name":"a"}}"#
        let annotation = "kubectl.kubernetes.io/last-applied-configuration"
        try await room.create(
            .configMaps,
            ["metadata": ["name": "a", "annotations": [annotation: .string(last)]], "data": ["k": "v", "l": "w"]],
            "fieldManager=kubectl-client-side-apply")
        var object = data(["k": "x"])
        object[at: "metadata", "annotations", annotation] = .string(last)
        let applied = try await room.apply(.configMaps, "a", data(["k": "x"]), by: "kubectl")
        #expect(applied.status == 200, "\(applied)")
        #expect(applied["data", "k"] == "x")
        #expect(applied["data", "l"] == "w")
    }

    @Test("managed fields may not be applied, and null values say nothing")
    func given() async throws {
        let room = try LawRoom.here
        var object = data(["k": "v"])
        object[at: "metadata", "managedFields"] = [["manager": "x", "operation": "Apply", "apiVersion": "v1"]]
        let refused = try await room.apply(.configMaps, "a", object, by: "one")
        #expect(refused.failure == "400 BadRequest: metadata.managedFields must be nil")
        #expect(try await room.get(.configMaps, "a").status == 404)
    }

    @Test("a field that the schema lacks cannot be applied")
    func unknownField() async throws {
        let room = try LawRoom.here
        let object: JSONValue = ["metadata": ["name": "a", "namespace": .string(room.namespace)], "dato": ["k": "v"]]
        let refused = try await room.apply(.configMaps, "a", object, by: "one")
        #expect(refused.status == 500)
        #expect(
            refused.message == "failed to create typed patch object (\(room.namespace)/a; /v1, Kind=ConfigMap): .dato: "
                + "field not declared in schema", "\(refused)")
        let widgets = try await room.define(LawRoom.spec(["n": ["type": "integer"]]))
        let custom = try await room.apply(widgets, "a", ["spec": ["n": 1, "m": 2]], by: "one")
        #expect(custom.status == 500)
        #expect(custom.message.hasSuffix(".spec.m: field not declared in schema"))
    }

    // MARK: Lists

    @Test("elements of a list with keys have owners each")
    func listMap() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(
            LawRoom.spec([
                "parts": [
                    "type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"],
                    "items": [
                        "type": "object", "required": ["name"],
                        "properties": ["name": ["type": "string"], "n": ["type": "integer"]],
                    ],
                ]
            ]))
        func parts(_ parts: JSONValue) -> JSONValue { ["spec": ["parts": parts]] }
        try await room.apply(widgets, "a", parts([["name": "x", "n": 1], ["name": "y", "n": 2]]), by: "one")
        let both = try await room.apply(widgets, "a", parts([["name": "z", "n": 3]]), by: "two")
        #expect(both.value.at("spec.parts")?.array?.compactMap { $0["name"]?.string }.sorted() == ["x", "y", "z"])
        let manager = "two Apply \(widgets.groupVersion)"
        #expect(
            both.managers[manager] == [
                "f:spec": ["f:parts": ["k:{\"name\":\"z\"}": [".": [:], "f:n": [:], "f:name": [:]]]]
            ])
        let less = try await room.apply(widgets, "a", parts([["name": "y", "n": 2]]), by: "one")
        #expect(less.value.at("spec.parts")?.array?.compactMap { $0["name"]?.string }.sorted() == ["y", "z"])
        let refused = try await room.apply(widgets, "a", parts([["name": "z", "n": 4]]), by: "one")
        #expect(
            refused.message == "Apply failed with 1 conflict: conflict with \"two\": .spec.parts[name=\"z\"].n")
    }

    @Test("elements of a set have owners each, and a plain list has one")
    func sets() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(
            LawRoom.spec([
                "tags": ["type": "array", "x-kubernetes-list-type": "set", "items": ["type": "string"]],
                "rows": ["type": "array", "items": ["type": "string"]],
            ]))
        try await room.apply(widgets, "a", ["spec": ["tags": ["a", "b"], "rows": ["r"]]], by: "one")
        let both = try await room.apply(widgets, "a", ["spec": ["tags": ["c"]]], by: "two")
        #expect(both.value.at("spec.tags")?.array?.compactMap(\.string).sorted() == ["a", "b", "c"])
        let managed = both.managers["two Apply \(widgets.groupVersion)"]
        #expect(managed == ["f:spec": ["f:tags": ["v:\"c\"": [:]]]])
        let refused = try await room.apply(widgets, "a", ["spec": ["rows": ["r", "s"]]], by: "two")
        #expect(refused.outcome == "409 Conflict")
    }

    @Test("an atomic map has one owner")
    func atomicMap() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(
            LawRoom.spec([
                "selector": [
                    "type": "object", "x-kubernetes-map-type": "atomic", "additionalProperties": ["type": "string"],
                ]
            ]))
        let made = try await room.apply(widgets, "a", ["spec": ["selector": ["a": "b"]]], by: "one")
        #expect(made.managers["one Apply \(widgets.groupVersion)"] == ["f:spec": ["f:selector": [:]]])
        let refused = try await room.apply(widgets, "a", ["spec": ["selector": ["c": "d"]]], by: "two")
        #expect(refused.faultyFields == [".spec.selector"])
        let forced = try await room.apply(
            widgets, "a", ["spec": ["selector": ["c": "d"]]], by: "two", force: true)
        #expect(forced["spec", "selector"] == ["c": "d"])
    }

    @Test("ports of a service are told apart by port and protocol, which is filled in")
    func ports() async throws {
        let room = try LawRoom.here
        let made = try await room.apply(
            .services, "s", ["spec": ["ports": [["port": 80, "name": "a"]]]], by: "one")
        #expect(made.status == 201, "\(made)")
        #expect(
            made.managers["one Apply v1"]?[at: "f:spec", "f:ports", #"k:{"port":80,"protocol":"TCP"}"#] != nil,
            "\(made.managers)")
    }

    // MARK: Status

    @Test("the status has owners of its own, by the path that it is written through")
    func status() async throws {
        let room = try LawRoom.here
        let schema: JSONValue = [
            "type": "object",
            "properties": [
                "spec": ["type": "object", "properties": ["n": ["type": "integer"]]],
                "status": ["type": "object", "properties": ["n": ["type": "integer"]]],
            ],
        ]
        let widgets = try await room.define(schema, hasStatus: true)
        try await room.apply(widgets, "a", ["spec": ["n": 1], "status": ["n": 9]], by: "one")
        let read = try await room.get(widgets, "a")
        #expect(read["status"] == nil)
        let version = widgets.groupVersion
        #expect(read.managers["one Apply \(version)"] == ["f:spec": ["f:n": [:]]])
        let applied = try await room.apply(widgets, "a/status", ["status": ["n": 2]], by: "one")
        #expect(applied.status == 200, "\(applied)")
        #expect(applied["status", "n"] == 2)
        #expect(applied.managers["one Apply \(version) status"] == ["f:status": ["f:n": [:]]])
        #expect(applied.managers["one Apply \(version)"] == ["f:spec": ["f:n": [:]]])
    }

    @Test("another manager of an identity that is not the object's is refused")
    func uid() async throws {
        let room = try LawRoom.here
        var object = data(["k": "v"])
        object[at: "metadata", "uid"] = "00000000-0000-0000-0000-000000000000"
        let refused = try await room.apply(.configMaps, "a", object, by: "one")
        #expect(refused.outcome == "409 Conflict")
        #expect(refused.message.contains("uid mismatch: the provided object specified uid"))
    }

    @Test("a version that is not the object's is refused")
    func version() async throws {
        let room = try LawRoom.here
        try await room.apply(.configMaps, "a", data(["k": "v"]), by: "one")
        var object = data(["k": "w"])
        object[at: "metadata", "resourceVersion"] = "1"
        let refused = try await room.apply(.configMaps, "a", object, by: "one")
        #expect(refused.outcome == "409 Conflict")
        #expect(refused.message.contains("the object has been modified"))
    }
}
