import EFSModel
import Vocabulary

/// A thing of the embedded EFS that is kept as one record.
protocol EFSRecord: Codable, Hashable, Sendable {
    associatedtype ID: ResourceID
    var id: ID { get }
    /// Its place in the order of creation within the Region.
    var serial: UInt64 { get }
    /// When it is gone, if it is being deleted.
    var departure: Timestamp? { get }
}

/// A file system and what is set on it.
struct FileSystemRecord: EFSRecord {
    let id: FileSystemID
    let serial: UInt64
    let creationToken: String
    let creationTime: Moment
    let performanceMode: EFS.PerformanceMode
    let isEncrypted: Bool
    /// The key's ARN; nil when not encrypted.
    let kmsKeyARN: String?
    /// Nil for a regional file system.
    let availabilityZoneName: String?
    var phase: Phase
    var throughput: Throughput
    /// The last change that starts the 24 hours.
    var throughputChange: Moment?
    var tags: [EFS.Tag]
    var protection: EFS.ReplicationOverwriteProtection = .enabled
    var lifecyclePolicies: [EFS.LifecyclePolicy] = []
    /// Nil until one is set.
    var backup: BackupPhase?
    /// As its author wrote it; nil for the default policy.
    var policy: String?

    var departure: Timestamp? { phase.departure }

    /// Whether clients may only read it: EFS alone writes to a destination, and to what is meant to become one.
    ///
    /// Source: FileSystemProtectionDescription in the EFS API reference (2026-11).
    var isReadOnly: Bool { protection != .enabled }

    /// How the throughput is set; only `provisioned` has a number.
    enum Throughput: Codable, Hashable, Sendable {
        case bursting
        case elastic
        case provisioned(mibps: Double)

        var mode: EFS.ThroughputMode {
            switch self {
            case .bursting: .bursting
            case .elastic: .elastic
            case .provisioned: .provisioned
            }
        }

        var mibps: Double? {
            if case .provisioned(let mibps) = self { mibps } else { nil }
        }
    }

    /// A backup policy on its way.
    struct BackupPhase: Codable, Hashable, Sendable {
        let isEnabled: Bool
        let settles: Moment

        func status(at now: Timestamp) -> EFS.BackupStatus {
            let isSettled = now >= settles.timestamp
            return isEnabled ? (isSettled ? .enabled : .enabling) : (isSettled ? .disabled : .disabling)
        }
    }
}

/// A mount target with its network interface.
struct MountTargetRecord: EFSRecord {
    let id: MountTargetID
    let serial: UInt64
    let fileSystemID: FileSystemID
    let subnetID: String
    let address: IPv4Address
    let networkInterfaceID: String
    var securityGroups: [String]
    var phase: Phase

    var departure: Timestamp? { phase.departure }

    /// The network interface as EC2 has it.
    var interface: InterfaceRecord {
        InterfaceRecord(
            id: networkInterfaceID, serial: serial, subnetID: subnetID, address: address,
            securityGroups: securityGroups, description: "EFS mount target for \(fileSystemID) (\(id))")
    }
}

/// An access point.
struct AccessPointRecord: EFSRecord {
    let id: AccessPointID
    let serial: UInt64
    let clientToken: String
    let fileSystemID: FileSystemID
    let posixUser: EFS.PosixUser?
    let rootDirectory: EFS.RootDirectory
    var tags: [EFS.Tag]
    var phase: Phase

    var departure: Timestamp? { phase.departure }
}
