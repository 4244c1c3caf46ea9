import Testing
import Wire

@Suite("Law: creating, naming and replacing", .inRooms)
struct CreateLaws {
    @Test("what is created gets an identity, a version and a time, and is answered with 201")
    func create() async throws {
        let room = try LawRoom.here
        let made = try await room.create(.configMaps, ["metadata": ["name": "a"], "data": ["k": "v"]])
        #expect(made.status == 201)
        #expect(made["kind"] == "ConfigMap")
        #expect(made["apiVersion"] == "v1")
        #expect(made["metadata", "namespace"]?.string == room.namespace)
        #expect(made.uid.count == 36)
        #expect(Int(made.resourceVersion) != nil)
        #expect(made["metadata", "creationTimestamp"]?.string?.hasSuffix("Z") == true)
        #expect(made["metadata", "selfLink"] == nil)
        let read = try await room.get(.configMaps, "a")
        #expect(read.value == made.value)
    }

    @Test("a second one of the name is refused, by resource and name")
    func exists() async throws {
        let room = try LawRoom.here
        try await room.create(.configMaps, ["metadata": ["name": "a"]])
        let again = try await room.create(.configMaps, ["metadata": ["name": "a"]])
        #expect(again.failure == "409 AlreadyExists: configmaps \"a\" already exists")
        #expect(again["details"] == ["name": "a", "kind": "configmaps"])
        #expect(again["status"] == "Failure")
        #expect(again["code"] == 409)
    }

    @Test("a name is made from a prefix, another each time")
    func generateName() async throws {
        let room = try LawRoom.here
        let first = try await room.create(.configMaps, ["metadata": ["generateName": "a-"]])
        let second = try await room.create(.configMaps, ["metadata": ["generateName": "a-"]])
        #expect(first.name.hasPrefix("a-"))
        #expect(first.name.count == 7)
        #expect(first.name != second.name)
        #expect(first["metadata", "generateName"] == "a-")
        let both = try await room.create(.configMaps, ["metadata": ["generateName": "a-", "name": "b"]])
        #expect(both.name == "b")
    }

    @Test("a prefix that is too long is cut")
    func longPrefix() async throws {
        let room = try LawRoom.here
        let prefix = String(repeating: "a", count: 300)
        let made = try await room.create(.configMaps, ["metadata": ["generateName": .string(prefix)]])
        #expect(made.status == 201 ? made.name.count == 63 || made.name.count == 253 : made.outcome == "422 Invalid")
    }

    @Test("neither name nor prefix is a fault")
    func nameless() async throws {
        let refused = try await LawRoom.here.create(.configMaps, ["data": ["a": "b"]])
        #expect(
            refused.failure == "422 Invalid: ConfigMap \"\" is invalid: metadata.name: Required value: name or "
                + "generateName is required")
    }

    @Test(
        "most names are DNS subdomains",
        arguments: ["A", "a_b", "-a", "a.", "a..b", String(repeating: "a", count: 254), "a/b", "ä"])
    func subdomains(name: String) async throws {
        let refused = try await LawRoom.here.create(.configMaps, ["metadata": ["name": .string(name)]])
        #expect(refused.outcome == "422 Invalid")
        #expect(refused.faultyFields.allSatisfy { $0 == "metadata.name" })
    }

    @Test("the fault of a name says what a name is like")
    func nameWords() async throws {
        let refused = try await LawRoom.here.create(.configMaps, ["metadata": ["name": "A"]])
        let words =
            "Invalid value: \"A\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, "
            + "'-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for "
            + #"validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"#
        #expect(refused.causes == ["FieldValueInvalid metadata.name: \(words)"])
    }

    @Test(
        "names of namespaces are labels, names of services begin with a letter, names of roles may be almost anything")
    func otherNames() async throws {
        let room = try LawRoom.here
        let dotted = try await room.create(.namespaces, ["metadata": ["name": "laws.a"]])
        #expect(dotted.outcome == "422 Invalid")
        #expect(
            dotted.causes == ["FieldValueInvalid metadata.name: Invalid value: \"laws.a\": must not contain dots"])
        let capital = try await room.create(.namespaces, ["metadata": ["name": "Laws"]])
        #expect(capital.message.contains("a lowercase RFC 1123 label must consist of"))
        let ports: JSONValue = ["ports": [["port": 80]]]
        let digit = try await room.create(.services, ["metadata": ["name": "1a"], "spec": ports])
        #expect(digit.outcome == "422 Invalid")
        #expect(digit.message.contains("a DNS-1035 label must consist of"))
        #expect(try await room.create(.roles, ["metadata": ["name": "system:A_b"]]).status == 201)
    }

    @Test(
        "labels, annotations and finalizers have forms",
        arguments: [
            (#"{"labels":{"a b":"c"}}"#, "metadata.labels"), (#"{"labels":{"a":"b c"}}"#, "metadata.labels"),
            (#"{"annotations":{"a b":"c"}}"#, "metadata.annotations"),
            (#"{"finalizers":["no-prefix"]}"#, "metadata.finalizers[0]"),
            (
                #"{"ownerReferences":[{"apiVersion":"v1","kind":"ConfigMap","name":"x","uid":""}]}"#,
                "metadata.ownerReferences.uid"
            ),
        ])
    func metadata(metadata: String, field: String) async throws {
        var object: JSONValue = ["metadata": try JSONValue(parsing: metadata)]
        object[at: "metadata", "name"] = "a"
        let refused = try await LawRoom.here.create(.configMaps, object)
        #expect(refused.outcome == "422 Invalid", "\(refused)")
        #expect(refused.faultyFields.contains { $0.hasPrefix(field) }, "\(refused.causes)")
    }

    @Test("only one owner may be the controller")
    func oneController() async throws {
        let owner: JSONValue = [
            "apiVersion": "v1", "kind": "ConfigMap", "name": "x", "uid": "1", "controller": true,
        ]
        var other = owner
        other["name"] = "y"
        let refused = try await LawRoom.here.create(
            .configMaps, ["metadata": ["name": "a", "ownerReferences": [owner, other]]])
        #expect(refused.outcome == "422 Invalid")
        #expect(
            refused.message.contains(
                "Only one reference can have Controller set to true. Found \"true\" in references for ConfigMap/x and "
                    + "ConfigMap/y"))
    }

    @Test("another kind, version or namespace than the path's is refused")
    func mismatches() async throws {
        let room = try LawRoom.here
        let path = LawResource.configMaps.path(in: room.namespace)
        let kind = try await room.send(
            "POST", path, ["apiVersion": "v1", "kind": "Secret", "metadata": ["name": "a"]])
        #expect(
            kind.failure == "400 BadRequest: Secret in version \"v1\" cannot be handled as a ConfigMap: no kind "
                + "\"Secret\" is registered for version \"v1\" in scheme \"\"" || kind.outcome == "400 BadRequest")
        let version = try await room.send(
            "POST", path, ["apiVersion": "v2", "kind": "ConfigMap", "metadata": ["name": "a"]])
        #expect(version.outcome == "400 BadRequest")
        let namespace = try await room.create(
            .configMaps, ["metadata": ["name": "a", "namespace": "default"]])
        #expect(
            namespace.failure == "400 BadRequest: the namespace of the provided object does not match the namespace "
                + "sent on the request")
    }

    @Test("an object without a type is taken as what the path says")
    func typeless() async throws {
        let room = try LawRoom.here
        let made = try await room.send(
            "POST", LawResource.configMaps.path(in: room.namespace), ["metadata": ["name": "a"]])
        #expect(made.status == 201)
        #expect(made["kind"] == "ConfigMap")
    }

    @Test("a version may not be set on what is created")
    func versionAtCreation() async throws {
        let refused = try await LawRoom.here.create(
            .configMaps, ["metadata": ["name": "a", "resourceVersion": "5"]])
        #expect(
            refused.failure == "400 BadRequest: resourceVersion should not be set on objects to be created"
                || refused.failure == "500 InternalError: resourceVersion should not be set on objects to be created"
                || refused.failure == "500: resourceVersion should not be set on objects to be created")
    }

    @Test("what the server decides is not taken from the caller")
    func serverFields() async throws {
        let room = try LawRoom.here
        let made = try await room.create(
            .configMaps,
            [
                "metadata": [
                    "name": "a", "uid": "1", "creationTimestamp": "2001-01-01T00:00:00Z", "generation": 7,
                    "deletionTimestamp": "2001-01-01T00:00:00Z", "deletionGracePeriodSeconds": 3, "selfLink": "/x",
                ]
            ])
        #expect(made.status == 201)
        #expect(made.uid != "1")
        #expect(made["metadata", "creationTimestamp"]?.string?.hasPrefix("2001") == false)
        #expect(made["metadata", "deletionTimestamp"] == nil)
        #expect(made["metadata", "deletionGracePeriodSeconds"] == nil)
    }

    @Test("an object in a namespace that is not there is not found")
    func noNamespace() async throws {
        let room = try LawRoom.here
        let refused = try await room.send(
            "POST", "/api/v1/namespaces/laws-\(room.id)-none/configmaps", ["metadata": ["name": "a"]])
        #expect(refused.failure == "404 NotFound: namespaces \"laws-\(room.id)-none\" not found")
        #expect(refused["details", "kind"] == "namespaces")
    }

    @Test("a body that is no JSON, or is none at all, is refused")
    func garbage() async throws {
        let room = try LawRoom.here
        let path = LawResource.configMaps.path(in: room.namespace)
        #expect(try await room.send("POST", path, text: "{", type: "application/json").outcome == "400 BadRequest")
        #expect(try await room.send("POST", path, text: "[]", type: "application/json").outcome == "400 BadRequest")
        let type = try await room.send("POST", path, text: "a", type: "text/plain")
        #expect(type.outcome == "415 UnsupportedMediaType" || type.outcome == "415 Unknown")
    }

    @Test("YAML is taken as JSON is")
    func yaml() async throws {
        let room = try LawRoom.here
        let text = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: a
            data:
              k: |
                two
                lines
              "n": "5"
            """
        let made = try await room.send(
            "POST", LawResource.configMaps.path(in: room.namespace), text: text, type: "application/yaml")
        #expect(made.status == 201)
        #expect(made["data"] == ["k": "two\nlines\n", "n": "5"])
    }

    @Test("an object that is too large is refused")
    func tooLarge() async throws {
        let room = try LawRoom.here
        let large = JSONValue.string(String(repeating: "x", count: 1_100_000))
        let refused = try await room.create(.configMaps, ["metadata": ["name": "a"], "data": ["a": large]])
        #expect(refused.outcome == "422 Invalid")
        #expect(refused.causes.first?.hasPrefix("FieldValueTooLong") == true)
        #expect(
            refused.message.hasSuffix("Too long: may not be more than 1048576 bytes")
                || refused.message.hasSuffix("Too long: must have at most 1048576 bytes"))
        let huge = JSONValue.string(String(repeating: "x", count: 3_300_000))
        let body = try await room.create(.configMaps, ["metadata": ["name": "b"], "data": ["a": huge]])
        #expect(body.outcome == "413 RequestEntityTooLarge")
    }

    @Test("annotations have a limit together")
    func annotationSize() async throws {
        let large = JSONValue.string(String(repeating: "x", count: 270_000))
        let refused = try await LawRoom.here.create(
            .configMaps, ["metadata": ["name": "a", "annotations": ["a": large]]])
        #expect(refused.outcome == "422 Invalid")
        #expect(refused.causes.first?.hasPrefix("FieldValueTooLong metadata.annotations: Too long") == true)
    }

    // MARK: Replacing

    @Test("a replacement that knows an old version is refused, and one that knows none is taken")
    func optimisticLocking() async throws {
        let room = try LawRoom.here
        let made = try await room.create(.configMaps, ["metadata": ["name": "a"], "data": ["k": "1"]])
        let newer = try await room.patch(.configMaps, "a", .merge, ["data": ["k": "2"]])
        #expect(newer.resourceVersion != made.resourceVersion)
        var stale = made.value
        stale[at: "data", "k"] = "3"
        let refused = try await room.replace(.configMaps, "a", stale)
        #expect(
            refused.failure == "409 Conflict: Operation cannot be fulfilled on configmaps \"a\": the object has been "
                + "modified; please apply your changes to the latest version and try again")
        stale[at: "metadata", "resourceVersion"] = JSONValue?.none
        #expect(try await room.replace(.configMaps, "a", stale).status == 200)
    }

    @Test("a custom resource is not replaced without a version")
    func unconditional() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(LawRoom.spec(["n": ["type": "integer"]]))
        try await room.create(widgets, LawRoom.widget("a", ["n": 1]))
        let refused = try await room.replace(widgets, "a", LawRoom.widget("a", ["n": 2]))
        #expect(refused.outcome == "422 Invalid")
        #expect(
            refused.causes == [
                "FieldValueInvalid metadata.resourceVersion: Invalid value: 0x0: must be specified for an update"
            ])
    }

    @Test("a replacement that changes nothing leaves the version as it is")
    func noChange() async throws {
        let room = try LawRoom.here
        let made = try await room.create(.configMaps, ["metadata": ["name": "a"], "data": ["k": "1"]])
        let same = try await room.replace(.configMaps, "a", made.value)
        #expect(same.status == 200)
        #expect(same.resourceVersion == made.resourceVersion)
        let patched = try await room.patch(.configMaps, "a", .merge, ["data": ["k": "1"]])
        #expect(patched.resourceVersion == made.resourceVersion)
    }

    @Test("what is not there cannot be replaced or patched")
    func absent() async throws {
        let room = try LawRoom.here
        let replaced = try await room.replace(.configMaps, "a", ["metadata": ["name": "a"]])
        #expect(replaced.failure == "404 NotFound: configmaps \"a\" not found")
        let patched = try await room.patch(.configMaps, "a", .merge, ["data": [:]])
        #expect(patched.failure == "404 NotFound: configmaps \"a\" not found")
    }

    @Test("the name in the body must be the path's, and the identity the object's")
    func identity() async throws {
        let room = try LawRoom.here
        let made = try await room.create(.configMaps, ["metadata": ["name": "a"]])
        let name = try await room.replace(.configMaps, "a", ["metadata": ["name": "b"]])
        #expect(
            name.failure == "400 BadRequest: the name of the object (b) does not match the name on the URL (a)")
        var other = made.value
        other[at: "metadata", "uid"] = "00000000-0000-0000-0000-000000000000"
        let uid = try await room.replace(.configMaps, "a", other)
        #expect(
            uid.failure == "409 Conflict: Operation cannot be fulfilled on configmaps \"a\": StorageError: invalid "
                + "object, Code: 4, Key: /registry/configmaps/\(room.namespace)/a, ResourceVersion: 0, "
                + "AdditionalErrorMsg: Precondition failed: UID in precondition: "
                + "00000000-0000-0000-0000-000000000000, UID in object meta: \(made.uid)"
                || uid.failure == "409 Conflict: Operation cannot be fulfilled on configmaps \"a\": Precondition "
                    + "failed: UID in precondition: 00000000-0000-0000-0000-000000000000, UID in object meta: "
                    + made.uid
        )
    }

    @Test("what the server decided stays when an object is replaced without it")
    func kept() async throws {
        let room = try LawRoom.here
        let made = try await room.create(
            .configMaps, ["metadata": ["name": "a", "labels": ["x": "y"]], "data": ["k": "1"]])
        let replaced = try await room.replace(.configMaps, "a", ["metadata": ["name": "a"], "data": ["k": "2"]])
        #expect(replaced.uid == made.uid)
        #expect(replaced["metadata", "creationTimestamp"] == made["metadata", "creationTimestamp"])
        #expect(replaced["metadata", "labels"] == nil)
    }

    @Test("an immutable ConfigMap keeps its data, and stays immutable")
    func immutable() async throws {
        let room = try LawRoom.here
        try await room.create(.configMaps, ["metadata": ["name": "a"], "data": ["k": "1"], "immutable": true])
        let data = try await room.patch(.configMaps, "a", .merge, ["data": ["k": "2"]])
        #expect(
            data.causes == [
                "FieldValueForbidden data: Forbidden: field is immutable when `immutable` is set"
            ])
        let flag = try await room.patch(.configMaps, "a", .merge, ["immutable": false])
        #expect(flag.faultyFields == ["immutable"])
        #expect(try await room.patch(.configMaps, "a", .merge, ["metadata": ["labels": ["a": "b"]]]).status == 200)
    }

    @Test("texts of a secret are kept as bytes, and its type stays")
    func secrets() async throws {
        let room = try LawRoom.here
        let made = try await room.create(
            .secrets, ["metadata": ["name": "a"], "stringData": ["k": "hello"], "data": ["b": "YQ=="]])
        #expect(made["data"] == ["k": "aGVsbG8=", "b": "YQ=="])
        #expect(made["stringData"] == nil)
        #expect(made["type"] == "Opaque")
        let refused = try await room.patch(.secrets, "a", .merge, ["type": "other"])
        #expect(refused.causes == ["FieldValueInvalid type: Invalid value: \"other\": field is immutable"])
        let bad = try await room.create(.secrets, ["metadata": ["name": "b"], "data": ["k": "no base64!"]])
        #expect(bad.outcome == "400 BadRequest")
        #expect(bad.message.contains("illegal base64 data at input byte"))
    }
}
