import Testing
import Wire

@Suite("Law: dry run", .inRooms)
struct DryRunLaws {
    @Test("a create that is tried is answered as if it were done, and leaves nothing")
    func create() async throws {
        let room = try LawRoom.here
        let tried = try await room.create(.configMaps, ["metadata": ["name": "a"], "data": ["k": "v"]], "dryRun=All")
        #expect(tried.status == 201)
        #expect(tried.uid.isEmpty == false)
        #expect(tried.resourceVersion.isEmpty)
        #expect(try await room.get(.configMaps, "a").status == 404)
        try await room.create(.configMaps, ["metadata": ["name": "a"]])
        let again = try await room.create(.configMaps, ["metadata": ["name": "a"]], "dryRun=All")
        #expect(again.outcome == "409 AlreadyExists")
        let bad = try await room.create(.configMaps, ["metadata": ["name": "A"]], "dryRun=All")
        #expect(bad.outcome == "422 Invalid")
    }

    @Test("a replacement, a patch and an apply that are tried change nothing")
    func change() async throws {
        let room = try LawRoom.here
        let made = try await room.create(.configMaps, ["metadata": ["name": "a"], "data": ["k": "v"]])
        let object: JSONValue = ["metadata": ["name": "a"], "data": ["k": "w"]]
        let replaced = try await room.replace(.configMaps, "a", object, "dryRun=All")
        #expect(replaced["data", "k"] == "w")
        #expect(replaced.resourceVersion == made.resourceVersion)
        #expect(try await room.patch(.configMaps, "a", .merge, ["data": ["k": "w"]], "dryRun=All")["data", "k"] == "w")
        let applied = try await room.apply(.configMaps, "a", ["data": ["l": "w"]], by: "one", "dryRun=All")
        #expect(applied["data"] == ["k": "v", "l": "w"])
        let new = try await room.apply(.configMaps, "b", ["data": ["l": "w"]], by: "one", "dryRun=All")
        #expect(new.status == 201)
        #expect(try await room.get(.configMaps, "b").status == 404)
        #expect(try await room.get(.configMaps, "a").value == made.value)
    }

    @Test("a deletion that is tried deletes nothing, by option of the query or of the body")
    func delete() async throws {
        let room = try LawRoom.here
        let made = try await room.create(.configMaps, ["metadata": ["name": "a", "labels": ["x": "y"]]])
        #expect(try await room.delete(.configMaps, "a", nil, "dryRun=All").status == 200)
        #expect(try await room.delete(.configMaps, "a", ["dryRun": ["All"]]).status == 200)
        let all = try await room.send(
            "DELETE", LawResource.configMaps.path(in: room.namespace) + "?dryRun=All&labelSelector=x")
        #expect(all.status == 200)
        #expect(try await room.get(.configMaps, "a").value == made.value)
    }

    @Test("a status that is tried stays")
    func status() async throws {
        let room = try LawRoom.here
        let schema: JSONValue = [
            "type": "object",
            "properties": ["status": ["type": "object", "properties": ["n": ["type": "integer"]]]],
        ]
        let widgets = try await room.define(schema, hasStatus: true)
        try await room.create(widgets, ["metadata": ["name": "a"]])
        let tried = try await room.patch(widgets, "a/status", .merge, ["status": ["n": 1]], "dryRun=All")
        #expect(tried["status", "n"] == 1)
        #expect(try await room.get(widgets, "a")["status"] == nil)
    }

    @Test("another word than All is refused")
    func words() async throws {
        let room = try LawRoom.here
        let refused = try await room.create(.configMaps, ["metadata": ["name": "a"]], "dryRun=true")
        #expect(
            refused.failure == "422 Invalid: CreateOptions.meta.k8s.io \"\" is invalid: dryRun: Unsupported value: "
                + "[]string{\"true\"}: supported values: \"All\"")
        try await room.create(.configMaps, ["metadata": ["name": "a"]])
        let deleted = try await room.delete(.configMaps, "a", nil, "dryRun=true")
        #expect(deleted.outcome == "422 Invalid")
        #expect(deleted.message.hasPrefix("DeleteOptions.meta.k8s.io \"\" is invalid: dryRun: "))
        let patched = try await room.patch(.configMaps, "a", .merge, [:], "dryRun=true")
        #expect(patched.message.hasPrefix("PatchOptions.meta.k8s.io \"\" is invalid: dryRun: "))
        let replaced = try await room.replace(.configMaps, "a", ["metadata": ["name": "a"]], "dryRun=true")
        #expect(replaced.message.hasPrefix("UpdateOptions.meta.k8s.io \"\" is invalid: dryRun: "))
    }
}
