extension EFS {
    /// Which addresses a mount target gets.
    public struct IPAddressType: OpenSet {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        public static let ipv4Only = IPAddressType(rawValue: "IPV4_ONLY")
        public static let ipv6Only = IPAddressType(rawValue: "IPV6_ONLY")
        public static let dualStack = IPAddressType(rawValue: "DUAL_STACK")

        public static let known: [IPAddressType] = [.ipv4Only, .ipv6Only, .dualStack]
    }
}
