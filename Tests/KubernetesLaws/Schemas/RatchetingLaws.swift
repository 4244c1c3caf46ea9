import Testing
import Wire

/// A definition may become stricter than the objects that it has.
@Suite("Law: what an update leaves as it was (ratcheting)", .inRooms, .since(30))
struct RatchetingLaws {
    @Test("what was wrong and stays as it was is not held against an update")
    func values() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(
            LawRoom.spec(["a": ["type": "string"], "b": ["type": "string"]]))
        try await room.create(widgets, LawRoom.widget("x", ["a": "long text", "b": "1"]))
        try await tighten(room, "/properties/spec/properties/a/maxLength", 4)
        #expect(try await isRefused(LawRoom.widget("y", ["a": "long text"]), widgets))
        #expect(try await room.patch(widgets, "x", .merge, ["spec": ["b": "2"]]).status == 200)
        #expect(try await room.patch(widgets, "x", .merge, ["spec": ["a": "other text"]]).outcome == "422 Invalid")
    }

    @Test("what was left out and is required now is held against an update of anything beside it")
    func required() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(LawRoom.spec([:]))
        try await room.create(widgets, ["metadata": ["name": "x"]])
        try await tighten(room, "/required", ["spec"])
        #expect(try await isRefused(["metadata": ["name": "y"]], widgets))
        let refused = try await room.patch(widgets, "x", .merge, ["metadata": ["labels": ["a": "b"]]])
        #expect(refused.causes == ["FieldValueRequired spec: Required value"])
    }

    @Test("a write of the status is checked against the schema of the status only")
    func status() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(Self.withStatus, hasStatus: true)
        try await room.create(widgets, ["metadata": ["name": "x"]])
        try await tighten(room, "/required", ["spec"])
        #expect(try await isRefused(["metadata": ["name": "y"]], widgets))
        let written = try await room.patch(widgets, "x/status", .merge, ["status": ["n": 1]])
        #expect(written["status", "n"] == 1)
        let wrong = try await room.patch(widgets, "x/status", .merge, ["status": ["n": "one"]])
        #expect(
            wrong.causes == [
                "FieldValueTypeInvalid status.n: Invalid value: \"string\": n in body must be of type integer: \"string\""
            ])
        let none = try await room.patch(widgets, "x/status", .merge, ["status": "none"])
        #expect(none.faultyFields == ["status"])
    }

    @Test("rules at the root are asked at a write of the status too")
    func rulesOfStatus() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(Self.withStatus, hasStatus: true)
        try await room.create(widgets, LawRoom.widget("x", ["a": "old"]))
        let rule: JSONValue = ["rule": "self.spec.a == 'new'", "message": "a is to be new"]
        try await tighten(room, "/x-kubernetes-validations", [rule])
        #expect(try await isRefused(LawRoom.widget("y", ["a": "old"]), widgets))
        let refused = try await room.patch(widgets, "x/status", .merge, ["status": ["n": 1]])
        #expect(refused.failure.hasSuffix("<nil>: Invalid value: \"object\": a is to be new"))
    }

    @Test("a rule that a part does not keep which stays as it was is a warning")
    func rules() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(Self.withStatus, hasStatus: true)
        try await room.create(widgets, LawRoom.widget("x", ["a": "old"]))
        let small: JSONValue = ["rule": "self.n < 7", "message": "n is small"]
        try await tighten(room, "/properties/status/x-kubernetes-validations", [small])
        let rule: JSONValue = ["rule": "self.a == 'new'", "message": "a is to be new"]
        try await tighten(room, "/properties/spec/x-kubernetes-validations", [rule])
        #expect(try await isRefused(LawRoom.widget("y", ["a": "old"]), widgets))
        let warning = "spec: Invalid value: \"object\": a is to be new"
        let labelled = try await room.patch(widgets, "x", .merge, ["metadata": ["labels": ["a": "b"]]])
        #expect(labelled.status == 200)
        #expect(labelled.warnings == [warning])
        let written = try await room.patch(widgets, "x/status", .merge, ["status": ["n": 1]])
        #expect(written.status == 200)
        #expect(written.warnings == [warning])
        let wrong = try await room.patch(widgets, "x/status", .merge, ["status": ["n": 7]])
        #expect(wrong.causes == ["FieldValueInvalid status: Invalid value: \"object\": n is small"])
        #expect(wrong.warnings == [warning])
        let changed = try await room.patch(widgets, "x", .merge, ["spec": ["a": "older"]])
        #expect(changed.outcome == "422 Invalid")
        #expect(changed.warnings == [])
    }

    @Test("a rule that cannot be evaluated is held against an update, also of a part that stays as it was")
    func failingRules() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(Self.withStatus, hasStatus: true)
        try await room.create(widgets, LawRoom.widget("x", [:]))
        try await tighten(room, "/properties/spec/x-kubernetes-validations", [["rule": "self.a == 'new'"]])
        #expect(try await isRefused(LawRoom.widget("y", [:]), widgets))
        let refused = try await room.patch(widgets, "x", .merge, ["metadata": ["labels": ["a": "b"]]])
        #expect(
            refused.causes == [
                "FieldValueInvalid spec: Invalid value: \"object\": no such key: a evaluating rule: self.a == 'new'"
            ])
    }

    @Test("a list in which a key stood twice may have keys twice, until it is in order once")
    func lists() async throws {
        let room = try LawRoom.here
        let element: JSONValue = ["type": "object", "properties": ["k": ["type": "string"]], "required": ["k"]]
        let widgets = try await room.define(LawRoom.spec(["f": ["type": "array", "items": element]]))
        let twice: JSONValue = ["spec": ["f": [["k": "a"], ["k": "a"]]]]
        try await room.create(widgets, LawRoom.widget("x", twice["spec"] ?? [:]))
        try await tighten(room, "/properties/spec/properties/f/x-kubernetes-list-map-keys", ["k"], alsoMap: "f")
        #expect(try await isRefused(LawRoom.widget("y", twice["spec"] ?? [:]), widgets))
        let others: JSONValue = ["spec": ["f": [["k": "b"], ["k": "b"]]]]
        #expect(try await room.patch(widgets, "x", .merge, others).status == 200)
        #expect(try await room.patch(widgets, "x", .merge, ["spec": ["f": [["k": "a"]]]]).status == 200)
        #expect(try await room.patch(widgets, "x", .merge, twice).outcome == "422 Invalid")
    }

    // MARK: Definitions

    private static let withStatus: JSONValue = [
        "type": "object",
        "properties": [
            "spec": ["type": "object", "properties": ["a": ["type": "string", "maxLength": 9]]],
            "status": ["type": "object", "properties": ["n": ["type": "integer"]]],
        ],
    ]

    /// Adds something to the schema of the room's widgets.
    private func tighten(_ room: LawRoom, _ path: String, _ value: JSONValue, alsoMap field: String? = nil) async throws
    {
        let schema = "/spec/versions/0/schema/openAPIV3Schema"
        var patch: [JSONValue] = [["op": "add", "path": .string(schema + path), "value": value]]
        if let field {
            let type = "\(schema)/properties/spec/properties/\(field)/x-kubernetes-list-type"
            patch.append(["op": "add", "path": .string(type), "value": "map"])
        }
        let answer = try await room.patch(
            .definitions, "widgets.\(room.id).laws-breakwater.dev", .json, .array(patch))
        guard answer.status == 200 else { throw LawTrouble("the schema was not changed: \(answer)") }
    }

    /// Whether the changed schema, which takes a moment to be in force, refuses an object.
    private func isRefused(_ object: JSONValue, _ widgets: LawResource) async throws -> Bool {
        let room = try LawRoom.here
        return try await room.eventually {
            try await room.create(widgets, object, "dryRun=All").status == 422
        }
    }
}
