import KubernetesMachinery
import Testing
import Wire

@Suite("Patches")
struct PatchTests {
    private func json(_ text: String) throws -> JSONValue { try JSONValue(parsing: text) }

    @Test(
        "each operation of a JSON patch changes the document as RFC 6902 says",
        arguments: [
            (#"{"a":[1,3]}"#, #"[{"op":"add","path":"/a/1","value":2}]"#, #"{"a":[1,2,3]}"#),
            (#"{"a":[1]}"#, #"[{"op":"add","path":"/a/-","value":2}]"#, #"{"a":[1,2]}"#),
            (#"{"a":1}"#, #"[{"op":"add","path":"/b~1c~0d","value":{}}]"#, #"{"a":1,"b/c~d":{}}"#),
            (#"{"a":{"b":1,"c":2}}"#, #"[{"op":"remove","path":"/a/b"}]"#, #"{"a":{"c":2}}"#),
            (#"{"a":[1,2]}"#, #"[{"op":"remove","path":"/a/0"}]"#, #"{"a":[2]}"#),
            (#"{"a":1}"#, #"[{"op":"replace","path":"/a","value":2}]"#, #"{"a":2}"#),
            (#"{"a":{"x":1}}"#, #"[{"op":"move","from":"/a/x","path":"/b"}]"#, #"{"a":{},"b":1}"#),
            (#"{"a":{"x":1}}"#, #"[{"op":"copy","from":"/a","path":"/b"}]"#, #"{"a":{"x":1},"b":{"x":1}}"#),
            (
                #"{"a":1}"#, #"[{"op":"test","path":"/a","value":1},{"op":"replace","path":"/a","value":2}]"#,
                #"{"a":2}"#
            ),
        ])
    func operations(document: String, patch: String, expected: String) throws {
        #expect(try JSONPatch(json(patch)).applied(to: json(document)) == json(expected))
    }

    @Test(
        "a JSON patch that does not fit is answered as the API server answers it: 422 without a reason",
        arguments: [
            #"[{"op":"test","path":"/a","value":2}]"#, #"[{"op":"remove","path":"/zz"}]"#,
            #"[{"op":"add","path":"/x/y","value":1}]"#,
            #"[{"op":"replace","path":"/zz/a","value":1}]"#, #"[{"op":"frob","path":"/a"}]"#,
            #"[{"op":"add","path":"/l/5","value":1}]"#,
            #"[{"op":"move","from":"/zz","path":"/a"}]"#,
        ])
    func misfits(patch: String) throws {
        let error = #expect(throws: PatchError.self) {
            try JSONPatch(json(patch)).applied(to: json(#"{"a":1,"l":[1]}"#))
        }
        #expect(error?.failure.code == 422)
        #expect(error?.failure.message == "the server rejected our request due to an error in our request")
    }

    @Test("a JSON patch that is no list is answered with 400 in the API server's words")
    func malformed() throws {
        let error = #expect(throws: PatchError.self) { try JSONPatch(json("{}")) }
        #expect(
            error?.failure.message
                == "error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp")
        #expect(error?.failure.code == 400)
    }

    @Test(
        "a merge patch sets members, removes those that are null and replaces lists",
        arguments: [
            (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#), (#"{"a":"b","b":"c"}"#, #"{"a":null}"#, #"{"b":"c"}"#),
            (#"{"a":["b"]}"#, #"{"a":["c"]}"#, #"{"a":["c"]}"#),
            (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
            (#"{"a":"foo"}"#, #"{"a":{"bb":{"ccc":null}}}"#, #"{"a":{"bb":{}}}"#),
        ])
    func merge(object: String, patch: String, expected: String) throws {
        let result = try MergePatch.apply(json(patch), to: json(object).object ?? [:])
        #expect(try JSONValue.object(result) == json(expected))
    }

    @Test(
        "a strategic merge patch of a pod merges its lists by their keys",
        arguments: [
            (
                #"{"spec":{"containers":[{"name":"a","image":"1","env":[{"name":"X","value":"1"}]},{"name":"b","image":"2"}]}}"#,
                #"{"spec":{"containers":[{"name":"a","image":"3","env":[{"name":"Y","value":"2"}]},{"name":"c","image":"4"}]}}"#,
                #"{"spec":{"containers":[{"name":"a","image":"3","env":[{"name":"Y","value":"2"},{"name":"X","value":"1"}]},{"name":"c","image":"4"},{"name":"b","image":"2"}]}}"#
            ),
            (
                #"{"spec":{"containers":[{"name":"a"},{"name":"b"}]}}"#,
                #"{"spec":{"containers":[{"name":"a","$patch":"delete"}]}}"#, #"{"spec":{"containers":[{"name":"b"}]}}"#
            ),
            (
                #"{"spec":{"containers":[{"name":"a"},{"name":"b"}]}}"#,
                #"{"spec":{"containers":[{"$patch":"replace"},{"name":"z"}]}}"#,
                #"{"spec":{"containers":[{"name":"z"}]}}"#
            ),
            (
                #"{"metadata":{"finalizers":["a","b"],"labels":{"x":"1","y":"2"}}}"#,
                #"{"metadata":{"$deleteFromPrimitiveList/finalizers":["a"],"finalizers":["c"],"labels":{"x":null}}}"#,
                #"{"metadata":{"finalizers":["c","b"],"labels":{"y":"2"}}}"#
            ),
            (
                #"{"spec":{"tolerations":[{"key":"a"}]}}"#, #"{"spec":{"tolerations":[{"key":"b"}]}}"#,
                #"{"spec":{"tolerations":[{"key":"b"}]}}"#
            ),
            (
                #"{"spec":{"containers":[{"name":"a"},{"name":"b"}]}}"#,
                #"{"spec":{"$setElementOrder/containers":[{"name":"b"},{"name":"a"}]}}"#,
                #"{"spec":{"containers":[{"name":"b"},{"name":"a"}]}}"#
            ),
            (
                #"{"status":{"conditions":[{"type":"Ready","status":"False"}]}}"#,
                #"{"status":{"conditions":[{"type":"Ready","status":"True"}]}}"#,
                #"{"status":{"conditions":[{"type":"Ready","status":"True"}]}}"#
            ),
            (
                #"{"spec":{"volumes":[{"name":"v","emptyDir":{}}]}}"#,
                #"{"spec":{"volumes":[{"name":"v","$retainKeys":["name","hostPath"],"hostPath":{"path":"/"}}]}}"#,
                #"{"spec":{"volumes":[{"name":"v","hostPath":{"path":"/"}}]}}"#
            ),
            (
                #"{"metadata":{"ownerReferences":[{"uid":"1","name":"a"}]}}"#,
                #"{"metadata":{"ownerReferences":[{"uid":"1","name":"b"},{"uid":"2","name":"c"}]}}"#,
                #"{"metadata":{"ownerReferences":[{"uid":"1","name":"b"},{"uid":"2","name":"c"}]}}"#
            ),
        ])
    func strategic(object: String, patch: String, expected: String) throws {
        let schema = try #require(BuiltInTypes.schema(of: "core.v1.Pod"))
        let result = try StrategicMergePatch.apply(json(patch), to: json(object).object ?? [:], schema: schema)
        #expect(try JSONValue.object(result) == json(expected))
    }

    @Test("an element without the key that the list is merged by does not apply")
    func keyless() throws {
        let schema = try #require(BuiltInTypes.schema(of: "core.v1.Pod"))
        #expect(throws: PatchError.self) {
            try StrategicMergePatch.apply(json(#"{"spec":{"containers":[{"image":"x"}]}}"#), to: [:], schema: schema)
        }
    }
}
