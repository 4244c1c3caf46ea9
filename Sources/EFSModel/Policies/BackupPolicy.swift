public import Vocabulary

extension EFS {
    /// Turns automatic backups on or off.
    public struct PutBackupPolicy: Operation {
        /// The file system: `fs-…`.
        public var fileSystemID: FileSystemID
        /// `enabled` or `disabled`.
        public var backupPolicy: BackupPolicy

        /// Makes a request from its members.
        public init(fileSystemID: FileSystemID, backupPolicy: BackupPolicy) {
            self.fileSystemID = fileSystemID
            self.backupPolicy = backupPolicy
        }

        enum CodingKeys: String, CodingKey {
            case fileSystemID = "FileSystemId"
            case backupPolicy = "BackupPolicy"
        }

        public static let route = Route(
            "PutBackupPolicy", .put, "/2015-02-01/file-systems/{FileSystemId}/backup-policy", status: 200)
        public typealias Output = BackupPolicyDescription
    }

    /// Reads whether automatic backups are on.
    public struct DescribeBackupPolicy: Operation {
        /// The file system: `fs-…`.
        public var fileSystemID: FileSystemID

        /// Makes a request from its members.
        public init(fileSystemID: FileSystemID) {
            self.fileSystemID = fileSystemID
        }

        enum CodingKeys: String, CodingKey {
            case fileSystemID = "FileSystemId"
        }

        public static let route = Route(
            "DescribeBackupPolicy", .get, "/2015-02-01/file-systems/{FileSystemId}/backup-policy", status: 200)
        public typealias Output = BackupPolicyDescription
    }

    /// The backup policy of a file system.
    public struct BackupPolicyDescription: Codable, Hashable, Sendable {
        /// Whether backups are on.
        public var backupPolicy: BackupPolicy?

        /// Makes the shape from its members.
        public init(backupPolicy: BackupPolicy? = nil) {
            self.backupPolicy = backupPolicy
        }

        enum CodingKeys: String, CodingKey {
            case backupPolicy = "BackupPolicy"
        }
    }

    /// Whether automatic backups are on.
    public struct BackupPolicy: Codable, Hashable, Sendable {
        /// Its state.
        public var status: BackupStatus

        /// Makes the shape from its members.
        public init(status: BackupStatus) {
            self.status = status
        }

        enum CodingKeys: String, CodingKey {
            case status = "Status"
        }
    }

    /// The state of automatic backups.
    public struct BackupStatus: OpenSet {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        public static let enabled = BackupStatus(rawValue: "ENABLED")
        /// Next is `enabled`.
        public static let enabling = BackupStatus(rawValue: "ENABLING")
        public static let disabled = BackupStatus(rawValue: "DISABLED")
        /// Next is `disabled`.
        public static let disabling = BackupStatus(rawValue: "DISABLING")

        public static let known: [BackupStatus] = [.enabled, .enabling, .disabled, .disabling]
    }
}
