public import Vocabulary

/// A call to the sandbox as its gate sees it, whatever the protocol.
public struct SandboxCall: Sendable, Hashable {
    /// The signing name of the AWS service (`elasticfilesystem`, `ec2`, `sts`, `monitoring`), or `kubernetes`.
    public let service: String
    /// `CreateAccessPoint`; for Kubernetes verb and resource as in audit logs: `create persistentvolumeclaims`,
    /// `patch sharedvolumes/status`, `get /version`. `-` when the request names none.
    public let operation: String
    /// The Region that the signature is scoped to, or that of the cluster.
    public let region: Region
    /// Who makes it: an ARN, or a Kubernetes user name; nil when that is not known.
    public var caller: String?
    /// The file system, or `namespace/name`; nil when the request names none.
    public var resource: String?
    /// The name of the call in its answer.
    public let requestID: String

    /// Makes a description.
    public init(
        service: String, operation: String, region: Region, caller: String? = nil, resource: String? = nil,
        requestID: String
    ) {
        self.service = service
        self.operation = operation
        self.region = region
        self.caller = caller
        self.resource = resource
        self.requestID = requestID
    }

    /// The service of calls to the clusters.
    public static let kubernetes = "kubernetes"
    /// The service under which the journal has what was done to the sandbox itself, by its control API or by a test.
    public static let sandbox = "sandbox"
}

/// What becomes of an answer on its way to the client.
public enum Delivery: String, Sendable, Hashable {
    /// The client gets it.
    case whole
    /// The connection is closed without a byte of it.
    case cut
    /// Nothing comes, until the client gives up.
    case silent
}
