import Testing
import Wire

@Suite("Law: reading and listing", .inRooms)
struct ListLaws {
    private func filled(_ names: [String], _ resource: LawResource = .secrets) async throws -> LawRoom {
        let room = try LawRoom.here
        for name in names { try await room.create(resource, ["metadata": ["name": .string(name)]]) }
        return room
    }

    @Test("what is not there is not found, by resource and name")
    func notFound() async throws {
        let room = try LawRoom.here
        let missing = try await room.get(.configMaps, "a")
        #expect(missing.failure == "404 NotFound: configmaps \"a\" not found")
        #expect(missing["details"] == ["name": "a", "kind": "configmaps"])
        #expect(missing["kind"] == "Status")
        #expect(missing["apiVersion"] == "v1")
        #expect(missing["metadata"] == [:])
        let grouped = try await room.get(.leases, "a")
        #expect(grouped.failure == "404 NotFound: leases.coordination.k8s.io \"a\" not found")
        #expect(grouped["details"] == ["name": "a", "group": "coordination.k8s.io", "kind": "leases"])
    }

    @Test("a list has its kind, a version and the objects by name, whose type is the list's")
    func list() async throws {
        let room = try await filled(["b", "a", "a.b", "a-b", "c0"])
        let list = try await room.list(.secrets)
        #expect(list["kind"] == "SecretList")
        #expect(list["apiVersion"] == "v1")
        #expect(Int(list.resourceVersion) != nil)
        #expect(list.names == ["a", "a-b", "a.b", "b", "c0"])
        #expect(list.value.at("items.0.kind") == nil)
        #expect(list["metadata", "continue"] == nil)
        #expect(try await room.list(.leases)["items"] == [])
    }

    @Test("objects in a list of a definition's kind have their type")
    func customList() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(LawRoom.spec([:]))
        try await room.create(widgets, LawRoom.widget("a", [:]))
        let list = try await room.list(widgets)
        #expect(list["kind"] == "WidgetList")
        #expect(list.value.at("items.0.kind") == "Widget")
        #expect(list.value.at("items.0.apiVersion")?.string == widgets.groupVersion)
    }

    @Test("a namespace that is not there has empty lists")
    func noNamespace() async throws {
        let answer = try await LawRoom.here.send("GET", "/api/v1/namespaces/laws-none/secrets")
        #expect(answer.status == 200)
        #expect(answer["items"] == [])
    }

    @Test("all namespaces are listed together, by namespace and name")
    func allNamespaces() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(LawRoom.spec([:]))
        let path = LawResource.namespaces.path(in: nil)
        let other = "laws-\(room.id)-0"
        try await room.create(.namespaces, ["metadata": ["name": .string(other)]])
        try await room.create(widgets, LawRoom.widget("b", [:]))
        try await room.create(widgets, LawRoom.widget("a", [:]))
        _ = try await room.send("POST", widgets.path(in: other), widgets.object(LawRoom.widget("c", [:])))
        let list = try await room.send("GET", widgets.path(in: nil))
        // In the order of keys `namespace/name`, where - stands before /.
        #expect(list.names == ["c", "a", "b"] || list.names == ["a", "b", "c"], "\(list.names) \(path)")
    }

    // MARK: Parts

    @Test("a list in parts goes on where it stopped, and says how many remain")
    func paging() async throws {
        let names = (0..<7).map { "n\($0)" }
        let room = try await filled(names)
        var seen: [String] = []
        var remaining: [Int64?] = []
        var token = ""
        var versions: Set<String> = []
        repeat {
            let page = try await room.list(.secrets, "limit=3" + (token.isEmpty ? "" : "&continue=\(token)"))
            #expect(page.names.count <= 3)
            seen += page.names
            remaining.append(page["metadata", "remainingItemCount"]?.integer)
            versions.insert(page.resourceVersion)
            token = page["metadata", "continue"]?.string ?? ""
        } while !token.isEmpty
        #expect(seen == names)
        #expect(remaining == [4, 1, nil])
        #expect(versions.count == 1)
    }

    @Test("later parts show the list as it was at the first")
    func consistent() async throws {
        let room = try await filled(["a", "b", "c", "d"])
        let first = try await room.list(.secrets, "limit=2")
        let token = first["metadata", "continue"]?.string ?? ""
        try await room.delete(.secrets, "c")
        try await room.create(.secrets, ["metadata": ["name": "bb"]])
        try await room.patch(.secrets, "d", .merge, ["metadata": ["labels": ["x": "y"]]])
        let second = try await room.list(.secrets, "limit=5&continue=\(token)")
        #expect(second.names == ["c", "d"])
        #expect(second.value.at("items.1.metadata.labels") == nil)
        #expect(second.resourceVersion == first.resourceVersion)
    }

    @Test("a selection in parts does not count what remains")
    func pagedSelection() async throws {
        let room = try LawRoom.here
        for index in 0..<4 {
            try await room.create(
                .secrets, ["metadata": ["name": "n\(index)", "labels": ["even": .string(String(index % 2 == 0))]]])
        }
        let first = try await room.list(.secrets, "limit=1&labelSelector=even%3Dtrue")
        #expect(first.names == ["n0"])
        #expect(first["metadata", "remainingItemCount"] == nil)
        let token = first["metadata", "continue"]?.string ?? ""
        let second = try await room.list(.secrets, "limit=1&labelSelector=even%3Dtrue&continue=\(token)")
        #expect(second.names == ["n2"])
    }

    @Test("a token that is none is refused")
    func badToken() async throws {
        let room = try LawRoom.here
        let refused = try await room.list(.secrets, "limit=1&continue=nonsense")
        #expect(
            refused.failure.hasSuffix(
                "continue key is not valid: invalid character '\\u009e' looking for beginning of value"))
        let other = try await room.list(.secrets, "limit=1&continue=e30")
        #expect(
            other.failure.hasSuffix("continue key is not valid: server does not recognize this encoded version "))
        let bare = try await room.list(.secrets, "limit=1&continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEifQ")
        #expect(
            bare.failure.hasSuffix(
                "continue key is not valid: incorrect encoded start resourceVersion (version meta.k8s.io/v1)"))
        for answer in [refused, other, bare] { #expect(answer.outcome == "400 BadRequest") }
    }

    @Test("a limit larger than the list, or none, gives all")
    func limits() async throws {
        let room = try await filled(["a", "b"])
        for limit in ["2", "10", "0"] {
            let list = try await room.list(.secrets, "limit=\(limit)")
            #expect(list.names == ["a", "b"])
            #expect(list["metadata", "continue"] == nil)
            #expect(list["metadata", "remainingItemCount"] == nil)
        }
        let bad = try await room.list(.secrets, "limit=x")
        #expect(bad.failure == "400 BadRequest: strconv.ParseInt: parsing \"x\": invalid syntax")
    }

    // MARK: Forms

    @Test("a table has columns and a row for each object")
    func table() async throws {
        let room = try await filled(["a"], .configMaps)
        let answer = try await room.send(
            "GET", LawResource.configMaps.path(in: room.namespace) + "?fieldSelector=metadata.name%3Da",
            headers: ["Accept": "application/json;as=Table;v=v1;g=meta.k8s.io"])
        #expect(answer["kind"] == "Table")
        #expect(answer["apiVersion"] == "meta.k8s.io/v1")
        #expect((answer["columnDefinitions"]?.array ?? []).map { $0["name"]?.string } == ["Name", "Data", "Age"])
        #expect(answer.value.at("rows.0.cells.0") == "a")
        #expect(answer.value.at("rows.0.cells.1") == 0)
        #expect(answer.value.at("rows.0.object.kind") == "PartialObjectMetadata")
    }

    @Test("a definition's columns are those that it names")
    func customTable() async throws {
        let room = try LawRoom.here
        let columns: JSONValue = [["name": "Size", "type": "integer", "jsonPath": ".spec.size"]]
        let widgets = try await room.define(
            LawRoom.spec(["size": ["type": "integer"]]), ["additionalPrinterColumns": columns])
        try await room.create(widgets, LawRoom.widget("a", ["size": 4]))
        let answer = try await room.send(
            "GET", widgets.path(in: room.namespace),
            headers: ["Accept": "application/json;as=Table;v=v1;g=meta.k8s.io"])
        #expect((answer["columnDefinitions"]?.array ?? []).map { $0["name"]?.string } == ["Name", "Size"])
        #expect(answer.value.at("rows.0.cells") == ["a", 4])
    }

    @Test("only metadata comes when that is asked for, of one and of many")
    func partial() async throws {
        let room = try LawRoom.here
        let made = try await room.create(.configMaps, ["metadata": ["name": "a"], "data": ["k": "v"]])
        let accept = "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io"
        let one = try await room.send("GET", room.path(.configMaps, "a"), headers: ["Accept": accept])
        #expect(one["kind"] == "PartialObjectMetadata")
        #expect(one["data"] == nil)
        #expect(one["metadata"] == made["metadata"])
        let many = try await room.send(
            "GET", LawResource.configMaps.path(in: room.namespace),
            headers: ["Accept": "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io"])
        #expect(many["kind"] == "PartialObjectMetadataList")
        #expect(many.names.contains("a"))
    }

    @Test("a form that the server has not is not acceptable")
    func notAcceptable() async throws {
        let room = try await filled(["a"])
        let refused = try await room.send("GET", room.path(.secrets, "a"), headers: ["Accept": "text/html"])
        #expect(refused.outcome == "406 NotAcceptable")
        #expect(
            refused.message.hasPrefix("406: Not Acceptable\n\nAvailable representations: application/json, "))
    }

    @Test("a method that the resource has not is not allowed")
    func methods() async throws {
        let room = try LawRoom.here
        let refused = try await room.send("DELETE", "/api/v1/namespaces")
        #expect(
            refused.failure == "405 MethodNotAllowed: the server does not allow this method on the requested resource")
        let post = try await room.send("POST", room.path(.configMaps, "a"), ["metadata": ["name": "a"]])
        #expect(post.outcome == "405 MethodNotAllowed")
        #expect(try await room.send("HEAD", "/api/v1/namespaces/default").status == 405)
    }

    @Test("a large answer is compressed for who asks for it", .overSocket)
    func compression() async throws {
        let room = try LawRoom.here
        let text = JSONValue.string(String(repeating: "x", count: 200_000))
        try await room.create(.configMaps, ["metadata": ["name": "a"], "data": ["k": text]])
        let path = room.path(.configMaps, "a")
        let packed = try await room.send("GET", path, headers: ["Accept-Encoding": "gzip"])
        #expect(packed.headers["content-encoding"] == ["gzip"])
        #expect(packed.bytes.prefix(2) == [0x1F, 0x8B])
        #expect(packed.bytes.count < 10_000)
        #expect(packed.headers["vary"] == ["Accept-Encoding"])
        let amongOthers = try await room.send("GET", path, headers: ["Accept-Encoding": "deflate, gzip"])
        #expect(amongOthers.bytes.prefix(2) == [0x1F, 0x8B])
        for wish in ["identity", "deflate", "gzip;q=0"] {
            let plain = try await room.send("GET", path, headers: ["Accept-Encoding": wish])
            #expect(plain.headers["content-encoding"] == nil)
            #expect(plain.value[at: "data", "k"] == text)
        }
        let small = try await room.send("GET", "/api/v1/namespaces/default", headers: ["Accept-Encoding": "gzip"])
        #expect(small.headers["content-encoding"] == nil)
    }
}
