// AWS's own form of percent-encoding: everything but letters, digits and -._~ is encoded, in upper-case hexadecimal.
// Wire has the same for the models; the ground's rooms do not import each other.

/// Encodes a text for a canonical request.
func percentEncoded(_ bytes: some Sequence<UInt8>, keepsSlash: Bool = false) -> String {
    var encoded: [UInt8] = []
    for byte in bytes {
        if isUnreserved(byte) || (keepsSlash && byte == UInt8(ascii: "/")) {
            encoded.append(byte)
        } else {
            encoded += [UInt8(ascii: "%"), upperDigits[Int(byte >> 4)], upperDigits[Int(byte & 15)]]
        }
    }
    return String(decoding: encoded, as: UTF8.self)
}

/// Decodes percent-encoding; a `%` without two digits after it stands for itself, as does `+`.
func percentDecoded(_ text: some StringProtocol) -> [UInt8] {
    var decoded: [UInt8] = []
    var rest = Substring(text).utf8
    while let byte = rest.popFirst() {
        let digits = rest.prefix(2).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        if byte == UInt8(ascii: "%"), digits.count == 2 {
            decoded.append(UInt8(digits[0] * 16 + digits[1]))
            rest = rest.dropFirst(2)
        } else {
            decoded.append(byte)
        }
    }
    return decoded
}

private func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        true
    default: false
    }
}

private let upperDigits = Array("0123456789ABCDEF".utf8)
