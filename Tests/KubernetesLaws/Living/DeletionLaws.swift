import Testing
import Wire

@Suite("Law: deletion", .inRooms)
struct DeletionLaws {
    private let hold: JSONValue = ["laws-breakwater.dev/hold"]

    @Test("what nothing holds is gone at once, and the answer says what it was")
    func atOnce() async throws {
        let room = try LawRoom.here
        let made = try await room.create(.configMaps, ["metadata": ["name": "a"]])
        let deleted = try await room.delete(.configMaps, "a")
        #expect(deleted.status == 200)
        #expect(deleted["kind"] == "Status")
        #expect(deleted["status"] == "Success")
        #expect(
            deleted["details"] == ["name": "a", "kind": "configmaps", "uid": .string(made.uid)])
        #expect(try await room.get(.configMaps, "a").status == 404)
        let again = try await room.delete(.configMaps, "a")
        #expect(again.failure == "404 NotFound: configmaps \"a\" not found")
    }

    @Test("a kind whose own answer is the object gives the object")
    func custom() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(LawRoom.spec([:]))
        let made = try await room.create(widgets, LawRoom.widget("a", [:]))
        let deleted = try await room.delete(widgets, "a")
        #expect(deleted["kind"] == "Status")
        #expect(deleted["details", "uid"]?.string == made.uid)
        #expect(deleted["details", "group"]?.string == String(widgets.groupVersion.split(separator: "/")[0]))
    }

    @Test("what finalizers hold is marked, stays, and goes with the last of them")
    func finalizers() async throws {
        let room = try LawRoom.here
        let made = try await room.create(.configMaps, ["metadata": ["name": "a", "finalizers": hold]])
        let deleted = try await room.delete(.configMaps, "a")
        #expect(deleted.status == 200)
        #expect(deleted["kind"] == "ConfigMap")
        #expect(deleted["metadata", "deletionTimestamp"] != nil)
        #expect(deleted["metadata", "deletionGracePeriodSeconds"] == 0)
        let marked = try await room.get(.configMaps, "a")
        #expect(marked.resourceVersion != made.resourceVersion)
        let again = try await room.delete(.configMaps, "a")
        #expect(again["metadata", "deletionTimestamp"] == marked["metadata", "deletionTimestamp"])
        #expect(try await room.get(.configMaps, "a").resourceVersion == marked.resourceVersion)
        let freed = try await room.patch(.configMaps, "a", .merge, ["metadata": ["finalizers": .null]])
        #expect(freed.status == 200)
        #expect(try await room.get(.configMaps, "a").status == 404)
    }

    @Test("what is marked may change, but gets no new finalizers")
    func marked() async throws {
        let room = try LawRoom.here
        try await room.create(.configMaps, ["metadata": ["name": "a", "finalizers": hold]])
        try await room.delete(.configMaps, "a")
        #expect(try await room.patch(.configMaps, "a", .merge, ["data": ["k": "v"]]).status == 200)
        let refused = try await room.patch(
            .configMaps, "a", .merge, ["metadata": ["finalizers": ["laws-breakwater.dev/hold", "x.io/y"]]])
        #expect(refused.outcome == "422 Invalid")
        #expect(
            refused.message == "ConfigMap \"a\" is invalid: metadata.finalizers: Forbidden: no new finalizers can be "
                + "added if the object is being deleted, found new finalizers []string{\"x.io/y\"}")
        // The server's two checks of metadata both say so.
        #expect(refused.faultyFields == ["metadata.finalizers", "metadata.finalizers"])
        let revived = try await room.patch(
            .configMaps, "a", .merge, ["metadata": ["deletionTimestamp": .null]])
        #expect(revived["metadata", "deletionTimestamp"] != nil)
        try await room.patch(.configMaps, "a", .merge, ["metadata": ["finalizers": .null]])
    }

    @Test("a marked object counts one generation more, where generations are counted")
    func generation() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(LawRoom.spec([:]))
        let made = try await room.create(widgets, ["metadata": ["name": "a", "finalizers": hold]])
        #expect(made.generation == 1)
        #expect(try await room.delete(widgets, "a").generation == 2)
        try await room.patch(widgets, "a", .merge, ["metadata": ["finalizers": .null]])
    }

    @Test("a new object of the name waits until the old one is gone")
    func sameName() async throws {
        let room = try LawRoom.here
        try await room.create(.configMaps, ["metadata": ["name": "a", "finalizers": hold]])
        try await room.delete(.configMaps, "a")
        let refused = try await room.create(.configMaps, ["metadata": ["name": "a"]])
        #expect(
            refused.failure == "409 AlreadyExists: object is being deleted: configmaps \"a\" already exists")
        try await room.patch(.configMaps, "a", .merge, ["metadata": ["finalizers": .null]])
        #expect(try await room.create(.configMaps, ["metadata": ["name": "a"]]).status == 201)
    }

    @Test("a deletion that means another object or another state deletes nothing")
    func preconditions() async throws {
        let room = try LawRoom.here
        let made = try await room.create(.configMaps, ["metadata": ["name": "a"]])
        let uid = try await room.delete(.configMaps, "a", ["preconditions": ["uid": "other"]])
        #expect(uid.outcome == "409 Conflict")
        #expect(
            uid.message == "Operation cannot be fulfilled on ConfigMap \"a\": the UID in the precondition (other) does "
                + "not match the UID in record (\(made.uid)). The object might have been deleted and then recreated")
        let version = try await room.delete(.configMaps, "a", ["preconditions": ["resourceVersion": "1"]])
        #expect(
            version.failure == "409 Conflict: Operation cannot be fulfilled on ConfigMap \"a\": the ResourceVersion in "
                + "the precondition (1) does not match the ResourceVersion in record (\(made.resourceVersion)). The "
                + "object might have been modified")
        let right: JSONValue = [
            "preconditions": ["uid": .string(made.uid), "resourceVersion": .string(made.resourceVersion)]
        ]
        #expect(try await room.delete(.configMaps, "a", right).status == 200)
        #expect(try await room.get(.configMaps, "a").status == 404)
    }

    @Test("another word than the three ways to propagate is refused")
    func propagation() async throws {
        let room = try LawRoom.here
        try await room.create(.configMaps, ["metadata": ["name": "a"]])
        let refused = try await room.delete(.configMaps, "a", ["propagationPolicy": "Sideways"])
        #expect(
            refused.failure == "422 Invalid: DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy: Unsupported "
                + "value: \"Sideways\": supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\"")
        let both = try await room.delete(
            .configMaps, "a", ["propagationPolicy": "Background", "orphanDependents": true])
        #expect(both.outcome == "422 Invalid")
        #expect(
            both.causes.first?.hasSuffix("orphanDependents and deletionPropagation cannot be both set") == true,
            "\(both)")
    }

    @Test("a negative grace is refused where pods are meant, and one of others means nothing")
    func grace() async throws {
        let room = try LawRoom.here
        try await room.create(.configMaps, ["metadata": ["name": "a", "finalizers": hold]])
        let deleted = try await room.delete(.configMaps, "a", ["gracePeriodSeconds": 30])
        #expect(deleted["metadata", "deletionGracePeriodSeconds"] == 0)
        try await room.patch(.configMaps, "a", .merge, ["metadata": ["finalizers": .null]])
    }

    @Test("all objects of a namespace are deleted together, and those that are held are marked")
    func collection() async throws {
        let room = try LawRoom.here
        try await room.create(.secrets, ["metadata": ["name": "a"]])
        try await room.create(.secrets, ["metadata": ["name": "b", "finalizers": hold]])
        let deleted = try await room.send("DELETE", LawResource.secrets.path(in: room.namespace))
        #expect(deleted.status == 200)
        #expect(deleted["kind"] == "SecretList")
        #expect(deleted.names == ["a", "b"])
        let left = try await room.list(.secrets)
        #expect(left.names == ["b"])
        #expect(left.value.at("items.0.metadata.deletionTimestamp") != nil)
        try await room.patch(.secrets, "b", .merge, ["metadata": ["finalizers": .null]])
    }

    @Test("options may come in the query or in the body")
    func options() async throws {
        let room = try LawRoom.here
        try await room.create(.configMaps, ["metadata": ["name": "a"]])
        let orphaned = try await room.delete(.configMaps, "a", nil, "propagationPolicy=Orphan")
        #expect(orphaned.status == 200)
        #expect(try await room.isGone(.configMaps, "a"))
        try await room.create(.configMaps, ["metadata": ["name": "b"]])
        let typed: JSONValue = ["kind": "DeleteOptions", "apiVersion": "v1", "propagationPolicy": "Foreground"]
        #expect(try await room.delete(.configMaps, "b", typed).status == 200)
        #expect(try await room.isGone(.configMaps, "b"))
    }
}
