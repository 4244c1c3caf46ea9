extension CBORValue {
    /// Reads one item that fills the bytes.
    ///
    /// - Throws: ``CBORError`` for bytes that are no CBOR, for more than one item, for nesting deeper than
    ///   ``CBORReader/maximumDepth``, for a key that is no text and for a number that 64 bits do not hold.
    public init(parsing bytes: [UInt8]) throws(CBORError) {
        var reader = CBORReader(bytes)
        self = try reader.readItem()
        guard reader.isAtEnd else { throw reader.error("bytes follow the item") }
    }
}

/// Reads CBOR items one after the other, of definite and of indefinite length.
public struct CBORReader: Sendable {
    /// The deepest nesting that is read.
    public static let maximumDepth = 128

    private let bytes: [UInt8]
    private var offset = 0

    /// Makes a reader at the first byte.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether all bytes are read.
    public var isAtEnd: Bool { offset == bytes.count }

    func error(_ message: String) -> CBORError { CBORError(message: message, offset: offset) }

    /// Reads the next item.
    public mutating func readItem() throws(CBORError) -> CBORValue { try readItem(depth: 0) }

    private mutating func readItem(depth: Int) throws(CBORError) -> CBORValue {
        guard depth <= Self.maximumDepth else { throw error("items are nested too deep") }
        let head = try readHead()
        switch head.major {
        case 0: return .integer(try whole(head))
        case 1: return .integer(-1 - (try whole(head)))
        case 2: return .bytes(try readString(head))
        case 3: return .text(String(decoding: try readString(head), as: UTF8.self))
        case 4: return .array(try readElements(head, depth: depth))
        case 5: return .map(try readPairs(head, depth: depth))
        case 6: return .tagged(try definite(head), try readItem(depth: depth + 1))
        default: return try simple(head)
        }
    }

    /// The first byte of an item and the argument that follows it.
    private struct Head {
        let major: UInt8
        let detail: UInt8
        /// Nil for an item of indefinite length.
        let argument: UInt64?

        var isBreak: Bool { major == 7 && detail == 31 }
    }

    private mutating func readHead() throws(CBORError) -> Head {
        let first = try readByte()
        let detail = first & 31
        let argument: UInt64? =
            switch detail {
            case 0..<24: UInt64(detail)
            case 24: try readNumber(1)
            case 25: try readNumber(2)
            case 26: try readNumber(4)
            case 27: try readNumber(8)
            case 31: nil
            default: throw error("the item's length is of a form that is reserved")
            }
        return Head(major: first >> 5, detail: detail, argument: argument)
    }

    private mutating func readByte() throws(CBORError) -> UInt8 {
        guard offset < bytes.count else { throw error("the bytes end in an item") }
        defer { offset += 1 }
        return bytes[offset]
    }

    private mutating func readNumber(_ width: Int) throws(CBORError) -> UInt64 {
        var number: UInt64 = 0
        for _ in 0..<width { number = number << 8 | UInt64(try readByte()) }
        return number
    }

    private func definite(_ head: Head) throws(CBORError) -> UInt64 {
        guard let argument = head.argument else { throw error("the item needs a number") }
        return argument
    }

    private func whole(_ head: Head) throws(CBORError) -> Int64 {
        guard let number = Int64(exactly: try definite(head)) else { throw error("the number is too large") }
        return number
    }

    private mutating func readString(_ head: Head) throws(CBORError) -> [UInt8] {
        guard let length = head.argument else {
            var all: [UInt8] = []
            while true {
                let chunk = try readHead()
                if chunk.isBreak { return all }
                guard chunk.major == head.major, chunk.argument != nil else { throw error("a chunk of another kind") }
                all += try readString(chunk)
            }
        }
        guard length <= UInt64(bytes.count - offset) else { throw error("the bytes end in a string") }
        let end = offset + Int(length)
        defer { offset = end }
        return Array(bytes[offset..<end])
    }

    /// Reads until the count is reached, or until the break of an indefinite length.
    private mutating func readAll(_ head: Head, _ read: (inout CBORReader) throws(CBORError) -> Void) throws(CBORError)
    {
        if let count = head.argument {
            // An item has a byte at least: a count beyond that is refused before anything is made of it.
            guard count <= UInt64(bytes.count - offset) else { throw error("the bytes end in a list") }
            for _ in 0..<count { try read(&self) }
            return
        }
        while true {
            guard offset < bytes.count else { throw error("the bytes end in a list") }
            if bytes[offset] == 0xFF {
                offset += 1
                return
            }
            try read(&self)
        }
    }

    private mutating func readElements(_ head: Head, depth: Int) throws(CBORError) -> [CBORValue] {
        var elements: [CBORValue] = []
        try readAll(head) { (reader) throws(CBORError) in elements.append(try reader.readItem(depth: depth + 1)) }
        return elements
    }

    private mutating func readPairs(_ head: Head, depth: Int) throws(CBORError) -> [CBORValue.Pair] {
        var pairs: [CBORValue.Pair] = []
        try readAll(head) { (reader) throws(CBORError) in
            guard case .text(let key) = try reader.readItem(depth: depth + 1) else {
                throw reader.error("a key is no text")
            }
            pairs.append(CBORValue.Pair(key, try reader.readItem(depth: depth + 1)))
        }
        return pairs
    }

    private func simple(_ head: Head) throws(CBORError) -> CBORValue {
        guard let argument = head.argument else { throw error("a break where an item is due") }
        switch head.detail {
        case 20: return .bool(false)
        case 21: return .bool(true)
        case 22, 23: return .null
        case 25: return .double(Self.half(UInt16(truncatingIfNeeded: argument)))
        case 26: return .double(Double(Float(bitPattern: UInt32(truncatingIfNeeded: argument))))
        case 27: return .double(Double(bitPattern: argument))
        default: throw error("a simple value that is not known")
        }
    }

    /// A number of 16 bits: sign, 5 bits of exponent, 10 bits of fraction (RFC 8949, appendix D).
    private static func half(_ bits: UInt16) -> Double {
        let exponent = Int(bits >> 10 & 31)
        let fraction = Double(bits & 0x3FF)
        let magnitude: Double =
            switch exponent {
            case 0: Double(sign: .plus, exponent: -24, significand: fraction)
            case 31: fraction == 0 ? .infinity : .nan
            default: Double(sign: .plus, exponent: exponent - 25, significand: 1024 + fraction)
            }
        return bits >> 15 == 1 ? -magnitude : magnitude
    }
}
