public import Vocabulary

extension EFS {
    /// Sets the resource policy of a file system; it takes effect within minutes.
    public struct PutFileSystemPolicy: Operation {
        /// The file system: `fs-…`.
        public var fileSystemID: FileSystemID
        /// An IAM policy as JSON text, 20,000 characters at most.
        public var policy: String
        /// True accepts a policy under which the caller can set no further policy.
        public var bypassesLockoutSafetyCheck: Bool?

        /// Makes a request from its members.
        public init(fileSystemID: FileSystemID, policy: String, bypassesLockoutSafetyCheck: Bool? = nil) {
            self.fileSystemID = fileSystemID
            self.policy = policy
            self.bypassesLockoutSafetyCheck = bypassesLockoutSafetyCheck
        }

        enum CodingKeys: String, CodingKey {
            case fileSystemID = "FileSystemId"
            case policy = "Policy"
            case bypassesLockoutSafetyCheck = "BypassPolicyLockoutSafetyCheck"
        }

        public static let route = Route(
            "PutFileSystemPolicy", .put, "/2015-02-01/file-systems/{FileSystemId}/policy", status: 200)
        public typealias Output = FileSystemPolicy
    }

    /// Reads the resource policy of a file system; `PolicyNotFound` when there is none.
    public struct DescribeFileSystemPolicy: Operation {
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
            "DescribeFileSystemPolicy", .get, "/2015-02-01/file-systems/{FileSystemId}/policy", status: 200)
        public typealias Output = FileSystemPolicy
    }

    /// Goes back to the default policy: whoever reaches a mount target has access.
    public struct DeleteFileSystemPolicy: Operation {
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
            "DeleteFileSystemPolicy", .delete, "/2015-02-01/file-systems/{FileSystemId}/policy", status: 200)
        public typealias Output = NoOutput
    }

    /// The resource policy of a file system.
    public struct FileSystemPolicy: Codable, Hashable, Sendable {
        /// The file system: `fs-…`.
        public var fileSystemID: FileSystemID?
        /// An IAM policy as JSON text.
        public var policy: String?

        /// Makes the shape from its members.
        public init(fileSystemID: FileSystemID? = nil, policy: String? = nil) {
            self.fileSystemID = fileSystemID
            self.policy = policy
        }

        enum CodingKeys: String, CodingKey {
            case fileSystemID = "FileSystemId"
            case policy = "Policy"
        }
    }
}
