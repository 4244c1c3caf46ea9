import Testing
import Wire

@Suite("Law: definitions", .inRooms)
struct DefinitionLaws {
    private func condition(_ type: String, of definition: LawAnswer) -> JSONValue? {
        definition["status", "conditions"]?.array?.first { $0["type"]?.string == type }
    }

    @Test("a new definition has its names accepted and is established")
    func conditions() async throws {
        let room = try LawRoom.here
        let (_, object) = room.definition([.init(schema: LawRoom.spec([:]))])
        let made = try await room.create(.definitions, object)
        #expect(made.status == 201)
        var seen = made
        let isEstablished = try await room.eventually {
            seen = try await room.get(.definitions, made.name)
            return condition("Established", of: seen)?["status"] == "True"
        }
        #expect(isEstablished)
        let accepted = condition("NamesAccepted", of: seen)
        #expect(accepted?["status"] == "True")
        #expect(accepted?["reason"] == "NoConflicts")
        #expect(accepted?["message"] == "no conflicts found")
        #expect(condition("Established", of: seen)?["reason"] == "InitialNamesAccepted")
        #expect(seen["status", "storedVersions"] == ["v1"])
        let names: JSONValue = ["plural": "widgets", "singular": "widget", "kind": "Widget", "listKind": "WidgetList"]
        #expect(seen["status", "acceptedNames"] == names)
    }

    @Test("names, conversion and scope are filled in")
    func defaults() async throws {
        let room = try LawRoom.here
        let (_, object) = room.definition([.init(schema: LawRoom.spec([:]))])
        let made = try await room.create(.definitions, object)
        #expect(made["spec", "names", "singular"] == "widget")
        #expect(made["spec", "names", "listKind"] == "WidgetList")
        #expect(made["spec", "conversion"] == ["strategy": "None"])
        #expect(made.generation == 1)
        #expect(made["status", "storedVersions"] == ["v1"])
    }

    @Test("two definitions of a group cannot share a kind")
    func namesConflict() async throws {
        let room = try LawRoom.here
        _ = try await room.define(LawRoom.spec([:]))
        let (_, object) = room.definition([.init(schema: LawRoom.spec([:]))], plural: "others")
        let made = try await room.create(.definitions, object)
        #expect(made.status == 201)
        var seen = made
        let isRefused = try await room.eventually {
            seen = try await room.get(.definitions, made.name)
            return condition("NamesAccepted", of: seen)?["status"] == "False"
        }
        #expect(isRefused)
        let accepted = condition("NamesAccepted", of: seen)
        #expect(
            accepted?["reason"] == "MultipleNamesConflict" || accepted?["reason"] == "KindConflict"
                || accepted?["reason"] == "ListKindConflict" || accepted?["reason"] == "SingularConflict")
        #expect(condition("Established", of: seen)?["status"] == "False")
        #expect(condition("Established", of: seen)?["reason"] == "NotAccepted")
    }

    @Test("deleting a definition deletes its objects, and waits for those that finalizers hold")
    func deletion() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(LawRoom.spec([:]))
        let name = "widgets.\(widgets.groupVersion.split(separator: "/")[0])"
        try await room.create(widgets, LawRoom.widget("free", [:]))
        try await room.create(
            widgets, ["metadata": ["name": "held", "finalizers": ["laws-breakwater.dev/hold"]]])
        #expect(try await room.get(.definitions, name).finalizers == [])
        let deleted = try await room.delete(.definitions, name)
        #expect(deleted.status == 200)
        #expect(deleted.finalizers == ["customresourcecleanup.apiextensions.k8s.io"])
        let isEmptied = try await room.eventually { try await room.get(widgets, "free").status == 404 }
        #expect(isEmptied)
        let held = try await room.get(widgets, "held")
        #expect(held["metadata", "deletionTimestamp"] != nil)
        let definition = try await room.get(.definitions, name)
        #expect(condition("Terminating", of: definition)?["status"] == "True")
        try await room.patch(widgets, "held", .merge, ["metadata": ["finalizers": .null]])
        #expect(try await room.isGone(.definitions, name))
        let isUnserved = try await room.eventually { try await room.list(widgets).status == 404 }
        #expect(isUnserved)
    }

    @Test("while a definition is deleted no new objects of it are taken")
    func creationDuringDeletion() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(LawRoom.spec([:]))
        let name = "widgets.\(widgets.groupVersion.split(separator: "/")[0])"
        try await room.create(
            widgets, ["metadata": ["name": "held", "finalizers": ["laws-breakwater.dev/hold"]]])
        try await room.delete(.definitions, name)
        let isRefused = try await room.eventually {
            try await room.create(widgets, LawRoom.widget("late", [:]), "dryRun=All").outcome == "405 MethodNotAllowed"
        }
        #expect(isRefused)
        let late = try await room.create(widgets, LawRoom.widget("late", [:]))
        #expect(late.message == "create not allowed while custom resource definition is terminating")
        try await room.patch(widgets, "held", .merge, ["metadata": ["finalizers": .null]])
    }

    @Test("an object is shown in each version that is served, stored in one")
    func versions() async throws {
        let room = try LawRoom.here
        let schema = LawRoom.spec(["size": ["type": "integer"]])
        let widgets = try await room.define([
            .init(name: "v1", schema: schema), .init(name: "v2", isStorage: false, schema: schema),
        ])
        let second = widgets.version("v2")
        try await room.waitUntilServed(second)
        let made = try await room.create(second, LawRoom.widget("a", ["size": 1]))
        #expect(made["apiVersion"]?.string == second.groupVersion)
        let seen = try await room.get(widgets, "a")
        #expect(seen["apiVersion"]?.string == widgets.groupVersion)
        #expect(seen.uid == made.uid)
        #expect(seen.resourceVersion == made.resourceVersion)
        let list = try await room.list(second)
        #expect(list["apiVersion"]?.string == second.groupVersion)
        #expect(list.value.at("items.0.apiVersion")?.string == second.groupVersion)
        // Each version has its own schema's fields only, and the version of the write stands in managedFields.
        #expect(seen.managers.keys.contains("laws Update \(second.groupVersion)"))
    }

    @Test("a version that is not served is not found, and its objects are there in the others")
    func unserved() async throws {
        let room = try LawRoom.here
        let schema = LawRoom.spec(["size": ["type": "integer"]])
        let widgets = try await room.define([
            .init(name: "v1", schema: schema), .init(name: "v2", isStorage: false, schema: schema),
        ])
        try await room.waitUntilServed(widgets.version("v2"))
        try await room.create(widgets.version("v2"), LawRoom.widget("a", ["size": 1]))
        let name = "widgets.\(widgets.groupVersion.split(separator: "/")[0])"
        try await room.patch(
            .definitions, name, .json, [["op": "replace", "path": "/spec/versions/1/served", "value": false]])
        let isGone = try await room.eventually { try await room.list(widgets.version("v2")).status == 404 }
        #expect(isGone)
        #expect(try await room.get(widgets, "a")["spec", "size"] == 1)
    }

    @Test("storedVersions remembers each version that ever was stored")
    func storedVersions() async throws {
        let room = try LawRoom.here
        let schema = LawRoom.spec(["size": ["type": "integer"]])
        let widgets = try await room.define([
            .init(name: "v1", schema: schema), .init(name: "v2", isStorage: false, schema: schema),
        ])
        let name = "widgets.\(widgets.groupVersion.split(separator: "/")[0])"
        let change: JSONValue = [
            ["op": "replace", "path": "/spec/versions/0/storage", "value": false],
            ["op": "replace", "path": "/spec/versions/1/storage", "value": true],
        ]
        #expect(try await room.patch(.definitions, name, .json, change).status == 200)
        #expect(try await room.get(.definitions, name)["status", "storedVersions"] == ["v1", "v2"])
        let drop: JSONValue = [["op": "remove", "path": "/spec/versions/0"]]
        let refused = try await room.patch(.definitions, name, .json, drop)
        #expect(refused.outcome == "422 Invalid")
        #expect(refused.faultyFields == ["status.storedVersions[0]"])
    }

    @Test(
        "a definition that cannot be served is refused, with the field at fault",
        arguments: [
            ("metadata/name", #""widgets.other.example.com""#, "metadata.name"),
            ("spec/group", #""nodots""#, "spec.group"),
            ("spec/scope", #""Everywhere""#, "spec.scope"),
            ("spec/versions/0/storage", "false", "spec.versions"),
            ("spec/versions/0/schema", "null", "spec.versions[0].schema.openAPIV3Schema"),
            ("spec/versions/0/name", #""1st""#, "spec.versions[0].name"),
            ("spec/names/kind", #""wid get""#, "spec.names.kind"),
            (
                "spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/a", #"{"type":"array"}"#,
                "spec.validation.openAPIV3Schema.properties[spec].properties[a].items"
            ),
            (
                "spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/a", "{}",
                "spec.validation.openAPIV3Schema.properties[spec].properties[a].type"
            ),
            (
                "spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/a",
                #"{"type":"string","default":1}"#,
                "spec.validation.openAPIV3Schema.properties[spec].properties[a].default"
            ),
        ])
    func refused(path: String, value: String, field: String) async throws {
        let room = try LawRoom.here
        var (_, object) = room.definition([.init(schema: LawRoom.spec(["a": ["type": "string"]]))])
        object = try Self.setting(
            path.split(separator: "/").map(String.init)[...], of: object, JSONValue(parsing: value))
        let answer = try await room.create(.definitions, object)
        #expect(answer.outcome == "422 Invalid")
        #expect(answer.faultyFields.contains(field), "\(answer.causes)")
    }

    private static func setting(_ path: ArraySlice<String>, of value: JSONValue, _ new: JSONValue) -> JSONValue {
        guard let first = path.first else { return new }
        switch value {
        case .array(var list):
            guard let index = Int(first), list.indices.contains(index) else { return value }
            list[index] = setting(path.dropFirst(), of: list[index], new)
            return .array(list)
        default:
            var value = value
            value[first] = setting(path.dropFirst(), of: value[first] ?? .null, new)
            return value
        }
    }

    @Test("group, scope and kind of a definition stay")
    func immutable() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(LawRoom.spec([:]))
        let name = "widgets.\(widgets.groupVersion.split(separator: "/")[0])"
        let scope = try await room.patch(.definitions, name, .merge, ["spec": ["scope": "Cluster"]])
        #expect(scope.outcome == "422 Invalid")
        #expect(scope.causes == ["FieldValueInvalid spec.scope: Invalid value: \"Cluster\": field is immutable"])
        let group = try await room.patch(.definitions, name, .merge, ["spec": ["group": "other.example.com"]])
        #expect(group.outcome == "422 Invalid")
        #expect(group.faultyFields.contains("spec.group"))
    }
}
