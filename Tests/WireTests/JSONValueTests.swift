import Foundation
import Testing
import Wire

@Suite("JSON values")
struct JSONValueTests {
    private static let samples: [JSONValue] = [
        nil, true, -12, 1.25, .double(1e300), "a\"\\\n\u{1}é😀", [1, [2, []], [:]],
        ["b": 1, "a": ["c": nil, "d": "x"]],
    ]

    @Test("what is written is read back equal", arguments: samples)
    func roundTrip(value: JSONValue) throws {
        for layout in [JSONWriter.Layout.compact, .canonical, .indented] {
            #expect(try JSONValue(parsing: value.bytes(layout)) == value)
        }
    }

    @Test("Foundation's reader understands what is written")
    func foundation() throws {
        let value: JSONValue = ["a\u{7f}\u{2028}": ["\u{0}", 1e21, -0.1, 9_007_199_254_740_993]]
        let parsed = try JSONSerialization.jsonObject(with: Data(value.bytes())) as? [String: [Any]]
        #expect(parsed?["a\u{7f}\u{2028}"]?.first as? String == "\u{0}")
        #expect(parsed?["a\u{7f}\u{2028}"]?.last as? Int64 == 9_007_199_254_740_993)
    }

    @Test("members stay in their order, and canonical text sorts them")
    func order() throws {
        let value = try JSONValue(parsing: #"{"b":1,"a":{"d":2,"c":3}}"#)
        #expect(value.text() == #"{"b":1,"a":{"d":2,"c":3}}"#)
        #expect(value.text(.canonical) == #"{"a":{"c":3,"d":2},"b":1}"#)
        #expect(value.text(.indented) == "{\n  \"b\": 1,\n  \"a\": {\n    \"d\": 2,\n    \"c\": 3\n  }\n}")
    }

    @Test("equality knows neither the order of members nor the spelling of numbers")
    func equality() throws {
        #expect(try JSONValue(parsing: #"{"a":1,"b":2}"#) == JSONValue(parsing: #"{"b":2.0,"a":1e0}"#))
        #expect(
            Set([try JSONValue(parsing: #"{"a":1,"b":2}"#), try JSONValue(parsing: #"{"b":2.0,"a":1}"#)]).count == 1)
        #expect(JSONValue.array([1, 2]) != [2, 1])
        #expect(JSONValue.null != false)
    }

    @Test("setting at a path makes the objects on the way, and nil removes only the last")
    func paths() {
        var value: JSONValue = ["metadata": ["name": "a"]]
        value[at: "metadata", "labels", "x"] = "1"
        #expect(value == ["metadata": ["name": "a", "labels": ["x": "1"]]])
        value[at: "metadata", "name"] = nil
        #expect(value == ["metadata": ["labels": ["x": "1"]]])
        value[at: "spec", "nothing"] = nil
        #expect(value == ["metadata": ["labels": ["x": "1"]]])
        #expect(value[at: "metadata", "labels", "x"]?.string == "1")
        #expect(value[at: "metadata", "labels", "x", "y"] == nil)
    }

    @Test("a value passes through Codable unchanged")
    func codable() throws {
        let value: JSONValue = ["a": [1, 1.5, "x", true, nil, ["b": [:]]]]
        let data = try JSONEncoder().encode(value)
        #expect(try JSONDecoder().decode(JSONValue.self, from: data) == value)
    }
}
