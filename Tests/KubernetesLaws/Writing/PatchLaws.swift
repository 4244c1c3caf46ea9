import Testing
import Wire

@Suite("Law: patches", .inRooms)
struct PatchLaws {
    private func configMap() async throws -> LawRoom {
        let room = try LawRoom.here
        try await room.create(
            .configMaps, ["metadata": ["name": "a", "labels": ["x": "1", "y": "2"]], "data": ["k": "v", "l": "w"]])
        return room
    }

    @Test("a merge patch sets members and removes those that are null")
    func merge() async throws {
        let room = try await configMap()
        let patched = try await room.patch(
            .configMaps, "a", .merge, ["data": ["k": .null, "m": "n"], "metadata": ["labels": .null]])
        #expect(patched.status == 200)
        #expect(patched["data"] == ["l": "w", "m": "n"])
        #expect(patched["metadata", "labels"] == nil)
    }

    @Test("a JSON patch does its operations in order")
    func json() async throws {
        let room = try await configMap()
        let patched = try await room.patch(
            .configMaps, "a", .json,
            [
                ["op": "test", "path": "/data/k", "value": "v"], ["op": "replace", "path": "/data/k", "value": "z"],
                ["op": "move", "from": "/data/l", "path": "/data/m"],
                ["op": "copy", "from": "/data/m", "path": "/data/n"],
                ["op": "add", "path": "/metadata/labels/a~1b", "value": "3"],
                ["op": "remove", "path": "/metadata/labels/x"],
            ])
        #expect(patched["data"] == ["k": "z", "m": "w", "n": "w"])
        #expect(patched["metadata", "labels"] == ["y": "2", "a/b": "3"])
    }

    @Test("a JSON patch that does not fit changes nothing")
    func jsonMisfit() async throws {
        let room = try await configMap()
        let test = try await room.patch(
            .configMaps, "a", .json,
            [
                ["op": "replace", "path": "/data/k", "value": "z"],
                ["op": "test", "path": "/data/l", "value": "other"],
            ])
        #expect(test.failure == "422 Invalid: the server rejected our request due to an error in our request")
        #expect(try await room.get(.configMaps, "a")["data", "k"] == "v")
        let missing = try await room.patch(.configMaps, "a", .json, [["op": "remove", "path": "/data/none"]])
        #expect(missing.outcome == "422 Invalid")
        let nowhere = try await room.patch(
            .configMaps, "a", .json, [["op": "replace", "path": "/none/none", "value": "x"]])
        #expect(nowhere.outcome == "422 Invalid")
        // A member that is not there yet may be replaced.
        let replaced = try await room.patch(
            .configMaps, "a", .json, [["op": "replace", "path": "/data/none", "value": "x"]])
        #expect(replaced["data", "none"] == "x")
    }

    @Test("a patch that is none of its kind is malformed")
    func malformed() async throws {
        let room = try await configMap()
        let object = try await room.patch(.configMaps, "a", .json, ["op": "add"])
        #expect(
            object.failure
                == "400 BadRequest: error decoding patch: json: cannot unmarshal object into Go value of type "
                + "[]handlers.jsonPatchOp")
        let list = try await room.patch(.configMaps, "a", .merge, [1])
        #expect(
            list.failure == "400 BadRequest: error decoding patch: json: cannot unmarshal array into Go value of type "
                + "map[string]interface {}")
        let path = room.path(.configMaps, "a")
        let garbage = try await room.send("PATCH", path, text: "{", type: LawRoom.PatchType.merge.rawValue)
        #expect(garbage.failure == "400 BadRequest: error decoding patch: unexpected end of JSON input")
        let type = try await room.send("PATCH", path, text: "{}", type: "application/json")
        #expect(type.outcome == "415 UnsupportedMediaType")
        #expect(type.message == "415: Unsupported Media Type")
    }

    @Test("a patch of the wrong type of value in a built-in kind is refused as invalid")
    func wrongType() async throws {
        let room = try await configMap()
        let merge = try await room.patch(.configMaps, "a", .merge, ["data": ["k": 5]])
        #expect(merge.outcome == "422 Invalid")
        #expect(merge.causes.count == 1)
        #expect(
            merge.causes.first?.hasSuffix("cannot unmarshal number into Go struct field ConfigMap.data of type string")
                == true, "\(merge)")
        let json = try await room.patch(
            .configMaps, "a", .json, [["op": "replace", "path": "/data/k", "value": 5]])
        #expect(json.outcome == "422 Invalid")
        #expect(json.message.contains("cannot unmarshal number into Go struct field ConfigMap.data of type string"))
        let strategic = try await room.patch(.configMaps, "a", .strategic, ["data": ["k": 5]])
        #expect(
            strategic.failure == "422 Invalid:  \"\" is invalid: patch: Invalid value: \"map[data:map[k:5]]\": cannot "
                + "convert int64 to string")
    }

    @Test("a patch of another identity, name or version is refused")
    func identity() async throws {
        let room = try await configMap()
        let made = try await room.get(.configMaps, "a")
        let uid = try await room.patch(.configMaps, "a", .merge, ["metadata": ["uid": "1"]])
        #expect(
            uid.failure == "422 Invalid: ConfigMap \"a\" is invalid: metadata.uid: Invalid value: \"1\": field is "
                + "immutable")
        let name = try await room.patch(.configMaps, "a", .merge, ["metadata": ["name": "b"]])
        #expect(
            name.failure == "400 BadRequest: the name of the object (b) does not match the name on the URL (a)")
        let version = try await room.patch(.configMaps, "a", .merge, ["metadata": ["resourceVersion": "1"]])
        #expect(
            version.failure == "409 Conflict: Operation cannot be fulfilled on configmaps \"a\": the object has been "
                + "modified; please apply your changes to the latest version and try again")
        let known = try await room.patch(
            .configMaps, "a", .merge,
            ["metadata": ["resourceVersion": .string(made.resourceVersion), "labels": ["z": "3"]]])
        #expect(known.status == 200)
    }

    @Test("a patch cannot change what the server decides")
    func serverFields() async throws {
        let room = try await configMap()
        let made = try await room.get(.configMaps, "a")
        let patched = try await room.patch(
            .configMaps, "a", .merge,
            ["metadata": ["creationTimestamp": "2001-01-01T00:00:00Z", "deletionTimestamp": "2001-01-01T00:00:00Z"]])
        #expect(patched.status == 200 || patched.outcome == "422 Invalid", "\(patched)")
        let read = try await room.get(.configMaps, "a")
        #expect(read["metadata", "creationTimestamp"] == made["metadata", "creationTimestamp"])
        #expect(read["metadata", "deletionTimestamp"] == nil)
    }

    // MARK: Strategic

    private let deployment: JSONValue = [
        "metadata": ["name": "d"],
        "spec": [
            "selector": ["matchLabels": ["a": "b"]],
            "template": [
                "metadata": ["labels": ["a": "b"]],
                "spec": [
                    "containers": [
                        ["name": "one", "image": "i1", "env": [["name": "A", "value": "1"]]],
                        ["name": "two", "image": "i2"],
                    ],
                    "tolerations": [["key": "k", "operator": "Exists"]],
                ],
            ],
        ],
    ]

    private func deployed() async throws -> LawRoom {
        let room = try LawRoom.here
        let made = try await room.create(.deployments, deployment)
        #expect(made.status == 201, "\(made)")
        return room
    }

    private func containers(_ answer: LawAnswer) -> [String] {
        (answer["spec", "template", "spec", "containers"]?.array ?? []).map {
            "\($0["name"]?.string ?? ""):\($0["image"]?.string ?? "")"
        }
    }

    private func pod(_ spec: JSONValue) -> JSONValue { ["spec": ["template": ["spec": spec]]] }

    @Test("a strategic merge patch merges lists by their key")
    func strategic() async throws {
        let room = try await deployed()
        let patched = try await room.patch(
            .deployments, "d", .strategic,
            pod(["containers": [["name": "two", "image": "i3"], ["name": "three", "image": "i4"]]]))
        #expect(containers(patched) == ["one:i1", "two:i3", "three:i4"])
    }

    @Test("a strategic merge patch deletes elements, replaces lists and sets an order by directives")
    func directives() async throws {
        let room = try await deployed()
        let deleted = try await room.patch(
            .deployments, "d", .strategic, pod(["containers": [["name": "one", "$patch": "delete"]]]))
        #expect(containers(deleted) == ["two:i2"])
        let replaced = try await room.patch(
            .deployments, "d", .strategic,
            pod(["containers": [["$patch": "replace"], ["name": "x", "image": "i"], ["name": "y", "image": "j"]]]))
        #expect(containers(replaced) == ["x:i", "y:j"])
        let ordered = try await room.patch(
            .deployments, "d", .strategic,
            pod([
                "$setElementOrder/containers": [["name": "y"], ["name": "x"]],
                "containers": [["name": "x", "image": "k"]],
            ]))
        #expect(containers(ordered) == ["y:j", "x:k"])
    }

    @Test("a list without a merge key is replaced")
    func replacedList() async throws {
        let room = try await deployed()
        let patched = try await room.patch(
            .deployments, "d", .strategic, pod(["tolerations": [["key": "l", "operator": "Exists"]]]))
        let tolerations = patched["spec", "template", "spec", "tolerations"]?.array ?? []
        #expect(tolerations.map { $0["key"] } == ["l"])
    }

    @Test("elements below merged elements are merged too")
    func nested() async throws {
        let room = try await deployed()
        let patched = try await room.patch(
            .deployments, "d", .strategic,
            pod(["containers": [["name": "one", "env": [["name": "B", "value": "2"]]]]]))
        let names = patched.value.at("spec.template.spec.containers.0.env")?.array?.map { $0["name"]?.string ?? "" }
        #expect(names == ["B", "A"])
    }

    @Test(
        "finalizers are merged as a set: new ones come in front, and single ones can be taken out")
    func finalizers() async throws {
        let room = try LawRoom.here
        try await room.create(.configMaps, ["metadata": ["name": "a", "finalizers": ["x.io/1", "x.io/2"]]])
        let added = try await room.patch(
            .configMaps, "a", .strategic, ["metadata": ["finalizers": ["x.io/3", "x.io/1"]]])
        #expect(added.finalizers == ["x.io/3", "x.io/1", "x.io/2"])
        let taken = try await room.patch(
            .configMaps, "a", .strategic, ["metadata": ["$deleteFromPrimitiveList/finalizers": ["x.io/1"]]])
        #expect(taken.finalizers == ["x.io/3", "x.io/2"])
        try await room.patch(.configMaps, "a", .merge, ["metadata": ["finalizers": .null]])
    }

    @Test("a map is replaced where the patch says so, and keys are retained where it names them")
    func maps() async throws {
        let room = try await configMap()
        let replaced = try await room.patch(
            .configMaps, "a", .strategic, ["data": ["$patch": "replace", "only": "this"]])
        #expect(replaced["data"] == ["only": "this"])
        let deleted = try await room.patch(.configMaps, "a", .strategic, ["data": ["$patch": "delete"]])
        #expect(deleted["data"] == nil)
    }

    @Test("custom resources take no strategic merge patches")
    func strategicOfCustom() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(LawRoom.spec(["n": ["type": "integer"]]))
        try await room.create(widgets, LawRoom.widget("a", ["n": 1]))
        let refused = try await room.patch(widgets, "a", .strategic, ["spec": ["n": 2]])
        #expect(refused.outcome == "415 UnsupportedMediaType")
        #expect(
            refused.message.hasPrefix(
                "the body of the request was in an unknown format - accepted media types include: "
                    + "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml"))
    }

    @Test("a patch of a custom resource is validated as a whole")
    func customValidated() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(
            LawRoom.spec(["n": ["type": "integer", "maximum": 3]], ["required": ["n"]]))
        try await room.create(widgets, LawRoom.widget("a", ["n": 1]))
        #expect(try await room.patch(widgets, "a", .merge, ["spec": ["n": 9]]).faultyFields == ["spec.n"])
        #expect(try await room.patch(widgets, "a", .merge, ["spec": ["n": .null]]).faultyFields == ["spec.n"])
        #expect(
            try await room.patch(widgets, "a", .json, [["op": "remove", "path": "/spec/n"]]).outcome == "422 Invalid")
        #expect(try await room.patch(widgets, "a", .merge, ["spec": ["n": 2]])["spec", "n"] == 2)
    }
}
