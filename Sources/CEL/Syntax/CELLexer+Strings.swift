extension CELLexer {
    /// Reads a string or bytes literal that starts with `r`, `b` or both; nil where a name starts instead.
    mutating func prefixedStringLiteral() throws(CELCompileError) -> CELToken.Kind? {
        var isRaw = false
        var isBytes = false
        var end = index
        while let mark = scalar(at: end), end - index < 2 {
            if !isRaw, mark == "r" || mark == "R" {
                isRaw = true
            } else if !isBytes, mark == "b" || mark == "B" {
                isBytes = true
            } else {
                break
            }
            end += 1
        }
        guard end > index, let quote = scalar(at: end), quote == "\"" || quote == "'" else { return nil }
        index = end
        return try stringLiteral(isRaw: isRaw, isBytes: isBytes)
    }

    /// Reads a literal in single or double quotes, one or three of them.
    mutating func stringLiteral(isRaw: Bool = false, isBytes: Bool = false) throws(CELCompileError) -> CELToken.Kind {
        let start = index
        let quote = source[index]
        let isTriple = scalar(at: index + 1) == quote && scalar(at: index + 2) == quote
        let closing = Array(repeating: quote, count: isTriple ? 3 : 1)
        index += closing.count
        var content: [UInt8] = []
        while let scalar = next {
            if source[index...].starts(with: closing) {
                index += closing.count
                return .literal(isBytes ? .bytes(content) : .string(String(decoding: content, as: UTF8.self)))
            }
            if scalar == "\n" && !isTriple { break }
            index += 1
            if scalar == "\\" && !isRaw {
                try readEscape(into: &content, isBytes: isBytes)
            } else {
                content.append(contentsOf: Array(String(scalar).utf8))
            }
        }
        throw failure("token recognition error at: a string without end", at: start)
    }

    private mutating func readEscape(into content: inout [UInt8], isBytes: Bool) throws(CELCompileError) {
        let start = index - 1
        guard let mark = next else { throw failure("an escape without end", at: start) }
        index += 1
        switch mark {
        case "a": content.append(0x07)
        case "b": content.append(0x08)
        case "f": content.append(0x0C)
        case "n": content.append(0x0A)
        case "r": content.append(0x0D)
        case "t": content.append(0x09)
        case "v": content.append(0x0B)
        case "\\", "'", "\"", "`", "?": content.append(UInt8(mark.value))
        case "x", "X": try appendCode(digits: 2, radix: 16, to: &content, asByte: isBytes, from: start)
        case "u" where !isBytes: try appendCode(digits: 4, radix: 16, to: &content, asByte: false, from: start)
        case "U" where !isBytes: try appendCode(digits: 8, radix: 16, to: &content, asByte: false, from: start)
        case "0"..."3":
            index -= 1
            try appendCode(digits: 3, radix: 8, to: &content, asByte: isBytes, from: start)
        default: throw failure("invalid escape '\\\(mark)' in a string", at: start)
        }
    }

    private mutating func appendCode(
        digits: Int, radix: UInt32, to content: inout [UInt8], asByte: Bool, from start: Int
    ) throws(CELCompileError) {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let digit = next?.hexDigitValue, digit < radix, value < 0x1000000 else {
                throw failure("an escape that lacks digits in a string", at: start)
            }
            value = value * radix + digit
            index += 1
        }
        if asByte, let byte = UInt8(exactly: value) {
            content.append(byte)
        } else if let scalar = Unicode.Scalar(value) {
            content.append(contentsOf: Array(String(scalar).utf8))
        } else {
            throw failure("an escape that names no character", at: start)
        }
    }
}
