extension EC2 {
    /// Which way the traffic of a rule goes; four operations exist once for each.
    public protocol Direction: Sendable {
        /// As it ends the operations' names: `Ingress`, `Egress`.
        static var name: String { get }
        /// Whether the traffic leaves what has the group.
        static var isEgress: Bool { get }
    }

    /// Traffic to what has the group.
    public enum Ingress: Direction {
        public static let name = "Ingress"
        public static let isEgress = false
    }

    /// Traffic from what has the group.
    public enum Egress: Direction {
        public static let name = "Egress"
        public static let isEgress = true
    }
}
