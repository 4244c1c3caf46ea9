import Testing
import Wire

@Suite("Law: pruning and defaulting", .inRooms)
struct PruningLaws {
    @Test("fields that the schema does not know are dropped, on all levels")
    func pruning() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(
            LawRoom.spec([
                "size": ["type": "integer"],
                "parts": [
                    "type": "array", "items": ["type": "object", "properties": ["name": ["type": "string"]]],
                ],
            ]))
        var object = LawRoom.widget("a", ["size": 1, "color": "red", "parts": [["name": "x", "weight": 2]]])
        object["frob"] = true
        let made = try await room.create(widgets, object)
        #expect(made.status == 201)
        #expect(made["spec"] == ["size": 1, "parts": [["name": "x"]]])
        #expect(made["frob"] == nil)
    }

    @Test("fields stay where the schema preserves unknown ones, and what it does know below is pruned")
    func preserved() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(
            LawRoom.spec([
                "free": [
                    "type": "object", "x-kubernetes-preserve-unknown-fields": true,
                    "properties": ["known": ["type": "object", "properties": ["a": ["type": "string"]]]],
                ]
            ]))
        let made = try await room.create(
            widgets, LawRoom.widget("a", ["free": ["any": ["x": 1], "known": ["a": "b", "c": "d"]]]))
        #expect(made["spec", "free"] == ["any": ["x": 1], "known": ["a": "b"]])
    }

    @Test("an embedded resource keeps its type and metadata, and needs a type")
    func embedded() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(
            LawRoom.spec([
                "template": [
                    "type": "object", "x-kubernetes-embedded-resource": true,
                    "properties": ["spec": ["type": "object", "properties": ["a": ["type": "string"]]]],
                ]
            ]))
        let template: JSONValue = [
            "apiVersion": "v1", "kind": "Thing", "metadata": ["name": "x", "labels": ["a": "b"], "nonsense": 1],
            "spec": ["a": "b", "c": "d"], "other": 1,
        ]
        let made = try await room.create(widgets, LawRoom.widget("a", ["template": template]))
        let kept: JSONValue = [
            "apiVersion": "v1", "kind": "Thing", "metadata": ["name": "x", "labels": ["a": "b"]],
            "spec": ["a": "b"],
        ]
        #expect(made["spec", "template"] == kept)
        let bare = try await room.create(widgets, LawRoom.widget("b", ["template": ["spec": [:]]]))
        #expect(bare.outcome == "422 Invalid")
        #expect(bare.faultyFields == ["spec.template.apiVersion", "spec.template.kind"])
    }

    @Test("entries of a map of any keys are kept, and their values pruned")
    func maps() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(
            LawRoom.spec([
                "sizes": [
                    "type": "object",
                    "additionalProperties": ["type": "object", "properties": ["w": ["type": "integer"]]],
                ]
            ]))
        let made = try await room.create(widgets, LawRoom.widget("a", ["sizes": ["x": ["w": 1, "h": 2]]]))
        #expect(made["spec", "sizes"] == ["x": ["w": 1]])
    }

    @Test("defaults are filled in at creation, and below a default that is an object")
    func defaulting() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(
            LawRoom.spec([
                "color": ["type": "string", "default": "red"],
                "box": [
                    "type": "object", "default": [:],
                    "properties": ["w": ["type": "integer", "default": 3], "h": ["type": "integer"]],
                ],
                "lid": ["type": "object", "properties": ["open": ["type": "boolean", "default": true]]],
                "parts": [
                    "type": "array",
                    "items": [
                        "type": "object",
                        "properties": ["n": ["type": "integer", "default": 1], "m": ["type": "string"]],
                    ],
                ],
            ]))
        let made = try await room.create(widgets, LawRoom.widget("a", ["parts": [["m": "x"], ["n": 5]]]))
        #expect(made["spec"] == ["color": "red", "box": ["w": 3], "parts": [["m": "x", "n": 1], ["n": 5]]])
        let absent = try await room.create(widgets, ["metadata": ["name": "b"]])
        #expect(absent["spec"] == nil)
    }

    @Test(
        "a default that a definition gets later shows when an old object is read, and no version changes for it")
    func laterDefault() async throws {
        let room = try LawRoom.here
        let schema = LawRoom.spec(["size": ["type": "integer"], "color": ["type": "string"]])
        let widgets = try await room.define(schema)
        let made = try await room.create(widgets, LawRoom.widget("a", ["size": 1]))
        let definition = "widgets.\(widgets.groupVersion.split(separator: "/")[0])"
        let change: JSONValue = [
            [
                "op": "add",
                "path": "/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/color/default",
                "value": "blue",
            ]
        ]
        #expect(try await room.patch(.definitions, definition, .json, change).status == 200)
        var seen = made
        let isDefaulted = try await room.eventually {
            seen = try await room.get(widgets, "a")
            return seen["spec", "color"] == "blue"
        }
        #expect(isDefaulted)
        #expect(seen.resourceVersion == made.resourceVersion)
        let listed = try await room.list(widgets)
        #expect(listed.value.at("items.0.spec.color") == "blue")
    }

    @Test("a field that a definition loses is not shown any more")
    func laterPruning() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(
            LawRoom.spec(["size": ["type": "integer"], "color": ["type": "string"]]))
        _ = try await room.create(widgets, LawRoom.widget("a", ["size": 1, "color": "red"]))
        let definition = "widgets.\(widgets.groupVersion.split(separator: "/")[0])"
        let change: JSONValue = [
            [
                "op": "remove",
                "path": "/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/color",
            ]
        ]
        #expect(try await room.patch(.definitions, definition, .json, change).status == 200)
        let isPruned = try await room.eventually { try await room.get(widgets, "a")["spec"] == ["size": 1] }
        #expect(isPruned)
    }

    @Test("a null that is not allowed gives way to the default, an allowed one stays, any other is refused")
    func nulls() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(
            LawRoom.spec([
                "color": ["type": "string", "default": "red"],
                "note": ["type": "string", "nullable": true, "default": "none"],
                "size": ["type": "integer"],
            ]))
        let made = try await room.create(widgets, LawRoom.widget("a", ["color": .null, "note": .null]))
        #expect(made["spec"] == ["color": "red", "note": .null])
        let dropped = try await room.create(widgets, LawRoom.widget("b", ["size": .null]))
        #expect(dropped.status == 201)
        #expect(dropped["spec", "size"] == nil)
    }
}
