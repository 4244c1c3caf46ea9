/// Cuts an expression into tokens.
///
/// Source: the lexis of https://github.com/google/cel-spec/blob/master/doc/langdef.md.
struct CELLexer {
    private static let symbols = [
        "==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "+", "-", "*", "/", "%", "?", ":", ".", ",", "(", ")", "[",
        "]", "{", "}",
    ].map { Array($0.unicodeScalars) }

    let source: [Unicode.Scalar]
    var index = 0

    init(_ source: String) { self.source = Array(source.unicodeScalars) }

    var next: Unicode.Scalar? { index < source.count ? source[index] : nil }

    func scalar(at index: Int) -> Unicode.Scalar? { index < source.count ? source[index] : nil }

    func failure(_ message: String, at offset: Int) -> CELCompileError {
        CELCompileError(message: "Syntax error: \(message)", offset: offset)
    }

    mutating func tokens() throws(CELCompileError) -> [CELToken] {
        var tokens: [CELToken] = []
        while true {
            skipSpace()
            let start = index
            guard let first = next else {
                tokens.append(CELToken(kind: .end, offset: start, text: "<EOF>"))
                return tokens
            }
            let kind = try token(first)
            let text = String(String.UnicodeScalarView(source[start..<index]))
            tokens.append(CELToken(kind: kind, offset: start, text: text))
        }
    }

    private mutating func skipSpace() {
        while let scalar = next {
            if scalar == "/", self.scalar(at: index + 1) == "/" {
                while let inComment = next, inComment != "\n" { index += 1 }
            } else if " \t\n\r\u{0C}".unicodeScalars.contains(scalar) {
                index += 1
            } else {
                return
            }
        }
    }

    private mutating func token(_ first: Unicode.Scalar) throws(CELCompileError) -> CELToken.Kind {
        let follows = scalar(at: index + 1)
        if first.isDigit || (first == "." && follows?.isDigit == true) { return try number() }
        if first == "\"" || first == "'" { return try stringLiteral() }
        if first == "_" || first.isLetter { return try word() }
        for symbol in Self.symbols where source[index...].starts(with: symbol) {
            index += symbol.count
            return .symbol(String(String.UnicodeScalarView(symbol)))
        }
        throw failure("token recognition error at: '\(first)'", at: index)
    }

    // MARK: Words and numbers

    private mutating func word() throws(CELCompileError) -> CELToken.Kind {
        if let kind = try prefixedStringLiteral() { return kind }
        var name = ""
        while let scalar = next, scalar == "_" || scalar.isLetter || scalar.isDigit {
            name.unicodeScalars.append(scalar)
            index += 1
        }
        switch name {
        case "true": return .literal(.bool(true))
        case "false": return .literal(.bool(false))
        case "null": return .literal(.null)
        case "in": return .symbol("in")
        default: return .identifier(name)
        }
    }

    private mutating func number() throws(CELCompileError) -> CELToken.Kind {
        let start = index
        if next == "0", scalar(at: index + 1) == "x" || scalar(at: index + 1) == "X" {
            index += 2
            let digits = take { $0.hexDigitValue != nil }
            return try integer(digits, radix: 16, from: start)
        }
        var digits = take { $0.isDigit }
        var isWhole = true
        if next == ".", scalar(at: index + 1)?.isDigit == true {
            isWhole = false
            index += 1
            digits += "." + take { $0.isDigit }
        }
        if let exponent = takeExponent() {
            isWhole = false
            digits += exponent
        }
        guard !isWhole else { return try integer(digits, radix: 10, from: start) }
        guard let number = Double(digits.hasPrefix(".") ? "0" + digits : digits), number.isFinite else {
            throw failure("invalid double literal", at: start)
        }
        return .literal(.double(number))
    }

    private mutating func takeExponent() -> String? {
        guard next == "e" || next == "E" else { return nil }
        let start = index
        index += 1
        var text = "e"
        if let sign = next, sign == "+" || sign == "-" {
            text.unicodeScalars.append(sign)
            index += 1
        }
        let digits = take { $0.isDigit }
        guard !digits.isEmpty else {
            index = start
            return nil
        }
        return text + digits
    }

    private mutating func integer(
        _ digits: String, radix: Int, from start: Int
    ) throws(CELCompileError) -> CELToken.Kind {
        if next == "u" || next == "U" {
            index += 1
            guard let number = UInt64(digits, radix: radix) else { throw failure("invalid uint literal", at: start) }
            return .literal(.uint(number))
        }
        if let number = Int64(digits, radix: radix) { return .literal(.int(number)) }
        if UInt64(digits, radix: radix) == UInt64(Int64.max) + 1 { return .smallestInteger }
        throw failure("invalid int literal", at: start)
    }

    private mutating func take(while isTaken: (Unicode.Scalar) -> Bool) -> String {
        var text = ""
        while let scalar = next, isTaken(scalar) {
            text.unicodeScalars.append(scalar)
            index += 1
        }
        return text
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(value) }
    fileprivate var isLetter: Bool { (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) }
}
