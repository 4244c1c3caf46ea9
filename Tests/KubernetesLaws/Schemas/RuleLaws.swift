import Testing
import Wire

@Suite("Law: rules of definitions (CEL)", .inRooms, .since(30))
struct RuleLaws {
    private func widgets(_ properties: JSONValue, _ rules: [JSONValue]) async throws -> LawResource {
        try await LawRoom.here.define(LawRoom.spec(properties, ["x-kubernetes-validations": .array(rules)]))
    }

    @Test(
        "a rule that is not kept is a fault of the field where it stands, with the rule or its message as words")
    func words() async throws {
        let room = try LawRoom.here
        let widgets = try await widgets(
            ["min": ["type": "integer"], "max": ["type": "integer"]],
            [
                ["rule": "self.min <= self.max"],
                ["rule": "self.max < 100", "message": "max is small"],
            ])
        #expect(try await room.create(widgets, LawRoom.widget("a", ["min": 1, "max": 2])).status == 201)
        let refused = try await room.create(widgets, LawRoom.widget("b", ["min": 300, "max": 200]))
        #expect(refused.outcome == "422 Invalid")
        #expect(
            refused.causes == [
                "FieldValueInvalid spec: Invalid value: \"object\": failed rule: self.min <= self.max",
                "FieldValueInvalid spec: Invalid value: \"object\": max is small",
            ])
    }

    @Test("a message may be an expression")
    func messageExpression() async throws {
        let room = try LawRoom.here
        let widgets = try await widgets(
            // Real servers estimate what an expression costs: a text without a bound would cost too much.
            ["color": ["type": "string", "maxLength": 20]],
            [["rule": "self.color != 'red'", "messageExpression": "self.color + ' is for alarms'"]])
        let refused = try await room.create(widgets, LawRoom.widget("a", ["color": "red"]))
        #expect(refused.causes == ["FieldValueInvalid spec: Invalid value: \"object\": red is for alarms"])
    }

    @Test("a rule names its kind of fault and the field")
    func reason() async throws {
        let room = try LawRoom.here
        let widgets = try await widgets(
            ["n": ["type": "integer"]],
            [["rule": "self.n < 5", "reason": "FieldValueForbidden", "fieldPath": ".n", "message": "no"]])
        let refused = try await room.create(widgets, LawRoom.widget("a", ["n": 7]))
        #expect(refused.causes == ["FieldValueForbidden spec.n: Forbidden: no"])
    }

    @Test("a transition rule looks at the old value, and not at creation")
    func transition() async throws {
        let room = try LawRoom.here
        let widgets = try await widgets(
            ["n": ["type": "integer"]], [["rule": "self.n >= oldSelf.n", "message": "n only grows"]])
        #expect(try await room.create(widgets, LawRoom.widget("a", ["n": 5])).status == 201)
        #expect(try await room.patch(widgets, "a", .merge, ["spec": ["n": 6]]).status == 200)
        let refused = try await room.patch(widgets, "a", .merge, ["spec": ["n": 4]])
        #expect(refused.causes == ["FieldValueInvalid spec: Invalid value: \"object\": n only grows"])
    }

    @Test("a field is made immutable by a rule on it")
    func immutable() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(
            LawRoom.spec([
                "id": [
                    "type": "string", "maxLength": 20,
                    "x-kubernetes-validations": [["rule": "self == oldSelf", "message": "id stays"]],
                ], "n": ["type": "integer"],
            ]))
        #expect(try await room.create(widgets, LawRoom.widget("a", ["id": "x", "n": 1])).status == 201)
        #expect(try await room.patch(widgets, "a", .merge, ["spec": ["n": 2]]).status == 200)
        let refused = try await room.patch(widgets, "a", .merge, ["spec": ["id": "y"]])
        #expect(refused.causes == ["FieldValueInvalid spec.id: Invalid value: \"string\": id stays"])
        // What is taken away is not a change of it.
        #expect(try await room.patch(widgets, "a", .merge, ["spec": ["id": .null]]).status == 200)
    }

    @Test("a rule with optionalOldSelf is tried at creation too")
    func optionalOldSelf() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(
            LawRoom.spec([
                "n": [
                    "type": "integer",
                    "x-kubernetes-validations": [
                        [
                            "rule": "oldSelf.hasValue() ? self > oldSelf.value() : self == 1", "optionalOldSelf": true,
                            "message": "1, then more",
                        ]
                    ],
                ]
            ]))
        #expect(try await room.create(widgets, LawRoom.widget("a", ["n": 2])).outcome == "422 Invalid")
        #expect(try await room.create(widgets, LawRoom.widget("a", ["n": 1])).status == 201)
        #expect(try await room.patch(widgets, "a", .merge, ["spec": ["n": 2]]).status == 200)
        #expect(try await room.patch(widgets, "a", .merge, ["spec": ["n": 1]]).outcome == "422 Invalid")
    }

    @Test(
        "expressions say what they say of what is there",
        arguments: [
            ("has(self.a)", #"{"a":"x"}"#, #"{}"#),
            ("self.l.all(x, x.startsWith('a'))", #"{"l":["a","ab"]}"#, #"{"l":["a","b"]}"#),
            ("self.l.exists(x, x == 'b')", #"{"l":["a","b"]}"#, #"{"l":["a"]}"#),
            ("self.l.exists_one(x, x == 'b')", #"{"l":["a","b"]}"#, #"{"l":["b","b"]}"#),
            ("size(self.l) < 2", #"{"l":["a"]}"#, #"{"l":["a","b"]}"#),
            ("self.a.matches('^[a-c]+$')", #"{"a":"abc"}"#, #"{"a":"abd"}"#),
            ("self.a.size() == 3", #"{"a":"abc"}"#, #"{"a":"ab"}"#),
            ("self.a.contains('x') || self.a.endsWith('z')", #"{"a":"abz"}"#, #"{"a":"abd"}"#),
            ("!has(self.a) || self.a in ['x', 'y']", #"{"a":"y"}"#, #"{"a":"z"}"#),
            ("self.l.map(x, size(x)).sum() <= 3", #"{"l":["a","bc"]}"#, #"{"l":["abcd"]}"#),
            ("self.l.filter(x, x != 'a').size() == 0", #"{"l":["a","a"]}"#, #"{"l":["a","b"]}"#),
            ("self.m.all(k, k == 'x' && self.m[k] > 1)", #"{"m":{"x":2}}"#, #"{"m":{"x":1}}"#),
            ("duration(self.a) < duration('1h')", #"{"a":"59m"}"#, #"{"a":"61m"}"#),
            ("self.a.lowerAscii() == 'abc'", #"{"a":"aBC"}"#, #"{"a":"abd"}"#),
            ("self.a.split('-').size() == 2", #"{"a":"a-b"}"#, #"{"a":"ab"}"#),
            ("self.?a.orValue('x') == 'x'", "{}", #"{"a":"y"}"#),
        ])
    func expressions(rule: String, good: String, bad: String) async throws {
        try await tried(rule, good, bad)
    }

    @Test(
        "expressions know URLs and quantities",
        arguments: [
            ("url(self.a).getScheme() == 'https'", #"{"a":"https://x.y/z"}"#, #"{"a":"http://x.y/z"}"#),
            ("quantity(self.a).isGreaterThan(quantity('1Gi'))", #"{"a":"2Gi"}"#, #"{"a":"2Mi"}"#),
        ])
    func libraries(rule: String, good: String, bad: String) async throws { try await tried(rule, good, bad) }

    private func tried(_ rule: String, _ good: String, _ bad: String) async throws {
        let room = try LawRoom.here
        let widgets = try await widgets(
            [
                "a": ["type": "string", "maxLength": 64],
                "l": ["type": "array", "maxItems": 5, "items": ["type": "string", "maxLength": 9]],
                "m": ["type": "object", "maxProperties": 5, "additionalProperties": ["type": "integer"]],
            ], [["rule": .string(rule), "message": "broken"]])
        let taken = try await room.create(widgets, LawRoom.widget("a", try JSONValue(parsing: good)))
        #expect(taken.status == 201, "\(taken)")
        let refused = try await room.create(widgets, LawRoom.widget("b", try JSONValue(parsing: bad)))
        #expect(refused.causes == ["FieldValueInvalid spec: Invalid value: \"object\": broken"])
    }

    @Test("a rule that does not compile is refused with the definition")
    func broken() async throws {
        let room = try LawRoom.here
        let schema = LawRoom.spec(
            ["n": ["type": "integer"]], ["x-kubernetes-validations": [["rule": "self.m > 1"]]])
        let refused = try await room.create(.definitions, room.definition([.init(schema: schema)]).object)
        #expect(refused.outcome == "422 Invalid")
        let root = "spec.validation.openAPIV3Schema.properties[spec].x-kubernetes-validations"
        #expect(refused.faultyFields == ["\(root)[0].rule"])
        let empty = LawRoom.spec(["n": ["type": "integer"]], ["x-kubernetes-validations": [["rule": ""]]])
        let bare = try await room.create(.definitions, room.definition([.init(schema: empty)]).object)
        #expect(bare.causes == ["FieldValueRequired \(root)[0].rule: Required value: rule is not specified"])
        #expect(refused.message.contains("compilation failed: ERROR: <input>:1:5: undefined field 'm'"))
    }

    @Test("rules may look at the object's name, and not at the rest of its metadata")
    func metadata() async throws {
        let room = try LawRoom.here
        var schema = LawRoom.spec(["n": ["type": "integer"]])
        schema["x-kubernetes-validations"] = [
            ["rule": "self.metadata.name.startsWith('w')", "message": "begin with w"]
        ]
        let widgets = try await room.define(schema)
        #expect(try await room.create(widgets, LawRoom.widget("w1", [:])).status == 201)
        let refused = try await room.create(widgets, LawRoom.widget("x1", [:]))
        #expect(refused.causes == ["FieldValueInvalid <nil>: Invalid value: \"object\": begin with w"])
    }

    @Test("rules of the status are tried when the status is written")
    func status() async throws {
        let room = try LawRoom.here
        let schema: JSONValue = [
            "type": "object",
            "properties": [
                "spec": ["type": "object", "properties": ["n": ["type": "integer"]]],
                "status": [
                    "type": "object", "properties": ["n": ["type": "integer"]],
                    "x-kubernetes-validations": [["rule": "self.n < 5", "message": "small"]],
                ],
            ],
        ]
        let widgets = try await room.define(schema, hasStatus: true)
        try await room.create(widgets, LawRoom.widget("a", ["n": 1]))
        let refused = try await room.patch(widgets, "a/status", .merge, ["status": ["n": 7]])
        #expect(refused.causes == ["FieldValueInvalid status: Invalid value: \"object\": small"])
        #expect(try await room.patch(widgets, "a/status", .merge, ["status": ["n": 3]]).status == 200)
    }
}
