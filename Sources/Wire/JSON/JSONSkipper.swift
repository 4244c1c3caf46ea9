/// Finds the end of a JSON value without making anything of it: no string, no number, no array.
///
/// It accepts exactly what ``JSONReader`` reads. Where it refuses, the reader reads the text again to say why, so that
/// errors are the same whether a value is read or skipped.
struct JSONSkipper {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var offset: Int
    /// How many containers may still be opened.
    private let room: Int

    /// Returns the end of the value that starts at `start`, or nil when there is no well-formed one.
    ///
    /// - Parameters:
    ///   - start: where the value's first byte is; white space before it is refused.
    ///   - room: how deep the value may be nested.
    static func end(of bytes: UnsafeBufferPointer<UInt8>, from start: Int, room: Int) -> Int? {
        var skipper = JSONSkipper(bytes: bytes, offset: start, room: room)
        return skipper.skipValue(depth: 0) ? skipper.offset : nil
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, offset: Int, room: Int) {
        self.bytes = bytes
        self.offset = offset
        self.room = room
    }

    private mutating func skipValue(depth: Int) -> Bool {
        guard offset < bytes.count else { return false }
        switch bytes[offset] {
        case UInt8(ascii: "{"): return depth < room && skipObject(depth: depth + 1)
        case UInt8(ascii: "["): return depth < room && skipArray(depth: depth + 1)
        case UInt8(ascii: "\""): return skipString()
        case UInt8(ascii: "t"): return skip("true")
        case UInt8(ascii: "f"): return skip("false")
        case UInt8(ascii: "n"): return skip("null")
        default: return skipNumber()
        }
    }

    private mutating func skipObject(depth: Int) -> Bool {
        offset += 1
        guard skipSpace() != UInt8(ascii: "}") else {
            offset += 1
            return true
        }
        while true {
            guard skipSpace() == UInt8(ascii: "\""), skipString(), skipSpace() == UInt8(ascii: ":")
            else { return false }
            offset += 1
            _ = skipSpace()
            guard skipValue(depth: depth) else { return false }
            guard let isOver = skipSeparator(closing: UInt8(ascii: "}")) else { return false }
            if isOver { return true }
        }
    }

    private mutating func skipArray(depth: Int) -> Bool {
        offset += 1
        guard skipSpace() != UInt8(ascii: "]") else {
            offset += 1
            return true
        }
        while true {
            _ = skipSpace()
            guard skipValue(depth: depth) else { return false }
            guard let isOver = skipSeparator(closing: UInt8(ascii: "]")) else { return false }
            if isOver { return true }
        }
    }

    /// Skips a comma, or the end of the container and returns true; nil when there is neither.
    private mutating func skipSeparator(closing mark: UInt8) -> Bool? {
        let found = skipSpace()
        guard found == mark || found == UInt8(ascii: ",") else { return nil }
        offset += 1
        return found == mark
    }

    /// Skips white space and returns the byte after it; nil at the end.
    private mutating func skipSpace() -> UInt8? {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x0A, 0x0D, 0x09: offset += 1
            case let byte: return byte
            }
        }
        return nil
    }

    private mutating func skip(_ word: StaticString) -> Bool {
        let end = offset + word.utf8CodeUnitCount
        guard end <= bytes.count else { return false }
        for index in 0..<word.utf8CodeUnitCount where bytes[offset + index] != word.utf8Start[index] { return false }
        offset = end
        return true
    }

    // MARK: Strings

    private mutating func skipString() -> Bool {
        offset += 1
        let start = offset
        var isASCII = true
        while true {
            skipPlainWords()
            guard offset < bytes.count else { return false }
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                defer { offset += 1 }
                return isASCII || isUTF8(start..<offset)
            case UInt8(ascii: "\\"): guard skipEscape() else { return false }
            case 0..<0x20: return false
            case let byte:
                isASCII = isASCII && byte < 0x80
                offset += 1
            }
        }
    }

    /// Skips to the next quote, backslash, control character or byte beyond ASCII, eight bytes at a time; near the end of
    /// the text it may stop before.
    private mutating func skipPlainWords() {
        guard let base = bytes.baseAddress else { return }
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        while offset + 8 <= bytes.count {
            let word = UInt64(littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
            // Subtracting sets the highest bit of a byte that was too small. A borrow can set it in bytes above the
            // first such byte, never below it, and only the first counts.
            let quotes = (word ^ (ones &* 0x22)) &- ones
            let slashes = (word ^ (ones &* 0x5C)) &- ones
            let controls = word &- (ones &* 0x20)
            let found = (quotes | slashes | controls | word) & highs
            guard found == 0 else {
                offset += found.trailingZeroBitCount / 8
                return
            }
            offset += 8
        }
    }

    private mutating func skipEscape() -> Bool {
        guard offset + 1 < bytes.count else { return false }
        switch bytes[offset + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            offset += 2
            return true
        case UInt8(ascii: "u"):
            guard offset + 6 <= bytes.count else { return false }
            for index in (offset + 2)..<(offset + 6) where !Self.isHexadecimal(bytes[index]) { return false }
            offset += 6
            return true
        default: return false
        }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }

    private func isUTF8(_ range: Range<Int>) -> Bool {
        (try? UTF8Span(validating: bytes.extracting(range).span)) != nil
    }

    // MARK: Numbers

    private mutating func skipNumber() -> Bool {
        let start = offset
        if byte == UInt8(ascii: "-") { offset += 1 }
        let first = byte
        let whole = skipDigits()
        guard whole == 1 || (whole > 1 && first != UInt8(ascii: "0")) else { return false }
        if byte == UInt8(ascii: ".") {
            offset += 1
            guard skipDigits() > 0 else { return false }
        }
        guard byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") else {
            // Without an exponent only a very long number is out of a double's range.
            return whole < 300 || isFinite(start..<offset)
        }
        offset += 1
        if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { offset += 1 }
        guard skipDigits() > 0 else { return false }
        return isFinite(start..<offset)
    }

    private func isFinite(_ range: Range<Int>) -> Bool {
        Double(String(decoding: bytes.extracting(range), as: UTF8.self))?.isFinite == true
    }

    private mutating func skipDigits() -> Int {
        let start = offset
        while let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
        return offset - start
    }

    private var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }
}
