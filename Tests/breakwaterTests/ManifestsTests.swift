import Testing
import Wire
import Yams

@testable import breakwater

@Suite("Manifests as text")
struct YAMLTextTests {
    private static let samples: [JSONValue] = [
        "plain", "yes", "", " a", "a ", "a: b", "#x", "1", "1.5", "null", "~", "a\nb", "a\nb\n", "a\nb\n\n", "\na",
        " a\nb", "a \nb", "a\n  b: c\n\n# d", "a\tb\nc", "\n",
        "^fs-[0-9a-f]+$", "*", "é", "-",
        "/x",
        ["a": ["b": [1, 2.5, true, nil, "true", [:], []]], "1": "x"],
    ]

    @Test("what is printed is read back as the same value", arguments: samples)
    func roundTrip(value: JSONValue) throws {
        let text = try YAMLText.text(of: ["value": value])
        let node = try #require(try Yams.compose(yaml: text))
        #expect(json(node) == ["value": value], "\(text)")
    }

    private func json(_ node: Node) -> JSONValue {
        switch node {
        case .mapping(let members):
            .object(JSONObject(members.map { ($0.key.string ?? "", json($0.value)) }))
        case .sequence(let elements): .array(elements.map(json))
        default:
            switch Resolver.default.resolveTag(of: node).rawValue {
            case Tag.Name.null.rawValue: .null
            case Tag.Name.bool.rawValue: .bool(node.bool ?? false)
            case Tag.Name.int.rawValue: .integer(Int64(node.int ?? 0))
            case Tag.Name.float.rawValue: .double(node.float ?? 0)
            default: .string(node.string ?? "")
            }
        }
    }
}
