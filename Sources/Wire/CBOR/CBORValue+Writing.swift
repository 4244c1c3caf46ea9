extension CBORValue {
    /// The item's bytes: definite lengths, whole numbers as short as they go, floating-point numbers in 64 bits.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .integer(let number):
            number >= 0
                ? Self.head(0, UInt64(number), to: &bytes) : Self.head(1, UInt64(-1 - number), to: &bytes)
        case .double(let number):
            bytes.append(0xFB)
            Self.bigEndian(number.bitPattern, width: 8, to: &bytes)
        case .bool(let truth): bytes.append(truth ? 0xF5 : 0xF4)
        case .null: bytes.append(0xF6)
        case .text(let text):
            Self.head(3, UInt64(text.utf8.count), to: &bytes)
            bytes += Array(text.utf8)
        case .bytes(let content):
            Self.head(2, UInt64(content.count), to: &bytes)
            bytes += content
        case .array(let elements):
            Self.head(4, UInt64(elements.count), to: &bytes)
            for element in elements { element.write(to: &bytes) }
        case .map(let pairs):
            Self.head(5, UInt64(pairs.count), to: &bytes)
            for pair in pairs {
                CBORValue.text(pair.key).write(to: &bytes)
                pair.value.write(to: &bytes)
            }
        case .tagged(let tag, let item):
            Self.head(6, tag, to: &bytes)
            item.write(to: &bytes)
        }
    }

    private static func head(_ major: UInt8, _ argument: UInt64, to bytes: inout [UInt8]) {
        let (detail, width): (UInt8, Int) =
            switch argument {
            case 0..<24: (UInt8(argument), 0)
            case ...0xFF: (24, 1)
            case ...0xFFFF: (25, 2)
            case ...0xFFFF_FFFF: (26, 4)
            default: (27, 8)
            }
        bytes.append(major << 5 | detail)
        bigEndian(argument, width: width, to: &bytes)
    }

    private static func bigEndian(_ number: UInt64, width: Int, to bytes: inout [UInt8]) {
        for index in (0..<width).reversed() { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * UInt64(index)))) }
    }
}
