import TestKit
import Testing
import Wire

@Suite("Wire and nonsense")
struct WireFuzzTests {
    @Test("whatever bytes say they are JSON, they are read or refused, and what was read is written and read again")
    func json() async throws {
        await Fuzzing.rounds(1500) { seed, dice in
            let bytes = Fuzzing.mutated(Fuzzing.value(&dice, depth: 4).bytes(dice.pick([.compact, .indented])), &dice)
            guard let value = try? JSONValue(parsing: bytes) else { return }
            let again = try? JSONValue(parsing: value.bytes())
            #expect(again == value, "BREAKWATER_FUZZ_SEED=\(seed)")
            var reader = JSONReader(bytes)
            #expect(throws: Never.self) {
                try reader.skipValue()
                try reader.end()
            }
        }
    }

    @Test("a value that is nested deeper than a limit is told from one that is not, however deep it is")
    func depth() throws {
        for depth in [0, 2, 100, 512] {
            let value = depth == 0 ? 1 : try JSONValue(parsing: Fuzzing.nested(depth))
            #expect(!value.isNested(deeperThan: depth))
            #expect(depth == 0 || value.isNested(deeperThan: depth - 1))
        }
        let value: JSONValue = ["a": [1, 2, ["b": nil]], "c": "d"]
        #expect(value.count(upTo: 100) == 7)
        #expect(value.count(upTo: 3) == 3)
    }

    @Test("whatever bytes say they are XML, they are read or refused")
    func xml() async {
        let pieces = [
            "<a>", "</a>", "<a/>", "<b x=\"1\">", "</b>", "<", ">", "/", "=", "\"", "'", "&amp;", "&#x41;",
            "&#1114112;", "&", ";", "<!--", "-->",
            "<![CDATA[", "]]>", "<?xml version=\"1.0\"?>", "<!DOCTYPE a>", "text", " ", "é", ":",
        ]
        await Fuzzing.rounds(1500) { _, dice in
            let bytes = Array(Fuzzing.text(of: pieces, upTo: 14, &dice).utf8)
            guard let element = try? XMLElement(parsing: dice.once(in: 4) ? Fuzzing.mutated(bytes, &dice) : bytes)
            else { return }
            #expect(throws: Never.self) { try XMLElement(parsing: element.document) }
        }
        for text in [
            String(repeating: "<a>", count: 50_000), "<a" + String(repeating: " x", count: 50_000),
            "<a>" + String(repeating: "&amp;", count: 50_000),
        ] {
            _ = try? XMLElement(parsing: Array(text.utf8))
        }
    }

    @Test("whatever a query says, it is read, and what was read is written and read again")
    func queries() async {
        await Fuzzing.rounds(1000) { seed, dice in
            let text = Fuzzing.text(
                of: ["a", "=", "&", "%", "%4", "%41", "%ff", "+", "é", "%%", "=&="], upTo: 14, &dice)
            let items = QueryItems(parsing: text, isForm: dice.once(in: 2))
            #expect(
                QueryItems(parsing: items.text).items.map(\.value) == items.items.map(\.value),
                "BREAKWATER_FUZZ_SEED=\(seed)")
        }
    }
}
