extension EC2 {
    /// Narrows the answer of a call that describes things: those pass that have one of the values.
    public struct Filter: Codable, Hashable, Sendable {
        /// `vpc-id`, `tag:Name`, …; each operation has its own.
        public var name: String
        /// Alternatives; `*` stands for any characters, `?` for one, and `\\` takes the next as it is.
        public var values: [String]

        /// Makes the shape from its members.
        public init(
            name: String, values: [String] = []
        ) {
            self.name = name
            self.values = values
        }

        enum CodingKeys: String, CodingKey {
            case name
            case values = "value"
        }
    }
}
