import Vocabulary

/// What a Region permits to one file system, whatever its size. Quotas are data: they change.
///
/// Source: EFS User Guide, "Amazon EFS quotas" (2026-11). Bytes a second and operations a second.
struct ThroughputQuota: Hashable, Sendable {
    /// Metered throughput in mode `bursting`.
    let bursting: Double
    /// Writes in mode `elastic`.
    let elasticWrite: Double
    /// Reads in mode `elastic`.
    let elasticRead: Double

    private static let gibibyte = 1_073_741_824.0

    /// The Regions in which the quotas of mode `elastic` are the high ones.
    private static let large: Set<String> = [
        "us-east-1", "us-east-2", "us-west-2", "ap-southeast-1", "ap-northeast-1", "eu-central-1", "eu-west-1",
    ]

    static func of(_ region: Region, isOneZone: Bool) -> ThroughputQuota {
        if isOneZone {
            return ThroughputQuota(bursting: gibibyte, elasticWrite: gibibyte, elasticRead: 3 * gibibyte)
        }
        return large.contains(region.rawValue)
            ? ThroughputQuota(bursting: 3 * gibibyte, elasticWrite: 5 * gibibyte, elasticRead: 60 * gibibyte)
            : ThroughputQuota(bursting: gibibyte, elasticWrite: gibibyte, elasticRead: 10 * gibibyte)
    }

    /// The operations a second of the performance mode `generalPurpose`, which `PercentIOLimit` is a part of.
    ///
    /// Source: EFS User Guide, "Amazon EFS performance" (2026-11); the elastic ones are the default quotas.
    static func operations(_ mode: FileSystemRecord.Throughput, isOneZone: Bool) -> (read: Double, write: Double) {
        switch mode {
        case _ where isOneZone: (35_000, 7000)
        case .bursting: (35_000, 7000)
        case .provisioned: (55_000, 25_000)
        case .elastic: (250_000, 50_000)
        }
    }
}
