import Testing
import Wire

@Suite("XML")
struct XMLTests {
    private func tokens(_ text: String) throws(XMLError) -> [XMLReader.Token] {
        var reader = XMLReader(Array(text.utf8))
        var tokens: [XMLReader.Token] = []
        while let token = try reader.next() { tokens.append(token) }
        return tokens
    }

    @Test("elements, attributes, text, CDATA and entities are read in order, the rest is skipped")
    func reading() throws {
        let text = """
            \u{FEFF}<?xml version="1.0"?><!-- c --><a x='1 &lt;' y = "z"><b/>t&amp;&#65;&#x1F600;<![CDATA[<&]]>\
            <![CDATA[]]><n:c >é</n:c></a>

            """
        #expect(
            try tokens(text) == [
                .start(name: "a", attributes: ["x": "1 <", "y": "z"]), .start(name: "b", attributes: [:]),
                .end(name: "b"), .text("t&A😀"), .text("<&"), .start(name: "n:c", attributes: [:]), .text("é"),
                .end(name: "n:c"), .end(name: "a"),
            ])
    }

    @Test(
        "a text that is no XML is refused",
        arguments: [
            "", "text", "<a>", "<a></b>", "<a", "<a b></a>", "<a b=c></a>", "<a b='c' b='d'/>", "<a/><b/>", "</a>",
            "<a>&other;</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>& </a>", "<a><![CDATA[x</a>", "<a/>text",
            "<!-- <a/>", "< a/>", "<a b='c/>",
        ])
    func refused(text: String) {
        #expect(throws: XMLError.self) { try tokens(text) }
    }

    @Test("a document type is refused, so that no entity can expand")
    func documentType() {
        let error = #expect(throws: XMLError.self) {
            try tokens("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")
        }
        #expect(error?.message == "a document type is not accepted")
    }

    @Test("nesting has a limit")
    func depth() throws {
        let deepest = XMLReader.maximumDepth
        func nested(_ count: Int) -> String {
            String(repeating: "<a>", count: count) + String(repeating: "</a>", count: count)
        }
        #expect(try tokens(nested(deepest)).count == 2 * deepest)
        #expect(throws: XMLError.self) { try tokens(nested(deepest + 1)) }
    }

    @Test("bytes that are not UTF-8 are refused")
    func encoding() {
        #expect(throws: XMLError.self) { try XMLElement(parsing: [0x3C, 0x61, 0x3E, 0xFF, 0x3C, 0x2F, 0x61, 0x3E]) }
    }

    @Test("an element is found by its path, prefixes aside, and white space between elements is no text")
    func tree() throws {
        let root = try XMLElement(parsing: Array("<r xmlns='u'>\n <l> <n:i>1</n:i>\n<i>2</i></l>\n</r>".utf8))
        #expect(root[at: "l", "i"]?.text == "1")
        #expect(root["l"]?.all("i").map(\.text) == ["1", "2"])
        #expect(root.text == "" && root.attributes == ["xmlns": "u"])
        #expect(root[at: "l", "none", "i"] == nil)
    }

    @Test("what is written is read back as it was")
    func roundTrip() throws {
        let text = "a<b>&\"'\r\n\t é😀 ]]>"
        let element = XMLElement(
            "r", attributes: ["k": text], [XMLElement("t", text: text), XMLElement("e"), XMLElement("l", [])])
        #expect(try XMLElement(parsing: element.document) == element)
        let small = XMLElement("r", [XMLElement("a", text: "<")])
        #expect(
            String(decoding: small.document, as: UTF8.self)
                == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<r><a>&lt;</a></r>")
    }

    @Test("a character that XML cannot hold is replaced")
    func control() throws {
        #expect(try XMLElement(parsing: XMLElement("a", text: "x\u{1}").document).text == "x\u{FFFD}")
    }
}
