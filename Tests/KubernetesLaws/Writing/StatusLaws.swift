import Testing
import Wire

@Suite("Law: generation and status", .inRooms)
struct StatusLaws {
    private static let schema: JSONValue = [
        "type": "object",
        "properties": [
            "spec": ["type": "object", "properties": ["n": ["type": "integer"]]],
            "status": ["type": "object", "properties": ["n": ["type": "integer"]]],
        ],
    ]

    @Test("the generation counts changes of what is wished for, and no others")
    func generation() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(Self.schema, hasStatus: true)
        #expect(try await room.create(widgets, LawRoom.widget("a", ["n": 1])).generation == 1)
        #expect(try await room.patch(widgets, "a", .merge, ["spec": ["n": 2]]).generation == 2)
        let label: JSONValue = ["metadata": ["labels": ["a": "b"]]]
        #expect(try await room.patch(widgets, "a", .merge, label).generation == 2)
        #expect(try await room.patch(widgets, "a/status", .merge, ["status": ["n": 2]]).generation == 2)
        #expect(try await room.patch(widgets, "a", .merge, ["spec": ["n": 2]]).generation == 2)
        #expect(try await room.patch(widgets, "a", .merge, ["metadata": ["generation": 9]]).generation == 2)
    }

    @Test("without a status path the status is like the rest")
    func noStatus() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(Self.schema)
        var object = LawRoom.widget("a", ["n": 1])
        object["status"] = ["n": 5]
        #expect(try await room.create(widgets, object)["status", "n"] == 5)
        let patched = try await room.patch(widgets, "a", .merge, ["status": ["n": 6]])
        #expect(patched["status", "n"] == 6)
        #expect(patched.generation == 2)
        #expect(try await room.get(widgets, "a/status").status == 404)
    }

    @Test("with a status path the main path leaves the status alone, and the status path everything else")
    func separate() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(Self.schema, hasStatus: true)
        var object = LawRoom.widget("a", ["n": 1])
        object["status"] = ["n": 5]
        let made = try await room.create(widgets, object)
        #expect(made["status"] == nil)
        var changed = made.value
        changed["status"] = ["n": 6]
        changed[at: "spec", "n"] = 7
        changed[at: "metadata", "labels", "a"] = "b"
        let written = try await room.replace(widgets, "a/status", changed)
        #expect(written["status", "n"] == 6)
        #expect(written["spec", "n"] == 1)
        #expect(written["metadata", "labels"] == nil)
        let patched = try await room.patch(widgets, "a", .merge, ["spec": ["n": 8], "status": ["n": 9]])
        #expect(patched["spec", "n"] == 8)
        #expect(patched["status", "n"] == 6)
        #expect(try await room.get(widgets, "a/status").value == patched.value)
    }

    @Test("the status has managers of its own path")
    func managers() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(Self.schema, hasStatus: true)
        try await room.create(widgets, LawRoom.widget("a", ["n": 1]), "fieldManager=one")
        let written = try await room.patch(
            widgets, "a/status", .merge, ["status": ["n": 6]], "fieldManager=two")
        let version = widgets.groupVersion
        #expect(
            written.managers == [
                "one Update \(version)": ["f:spec": [".": [:], "f:n": [:]]],
                "two Update \(version) status": ["f:status": [".": [:], "f:n": [:]]],
            ])
    }

    @Test("the manager is the user agent up to its slash, where none is named")
    func userAgent() async throws {
        let room = try LawRoom.here
        let made = try await room.create(.configMaps, ["metadata": ["name": "a"], "data": ["k": "v"]])
        #expect(made.managers.keys.sorted() == ["laws Update v1"])
        let entry = made.value.at("metadata.managedFields.0")
        #expect(entry?["fieldsType"] == "FieldsV1")
        #expect(entry?["time"]?.string?.hasSuffix("Z") == true)
    }

    @Test("an empty list of managed fields resets them")
    func reset() async throws {
        let room = try LawRoom.here
        let made = try await room.create(.configMaps, ["metadata": ["name": "a"], "data": ["k": "v"]])
        #expect(!made.managers.isEmpty)
        let reset = try await room.patch(.configMaps, "a", .merge, ["metadata": ["managedFields": [[:]]]])
        #expect(reset["metadata", "managedFields"] == nil)
    }

    @Test("the generation of what is not counted is not there")
    func uncounted() async throws {
        let room = try LawRoom.here
        #expect(try await room.create(.configMaps, ["metadata": ["name": "a"]]).generation == nil)
        let deployment: JSONValue = [
            "metadata": ["name": "d"],
            "spec": [
                "selector": ["matchLabels": ["a": "b"]], "replicas": 0,
                "template": [
                    "metadata": ["labels": ["a": "b"]], "spec": ["containers": [["name": "c", "image": "i"]]],
                ],
            ],
        ]
        #expect(try await room.create(.deployments, deployment).generation == 1)
    }

    @Test("the labels of a status write are not taken")
    func statusOfBuiltIn() async throws {
        let room = try LawRoom.here
        let volume: JSONValue = [
            "metadata": ["name": .string(room.name("pv"))],
            "spec": [
                "capacity": ["storage": "1Gi"], "accessModes": ["ReadWriteMany"], "storageClassName": "laws-none",
                "persistentVolumeReclaimPolicy": "Retain", "csi": ["driver": "laws", "volumeHandle": "h"],
            ],
        ]
        let made = try await room.create(.volumes, volume)
        #expect(made.status == 201)
        let written = try await room.patch(
            .volumes, "\(made.name)/status", .merge,
            ["status": ["message": "m", "reason": "r"], "spec": ["storageClassName": "other"]])
        #expect(written["status", "message"] == "m")
        #expect(written["spec", "storageClassName"] == "laws-none")
    }
}
