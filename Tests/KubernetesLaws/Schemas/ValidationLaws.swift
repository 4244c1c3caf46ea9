import Testing
import Wire

@Suite("Law: validation by schema", .inRooms)
struct ValidationLaws {
    /// Makes a widget whose field has a value, and tells the causes of its refusal.
    private func causes(_ schema: JSONValue, _ value: JSONValue) async throws -> [String] {
        let room = try LawRoom.here
        let widgets = try await room.define(LawRoom.spec(["f": schema]))
        return try await room.create(widgets, LawRoom.widget("a", ["f": value])).causes
    }

    @Test("a refusal names the kind, the object and every fault")
    func words() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(
            LawRoom.spec(["size": ["type": "integer"], "color": ["type": "string"]], ["required": ["size"]]))
        let one = try await room.create(widgets, LawRoom.widget("a", [:]))
        let group = widgets.groupVersion.split(separator: "/")[0]
        #expect(one.failure == "422 Invalid: Widget.\(group) \"a\" is invalid: spec.size: Required value")
        #expect(one["details", "kind"] == "Widget")
        #expect(one["details", "group"]?.string == String(group))
        #expect(one["details", "name"] == "a")
        let two = try await room.create(widgets, LawRoom.widget("a", ["color": 1]))
        #expect(
            two.message == "Widget.\(group) \"a\" is invalid: [spec.size: Required value, spec.color: Invalid value: "
                + "\"integer\": spec.color in body must be of type string: \"integer\"]"
                || two.message == "Widget.\(group) \"a\" is invalid: [spec.color: Invalid value: \"integer\": "
                    + "spec.color in body must be of type string: \"integer\", spec.size: Required value]"
        )
    }

    @Test(
        "a value of another type is refused",
        arguments: [
            ("integer", "\"1\"", "string"), ("integer", "1.5", "number"), ("string", "1", "integer"),
            ("boolean", "\"true\"", "string"), ("array", "{}", "object"), ("object", "[]", "array"),
            ("number", "\"1\"", "string"),
        ])
    func types(type: String, value: String, found: String) async throws {
        var schema: JSONValue = ["type": .string(type)]
        if type == "array" { schema["items"] = ["type": "string"] }
        let causes = try await causes(schema, try JSONValue(parsing: value))
        let text = "spec.f in body must be of type \(type): \"\(found)\""
        #expect(causes == ["FieldValueTypeInvalid spec.f: Invalid value: \"\(found)\": \(text)"])
    }

    @Test(
        "a number out of bounds is refused",
        arguments: [
            (
                #"{"type":"integer","minimum":3}"#, "2",
                "Invalid value: 2: spec.f in body should be greater than or equal to 3"
            ),
            (
                #"{"type":"integer","maximum":3}"#, "4",
                "Invalid value: 4: spec.f in body should be less than or equal to 3"
            ),
            (
                #"{"type":"integer","minimum":3,"exclusiveMinimum":true}"#, "3",
                "Invalid value: 3: spec.f in body should be greater than 3"
            ),
            (
                #"{"type":"integer","multipleOf":5}"#, "12",
                "Invalid value: 12: spec.f in body should be a multiple of 5"
            ),
        ])
    func bounds(schema: String, value: String, words: String) async throws {
        let causes = try await causes(try JSONValue(parsing: schema), try JSONValue(parsing: value))
        #expect(causes == ["FieldValueInvalid spec.f: \(words)"])
    }

    @Test("a text that is too short, has another pattern or is not among those allowed is refused")
    func texts() async throws {
        let short = try await causes(["type": "string", "minLength": 3], "ab")
        #expect(
            short == ["FieldValueInvalid spec.f: Invalid value: \"ab\": spec.f in body should be at least 3 chars long"]
        )
        let room = try LawRoom.here
        let definition = "widgets.\(room.id).laws-breakwater.dev"
        for (schema, value, words) in [
            (
                ["type": "string", "pattern": "^[a-z]+$"] as JSONValue, "A1",
                "FieldValueInvalid spec.f: Invalid value: \"A1\": spec.f in body should match '^[a-z]+$'"
            ),
            (
                ["type": "string", "enum": ["a", "b"]], "c",
                "FieldValueNotSupported spec.f: Unsupported value: \"c\": supported values: \"a\", \"b\""
            ),
        ] {
            let path = "/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/f"
            try await room.patch(
                .definitions, definition, .json, [["op": "replace", "path": .string(path), "value": schema]])
            let widgets = room.definition([]).resource
            let isRefused = try await room.eventually {
                let answer = try await room.create(widgets, LawRoom.widget("x", ["f": .string(value)]), "dryRun=All")
                return answer.causes == [words]
            }
            #expect(isRefused, "\(words)")
        }
    }

    @Test("a text, a list or a map that is too long is refused by its kind of fault", .since(27))
    func tooLong() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(
            LawRoom.spec([
                "text": ["type": "string", "maxLength": 3],
                "list": ["type": "array", "maxItems": 1, "items": ["type": "string"]],
                "map": ["type": "object", "maxProperties": 1, "additionalProperties": ["type": "string"]],
                "few": ["type": "array", "minItems": 2, "items": ["type": "string"]],
            ]))
        let made = try await room.create(
            widgets,
            LawRoom.widget("a", ["text": "abcd", "list": ["a", "b"], "map": ["a": "b", "c": "d"], "few": ["a"]]))
        let kinds = made.causes.map { String($0.prefix { $0 != ":" }) }.sorted()
        #expect(
            kinds == [
                "FieldValueInvalid spec.few", "FieldValueTooLong spec.text", "FieldValueTooMany spec.list",
                "FieldValueTooMany spec.map",
            ])
    }

    @Test(
        "a text that has not the form of its format is refused",
        arguments: [
            ("date-time", "2024-01-01T00:00:00Z", "yesterday"), ("date", "2024-02-29", "2024-13-01"),
            ("duration", "1h30m", "an hour"), ("ipv4", "10.0.0.1", "10.0.0.256"), ("ipv6", "::1", "1::2::3"),
            ("cidr", "10.0.0.0/8", "10.0.0.0"), ("uuid", "123e4567-e89b-12d3-a456-426614174000", "x"),
            ("byte", "aGVsbG8=", "a"), ("email", "a@example.com", "example"), ("uri", "https://example.com/a", "x y"),
            ("hostname", "a.example.com", "-a-"), ("mac", "00:11:22:33:44:55", "00:11"),
        ])
    func formats(format: String, good: String, bad: String) async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(LawRoom.spec(["f": ["type": "string", "format": .string(format)]]))
        #expect(try await room.create(widgets, LawRoom.widget("a", ["f": .string(good)])).status == 201)
        let refused = try await room.create(widgets, LawRoom.widget("b", ["f": .string(bad)]))
        #expect(
            refused.causes == [
                "FieldValueTypeInvalid spec.f: Invalid value: \"\(bad)\": spec.f in body must be of type \(format): "
                    + "\"\(bad)\""
            ])
    }

    @Test("a format that the server does not know allows everything")
    func unknownFormat() async throws {
        #expect(try await causes(["type": "string", "format": "colour"], "???") == [])
    }

    @Test("a number or a text may stand where the schema says int-or-string, and nothing else")
    func intOrString() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(LawRoom.spec(["f": ["x-kubernetes-int-or-string": true]]))
        #expect(try await room.create(widgets, LawRoom.widget("a", ["f": 1]))["spec", "f"] == 1)
        #expect(try await room.create(widgets, LawRoom.widget("b", ["f": "10%"]))["spec", "f"] == "10%")
        let refused = try await room.create(widgets, LawRoom.widget("c", ["f": true]))
        #expect(refused.outcome == "422 Invalid")
        #expect(refused.faultyFields == ["spec.f"])
    }

    @Test("one of several schemas must fit, or all, or none, as is said")
    func alternatives() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(
            LawRoom.spec(
                ["a": ["type": "string"], "b": ["type": "string"], "n": ["type": "integer", "not": ["enum": [13]]]],
                ["oneOf": [["required": ["a"]], ["required": ["b"]]]]))
        #expect(try await room.create(widgets, LawRoom.widget("a", ["a": "x"])).status == 201)
        let both = try await room.create(widgets, LawRoom.widget("b", ["a": "x", "b": "y"]))
        #expect(
            both.causes == [
                "FieldValueInvalid <nil>: Invalid value: \"\": \"spec\" must validate one and only one schema (oneOf). "
                    + "Found 2 valid alternatives"
            ])
        let unlucky = try await room.create(widgets, LawRoom.widget("c", ["a": "x", "n": 13]))
        #expect(
            unlucky.causes == [
                "FieldValueInvalid <nil>: Invalid value: \"\": \"spec.n\" must not validate the schema (not)"
            ])
    }

    @Test("an element that stands twice in a set is refused")
    func sets() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(
            LawRoom.spec(["f": ["type": "array", "items": ["type": "string"], "x-kubernetes-list-type": "set"]]))
        let refused = try await room.create(widgets, LawRoom.widget("a", ["f": ["x", "y", "x"]]))
        #expect(refused.causes == ["FieldValueDuplicate spec.f[2]: Duplicate value: \"x\""])
        #expect(try await room.create(widgets, LawRoom.widget("b", ["f": ["x", "y"]])).status == 201)
    }

    @Test("an element whose key stands twice in a list of that key is refused, and one without the key too")
    func listMaps() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(
            LawRoom.spec([
                "f": [
                    "type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"],
                    "items": [
                        "type": "object", "required": ["name"],
                        "properties": ["name": ["type": "string"], "v": ["type": "integer"]],
                    ],
                ]
            ]))
        let twice = try await room.create(
            widgets, LawRoom.widget("a", ["f": [["name": "x", "v": 1], ["name": "x", "v": 2]]]))
        #expect(twice.outcome == "422 Invalid")
        #expect(
            twice.causes == [
                "FieldValueDuplicate spec.f[1]: Duplicate value: map[string]interface {}{\"name\":\"x\"}"
            ])
        let without = try await room.create(widgets, LawRoom.widget("b", ["f": [["v": 1]]]))
        #expect(without.faultyFields == ["spec.f[0].name"])
    }
}
