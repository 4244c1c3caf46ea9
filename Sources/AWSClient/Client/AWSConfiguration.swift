public import Vocabulary

/// What the caller decides; nil leaves a decision to the environment, then to the profile, then to a default.
public struct AWSConfiguration: Sendable {
    /// The profile of the shared files; nil is `AWS_PROFILE`, then `default`. A profile given here goes before
    /// credentials in the environment, as with the aws CLI's `--profile`.
    public var profile: String?
    /// The Region of calls that name none.
    public var region: Region?
    /// One endpoint for all services and Regions: a sandbox.
    public var endpointURL: String?
    /// Whether to use FIPS endpoints.
    public var usesFIPS: Bool?
    /// Whether to use endpoints that answer on IPv6 too.
    public var usesDualStack: Bool?
    /// How to retry.
    public var retryMode: RetryMode?
    /// How often to try, the first time included; 3 by default.
    public var maximumAttempts: Int?
    /// For a whole call with its retries; 30 seconds by default. A call may set its own.
    public var deadline: Duration = .seconds(30)
    /// For one attempt; 10 seconds by default.
    public var attemptTimeout: Duration = .seconds(10)
    /// Finds the Region of the machine when nothing else says it: in a cluster, by its nodes' labels.
    public var regionOfNode: (@Sendable () async -> Region?)?
    /// The version in the User-Agent header.
    public var version = "0"

    /// Makes a configuration that leaves all to environment, profile and defaults.
    public init() {}
}

/// How a client slows down when AWS asks it to.
public enum RetryMode: String, Sendable, Hashable {
    /// Backs off between the attempts of a call, and stops retrying when most calls fail.
    case standard
    /// The same, and holds back first attempts too once AWS has throttled.
    case adaptive
}
