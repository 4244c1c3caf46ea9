public import Vocabulary

extension EFS {
    /// Replaces the rules that move files between storage classes.
    public struct PutLifecycleConfiguration: Operation {
        /// The file system: `fs-…`.
        public var fileSystemID: FileSystemID
        /// None clears the configuration; three at most, one transition in each.
        public var lifecyclePolicies: [LifecyclePolicy]

        /// Makes a request from its members.
        public init(fileSystemID: FileSystemID, lifecyclePolicies: [LifecyclePolicy]) {
            self.fileSystemID = fileSystemID
            self.lifecyclePolicies = lifecyclePolicies
        }

        enum CodingKeys: String, CodingKey {
            case fileSystemID = "FileSystemId"
            case lifecyclePolicies = "LifecyclePolicies"
        }

        public static let route = Route(
            "PutLifecycleConfiguration", .put, "/2015-02-01/file-systems/{FileSystemId}/lifecycle-configuration",
            status: 200)
        public typealias Output = LifecycleConfiguration
    }

    /// Reads the rules that move files between storage classes.
    public struct DescribeLifecycleConfiguration: Operation {
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
            "DescribeLifecycleConfiguration", .get, "/2015-02-01/file-systems/{FileSystemId}/lifecycle-configuration",
            status: 200)
        public typealias Output = LifecycleConfiguration
    }

    /// The rules that move files between storage classes.
    public struct LifecycleConfiguration: Codable, Hashable, Sendable {
        /// One transition in each; nil or none moves nothing.
        public var lifecyclePolicies: [LifecyclePolicy]?

        /// Makes the shape from its members.
        public init(lifecyclePolicies: [LifecyclePolicy]? = nil) {
            self.lifecyclePolicies = lifecyclePolicies
        }

        enum CodingKeys: String, CodingKey {
            case lifecyclePolicies = "LifecyclePolicies"
        }
    }

    /// One rule: exactly one member is set.
    public struct LifecyclePolicy: Codable, Hashable, Sendable {
        /// After how long without access a file goes to Infrequent Access.
        public var transitionToIA: TransitionRule?
        /// `afterOneAccess` brings a file back to Standard when it is read.
        public var transitionToPrimaryStorageClass: TransitionRule?
        /// After how long without access a file goes to Archive; longer than to Infrequent Access.
        public var transitionToArchive: TransitionRule?

        /// Makes the shape from its members.
        public init(
            transitionToIA: TransitionRule? = nil, transitionToPrimaryStorageClass: TransitionRule? = nil,
            transitionToArchive: TransitionRule? = nil
        ) {
            self.transitionToIA = transitionToIA
            self.transitionToPrimaryStorageClass = transitionToPrimaryStorageClass
            self.transitionToArchive = transitionToArchive
        }

        enum CodingKeys: String, CodingKey {
            case transitionToIA = "TransitionToIA"
            case transitionToPrimaryStorageClass = "TransitionToPrimaryStorageClass"
            case transitionToArchive = "TransitionToArchive"
        }
    }
}
