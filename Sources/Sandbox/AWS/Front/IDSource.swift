import Crypto

/// Makes the identifiers and secrets of the embedded AWS: functions of a seed, a purpose and a serial number.
///
/// The same seed gives the same names in each run. An identifier does not tell the seed or a secret.
struct IDSource: Sendable {
    private let seed: [UInt8]

    init(seed: [UInt8]) { self.seed = seed }

    /// 17 hexadecimal digits, as in AWS's identifiers.
    func digits17(_ purpose: String, _ serial: UInt64) -> String {
        "0" + hexadecimal(bytes(purpose, serial).prefix(8))
    }

    /// A UUID, as in AWS's request ids and key ids.
    func uuid(_ purpose: String, _ serial: UInt64) -> String {
        let digits = Array(hexadecimal(bytes(purpose, serial).prefix(16)))
        let parts = [digits[0..<8], digits[8..<12], "4" + digits[13..<16], "a" + digits[17..<20], digits[20..<32]]
        return parts.map { String($0) }.joined(separator: "-")
    }

    /// `count` letters and digits of AWS's key ids: A to Z and 2 to 7; at most 32.
    func keyLetters(_ purpose: String, _ serial: UInt64, count: Int) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        return String(bytes(purpose, serial).prefix(count).map { letters[Int($0 & 31)] })
    }

    /// `count` characters of AWS's secrets: 6 bits each.
    func secret(_ purpose: String, _ serial: UInt64, count: Int) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var text = ""
        var block: UInt64 = 0
        while text.utf8.count < count {
            text += String(bytes("\(purpose)/\(block)", serial).map { letters[Int($0 & 63)] })
            block += 1
        }
        return String(text.prefix(count))
    }

    private func bytes(_ purpose: String, _ serial: UInt64) -> [UInt8] {
        Array(
            HMAC<SHA256>.authenticationCode(for: Array("\(purpose)/\(serial)".utf8), using: SymmetricKey(data: seed)))
    }
}

/// Lower-case hexadecimal digits of bytes.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
}
