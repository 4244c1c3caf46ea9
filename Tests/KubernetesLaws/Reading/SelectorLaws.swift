import Testing
import Wire

@Suite("Law: selectors", .inRooms)
struct SelectorLaws {
    @Test(
        "labels select by equality, by sets and by being there",
        arguments: [
            ("tier=a", ["n1", "n2"]), ("tier==a", ["n1", "n2"]), ("tier!=a", ["n3", "n4"]),
            ("tier in (a,b)", ["n1", "n2", "n3"]), ("tier notin (a,b)", ["n4"]), ("tier", ["n1", "n2", "n3"]),
            ("!tier", ["n4"]), ("tier=a,size=1", ["n1"]), ("size>1", ["n2"]), ("size<2", ["n1"]),
            ("tier=a,!none", ["n1", "n2"]), ("example.com/x=", ["n3"]), ("", ["n1", "n2", "n3", "n4"]),
        ])
    func labels(selector: String, names: [String]) async throws {
        let room = try LawRoom.here
        let labels: [(String, JSONValue)] = [
            ("n1", ["tier": "a", "size": "1"]), ("n2", ["tier": "a", "size": "2"]),
            ("n3", ["tier": "b", "example.com/x": ""]), ("n4", [:]),
        ]
        for (name, labels) in labels {
            try await room.create(.secrets, ["metadata": ["name": .string(name), "labels": labels]])
        }
        let list = try await room.list(.secrets, "labelSelector=\(encoded(selector))")
        #expect(list.names == names, "\(list)")
    }

    @Test(
        "a label selector that cannot be read is refused",
        arguments: [
            ("a in b", "unable to parse requirement: found 'b' expected: '('"),
            ("a=b c", "found 'c', expected: ',' or 'end of string'"),
            ("a b=c", "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"),
            (
                "a>x",
                "unable to parse requirement: values[0]: Invalid value: \"x\": for 'Gt', 'Lt' operators, the value must "
                    + "be an integer"
            ),
        ])
    func malformedLabels(selector: String, words: String) async throws {
        let refused = try await LawRoom.here.list(.secrets, "labelSelector=\(encoded(selector))")
        #expect(refused.failure == "400 BadRequest: \(words)")
    }

    @Test("fields select by name, and by what the kind offers")
    func fields() async throws {
        let room = try LawRoom.here
        try await room.create(.secrets, ["metadata": ["name": "a"]])
        try await room.create(.secrets, ["metadata": ["name": "b"], "type": "laws/x"])
        #expect(try await room.list(.secrets, "fieldSelector=metadata.name%3Da").names == ["a"])
        #expect(try await room.list(.secrets, "fieldSelector=metadata.name!%3Da").names == ["b"])
        #expect(try await room.list(.secrets, "fieldSelector=type%3Dlaws/x").names == ["b"])
        #expect(
            try await room.list(.secrets, "fieldSelector=type%3DOpaque,metadata.namespace%3D\(room.namespace)").names
                == ["a"])
        #expect(try await room.list(.secrets, "fieldSelector=metadata.name%3Dnone").names == [])
    }

    @Test("a field that the kind does not offer is refused")
    func unknownField() async throws {
        let room = try LawRoom.here
        let refused = try await room.list(.configMaps, "fieldSelector=data.key%3Dvalue")
        #expect(refused.outcome == "400 BadRequest")
        #expect(
            refused.message == "\"data.key\" is not a known field selector: only \"metadata.name\", "
                + "\"metadata.namespace\"")
        let other = try await room.list(.secrets, "fieldSelector=data.key%3Dvalue")
        #expect(other.message == "field label not supported: data.key")
        let malformed = try await room.list(.secrets, "fieldSelector=metadata.name")
        #expect(
            malformed.failure == "400 BadRequest: invalid selector: 'metadata.name'; can't understand "
                + "'metadata.name'")
    }

    @Test("a watch refuses an unknown field as a list does")
    func unknownFieldOfWatch() async throws {
        let room = try LawRoom.here
        let refused = try await room.list(.configMaps, "watch=1&timeoutSeconds=1&fieldSelector=data.key%3Dvalue")
        #expect(refused.outcome == "400 BadRequest")
        #expect(refused.message.contains("\"data.key\" is not a known field selector"))
    }

    @Test("a definition's kind is selected by name, namespace and the fields that it names", .since(31))
    func customFields() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(
            LawRoom.spec(["color": ["type": "string"], "size": ["type": "integer"]]),
            ["selectableFields": [["jsonPath": ".spec.color"]]])
        try await room.create(widgets, LawRoom.widget("a", ["color": "red"]))
        try await room.create(widgets, LawRoom.widget("b", ["color": "blue"]))
        #expect(try await room.list(widgets, "fieldSelector=spec.color%3Dred").names == ["a"])
        #expect(try await room.list(widgets, "fieldSelector=metadata.name%3Db").names == ["b"])
        let refused = try await room.list(widgets, "fieldSelector=spec.size%3D1")
        #expect(refused.outcome == "400 BadRequest")
        #expect(refused.message.contains("field label not supported: spec.size"), "\(refused.message)")
    }

    @Test("a selection of objects to delete deletes those only")
    func deletion() async throws {
        let room = try LawRoom.here
        for (name, tier) in [("a", "x"), ("b", "x"), ("c", "y")] {
            try await room.create(
                .secrets, ["metadata": ["name": .string(name), "labels": ["tier": .string(tier)]]])
        }
        let path = LawResource.secrets.path(in: room.namespace)
        let deleted = try await room.send("DELETE", "\(path)?labelSelector=tier%3Dx")
        #expect(deleted.status == 200)
        #expect(deleted["kind"] == "SecretList")
        #expect(deleted.names == ["a", "b"])
        #expect(try await room.list(.secrets).names == ["c"])
    }

    private func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            let digits = String(byte, radix: 16, uppercase: true)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}
