import Testing
import Wire

@Suite("Coding to and from JSON values")
struct JSONCodingTests {
    private struct Shape: Codable, Equatable {
        enum Color: String, Codable {
            case red
        }

        struct Corner: Codable, Equatable {
            var x: Double
            var note: String?
        }

        var name: String
        var color: Color
        var corners: [Corner]
        var weights: [String: UInt32]
        var grid: [[Int]]
        var extra: JSONValue
        var missing: Int?
    }

    private let shape = Shape(
        name: "s", color: .red, corners: [.init(x: 1.5, note: nil), .init(x: 2, note: "n")],
        weights: ["a": .max], grid: [[1], []], extra: ["k": [nil, true]])

    private let json: JSONValue = [
        "name": "s", "color": "red", "corners": [["x": 1.5], ["x": 2, "note": "n"]], "weights": ["a": 4_294_967_295],
        "grid": [[1], []], "extra": ["k": [nil, true]],
    ]

    @Test("a value is encoded with its members in their order, and decoded to an equal value")
    func roundTrip() throws {
        let encoded = try JSONValue(encoding: shape)
        #expect(encoded == json)
        #expect(encoded.text().hasPrefix(#"{"name":"s","color":"red","corners":["#))
        #expect(try encoded.decode(Shape.self) == shape)
    }

    @Test("a scalar and an empty object are encoded as themselves")
    func small() throws {
        struct Empty: Codable {}
        #expect(try JSONValue(encoding: 7) == 7)
        #expect(try JSONValue(encoding: Empty()) == [:])
        #expect(try JSONValue(encoding: [Int]()) == [])
        #expect(try JSONValue(encoding: UInt64.max) == .double(Double(UInt64.max)))
    }

    @Test("a null is like no member for an optional, and an error elsewhere")
    func null() throws {
        var given = json
        given["missing"] = .null
        #expect(try given.decode(Shape.self) == shape)
        given["name"] = .null
        #expect(throws: DecodingError.self) { try given.decode(Shape.self) }
    }

    @Test(
        "an error says where in the value it is",
        arguments: [
            (["corners", "[1]", "x"], "two"), (["weights", "a"], 4_294_967_296), (["grid", "[0]", "[0]"], 1.5),
        ] as [([String], JSONValue)])
    func errors(path: [String], value: JSONValue) throws {
        func replaced(_ tree: JSONValue, _ path: ArraySlice<String>) -> JSONValue {
            guard let key = path.first else { return value }
            if var elements = tree.array, let index = Int(key.filter(\.isNumber)) {
                elements[index] = replaced(elements[index], path.dropFirst())
                return .array(elements)
            }
            var tree = tree
            tree[key] = replaced(tree[key] ?? .null, path.dropFirst())
            return tree
        }
        let broken = replaced(json, path[...])
        let error = #expect(throws: DecodingError.self) { try broken.decode(Shape.self) }
        guard case .typeMismatch(_, let context) = error else {
            Issue.record("expected a type mismatch, got \(String(describing: error))")
            return
        }
        #expect(context.codingPath.map(\.stringValue) == path)
    }
}
