extension EFS {
    /// When a file moves to another storage class.
    public struct TransitionRule: OpenSet {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        public static let after1Day = TransitionRule(rawValue: "AFTER_1_DAY")
        public static let after7Days = TransitionRule(rawValue: "AFTER_7_DAYS")
        public static let after14Days = TransitionRule(rawValue: "AFTER_14_DAYS")
        public static let after30Days = TransitionRule(rawValue: "AFTER_30_DAYS")
        public static let after60Days = TransitionRule(rawValue: "AFTER_60_DAYS")
        public static let after90Days = TransitionRule(rawValue: "AFTER_90_DAYS")
        public static let after180Days = TransitionRule(rawValue: "AFTER_180_DAYS")
        public static let after270Days = TransitionRule(rawValue: "AFTER_270_DAYS")
        public static let after365Days = TransitionRule(rawValue: "AFTER_365_DAYS")
        /// For the way back to Standard only.
        public static let afterOneAccess = TransitionRule(rawValue: "AFTER_1_ACCESS")

        public static let known: [TransitionRule] = [
            .after1Day, .after7Days, .after14Days, .after30Days, .after60Days, .after90Days, .after180Days,
            .after270Days, .after365Days, .afterOneAccess,
        ]
    }
}
