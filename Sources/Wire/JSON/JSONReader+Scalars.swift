extension JSONReader {
    /// Reads a string.
    public mutating func readString() throws(JSONError) -> String {
        guard peek() == UInt8(ascii: "\"") else { throw unexpected("a string") }
        offset += 1
        let start = offset
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                let text = try text(of: bytes[start..<offset])
                offset += 1
                return text
            case UInt8(ascii: "\\"): return try readEscapedString(from: start)
            case 0..<0x20: throw JSONError(message: "an unescaped control character in a string", offset: offset)
            default: offset += 1
            }
        }
        throw JSONError(message: "a string without end", offset: start - 1)
    }

    /// Reads the rest of a string that has escapes; the bytes from `start` to the first of them are already checked.
    private mutating func readEscapedString(from start: Int) throws(JSONError) -> String {
        var decoded = Array(bytes[start..<offset])
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                offset += 1
                return try text(of: decoded[...])
            case UInt8(ascii: "\\"):
                offset += 1
                try readEscape(into: &decoded)
            case 0..<0x20: throw JSONError(message: "an unescaped control character in a string", offset: offset)
            case let byte:
                decoded.append(byte)
                offset += 1
            }
        }
        throw JSONError(message: "a string without end", offset: start - 1)
    }

    private mutating func readEscape(into decoded: inout [UInt8]) throws(JSONError) {
        guard offset < bytes.count else { throw unexpected("an escape") }
        let mark = bytes[offset]
        switch mark {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(mark)
        case UInt8(ascii: "b"): decoded.append(0x08)
        case UInt8(ascii: "f"): decoded.append(0x0C)
        case UInt8(ascii: "n"): decoded.append(0x0A)
        case UInt8(ascii: "r"): decoded.append(0x0D)
        case UInt8(ascii: "t"): decoded.append(0x09)
        case UInt8(ascii: "u"):
            offset += 1
            decoded.append(contentsOf: Array(String(Character(try readUnicodeEscape())).utf8))
            return
        default: throw unexpected("an escape")
        }
        offset += 1
    }

    /// Reads four hexadecimal digits, and the second half of a surrogate pair where the first asks for it. A half
    /// without its other becomes U+FFFD, as Go's and Python's readers have it.
    private mutating func readUnicodeEscape() throws(JSONError) -> Unicode.Scalar {
        let first = try readHexDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        let replacement: Unicode.Scalar = "\u{FFFD}"
        let hasSecond = bytes[offset...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")])
        guard (0xD800..<0xDC00).contains(first), hasSecond else { return replacement }
        let mark = offset
        offset += 2
        let second = try readHexDigits()
        guard (0xDC00..<0xE000).contains(second) else {
            offset = mark
            return replacement
        }
        return Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)) ?? replacement
    }

    private mutating func readHexDigits() throws(JSONError) -> UInt32 {
        guard offset + 4 <= bytes.count else { throw unexpected("four hexadecimal digits") }
        var number: UInt32 = 0
        for byte in bytes[offset..<(offset + 4)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw unexpected("four hexadecimal digits")
            }
            number = number << 4 | UInt32(digit)
        }
        offset += 4
        return number
    }

    private func text(of slice: ArraySlice<UInt8>) throws(JSONError) -> String {
        guard let text = String(validating: slice, as: UTF8.self) else {
            throw JSONError(message: "a string that is not UTF-8", offset: slice.startIndex)
        }
        return text
    }

    /// Reads a number: `.integer` when it has neither fraction nor exponent and fits 64 bits, `.double` otherwise.
    public mutating func readNumber() throws(JSONError) -> JSONValue {
        _ = peek()
        let start = offset
        if byte(at: offset) == UInt8(ascii: "-") { offset += 1 }
        let digits = try readDigits()
        guard digits.count == 1 || bytes[digits.lowerBound] != UInt8(ascii: "0") else {
            throw JSONError(message: "a number with a leading zero", offset: start)
        }
        var isWhole = true
        if byte(at: offset) == UInt8(ascii: ".") {
            isWhole = false
            offset += 1
            _ = try readDigits()
        }
        if byte(at: offset) == UInt8(ascii: "e") || byte(at: offset) == UInt8(ascii: "E") {
            isWhole = false
            offset += 1
            if byte(at: offset) == UInt8(ascii: "+") || byte(at: offset) == UInt8(ascii: "-") { offset += 1 }
            _ = try readDigits()
        }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        if isWhole, let number = Int64(text) { return .integer(number) }
        guard let number = Double(text), number.isFinite else {
            throw JSONError(message: "a number out of range", offset: start)
        }
        return .double(number)
    }

    private mutating func readDigits() throws(JSONError) -> Range<Int> {
        let start = offset
        while let byte = byte(at: offset), (48...57).contains(byte) { offset += 1 }
        guard offset > start else { throw unexpected("a value") }
        return start..<offset
    }

    private func byte(at index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }
}

extension JSONValue {
    /// Reads one value that is the whole text.
    ///
    /// - Throws: ``JSONError`` with the place of the first fault.
    public init(parsing bytes: [UInt8]) throws(JSONError) {
        var reader = JSONReader(bytes)
        self = try reader.readValue()
        try reader.end()
    }

    /// Reads one value that is the whole text.
    ///
    /// - Throws: ``JSONError`` with the place of the first fault.
    public init(parsing text: String) throws(JSONError) {
        try self.init(parsing: Array(text.utf8))
    }
}
