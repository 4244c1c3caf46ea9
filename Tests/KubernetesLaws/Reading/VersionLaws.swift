import Testing
import Wire

@Suite("Law: resource versions", .inRooms)
struct VersionLaws {
    /// A version that the server has not come to.
    private let future = "9000000000000000"

    @Test("a read takes any version that is not ahead", arguments: ["", "0", "1"])
    func get(version: String) async throws {
        let room = try LawRoom.here
        try await room.create(.secrets, ["metadata": ["name": "a"]])
        // What is served of any version may be behind for a moment.
        let isThere = try await room.eventually {
            try await room.get(.secrets, "a", "resourceVersion=\(version)").status == 200
        }
        #expect(isThere)
    }

    @Test("a read of the object's own version gives it")
    func own() async throws {
        let room = try LawRoom.here
        let made = try await room.create(.secrets, ["metadata": ["name": "a"]])
        let read = try await room.get(.secrets, "a", "resourceVersion=\(made.resourceVersion)")
        #expect(read.value == made.value)
    }

    @Test("a read or a list of a version to come ends in a time-out that says so")
    func tooLarge() async throws {
        let room = try LawRoom.here
        try await room.create(.secrets, ["metadata": ["name": "a"]])
        for target in [room.path(.secrets, "a"), LawResource.secrets.path(in: room.namespace)] {
            let refused = try await room.send("GET", "\(target)?resourceVersion=\(future)")
            #expect(refused.outcome == "504 Timeout")
            #expect(refused.message.hasPrefix("Timeout: Too large resource version: \(future), current: "))
            #expect(refused.causes == ["ResourceVersionTooLarge -: Too large resource version"])
            #expect(refused["details", "retryAfterSeconds"] == 1)
        }
    }

    @Test("a version that is no number is refused")
    func malformed() async throws {
        let room = try LawRoom.here
        let refused = try await room.list(.secrets, "resourceVersion=x")
        let words = "resourceVersion: Invalid value: \"x\": strconv.ParseUint: parsing \"x\": invalid syntax"
        #expect(refused.failure == "400 BadRequest: invalid resource version: \(words)")
        let read = try await room.get(.secrets, "a", "resourceVersion=x")
        #expect(read.failure == "500: \(words)")
        let watch = try await room.list(.secrets, "watch=1&timeoutSeconds=2&resourceVersion=x")
        #expect(watch.failure == "500: \(words)")
    }

    @Test("a list not older than a version shows at least it")
    func notOlderThan() async throws {
        let room = try LawRoom.here
        let made = try await room.create(.secrets, ["metadata": ["name": "a"]])
        let query = "resourceVersion=\(made.resourceVersion)&resourceVersionMatch=NotOlderThan"
        let list = try await room.list(.secrets, query)
        #expect(list.names == ["a"])
        let version = Int(list.resourceVersion) ?? 0
        #expect(version >= Int(made.resourceVersion) ?? 0)
    }

    @Test("a list of exactly a version shows what was then")
    func exact() async throws {
        let room = try LawRoom.here
        try await room.create(.secrets, ["metadata": ["name": "a"]])
        let then = try await room.create(.secrets, ["metadata": ["name": "b"]])
        try await room.delete(.secrets, "a")
        try await room.create(.secrets, ["metadata": ["name": "c"]])
        let query = "resourceVersion=\(then.resourceVersion)&resourceVersionMatch=Exact"
        let list = try await room.list(.secrets, query)
        #expect(list.names == ["a", "b"])
        #expect(list.resourceVersion == then.resourceVersion)
        let page = try await room.list(.secrets, query + "&limit=1")
        #expect(page.names == ["a"])
        #expect(page.resourceVersion == then.resourceVersion)
    }

    @Test("how a version is meant is refused where no version is given, or where the word is none")
    func match() async throws {
        let room = try LawRoom.here
        let bare = try await room.list(.secrets, "resourceVersionMatch=Exact")
        #expect(
            bare.failure == "422 Invalid: ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden: "
                + "resourceVersionMatch is forbidden unless resourceVersion is provided")
        let zero = try await room.list(.secrets, "resourceVersion=0&resourceVersionMatch=Exact")
        #expect(
            zero.failure == "422 Invalid: ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden: "
                + "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"")
        let word = try await room.list(.secrets, "resourceVersion=5&resourceVersionMatch=About")
        #expect(word.outcome == "422 Invalid")
        #expect(
            word.causes == [
                "FieldValueNotSupported resourceVersionMatch: Unsupported value: \"About\": supported values: "
                    + "\"Exact\", \"NotOlderThan\", \"\""
            ])
    }

    @Test("versions grow with each write, of whatever resource")
    func order() async throws {
        let room = try LawRoom.here
        var last = 0
        for index in 0..<5 {
            let resource: LawResource = index % 2 == 0 ? .secrets : .leases
            let made = try await room.create(resource, ["metadata": ["name": "n\(index)"]])
            let version = Int(made.resourceVersion) ?? 0
            #expect(version > last)
            last = version
        }
        let gone = try await room.list(.secrets)
        #expect(Int(gone.resourceVersion) ?? 0 >= last)
    }
}
