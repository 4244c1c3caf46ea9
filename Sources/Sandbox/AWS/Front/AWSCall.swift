public import Vocabulary

/// A call that passes the dispatch point of the embedded AWS: ``SandboxAWS`` sends each one through one function.
public struct AWSCall: Sendable, Hashable {
    /// The signing name of the service: `elasticfilesystem`, `sts`.
    public let service: String
    /// The operation's name: `CreateAccessPoint`.
    public let operation: String
    /// The Region that the signature is scoped to.
    public let region: Region
    /// Who makes it; nil for a call that is not signed (AssumeRoleWithWebIdentity).
    public let caller: AWSCaller?
    /// The name of the call in its answer.
    public let requestID: String
    /// The file system or whatever else the request names; nil when it names nothing.
    public var resource: String?
}

extension SandboxCall {
    init(_ call: AWSCall) {
        self.init(
            service: call.service, operation: call.operation, region: call.region, caller: call.caller?.arn,
            resource: call.resource, requestID: call.requestID)
    }
}
