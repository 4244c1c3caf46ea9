/// A message as protobuf writes it: numbered fields, in order.
///
/// Source: https://protobuf.dev/programming-guides/encoding/.
struct ProtobufFields {
    /// One field: a number, or bytes.
    struct Field {
        let number: Int
        var varint: UInt64 = 0
        var bytes: ArraySlice<UInt8> = []

        /// The bytes as a text; what is no UTF-8 is replaced.
        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    /// The bytes are no message; nothing of it can be used.
    struct Malformed: Error {}

    let all: [Field]

    /// Reads a message's fields.
    init(_ bytes: ArraySlice<UInt8>) throws(Malformed) {
        var rest = bytes
        var fields: [Field] = []
        while !rest.isEmpty {
            let tag = try Self.varint(&rest)
            let number = Int(truncatingIfNeeded: tag >> 3)
            switch tag & 7 {
            case 0: fields.append(Field(number: number, varint: try Self.varint(&rest)))
            case 1: fields.append(Field(number: number, varint: try Self.fixed(&rest, 8)))
            case 2:
                let length = try Self.varint(&rest)
                guard length <= UInt64(rest.count) else { throw Malformed() }
                fields.append(Field(number: number, bytes: rest.prefix(Int(length))))
                rest = rest.dropFirst(Int(length))
            case 5: fields.append(Field(number: number, varint: try Self.fixed(&rest, 4)))
            default: throw Malformed()
            }
        }
        all = fields
    }

    /// The first field of a number.
    subscript(_ number: Int) -> Field? { all.first { $0.number == number } }

    private static func varint(_ rest: inout ArraySlice<UInt8>) throws(Malformed) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while let byte = rest.popFirst() {
            guard shift < 64 else { throw Malformed() }
            value |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return value }
            shift += 7
        }
        throw Malformed()
    }

    private static func fixed(_ rest: inout ArraySlice<UInt8>, _ count: Int) throws(Malformed) -> UInt64 {
        guard rest.count >= count else { throw Malformed() }
        let value = rest.prefix(count).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        rest = rest.dropFirst(count)
        return value
    }
}
