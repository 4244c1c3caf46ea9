extension EC2 {
    /// The answer of a call that changes something and has nothing to tell.
    public struct Confirmation: Codable, Hashable, Sendable {
        /// True: a call that fails answers an error.
        public var isDone: Bool?

        /// Makes the shape from its members.
        public init(
            isDone: Bool? = nil
        ) {
            self.isDone = isDone
        }

        enum CodingKeys: String, CodingKey {
            case isDone = "return"
        }
    }
}
