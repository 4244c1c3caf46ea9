extension EFS {
    /// A name and a value that the owner gave to a resource.
    public struct Tag: Codable, Hashable, Sendable {
        /// 1 to 128 characters; not starting with `aws:`.
        public var key: String
        /// 256 characters at most.
        public var value: String

        /// Makes the shape from its members.
        public init(key: String, value: String) {
            self.key = key
            self.value = value
        }

        enum CodingKeys: String, CodingKey {
            case key = "Key"
            case value = "Value"
        }
    }
}
