extension EFS {
    /// The state of a replication.
    public struct ReplicationStatus: OpenSet {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Being set up.
        public static let enabling = ReplicationStatus(rawValue: "ENABLING")
        /// Running; the copy is readable only once a time of last sync is given.
        public static let enabled = ReplicationStatus(rawValue: "ENABLED")
        /// Next is `paused`.
        public static let pausing = ReplicationStatus(rawValue: "PAUSING")
        /// Stopped by a configuration problem, which the status message names.
        public static let paused = ReplicationStatus(rawValue: "PAUSED")
        /// Ending by request.
        public static let deleting = ReplicationStatus(rawValue: "DELETING")
        /// Failed for good: delete it and make another.
        public static let error = ReplicationStatus(rawValue: "ERROR")

        public static let known: [ReplicationStatus] = [.enabling, .enabled, .pausing, .paused, .deleting, .error]
    }

    /// Which side of a replication to delete.
    public struct DeletionMode: OpenSet {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Both sides.
        public static let allConfigurations = DeletionMode(rawValue: "ALL_CONFIGURATIONS")
        /// Only the side that is called, when the other cannot be reached; the other side is then beyond repair.
        public static let localConfigurationOnly = DeletionMode(rawValue: "LOCAL_CONFIGURATION_ONLY")

        public static let known: [DeletionMode] = [.allConfigurations, .localConfigurationOnly]
    }
}
