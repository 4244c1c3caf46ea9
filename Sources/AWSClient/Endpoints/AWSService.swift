import EFSModel
import STSModel

/// A service that the client calls.
public enum AWSService: String, Sendable, Hashable, CaseIterable {
    case efs
    case sts

    /// The name that signatures carry.
    public var signingName: String {
        switch self {
        case .efs: EFS.signingName
        case .sts: STS.signingName
        }
    }

    /// The end of `AWS_ENDPOINT_URL_…`: `EFS`.
    var variableSuffix: String { rawValue.uppercased() }

    public var description: String { rawValue }
}
