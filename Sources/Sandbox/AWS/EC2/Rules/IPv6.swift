/// A block of IPv6 addresses: `2001:db8::/32`.
struct IPv6Block: Hashable, Sendable {
    /// Eight groups of 16 bits; those behind the prefix are cleared.
    let groups: [UInt16]
    /// How many leading bits all addresses share, 0 to 128.
    let prefixLength: Int

    /// Parses a block; nil for anything else. An embedded IPv4 address is not accepted.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count <= 3, let length = UInt8(parts[1]), length <= 128,
            let groups = Self.groups(parts[0])
        else { return nil }
        prefixLength = Int(length)
        self.groups = groups.enumerated().map { index, group in
            let kept = min(max(Int(length) - index * 16, 0), 16)
            return kept == 0 ? 0 : group & (.max << UInt16(16 - kept))
        }
    }

    private static func groups(_ text: Substring) -> [UInt16]? {
        let halves = text.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2, let head = list(halves[0]) else { return nil }
        guard halves.count == 2 else { return head.count == 8 ? head : nil }
        guard let tail = list(halves[1]), head.count + tail.count < 8 else { return nil }
        return head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail
    }

    private static func list(_ text: Substring) -> [UInt16]? {
        guard !text.isEmpty else { return [] }
        let words = text.split(separator: ":", omittingEmptySubsequences: false)
        let groups = words.compactMap { (1...4).contains($0.utf8.count) ? UInt16($0, radix: 16) : nil }
        return groups.count == words.count ? groups : nil
    }
}

extension IPv6Block: CustomStringConvertible {
    /// In the form of RFC 5952: the longest run of two or more zeros is `::`.
    var description: String {
        var longest = 0..<0
        var start = 0
        for (index, group) in groups.enumerated() {
            if group != 0 { start = index + 1 }
            if index + 1 - start > longest.count { longest = start..<(index + 1) }
        }
        func text(_ part: ArraySlice<UInt16>) -> String {
            part.map { String($0, radix: 16) }.joined(separator: ":")
        }
        guard longest.count > 1 else { return "\(text(groups[...]))/\(prefixLength)" }
        return "\(text(groups[..<longest.lowerBound]))::\(text(groups[longest.upperBound...]))/\(prefixLength)"
    }
}

extension IPv6Block: Codable {
    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let block = IPv6Block(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "\(text) is no block of IPv6 addresses"))
        }
        self = block
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
