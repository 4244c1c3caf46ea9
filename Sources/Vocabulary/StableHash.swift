/// A hash that is the same in every process, on every machine and in every release, for names that must be derived
/// rather than drawn (`Hasher` is seeded anew in each process).
///
/// FNV-1a, 64 bit: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv. It resists accidents, not attackers.
public func stableHash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
}

/// The text itself where it fits, else as much of it as fits with a hash of the whole, so that two long texts with a
/// common start stay apart.
///
/// - Parameter limit: the longest result in bytes; at least 18.
public func shortened(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    let digits = String(stableHash(text), radix: 16)
    let hash = String(repeating: "0", count: 16 - digits.count) + digits
    var head = text
    while head.utf8.count > limit - 17 || head.last.map({ "-._".contains($0) }) == true { head.removeLast() }
    return "\(head)-\(hash)"
}
