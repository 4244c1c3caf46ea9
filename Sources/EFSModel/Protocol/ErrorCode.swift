extension EFS {
    /// What went wrong, in the API's words; the set is open.
    ///
    /// Each comment says what a caller does. The statuses are the service model's (botocore 1.43.11); those of the
    /// codes that all AWS services share are the ones of the "Common errors" page (2026-11).
    public struct ErrorCode: OpenSet {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        public static var known: [ErrorCode] { statuses.keys.sorted { $0.rawValue < $1.rawValue } }

        /// The HTTP status that AWS answers with, or nil for a code that is not known here.
        public var httpStatus: Int? { Self.statuses[self] }

        /// A parameter is missing or wrong: fix it first. (400)
        public static let badRequest = ErrorCode(rawValue: "BadRequest")
        /// A parameter is wrong, or AWS Backup is not in the Region: fix it first. (400)
        public static let validationException = ErrorCode(rawValue: "ValidationException")
        /// A fault of AWS: retry. (500)
        public static let internalServerError = ErrorCode(rawValue: "InternalServerError")
        /// A fault of AWS: retry. (503)
        public static let serviceUnavailable = ErrorCode(rawValue: "ServiceUnavailable")
        /// Called too often: retry, slower. (429)
        public static let throttlingException = ErrorCode(rawValue: "ThrottlingException")
        /// The throughput was changed less than 24 hours ago: wait until they are over; never retry before. (429)
        public static let tooManyRequests = ErrorCode(rawValue: "TooManyRequests")
        /// The creation token was used before: go on with the id that comes along. (409)
        public static let fileSystemAlreadyExists = ErrorCode(rawValue: "FileSystemAlreadyExists")
        /// There is none of that id in the account and Region: give up, or fix the id. (404)
        public static let fileSystemNotFound = ErrorCode(rawValue: "FileSystemNotFound")
        /// Mount targets or a replication exist: delete those, then retry. (409)
        public static let fileSystemInUse = ErrorCode(rawValue: "FileSystemInUse")
        /// The account has as many as it may: fix the quota first. (403)
        public static let fileSystemLimitExceeded = ErrorCode(rawValue: "FileSystemLimitExceeded")
        /// It is not `available`: wait for that. (409)
        public static let incorrectFileSystemLifeCycleState = ErrorCode(rawValue: "IncorrectFileSystemLifeCycleState")
        /// AWS has no capacity for that throughput now: wait, or ask for less. (503)
        public static let insufficientThroughputCapacity = ErrorCode(rawValue: "InsufficientThroughputCapacity")
        /// Above the quota of throughput: ask for less, or raise the quota. (400)
        public static let throughputLimitExceeded = ErrorCode(rawValue: "ThroughputLimitExceeded")
        /// Not in that zone: choose another. (400)
        public static let unsupportedAvailabilityZone = ErrorCode(rawValue: "UnsupportedAvailabilityZone")
        /// There is none of that id: give up, or fix the id. (404)
        public static let mountTargetNotFound = ErrorCode(rawValue: "MountTargetNotFound")
        /// The zone has one already, or the VPC is another: look at what exists. (409)
        public static let mountTargetConflict = ErrorCode(rawValue: "MountTargetConflict")
        /// It is not `available`: wait for that. (409)
        public static let incorrectMountTargetState = ErrorCode(rawValue: "IncorrectMountTargetState")
        /// A service behind EFS was slow: retry. (504)
        public static let dependencyTimeout = ErrorCode(rawValue: "DependencyTimeout")
        /// There is none of that id: fix the id. (400)
        public static let subnetNotFound = ErrorCode(rawValue: "SubnetNotFound")
        /// The subnet is full: free an address or choose another. (409)
        public static let noFreeAddressesInSubnet = ErrorCode(rawValue: "NoFreeAddressesInSubnet")
        /// Choose another address. (409)
        public static let ipAddressInUse = ErrorCode(rawValue: "IpAddressInUse")
        /// The account has as many as it may: fix the quota first. (409)
        public static let networkInterfaceLimitExceeded = ErrorCode(rawValue: "NetworkInterfaceLimitExceeded")
        /// Too many groups: give fewer. (400)
        public static let securityGroupLimitExceeded = ErrorCode(rawValue: "SecurityGroupLimitExceeded")
        /// None of that id in the VPC: fix the id. (400)
        public static let securityGroupNotFound = ErrorCode(rawValue: "SecurityGroupNotFound")
        /// A One Zone file system takes mount targets in its own zone only. (400)
        public static let availabilityZonesMismatch = ErrorCode(rawValue: "AvailabilityZonesMismatch")
        /// The client token was used before: go on with the id that comes along. (409)
        public static let accessPointAlreadyExists = ErrorCode(rawValue: "AccessPointAlreadyExists")
        /// There is none of that id: give up, or fix the id. (404)
        public static let accessPointNotFound = ErrorCode(rawValue: "AccessPointNotFound")
        /// The file system has 10,000: delete some first. (403)
        public static let accessPointLimitExceeded = ErrorCode(rawValue: "AccessPointLimitExceeded")
        /// No policy is set: the default holds. (404)
        public static let policyNotFound = ErrorCode(rawValue: "PolicyNotFound")
        /// The policy is malformed, or would lock its author out: fix it first. (400)
        public static let invalidPolicyException = ErrorCode(rawValue: "InvalidPolicyException")
        /// The file system is in no replication. (404)
        public static let replicationNotFound = ErrorCode(rawValue: "ReplicationNotFound")
        /// The file system is in a replication: end that first. (409)
        public static let replicationAlreadyExists = ErrorCode(rawValue: "ReplicationAlreadyExists")
        /// The source is encrypted and the destination is not: choose another destination. (409)
        public static let conflictException = ErrorCode(rawValue: "ConflictException")
        /// The caller may not: fix its permissions first. (403)
        public static let accessDeniedException = ErrorCode(rawValue: "AccessDeniedException")
        /// The access key or the session token is not valid: fix the credentials first. (403)
        public static let unrecognizedClientException = ErrorCode(rawValue: "UnrecognizedClientException")
        /// The signature is another than AWS computes, or the clock is wrong: fix the secret or the clock. (403)
        public static let invalidSignatureException = ErrorCode(rawValue: "InvalidSignatureException")
        /// The request is not signed. (403)
        public static let missingAuthenticationTokenException = ErrorCode(
            rawValue: "MissingAuthenticationTokenException")
        /// The signature lacks a part. (400)
        public static let incompleteSignatureException = ErrorCode(rawValue: "IncompleteSignatureException")
        /// The session token has expired: refresh the credentials, then retry. (403)
        public static let expiredTokenException = ErrorCode(rawValue: "ExpiredTokenException")

        private static let statuses: [ErrorCode: Int] = [
            .badRequest: 400, .validationException: 400, .internalServerError: 500, .serviceUnavailable: 503,
            .throttlingException: 429, .tooManyRequests: 429, .fileSystemAlreadyExists: 409,
            .fileSystemNotFound: 404, .fileSystemInUse: 409, .fileSystemLimitExceeded: 403,
            .incorrectFileSystemLifeCycleState: 409, .insufficientThroughputCapacity: 503,
            .throughputLimitExceeded: 400, .unsupportedAvailabilityZone: 400, .mountTargetNotFound: 404,
            .mountTargetConflict: 409, .incorrectMountTargetState: 409, .dependencyTimeout: 504,
            .subnetNotFound: 400, .noFreeAddressesInSubnet: 409, .ipAddressInUse: 409,
            .networkInterfaceLimitExceeded: 409, .securityGroupLimitExceeded: 400, .securityGroupNotFound: 400,
            .availabilityZonesMismatch: 400, .accessPointAlreadyExists: 409, .accessPointNotFound: 404,
            .accessPointLimitExceeded: 403, .policyNotFound: 404, .invalidPolicyException: 400,
            .replicationNotFound: 404, .replicationAlreadyExists: 409, .conflictException: 409,
            .accessDeniedException: 403, .unrecognizedClientException: 403, .invalidSignatureException: 403,
            .missingAuthenticationTokenException: 403, .incompleteSignatureException: 400,
            .expiredTokenException: 403,
        ]
    }
}
