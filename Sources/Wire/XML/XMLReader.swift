/// Reads XML token by token: the answers of AWS's Query protocols.
///
/// The part of XML 1.0 that answers use: elements, attributes, character data, CDATA, the five named entities and
/// character references, in UTF-8. Declarations, processing instructions and comments are skipped. A document type is
/// refused: with it would come entities that expand without bound.
public struct XMLReader: Sendable {
    /// One token.
    public enum Token: Sendable, Equatable {
        /// `<name …>`, and the first half of `<name …/>`.
        case start(name: String, attributes: [String: String])
        /// Character data with its entities resolved, never empty; CDATA comes as a token of its own.
        case text(String)
        /// `</name>`, and the second half of `<name …/>`.
        case end(name: String)
    }

    /// How deep elements may be nested.
    public static let maximumDepth = 128

    let bytes: [UInt8]
    var offset = 0
    /// The names of the open elements, outermost first.
    private var open: [String] = []
    /// Set between the two halves of `<name/>`.
    private var isSelfClosing = false
    private var hasRoot = false

    /// Makes a reader of a whole text.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        // A byte order mark is no part of the text.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    }

    /// The next token, or nil at the end of a complete document.
    public mutating func next() throws(XMLError) -> Token? {
        if isSelfClosing {
            isSelfClosing = false
            return .end(name: open.removeLast())
        }
        while offset < bytes.count {
            if !starts("<") {
                let text = try readText()
                if !open.isEmpty { return .text(text) }
                guard text.allSatisfy(\.isWhitespace) else { throw error("text outside of the document's element") }
            } else if starts("<!--") {
                try skip(past: "-->")
            } else if starts("<?") {
                try skip(past: "?>")
            } else if starts("<![CDATA[") {
                if let text = try readCDATA() { return .text(text) }
            } else if starts("<!") {
                throw error("a document type is not accepted")
            } else {
                return try starts("</") ? readEnd() : readStart()
            }
        }
        guard open.isEmpty, hasRoot else { throw error("the text ends before </\(open.last ?? "…")>") }
        return nil
    }

    private mutating func readStart() throws(XMLError) -> Token {
        guard !open.isEmpty || !hasRoot else { throw error("a second element after the document's") }
        guard open.count < Self.maximumDepth else { throw error("nesting deeper than \(Self.maximumDepth)") }
        offset += 1
        let name = try readName()
        var attributes: [String: String] = [:]
        while true {
            skipSpace()
            if starts(">") {
                offset += 1
                break
            } else if starts("/>") {
                offset += 2
                isSelfClosing = true
                break
            }
            let (key, value) = try readAttribute()
            guard attributes.updateValue(value, forKey: key) == nil else { throw error("attribute \(key) comes twice") }
        }
        open.append(name)
        hasRoot = true
        return .start(name: name, attributes: attributes)
    }

    private mutating func readEnd() throws(XMLError) -> Token {
        offset += 2
        let name = try readName()
        skipSpace()
        guard starts(">") else { throw error("expected \">\"") }
        guard open.last == name else { throw error("</\(name)> where </\(open.last ?? "…")> was expected") }
        offset += 1
        open.removeLast()
        return .end(name: name)
    }

    private mutating func readAttribute() throws(XMLError) -> (String, String) {
        let name = try readName()
        skipSpace()
        guard starts("=") else { throw error("expected \"=\" after attribute \(name)") }
        offset += 1
        skipSpace()
        guard offset < bytes.count, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[offset]) else {
            throw error("expected a quote")
        }
        let quote = bytes[offset]
        offset += 1
        let value = try resolve(upTo: quote)
        guard offset < bytes.count else { throw error("an attribute's value does not end") }
        offset += 1
        return (name, value)
    }

    private mutating func readText() throws(XMLError) -> String { try resolve(upTo: UInt8(ascii: "<")) }

    /// Nil when it is empty.
    private mutating func readCDATA() throws(XMLError) -> String? {
        guard !open.isEmpty else { throw error("text outside of the document's element") }
        let start = offset + 9
        try skip(past: "]]>")
        return start == offset - 3 ? nil : try decode(bytes[start..<offset - 3])
    }
}

extension XMLReader {
    func starts(_ mark: StaticString) -> Bool {
        guard offset + mark.utf8CodeUnitCount <= bytes.count else { return false }
        return mark.withUTF8Buffer { bytes[offset..<offset + $0.count].elementsEqual($0) }
    }

    func error(_ message: String) -> XMLError { XMLError(message: message, offset: offset) }

    mutating func skipSpace() {
        while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
    }

    mutating func skip(past mark: StaticString) throws(XMLError) {
        let start = offset
        while offset < bytes.count {
            if starts(mark) {
                offset += mark.utf8CodeUnitCount
                return
            }
            offset += 1
        }
        throw XMLError(message: "expected \"\(mark)\" before the end", offset: start)
    }

    mutating func readName() throws(XMLError) -> String {
        let start = offset
        while offset < bytes.count, Self.isNameByte(bytes[offset]) { offset += 1 }
        guard start < offset else { throw error("expected a name") }
        return try decode(bytes[start..<offset])
    }

    /// Reads up to, and not including, `mark` or the end, with entities resolved.
    mutating func resolve(upTo mark: UInt8) throws(XMLError) -> String {
        var text = ""
        var start = offset
        while offset < bytes.count, bytes[offset] != mark {
            if bytes[offset] == UInt8(ascii: "&") {
                text += try decode(bytes[start..<offset])
                text.unicodeScalars.append(try readEntity())
                start = offset
            } else {
                offset += 1
            }
        }
        return text + (try decode(bytes[start..<offset]))
    }

    private mutating func readEntity() throws(XMLError) -> Unicode.Scalar {
        let end = bytes[offset...].prefix(12).firstIndex(of: UInt8(ascii: ";"))
        guard let end else { throw error("expected an entity") }
        let name = try decode(bytes[offset + 1..<end])
        guard let scalar = Self.entities[name] ?? Self.character(name) else { throw error("&\(name); is not known") }
        offset = end + 1
        return scalar
    }

    private static let entities: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
    ]

    private static func character(_ reference: String) -> Unicode.Scalar? {
        guard reference.hasPrefix("#") else { return nil }
        let digits = reference.dropFirst()
        let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
    }

    private func decode(_ slice: ArraySlice<UInt8>) throws(XMLError) -> String {
        guard let text = String(validating: slice, as: UTF8.self) else { throw error("the text is not UTF-8") }
        return text
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "-"),
            UInt8(ascii: "."), 0x80...0xFF:
            true
        default: false
        }
    }
}
