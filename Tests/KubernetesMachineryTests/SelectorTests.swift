import KubernetesMachinery
import Testing
import Wire

@Suite("Selectors")
struct SelectorTests {
    @Test(
        "a label selector selects by equality and by sets",
        arguments: [
            ("app=web", true), ("app==web", true), ("app!=web", false), ("other!=x", true), ("app in (web, db)", true),
            ("app notin (web)", false), ("absent notin (web)", true), ("app", true), ("!app", false), ("!absent", true),
            ("size>4", true), ("size<4", false), ("app=web,tier in (a),!absent", true), ("empty=", true), ("", true),
            ("example.com/x=1", true), ("absent=web", false), ("app=web,tier=b", false),
        ])
    func labels(text: String, isSelected: Bool) throws {
        let object: JSONObject = [
            "metadata": ["labels": ["app": "web", "tier": "a", "size": "5", "empty": "", "example.com/x": "1"]]
        ]
        #expect(try LabelSelector(parsing: text).matches(object) == isSelected)
    }

    @Test("the form in objects selects alike, and without requirements selects all")
    func structured() throws {
        let selector = try LabelSelector([
            "matchLabels": ["app": "web"],
            "matchExpressions": [
                ["key": "tier", "operator": "NotIn", "values": ["b"]], ["key": "x", "operator": "DoesNotExist"],
            ],
        ])
        #expect(selector.matches(["app": "web", "tier": "a"]))
        #expect(!selector.matches(["app": "web", "tier": "b"]))
        #expect(!selector.matches(["app": "web", "x": ""]))
        #expect(try LabelSelector([:]).matches([:] as [String: String]))
        #expect(throws: APIFailure.self) {
            try LabelSelector(["matchExpressions": [["key": "a", "operator": "Like"]]])
        }
    }

    @Test(
        "a malformed label selector is a bad request",
        arguments: ["a in b", "a in (b", "=x", "a b", "-a=b", "a>b"])
    func malformed(text: String) {
        let error = #expect(throws: APIFailure.self) { try LabelSelector(parsing: text) }
        #expect(error?.code == 400)
        #expect(error?.message.hasPrefix("unable to parse requirement: ") == true)
    }

    @Test(
        "faults of label selectors are told in a real API server's words",
        arguments: [
            ("a in b", "unable to parse requirement: found 'b' expected: '('"),
            ("a b", "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"),
            ("a=b c", "found 'c', expected: ',' or 'end of string'"),
            ("a,", "found '', expected: identifier after ','"),
        ])
    func faults(text: String, message: String) {
        let error = #expect(throws: APIFailure.self) { try LabelSelector(parsing: text) }
        #expect(error?.message == message)
    }

    @Test(
        "a field selector compares texts, truth values and what is missing",
        arguments: [
            ("metadata.name=a", true), ("metadata.name!=a", false), ("status.phase==Running", true),
            ("spec.nodeName=", true), ("spec.hostNetwork=true", true), ("metadata.name=a,status.phase!=Running", false),
            (#"note=x\,y\=z"#, true), ("", true),
        ])
    func fields(text: String, isSelected: Bool) throws {
        let object: JSONObject = [
            "metadata": ["name": "a"], "status": ["phase": "Running"], "spec": ["hostNetwork": true], "note": "x,y=z",
        ]
        #expect(try FieldSelector(parsing: text).matches(object) == isSelected)
    }

    @Test("a field that a resource is not selected by is refused in the API server's words")
    func unsupported() throws {
        let pods = SelectableFields.of("pods", isNamespaced: true)
        try FieldSelector(parsing: "spec.nodeName=a,metadata.namespace=b").check(selectable: pods)
        let error = #expect(throws: APIFailure.self) {
            try FieldSelector(parsing: "spec.foo=1").check(selectable: pods)
        }
        #expect(error?.message == "field label not supported: spec.foo")
        #expect(throws: APIFailure.self) { try FieldSelector(parsing: "nonsense") }
        #expect(try FieldSelector(parsing: "metadata.name=a").required("metadata.name") == "a")
    }
}
