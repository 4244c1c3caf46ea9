import CloudWatchModel
import Vocabulary

/// The metrics of the namespace `AWS/EFS`.
///
/// Source: EFS User Guide, "CloudWatch metrics for Amazon EFS" (2026-11). A data point stands for a minute, one of
/// StorageBytes for 15.
enum EFSMetric: String, CaseIterable, Sendable {
    case burstCreditBalance = "BurstCreditBalance"
    case permittedThroughput = "PermittedThroughput"
    /// Only of file systems of the performance mode `generalPurpose`.
    case percentIOLimit = "PercentIOLimit"
    case meteredIOBytes = "MeteredIOBytes"
    case totalIOBytes = "TotalIOBytes"
    case dataReadIOBytes = "DataReadIOBytes"
    case dataWriteIOBytes = "DataWriteIOBytes"
    case metadataIOBytes = "MetadataIOBytes"
    case clientConnections = "ClientConnections"
    case storageBytes = "StorageBytes"
    case timeSinceLastSync = "TimeSinceLastSync"

    static let namespace = "AWS/EFS"
    static let fileSystemDimension = "FileSystemId"
    static let storageClassDimension = "StorageClass"
    static let destinationDimension = "DestinationFileSystemId"

    var unit: CloudWatch.Unit {
        switch self {
        case .burstCreditBalance, .meteredIOBytes, .totalIOBytes, .dataReadIOBytes, .dataWriteIOBytes,
            .metadataIOBytes, .storageBytes:
            .bytes
        case .permittedThroughput: .bytesPerSecond
        case .percentIOLimit: .percent
        case .clientConnections: .count
        case .timeSinceLastSync: .seconds
        }
    }

    /// The values of the dimension `StorageClass` of StorageBytes.
    enum StorageClass: String, CaseIterable, Sendable {
        case total = "Total"
        case standard = "Standard"
        case infrequentAccess = "IA"

        func bytes(of stored: StoredBytes) -> Double {
            switch self {
            case .total: Double(stored.total)
            case .standard: Double(stored.standard)
            case .infrequentAccess: Double(stored.infrequentAccess)
            }
        }
    }
}

/// The measurements of a period, as CloudWatch keeps them: what each statistic is computed from.
struct StatisticSet: Hashable, Sendable {
    var sampleCount: Double
    var sum: Double
    var minimum: Double
    var maximum: Double

    /// The value of a statistic.
    subscript(statistic: CloudWatch.Statistic) -> Double {
        switch statistic {
        case .sampleCount: sampleCount
        case .average: sum / sampleCount
        case .sum: sum
        case .minimum: minimum
        case .maximum: maximum
        }
    }

    /// Both together; nil counts for nothing.
    static func + (left: StatisticSet?, right: StatisticSet) -> StatisticSet {
        guard let left else { return right }
        return StatisticSet(
            sampleCount: left.sampleCount + right.sampleCount, sum: left.sum + right.sum,
            minimum: min(left.minimum, right.minimum), maximum: max(left.maximum, right.maximum))
    }
}
