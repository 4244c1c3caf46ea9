import Testing
import Wire

@Suite("Law: watching", .inRooms)
struct WatchLaws {
    private func secret(_ name: String, _ labels: JSONValue = [:]) -> JSONValue {
        ["metadata": ["name": .string(name), "labels": labels]]
    }

    @Test("what changes after a version is told in its order, each change once")
    func order() async throws {
        let room = try LawRoom.here
        try await room.create(.secrets, secret("before"))
        let list = try await room.list(.secrets)
        let watch = try await room.watch(.secrets, "resourceVersion=\(list.resourceVersion)", count: 5) {
            try await room.create(.secrets, secret("a"))
            try await room.create(.secrets, secret("b"))
            try await room.patch(.secrets, "a", .merge, ["metadata": ["labels": ["x": "y"]]])
            try await room.delete(.secrets, "b")
            try await room.delete(.secrets, "before")
        }
        #expect(watch.words == ["ADDED a", "ADDED b", "MODIFIED a", "DELETED b", "DELETED before"])
        let versions = watch.events.map { Int($0.resourceVersion) ?? 0 }
        #expect(versions == versions.sorted())
        #expect(Set(versions).count == 5)
        #expect(watch.events.first?.object["kind"] == "Secret")
    }

    @Test("a watch without a version, or with 0, begins with what is there", arguments: ["", "resourceVersion=0"])
    func everything(query: String) async throws {
        let room = try LawRoom.here
        try await room.create(.secrets, secret("b"))
        let last = try await room.create(.secrets, secret("a"))
        // What a server tells of any version may be behind for a moment.
        _ = try await room.list(
            .secrets, "resourceVersion=\(last.resourceVersion)&resourceVersionMatch=NotOlderThan")
        let watch = try await room.watch(.secrets, query, count: 3) {
            try await room.create(.secrets, secret("c"))
        }
        #expect(Set(watch.words.prefix(2)) == ["ADDED a", "ADDED b"])
        #expect(watch.words.last == "ADDED c")
    }

    @Test("a watch resumes from the last version that was seen, without loss and without repetition")
    func resuming() async throws {
        let room = try LawRoom.here
        let start = try await room.list(.secrets).resourceVersion
        var seen: [String] = []
        var version = start
        for index in 0..<9 { try await room.create(.secrets, secret("n\(index)")) }
        for _ in 0..<3 {
            let watch = try await room.watch(.secrets, "resourceVersion=\(version)", count: 3)
            seen += watch.events.prefix(3).map(\.words)
            version = watch.events.prefix(3).last?.resourceVersion ?? version
        }
        #expect(seen == (0..<9).map { "ADDED n\($0)" })
    }

    @Test("what enters a selection is added to it, what leaves it is deleted from it")
    func selection() async throws {
        let room = try LawRoom.here
        let start = try await room.list(.secrets).resourceVersion
        try await room.create(.secrets, secret("a", ["in": "no"]))
        try await room.create(.secrets, secret("b", ["in": "yes"]))
        try await room.patch(.secrets, "a", .merge, ["metadata": ["labels": ["in": "yes"]]])
        try await room.patch(.secrets, "a", .merge, ["metadata": ["labels": ["more": "x"]]])
        try await room.patch(.secrets, "a", .merge, ["metadata": ["labels": ["in": "no"]]])
        try await room.delete(.secrets, "a")
        try await room.delete(.secrets, "b")
        let query = "labelSelector=in%3Dyes&resourceVersion=\(start)"
        let watch = try await room.watch(.secrets, query, count: 5)
        #expect(watch.words == ["ADDED b", "ADDED a", "MODIFIED a", "DELETED a", "DELETED b"])
        // What is told of an object that leaves is how it was before, with the version of its leaving.
        let left = watch.events.dropFirst(3).first?.object
        #expect(left?[at: "metadata", "labels", "in"] == "yes")
    }

    @Test("one object is watched by its name")
    func byName() async throws {
        let room = try LawRoom.here
        let start = try await room.list(.secrets).resourceVersion
        try await room.create(.secrets, secret("a"))
        try await room.create(.secrets, secret("b"))
        try await room.delete(.secrets, "b")
        let query = "fieldSelector=metadata.name%3Db&resourceVersion=\(start)"
        let watch = try await room.watch(.secrets, query, count: 2)
        #expect(watch.words == ["ADDED b", "DELETED b"])
    }

    @Test("the last state of what is deleted is told, with the version of the deletion")
    func deletion() async throws {
        let room = try LawRoom.here
        let made = try await room.create(.secrets, secret("a", ["x": "y"]))
        let watch = try await room.watch(.secrets, "resourceVersion=\(made.resourceVersion)", count: 1) {
            try await room.delete(.secrets, "a")
        }
        let event = watch.events.first
        #expect(event?.words == "DELETED a")
        #expect(event?.object[at: "metadata", "labels"] == ["x": "y"])
        #expect(event?.object[at: "metadata", "uid"]?.string == made.uid)
        #expect(Int(event?.resourceVersion ?? "") ?? 0 > Int(made.resourceVersion) ?? 0)
    }

    @Test("a watch ends after the seconds that were asked for")
    func timeout() async throws {
        let room = try LawRoom.here
        let watch = try await room.watch(.secrets, "timeoutSeconds=1", count: 1, within: .seconds(20))
        #expect(watch.hasEnded)
        #expect(watch.events.isEmpty)
    }

    @Test("a version that is too old is gone", arguments: ["1"])
    func gone(version: String) async throws {
        let room = try LawRoom.here
        // A busy collection forgets; of a quiet one the server may still know everything.
        let watch = try await room.watch(.secrets, "resourceVersion=\(version)&timeoutSeconds=2", count: 1)
        if let refusal = watch.refusal {
            #expect(refusal.outcome == "410 Expired" || refusal.outcome == "410 Gone")
        } else if let event = watch.events.first, event.type == "ERROR" {
            #expect(event.words == "ERROR 410 Expired" || event.words == "ERROR 410 Gone")
            #expect(event.object["message"]?.string?.hasPrefix("too old resource version: 1 (") == true)
        }
    }

    @Test("a watch from a version to come tells nothing of what is now")
    func future() async throws {
        let room = try LawRoom.here
        try await room.create(.secrets, secret("a"))
        let watch = try await room.watch(
            .secrets, "resourceVersion=9000000000000000&timeoutSeconds=2", count: 1, within: .seconds(20))
        #expect(watch.events.isEmpty)
        #expect(watch.hasEnded)
    }

    /// Whether the server streams lists, which is a feature that may be off.
    private func streamsLists(_ room: LawRoom) async throws -> Bool {
        let query = "watch=1&timeoutSeconds=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan"
        return try await room.list(.secrets, query).status == 200
    }

    @Test("initial events are told first and their end is marked by a bookmark, where lists are streamed")
    func initialEvents() async throws {
        let room = try LawRoom.here
        guard try await streamsLists(room) else { return }
        try await room.create(.secrets, secret("a"))
        try await room.create(.secrets, secret("b"))
        let query = "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true"
        let watch = try await room.watch(.secrets, query, count: 4) {}
        #expect(watch.words.prefix(3) == ["ADDED a", "ADDED b", "BOOKMARK"])
        let end = watch.events.dropFirst(2).first
        #expect(end?.endsInitialEvents == true)
        #expect(Int(end?.resourceVersion ?? "") != nil)
        #expect(end?.object["kind"] == "Secret")
    }

    @Test("initial events need to be asked for by the whole form", .since(28))
    func initialEventsForm() async throws {
        let room = try LawRoom.here
        let bare = try await room.list(.secrets, "watch=1&sendInitialEvents=true&timeoutSeconds=1")
        #expect(bare.outcome == "422 Invalid")
        #expect(
            bare.causes.first
                == "FieldValueForbidden resourceVersionMatch: Forbidden: sendInitialEvents requires setting "
                + "resourceVersionMatch to NotOlderThan")
        let list = try await room.list(
            .secrets, "sendInitialEvents=true&resourceVersionMatch=NotOlderThan")
        #expect(
            list.causes == [
                "FieldValueForbidden resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless "
                    + "resourceVersion is provided",
                "FieldValueForbidden sendInitialEvents: Forbidden: sendInitialEvents is forbidden for list",
            ])
    }

    @Test("a watch as a table tells the columns in the first event only")
    func table() async throws {
        let room = try LawRoom.here
        try await room.create(.secrets, secret("a"))
        try await room.create(.secrets, secret("b"))
        let path = LawResource.secrets.path(in: room.namespace)
        let list = try await room.list(.secrets)
        #expect(list.names == ["a", "b"])
        let accept = "application/json;as=Table;v=v1;g=meta.k8s.io"
        let events = try await room.watch(
            "\(path)?watch=1", accept: accept, until: { $0.count >= 2 })
        #expect(events.events.map { $0.object["kind"] } == ["Table", "Table"])
        #expect(events.events.first?.object["columnDefinitions"]?.array?.isEmpty == false)
        #expect(events.events.last?.object["columnDefinitions"]?.array?.isEmpty != false)
        #expect(events.events.first?.object.at("rows.0.object.metadata.name") == "a")
    }

    @Test("all namespaces are watched together")
    func allNamespaces() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(LawRoom.spec([:]))
        let start = try await room.list(widgets).resourceVersion
        let other = "laws-\(room.id)-0"
        try await room.create(.namespaces, ["metadata": ["name": .string(other)]])
        try await room.create(widgets, LawRoom.widget("a", [:]))
        _ = try await room.send("POST", widgets.path(in: other), widgets.object(LawRoom.widget("b", [:])))
        let watch = try await room.watch(
            "\(widgets.path(in: nil))?watch=1&resourceVersion=\(start)", until: { $0.count >= 2 })
        #expect(watch.words == ["ADDED a", "ADDED b"])
    }

    @Test("a watch of a definition's kind ends when the definition goes")
    func definitionGoes() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(LawRoom.spec([:]))
        try await room.create(widgets, LawRoom.widget("a", [:]))
        let start = try await room.list(widgets).resourceVersion
        let name = "widgets.\(widgets.groupVersion.split(separator: "/")[0])"
        let watch = try await room.watch(
            widgets, "resourceVersion=\(start)", count: 10, within: .seconds(30)
        ) {
            try await room.delete(.definitions, name)
        }
        #expect(watch.words.contains("DELETED a"), "\(watch)")
        #expect(watch.hasEnded)
    }
}
