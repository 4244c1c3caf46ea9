import Wire

/// Writes fields of a protocol buffer (protobuf.dev, Encoding). One document needs no more of it than this; what has
/// generated code uses SwiftProtobuf.
struct ProtobufMessage {
    private(set) var bytes: [UInt8] = []

    /// A string; nothing where there is none.
    mutating func add(_ field: Int, _ text: JSONValue?) {
        guard let text = text?.string else { return }
        add(field, Array(text.utf8))
    }

    mutating func add(_ field: Int, _ message: ProtobufMessage) { add(field, message.bytes) }

    mutating func add(_ field: Int, integer: Int64) {
        addVariable(UInt64(field) << 3)
        addVariable(UInt64(bitPattern: integer))
    }

    mutating func add(_ field: Int, double: Double) {
        addVariable(UInt64(field) << 3 | 1)
        for shift in stride(from: 0, to: 64, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: double.bitPattern >> UInt64(shift)))
        }
    }

    private mutating func add(_ field: Int, _ content: [UInt8]) {
        addVariable(UInt64(field) << 3 | 2)
        addVariable(UInt64(content.count))
        bytes += content
    }

    private mutating func addVariable(_ value: UInt64) {
        var rest = value
        while rest > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
