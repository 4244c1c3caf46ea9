/// Says of a text that is no JSON what is wrong with it, as Go's decoder says it.
public enum GoJSONSyntax {
    /// The first fault of a text; nil where it is JSON.
    public static func fault(in bytes: [UInt8]) -> String? {
        var scan = Scan(bytes: bytes)
        do throws(Fault) {
            try scan.value()
            scan.skipSpace()
            if let byte = scan.peek { throw scan.invalid(byte, "after top-level value") }
            return nil
        } catch {
            return error.text
        }
    }

    private struct Fault: Error {
        let text: String
    }

    private struct Scan {
        let bytes: [UInt8]
        var index = 0
        var depth = 0

        var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

        func invalid(_ byte: UInt8, _ place: String) -> Fault {
            Fault(text: "invalid character \(GoJSONSyntax.quoted(byte)) \(place)")
        }

        static let end = Fault(text: "unexpected end of JSON input")

        mutating func skipSpace() {
            while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { index += 1 }
        }

        mutating func value() throws(Fault) {
            skipSpace()
            guard let byte = peek else { throw Self.end }
            switch byte {
            case UInt8(ascii: "{"): try object()
            case UInt8(ascii: "["): try array()
            case UInt8(ascii: "\""): try string()
            case UInt8(ascii: "-"), 0x30...0x39: try number()
            case UInt8(ascii: "t"): try literal("true")
            case UInt8(ascii: "f"): try literal("false")
            case UInt8(ascii: "n"): try literal("null")
            default: throw invalid(byte, "looking for beginning of value")
            }
        }

        mutating func enter() throws(Fault) {
            depth += 1
            index += 1
            // Go gives up below 10,000 levels; ours earlier, as the reader of JSON does.
            if depth > 512 { throw Fault(text: "exceeded max depth") }
            skipSpace()
        }

        mutating func object() throws(Fault) {
            try enter()
            defer { depth -= 1 }
            if peek == UInt8(ascii: "}") { return index += 1 }
            while true {
                skipSpace()
                guard let byte = peek else { throw Self.end }
                guard byte == UInt8(ascii: "\"") else {
                    throw invalid(byte, "looking for beginning of object key string")
                }
                try string()
                skipSpace()
                guard let colon = peek else { throw Self.end }
                guard colon == UInt8(ascii: ":") else { throw invalid(colon, "after object key") }
                index += 1
                try value()
                skipSpace()
                guard let next = peek else { throw Self.end }
                index += 1
                if next == UInt8(ascii: "}") { return }
                guard next == UInt8(ascii: ",") else { throw invalid(next, "after object key:value pair") }
            }
        }

        mutating func array() throws(Fault) {
            try enter()
            defer { depth -= 1 }
            if peek == UInt8(ascii: "]") { return index += 1 }
            while true {
                try value()
                skipSpace()
                guard let next = peek else { throw Self.end }
                index += 1
                if next == UInt8(ascii: "]") { return }
                guard next == UInt8(ascii: ",") else { throw invalid(next, "after array element") }
            }
        }

        mutating func string() throws(Fault) {
            index += 1
            while let byte = peek {
                index += 1
                switch byte {
                case UInt8(ascii: "\""): return
                case 0..<0x20: throw invalid(byte, "in string literal")
                case UInt8(ascii: "\\"): try escape()
                default: continue
                }
            }
            throw Self.end
        }

        mutating func escape() throws(Fault) {
            guard let byte = peek else { throw Self.end }
            index += 1
            if byte != UInt8(ascii: "u") {
                guard Array("bfnrt\\/\"".utf8).contains(byte) else { throw invalid(byte, "in string escape code") }
                return
            }
            for _ in 0..<4 {
                guard let digit = peek else { throw Self.end }
                index += 1
                switch digit {
                case 0x30...0x39, 0x41...0x46, 0x61...0x66: continue
                default: throw invalid(digit, "in \\u hexadecimal character escape")
                }
            }
        }

        mutating func digits(_ place: String) throws(Fault) {
            guard let first = peek else { throw Self.end }
            guard (0x30...0x39).contains(first) else { throw invalid(first, place) }
            while let byte = peek, (0x30...0x39).contains(byte) { index += 1 }
        }

        mutating func number() throws(Fault) {
            if peek == UInt8(ascii: "-") { index += 1 }
            if peek == UInt8(ascii: "0") { index += 1 } else { try digits("in numeric literal") }
            if peek == UInt8(ascii: ".") {
                index += 1
                try digits("after decimal point in numeric literal")
            }
            if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
                index += 1
                if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { index += 1 }
                try digits("in exponent of numeric literal")
            }
        }

        mutating func literal(_ word: String) throws(Fault) {
            for letter in word.utf8 {
                guard let byte = peek else { throw Self.end }
                guard byte == letter else {
                    let expected = String(decoding: [letter], as: UTF8.self)
                    throw invalid(byte, "in literal \(word) (expecting '\(expected)')")
                }
                index += 1
            }
        }
    }

    /// A byte as Go quotes it in these faults.
    private static func quoted(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "'"): return #"'\''"#
        case UInt8(ascii: "\""): return #"'"'"#
        case 0x80...: return "'\\u00\(String(byte, radix: 16))'"
        default: return "'" + GoSyntax.quoted(String(UnicodeScalar(byte))).dropFirst().dropLast() + "'"
        }
    }
}
