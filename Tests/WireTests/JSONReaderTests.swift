import TestKit
import Testing
import Wire

@Suite("Reading JSON")
struct JSONReaderTests {
    private static let samples: [(String, JSONValue)] = [
        ("null", nil), ("true", true), ("false", false), ("0", 0), ("-1", -1),
        ("9223372036854775807", .integer(.max)), ("9223372036854775808", .double(9_223_372_036_854_775_808)),
        ("1.5", 1.5), ("1e3", 1000), ("-0.5E-1", -0.05), ("\"\"", ""), ("[]", []), ("{}", [:]),
        (" [ 1 , \"a\" , { \"b\" : [ ] } ] ", [1, "a", ["b": []]]),
    ]

    @Test("every kind of value is read", arguments: samples)
    func values(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: text) == value)
    }

    @Test(
        "escapes stand for their characters",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u00e9\u4E2D""#, "é中"), (#""\ud83d\ude00""#, "😀"),
            (#""\ud83dx""#, "\u{FFFD}x"), (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\udc00""#, "\u{FFFD}"),
            ("\"é😀\"", "é😀"),
        ])
    func escapes(text: String, value: String) throws {
        #expect(try JSONValue(parsing: text).string == value)
    }

    @Test(
        "what is not JSON is refused",
        arguments: [
            "", " ", "nul", "tru", "01", "-", "1.", ".5", "1e", "+1", "[1,]", "[1 2]", "{\"a\":1,}", "{\"a\" 1}",
            "{a:1}",
            "\"", "\"\\x\"", "\"\\u12\"", "\"\u{1}\"", "[", "{", "[]]", "1 2", "{\"a\":}", "NaN", "1e999", "'a'",
        ])
    func malformed(text: String) {
        #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
        #expect(throws: JSONError.self) {
            var reader = JSONReader(Array(text.utf8))
            try reader.skipValue()
            try reader.end()
        }
    }

    @Test("bytes that are not UTF-8 are refused")
    func invalidUTF8() {
        #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
        #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xC3, 0x22]) }
    }

    @Test("nesting is limited, so that no text overflows the stack")
    func depth() throws {
        let fits = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
        #expect(throws: Never.self) { try JSONValue(parsing: fits) }
        #expect(throws: JSONError.self) { try JSONValue(parsing: String(repeating: "[", count: 100_000)) }
    }

    @Test("of members with one name the last stands")
    func duplicates() throws {
        #expect(try JSONValue(parsing: #"{"a":1,"a":2}"#) == ["a": 2])
    }

    @Test("a caller reads what it knows and skips the rest")
    func pulling() throws {
        var reader = JSONReader(Array(#"{"kind":"List","meta":{"x":[1,{"y":2}]},"items":["a","b"]}"#.utf8))
        var items: [String] = []
        try reader.beginObject()
        while let key = try reader.nextKey() {
            guard key == "items" else {
                try reader.skipValue()
                continue
            }
            try reader.beginArray()
            while try reader.nextElement() { items.append(try reader.readString()) }
        }
        try reader.end()
        #expect(items == ["a", "b"])
    }

    @Test("a skipped value says where it stood")
    func ranges() throws {
        let text = Array(#"[ {"a":1} , 2]"#.utf8)
        var reader = JSONReader(text)
        try reader.beginArray()
        #expect(try reader.nextElement())
        let range = try reader.skipValue()
        #expect(String(decoding: text[range], as: UTF8.self) == #"{"a":1}"#)
    }

    @Test("no bytes at all crash the reader")
    func fuzz() {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array("{}[]\",:\\u0123eE+-.truefalsn \u{0}é".utf8)
        for _ in 0..<5_000 {
            let bytes = (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
                alphabet[Int.random(in: alphabet.indices, using: &generator)]
            }
            if let value = try? JSONValue(parsing: bytes) {
                #expect(throws: Never.self) { try JSONValue(parsing: value.bytes()) }
            }
        }
    }

    @Test("what is skipped is what is read, up to the same place, and refused with the same words", arguments: 1...20)
    func skippingIsReading(seed: UInt64) {
        var dice = FuzzDice(seed)
        let pieces =
            [
                "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u00e9", "\\ud83d", "\\x", "a", "a longer text, plain", "é",
                "😀",
                "\u{1}", " ", "\n", "true", "false", "null", "0", "-1", "12.5e3", "1e999", "01", "1.", "\"key\":",
                "\"k\":1,",
            ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0x80]]
        for _ in 0..<2_000 {
            var bytes = Array("[".utf8)
            for _ in 0..<Int.random(in: 0..<12, using: &dice) { bytes += pieces.randomElement(using: &dice) ?? [] }
            bytes += Array("\"]".utf8.suffix(Int.random(in: 0...2, using: &dice)))
            var reading = JSONReader(bytes)
            var skipping = JSONReader(bytes)
            let read = Result { () throws(JSONError) in _ = try reading.readValue() }
            let skipped = Result { () throws(JSONError) in _ = try skipping.skipValue() }
            #expect(reading.offset == skipping.offset)
            switch (read, skipped) {
            case (.success, .success): break
            case (.failure(let left), .failure(let right)): #expect(left == right)
            default: Issue.record("read and skipped differ: \(String(decoding: bytes, as: UTF8.self))")
            }
        }
    }

    @Test("skipping, too, stops where nesting is too deep, counting from the outermost container")
    func skippedDepth() throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        var fits = JSONReader(nested(512))
        #expect(throws: Never.self) { try fits.skipValue() }
        var tooDeep = JSONReader(nested(513))
        #expect(throws: JSONError.self) { try tooDeep.skipValue() }
        var inside = JSONReader(nested(513))
        try inside.beginArray()
        #expect(try inside.nextElement())
        #expect(throws: JSONError.self) { try inside.skipValue() }
    }
}
