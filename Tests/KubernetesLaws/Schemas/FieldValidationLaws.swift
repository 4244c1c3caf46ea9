import Testing
import Wire

@Suite("Law: field validation", .inRooms, .since(27))
struct FieldValidationLaws {
    private let twice = #"{"metadata":{"name":"a"},"data":{"a":"1","a":"2"},"data":{"b":"3"}}"#

    @Test("strict refuses fields that nobody knows, and names each")
    func strict() async throws {
        let room = try LawRoom.here
        let object: JSONValue = ["metadata": ["name": "a", "labls": [:]], "dato": ["a": "b"]]
        let refused = try await room.create(.configMaps, object, "fieldValidation=Strict")
        #expect(
            refused.failure == "400 BadRequest: ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict "
                + "decoding error: unknown field \"metadata.labls\", unknown field \"dato\"")
        #expect(try await room.get(.configMaps, "a").status == 404)
    }

    @Test("warn takes the object and warns of each field that was dropped")
    func warn() async throws {
        let room = try LawRoom.here
        let object: JSONValue = ["metadata": ["name": "a"], "dato": ["a": "b"]]
        let made = try await room.create(.configMaps, object, "fieldValidation=Warn")
        #expect(made.status == 201)
        #expect(made.warnings == ["unknown field \"dato\""])
        #expect(made["dato"] == nil)
    }

    @Test("warn is what happens when nothing is said, and ignore says nothing")
    func standard() async throws {
        let room = try LawRoom.here
        let object: JSONValue = ["metadata": ["name": "a"], "dato": ["a": "b"]]
        #expect(try await room.create(.configMaps, object).warnings == ["unknown field \"dato\""])
        let silent = try await room.replace(.configMaps, "a", object, "fieldValidation=Ignore")
        #expect(silent.status == 200)
        #expect(silent.warnings.isEmpty)
    }

    @Test("a name that stands twice is refused by strict, and the last one counts otherwise")
    func duplicates() async throws {
        let room = try LawRoom.here
        let path = LawResource.configMaps.path(in: room.namespace)
        let text = #"{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"a"},"data":{"a":"1","a":"2"}}"#
        let refused = try await room.send(
            "POST", "\(path)?fieldValidation=Strict", text: text, type: "application/json")
        #expect(
            refused.failure == "400 BadRequest: ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict "
                + "decoding error: duplicate field \"data.a\"")
        let made = try await room.send("POST", path, text: text, type: "application/json")
        #expect(made.status == 201)
        #expect(made.warnings == ["duplicate field \"data.a\""])
        #expect(made["data"] == ["a": "2"])
    }

    @Test("custom resources are checked likewise")
    func custom() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(LawRoom.spec(["size": ["type": "integer"]]))
        let object = LawRoom.widget("a", ["size": 1, "color": "red"])
        let refused = try await room.create(widgets, object, "fieldValidation=Strict")
        #expect(
            refused.failure == "400 BadRequest: strict decoding error: unknown field \"spec.color\""
                || refused.failure == "400 BadRequest: Widget in version \"v1\" cannot be handled as a Widget: strict "
                    + "decoding error: unknown field \"spec.color\""
        )
        let made = try await room.create(widgets, object)
        #expect(made.warnings == ["unknown field \"spec.color\""])
        let version = widgets.groupVersion
        let twice = try await room.send(
            "POST", "\(widgets.path(in: room.namespace))?fieldValidation=Strict",
            text: #"{"kind":"Widget","apiVersion":"\#(version)","metadata":{"name":"b"},"spec":{"size":1,"size":2}}"#,
            type: "application/json")
        #expect(twice.outcome == "400 BadRequest")
        #expect(twice.message.contains("duplicate field \"spec.size\""))
    }

    @Test("patches are checked too", arguments: [LawRoom.PatchType.merge, .json])
    func patches(type: LawRoom.PatchType) async throws {
        let room = try LawRoom.here
        try await room.create(.configMaps, ["metadata": ["name": "a"]])
        let patch: JSONValue =
            type == .json ? [["op": "add", "path": "/dato", "value": ["a": "b"]]] : ["dato": ["a": "b"]]
        let refused = try await room.patch(.configMaps, "a", type, patch, "fieldValidation=Strict")
        #expect(
            refused.outcome == (type == .json ? "422 Invalid" : "422 Invalid") || refused.outcome == "400 BadRequest")
        #expect(refused.message.contains("unknown field \"dato\""))
        #expect(try await room.patch(.configMaps, "a", type, patch).warnings == ["unknown field \"dato\""])
    }

    @Test("another word than strict, warn and ignore is refused")
    func words() async throws {
        let room = try LawRoom.here
        let refused = try await room.create(.configMaps, ["metadata": ["name": "a"]], "fieldValidation=Loose")
        #expect(
            refused.failure == "422 Invalid: CreateOptions.meta.k8s.io \"\" is invalid: fieldValidation: Unsupported "
                + "value: \"Loose\": supported values: \"Ignore\", \"Strict\", \"Warn\""
                || refused.failure == "422 Invalid: CreateOptions.meta.k8s.io \"\" is invalid: fieldValidation: "
                    + "Unsupported value: \"Loose\": supported values: \"Ignore\", \"Warn\", \"Strict\""
                || refused.failure == "422 Invalid: CreateOptions.meta.k8s.io \"\" is invalid: fieldValidation: "
                    + "Unsupported value: \"Loose\": supported values: \"\", \"Ignore\", \"Strict\", \"Warn\""
        )
    }

    @Test("a value of the wrong type in a built-in kind is refused, whatever validation says")
    func wrongType() async throws {
        let room = try LawRoom.here
        let refused = try await room.create(
            .configMaps, ["metadata": ["name": "a"], "data": ["a": 2]], "fieldValidation=Ignore")
        #expect(
            refused.failure == "400 BadRequest: ConfigMap in version \"v1\" cannot be handled as a ConfigMap: json: "
                + "cannot unmarshal number into Go struct field ConfigMap.data of type string")
        #expect(try await room.create(.configMaps, ["metadata": ["name": 5]]).outcome == "400 BadRequest")
    }
}
