/// A CBOR data item (RFC 8949), as far as AWS's protocol `rpc-v2-cbor` uses them.
public indirect enum CBORValue: Hashable, Sendable {
    /// A whole number that 64 bits hold with its sign.
    case integer(Int64)
    /// A floating-point number of any width.
    case double(Double)
    case bool(Bool)
    /// Also what `undefined` is read as.
    case null
    case text(String)
    case bytes([UInt8])
    case array([CBORValue])
    /// Pairs in their order; only texts are keys.
    case map([Pair])
    /// An item with the number that says what it means: 1 is seconds since 1970.
    case tagged(UInt64, CBORValue)

    /// A key with its value.
    public struct Pair: Hashable, Sendable {
        public let key: String
        public let value: CBORValue

        /// Makes a pair.
        public init(_ key: String, _ value: CBORValue) {
            self.key = key
            self.value = value
        }
    }
}

/// Why bytes are not CBOR that is read here.
public struct CBORError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public let message: String
    /// Where, in bytes from the start.
    public let offset: Int

    /// Makes the error.
    public init(message: String, offset: Int) {
        self.message = message
        self.offset = offset
    }

    public var description: String { "\(message) at byte \(offset)" }
}
