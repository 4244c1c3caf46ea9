/// An IPv4 address.
struct IPv4Address: Hashable, Comparable, Sendable {
    /// The address as one number, the first of the four in the highest byte.
    let number: UInt32

    init(number: UInt32) { self.number = number }

    /// Parses `10.0.1.2`; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let bytes = parts.compactMap { $0.count <= 3 && $0.allSatisfy(\.isASCII) ? UInt8($0) : nil }
        guard parts.count == 4, bytes.count == 4 else { return nil }
        number = bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }

    static func < (left: IPv4Address, right: IPv4Address) -> Bool { left.number < right.number }
}

extension IPv4Address: CustomStringConvertible {
    var description: String { "\(number >> 24).\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)" }
}

extension IPv4Address: Codable {
    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let address = IPv4Address(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "\(text) is no IPv4 address"))
        }
        self = address
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// A block of IPv4 addresses: `10.0.16.0/20`.
struct IPv4Block: Hashable, Sendable, CustomStringConvertible {
    let base: IPv4Address
    /// How many leading bits all addresses share, 0 to 32.
    let prefixLength: Int

    /// How many addresses the block has.
    var count: UInt32 { prefixLength == 0 ? .max : 1 << UInt32(32 - prefixLength) }

    /// The addresses that can be given to an interface: AWS keeps the first four and the last of each subnet.
    ///
    /// Source: VPC User Guide, "Subnet CIDR blocks" (2026-11).
    var usable: Range<UInt32> { (base.number + 4)..<(base.number + (count - 1)) }

    var description: String { "\(base)/\(prefixLength)" }
}

extension IPv4Block {
    /// Parses `10.0.0.0/16`; nil for anything else. The bits behind the prefix are cleared, as EC2 does with them.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = IPv4Address(String(parts[0])), parts[1].count <= 2,
            let length = UInt8(parts[1]), length <= 32
        else { return nil }
        let mask: UInt32 = length == 0 ? 0 : .max << UInt32(32 - length)
        self.init(base: IPv4Address(number: address.number & mask), prefixLength: Int(length))
    }
}

extension IPv4Block: Codable {
    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let block = IPv4Block(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "\(text) is no block of IPv4 addresses"))
        }
        self = block
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
