import KubernetesMachinery
import Testing
import Wire

/// The texts are those that a kube-apiserver answered for the same definition and objects.
@Suite("Validation of custom resources")
struct SchemaValidationTests {
    private static let unchecked =
        #"<nil>: Invalid value: "null": some validation rules were not checked because the object was invalid; "#
        + "correct the existing errors to complete validation"

    private func errors(_ spec: String, old: String? = nil) throws -> [String] {
        let schema = try WidgetDefinition.schema()
        func widget(_ spec: String) throws -> JSONObject {
            var unknown: [String] = []
            let object: JSONObject = [
                "apiVersion": "test.example.com/v1", "kind": "Widget", "metadata": ["name": "w"],
                "spec": try JSONValue(parsing: spec),
            ]
            let pruned = schema.pruned(object, unknown: &unknown)
            return schema.defaulted(.object(pruned)).object ?? [:]
        }
        return schema.errors(in: try widget(spec), old: try old.map { try widget($0) }).map(\.description)
    }

    @Test(
        "a value that the schema refuses is named with the field and what is right",
        arguments: [
            (#"{"id":"x"}"#, [#"spec.id: Invalid value: "x": spec.id in body should match '^fs-[0-9a-f]+$'"#]),
            (
                #"{"id":"fs-1","size":11}"#,
                ["spec.size: Invalid value: 11: spec.size in body should be less than or equal to 10"]
            ),
            (#"{"id":"fs-1","tags":["aa","aa"]}"#, [#"spec.tags[1]: Duplicate value: "aa""#]),
            (
                #"{"id":"fs-1","tags":["a"]}"#,
                [#"spec.tags[0]: Invalid value: "a": spec.tags[0] in body should be at least 2 chars long"#]
            ),
            (
                #"{"id":"fs-1","ports":[{"name":"a"},{"name":"a"}]}"#,
                [#"spec.ports[1]: Duplicate value: map[string]interface {}{"name":"a"}"#]
            ),
            (
                #"{"id":"fs-1","ratio":0.3}"#,
                ["spec.ratio: Invalid value: 0.3: spec.ratio in body should be a multiple of 0.5"]
            ),
            (
                #"{"id":"fs-1","choice":{"a":"1","b":"2"}}"#,
                [
                    #"<nil>: Invalid value: "": "spec.choice" must validate one and only one schema (oneOf). Found 2 valid alternatives"#
                ]
            ),
            (#"{"id":"fs-1","low":2,"high":1}"#, [#"spec: Invalid value: "object": low must not exceed high"#]),
            (#"{"id":"fs-1","low":1,"high":1}"#, []),
        ])
    func refused(spec: String, expected: [String]) throws {
        #expect(try errors(spec) == expected)
    }

    @Test(
        "after an error of type, presence or size the rules are not run, and the answer says so",
        arguments: [
            (#"{}"#, ["spec.id: Required value"]), (#"{"id":null}"#, ["spec.id: Required value"]),
            (
                #"{"id":"fs-1","size":"a"}"#,
                [#"spec.size: Invalid value: "string": spec.size in body must be of type integer: "string""#]
            ),
            (
                #"{"id":"fs-1","color":"blue"}"#,
                [#"spec.color: Unsupported value: "blue": supported values: "red", "green""#]
            ),
            (#"{"id":"fs-1","tags":["aa","bb","cc"]}"#, ["spec.tags: Too many: 3: must have at most 2 items"]),
            (
                #"{"id":"fs-1","when":"x"}"#,
                [#"spec.when: Invalid value: "x": spec.when in body must be of type date-time: "x""#]
            ),
            (#"{"id":"fs-1111111111111"}"#, ["spec.id: Too long: may not be more than 12 bytes"]),
            (
                #"{"id":"fs-1","labels":{"a":1}}"#,
                [#"spec.labels.a: Invalid value: "integer": spec.labels.a in body must be of type string: "integer""#]
            ),
            (
                #"{"id":"fs-1","low":1.5}"#,
                [#"spec.low: Invalid value: "number": spec.low in body must be of type integer: "number""#]
            ),
            (#""x""#, [#"spec: Invalid value: "string": spec in body must be of type object: "string""#]),
            (
                #"{"id":"fs-1","choice":{}}"#,
                [
                    #"<nil>: Invalid value: "": "spec.choice" must validate one and only one schema (oneOf). Found none valid"#,
                    "spec.choice.a: Required value",
                ]
            ),
            (
                #"{"id":"fs-1","ports":[{"port":true,"name":"b"}]}"#,
                [
                    #"spec.ports[0].port: Invalid value: "boolean": spec.ports[0].port in body must be of type integer,string: "boolean""#,
                    #"<nil>: Invalid value: "": "spec.ports[0].port" must validate at least one schema (anyOf)"#,
                    #"spec.ports[0].port: Invalid value: "boolean": spec.ports[0].port in body must be of type integer: "boolean""#,
                ]
            ),
        ])
    func hindered(spec: String, expected: [String]) throws {
        #expect(try errors(spec) == expected + [Self.unchecked])
    }

    @Test("a transition rule refuses an edit and names the field that it points to")
    func transition() throws {
        #expect(
            try errors(#"{"id":"fs-2"}"#, old: #"{"id":"fs-1"}"#) == [
                #"spec.id: Invalid value: "object": id is immutable"#
            ])
        #expect(try errors(#"{"id":"fs-1","size":4}"#, old: #"{"id":"fs-1"}"#) == [])
    }

    @Test("what an object already had wrong and an update leaves as it was is not held against the update")
    func ratcheting() throws {
        #expect(try errors(#"{"id":"x","size":4}"#, old: #"{"id":"x"}"#) == [])
    }

    @Test("defaults fill what is missing or null, nulls that are not allowed are dropped, unknown fields are pruned")
    func defaulting() throws {
        let schema = try WidgetDefinition.schema()
        let object = try JSONValue(
            parsing:
                #"{"spec":{"id":"fs-1","maybe":null,"size":null,"low":null,"frob":1,"any":{"x":{"y":1}}},"what":1}"#)
        var unknown: [String] = []
        let pruned = schema.pruned(object.object ?? [:], unknown: &unknown)
        #expect(unknown == ["spec.frob", "what"])
        let expected = try JSONValue(parsing: #"{"spec":{"any":{"x":{"y":1}},"id":"fs-1","maybe":null,"size":3}}"#)
        #expect(schema.defaulted(.object(pruned)) == expected)
    }

    @Test("a Status lists the errors as causes, and in brackets when there are several")
    func status() throws {
        let errors = [FieldError.required(FieldPath("spec", "id")), .forbidden(FieldPath("spec", "x"), "not now")]
        let failure = APIFailure.invalid(.init(group: "test.example.com", kind: "Widget", name: "w"), errors)
        #expect(
            failure.message
                == #"Widget.test.example.com "w" is invalid: [spec.id: Required value, spec.x: Forbidden: not now]"#)
        #expect(
            failure.status["details"]
                == [
                    "name": "w", "group": "test.example.com", "kind": "Widget",
                    "causes": [
                        ["reason": "FieldValueRequired", "message": "Required value", "field": "spec.id"],
                        ["reason": "FieldValueForbidden", "message": "Forbidden: not now", "field": "spec.x"],
                    ],
                ])
    }

    @Test("messageExpression, reason and optionalOldSelf shape a rule's error")
    func ruleOptions() throws {
        let schema = StructuralSchema(
            try JSONValue(
                parsing: #"""
                    {"type":"object","properties":{"n":{"type":"integer","x-kubernetes-validations":[
                      {"rule":"self < 5","messageExpression":"'too much: ' + string(self)","reason":"FieldValueForbidden"},
                      {"rule":"!oldSelf.hasValue() || oldSelf.value() <= self","optionalOldSelf":true,"message":"only up"}]},
                      "a-b":{"type":"string","x-kubernetes-validations":[{"rule":"self != 'x'"}]}},
                      "x-kubernetes-validations":[{"rule":"self.metadata.name != self.a__dash__b"}]}
                    """#
            ).object ?? [:])
        let old: JSONObject = ["metadata": ["name": "m"], "n": 3, "a-b": "y"]
        let new: JSONObject = ["metadata": ["name": "m"], "n": 9, "a-b": "x"]
        #expect(schema.errors(in: old).isEmpty)
        #expect(
            Set(schema.errors(in: new, old: old).map(\.description)) == [
                "n: Forbidden: too much: 9", #"a-b: Invalid value: "string": failed rule: self != 'x'"#,
            ])
        #expect(
            schema.errors(in: ["metadata": ["name": "m"], "n": 2, "a-b": "m"], old: old).map(\.description) == [
                #"<nil>: Invalid value: "object": failed rule: self.metadata.name != self.a__dash__b"#,
                #"n: Invalid value: "integer": only up"#,
            ])
    }
}
