import Testing
import Wire

@Suite("Law: owners and their dependents", .inRooms)
struct OwnerLaws {
    private func reference(_ owner: LawAnswer, blocks: Bool? = nil) -> JSONValue {
        var reference: JSONValue = [
            "apiVersion": "v1", "kind": "ConfigMap", "name": .string(owner.name), "uid": .string(owner.uid),
        ]
        if let blocks { reference["blockOwnerDeletion"] = .bool(blocks) }
        return reference
    }

    private func family(blocks: Bool? = nil, finalizers: JSONValue = []) async throws -> LawRoom {
        let room = try LawRoom.here
        let owner = try await room.create(.configMaps, ["metadata": ["name": "owner"]])
        try await room.create(
            .configMaps,
            [
                "metadata": [
                    "name": "child", "ownerReferences": [reference(owner, blocks: blocks)], "finalizers": finalizers,
                ]
            ])
        return room
    }

    @Test("a dependent goes after its owner in the background")
    func background() async throws {
        let room = try await family()
        let deleted = try await room.delete(.configMaps, "owner", ["propagationPolicy": "Background"])
        #expect(deleted["kind"] == "Status")
        #expect(try await room.get(.configMaps, "owner").status == 404)
        #expect(try await room.isGone(.configMaps, "child"))
    }

    @Test("in the foreground the owner waits for dependents that block it")
    func foreground() async throws {
        let room = try await family(blocks: true, finalizers: ["laws-breakwater.dev/hold"])
        let deleted = try await room.delete(.configMaps, "owner", ["propagationPolicy": "Foreground"])
        #expect(deleted.finalizers == ["foregroundDeletion"])
        let isMarked = try await room.eventually {
            try await room.get(.configMaps, "child")["metadata", "deletionTimestamp"] != nil
        }
        #expect(isMarked)
        #expect(try await room.get(.configMaps, "owner").status == 200)
        try await room.patch(.configMaps, "child", .merge, ["metadata": ["finalizers": .null]])
        #expect(try await room.isGone(.configMaps, "child"))
        #expect(try await room.isGone(.configMaps, "owner"))
    }

    @Test("in the foreground the owner does not wait for dependents that do not block it")
    func foregroundUnblocked() async throws {
        let room = try await family(blocks: false, finalizers: ["laws-breakwater.dev/hold"])
        try await room.delete(.configMaps, "owner", ["propagationPolicy": "Foreground"])
        #expect(try await room.isGone(.configMaps, "owner"))
        let isMarked = try await room.eventually {
            try await room.get(.configMaps, "child")["metadata", "deletionTimestamp"] != nil
        }
        #expect(isMarked)
        try await room.patch(.configMaps, "child", .merge, ["metadata": ["finalizers": .null]])
    }

    @Test("orphans lose the reference and stay")
    func orphan() async throws {
        let room = try await family()
        let deleted = try await room.delete(.configMaps, "owner", ["propagationPolicy": "Orphan"])
        #expect(deleted.finalizers == ["orphan"])
        #expect(try await room.isGone(.configMaps, "owner"))
        let child = try await room.get(.configMaps, "child")
        #expect(child.status == 200)
        #expect(child["metadata", "ownerReferences"] == nil)
        #expect(child["metadata", "deletionTimestamp"] == nil)
    }

    @Test("a dependent with another owner that stays loses one reference only")
    func twoOwners() async throws {
        let room = try LawRoom.here
        let one = try await room.create(.configMaps, ["metadata": ["name": "one"]])
        let two = try await room.create(.configMaps, ["metadata": ["name": "two"]])
        try await room.create(
            .configMaps, ["metadata": ["name": "child", "ownerReferences": [reference(one), reference(two)]]])
        try await room.delete(.configMaps, "one", ["propagationPolicy": "Background"])
        let isReleased = try await room.eventually {
            let references = try await room.get(.configMaps, "child")["metadata", "ownerReferences"]?.array ?? []
            return references.map { $0["name"]?.string } == ["two"]
        }
        #expect(isReleased)
    }

    @Test("who names an owner that never was is deleted")
    func absentOwner() async throws {
        let room = try LawRoom.here
        let absent: JSONValue = [
            "apiVersion": "v1", "kind": "ConfigMap", "name": "none", "uid": "00000000-0000-0000-0000-000000000001",
        ]
        try await room.create(.configMaps, ["metadata": ["name": "child", "ownerReferences": [absent]]])
        #expect(try await room.isGone(.configMaps, "child"))
    }

    @Test("an object of the owner's name that is another is no owner")
    func otherIdentity() async throws {
        let room = try LawRoom.here
        try await room.create(.configMaps, ["metadata": ["name": "owner"]])
        let wrong: JSONValue = [
            "apiVersion": "v1", "kind": "ConfigMap", "name": "owner", "uid": "00000000-0000-0000-0000-000000000002",
        ]
        try await room.create(.configMaps, ["metadata": ["name": "child", "ownerReferences": [wrong]]])
        #expect(try await room.isGone(.configMaps, "child"))
        #expect(try await room.get(.configMaps, "owner").status == 200)
    }

    @Test("dependents of dependents go too")
    func chain() async throws {
        let room = try LawRoom.here
        let first = try await room.create(.configMaps, ["metadata": ["name": "first"]])
        let second = try await room.create(
            .configMaps, ["metadata": ["name": "second", "ownerReferences": [reference(first)]]])
        try await room.create(
            .configMaps, ["metadata": ["name": "third", "ownerReferences": [reference(second)]]])
        try await room.delete(.configMaps, "first")
        #expect(try await room.isGone(.configMaps, "second"))
        #expect(try await room.isGone(.configMaps, "third"))
    }

    @Test("objects of a definition's kind own others as built-in ones do")
    func customOwner() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(LawRoom.spec([:]))
        let owner = try await room.create(widgets, LawRoom.widget("owner", [:]))
        let reference: JSONValue = [
            "apiVersion": .string(widgets.groupVersion), "kind": "Widget", "name": "owner", "uid": .string(owner.uid),
        ]
        try await room.create(.configMaps, ["metadata": ["name": "child", "ownerReferences": [reference]]])
        try await room.delete(widgets, "owner")
        #expect(try await room.isGone(.configMaps, "child"))
    }
}
