extension EFS {
    /// The state of a file system, a mount target or an access point.
    public struct LifeCycleState: OpenSet {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Next is `available` or `error`.
        public static let creating = LifeCycleState(rawValue: "creating")
        /// In use.
        public static let available = LifeCycleState(rawValue: "available")
        /// Next is `available`.
        public static let updating = LifeCycleState(rawValue: "updating")
        /// Next is `deleted`: gone from the answers.
        public static let deleting = LifeCycleState(rawValue: "deleting")
        public static let deleted = LifeCycleState(rawValue: "deleted")
        /// It can only be deleted.
        public static let error = LifeCycleState(rawValue: "error")

        public static let known: [LifeCycleState] = [.creating, .available, .updating, .deleting, .deleted, .error]
    }

    /// How a file system trades latency for parallelism; never changes.
    public struct PerformanceMode: OpenSet {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        public static let generalPurpose = PerformanceMode(rawValue: "generalPurpose")
        /// The previous generation: not with `elastic`, nor in One Zone.
        public static let maxIO = PerformanceMode(rawValue: "maxIO")

        public static let known: [PerformanceMode] = [.generalPurpose, .maxIO]
    }

    /// How a file system's throughput is set.
    public struct ThroughputMode: OpenSet {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// By its size, with burst credits.
        public static let bursting = ThroughputMode(rawValue: "bursting")
        /// By its owner, in MiB/s, whatever its size.
        public static let provisioned = ThroughputMode(rawValue: "provisioned")
        /// By demand, paid by use; needs `generalPurpose`.
        public static let elastic = ThroughputMode(rawValue: "elastic")

        public static let known: [ThroughputMode] = [.bursting, .provisioned, .elastic]
    }

    /// Whether replication may overwrite a file system.
    public struct ReplicationOverwriteProtection: OpenSet {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// It may not: the file system is writable and can be no destination.
        public static let enabled = ReplicationOverwriteProtection(rawValue: "ENABLED")
        /// It may: the file system can be made a destination.
        public static let disabled = ReplicationOverwriteProtection(rawValue: "DISABLED")
        /// The file system is a destination, read-only.
        public static let replicating = ReplicationOverwriteProtection(rawValue: "REPLICATING")

        public static let known: [ReplicationOverwriteProtection] = [.enabled, .disabled, .replicating]
    }
}
