extension EFS {
    /// A set of words that AWS may extend: what is not known here is kept as it came.
    public protocol OpenSet: RawRepresentable<String>, Codable, Hashable, Sendable, CustomStringConvertible {
        /// The words known here (2026-11).
        static var known: [Self] { get }
        /// Wraps a word as the API writes it, known or not.
        init(rawValue: String)
    }
}

extension EFS.OpenSet {
    /// Whether the word is one of ``EFS/OpenSet/known``.
    public var isKnown: Bool { Self.known.contains(self) }

    public var description: String { rawValue }
}
