import CloudWatchModel
import EC2Model
import EFSModel
import STSModel
import SigV4
import Wire

/// Which service a request is for.
enum AWSService: Equatable, Sendable {
    case cloudWatch
    case efs
    case ec2
    case sts
    /// One that the sandbox does not have.
    case other(String)

    /// The service that the signature's scope names, or else the one that speaks like the request.
    static func of(_ request: AWSRequest) -> AWSService {
        if let scope = request.claimedScope {
            switch scope.service {
            case CloudWatch.signingName: return .cloudWatch
            case EFS.signingName: return .efs
            case EC2.signingName: return .ec2
            case STS.signingName: return .sts
            case let name: return .other(name)
            }
        }
        if request.path.hasPrefix("/2015-02-01/") { return .efs }
        return form(of: request)["Version"] == EC2.version ? .ec2 : .sts
    }

    /// Its signing name.
    var name: String {
        switch self {
        case .cloudWatch: CloudWatch.signingName
        case .efs: EFS.signingName
        case .ec2: EC2.signingName
        case .sts: STS.signingName
        case .other(let name): name
        }
    }

    /// The form of a request of the Query protocol: its body, or its query for a GET.
    static func form(of request: AWSRequest) -> QueryItems {
        request.method == "GET"
            ? QueryItems(parsing: request.query)
            : QueryItems(parsing: String(decoding: request.body, as: UTF8.self), isForm: true)
    }
}

extension AWSRequest {
    /// What the signature says that it is for; nil without one. Nobody has checked it.
    var claimedScope: SigningScope? { try? SignatureClaim(unhashed).scope }

    /// The parts that hold a signature's claim, without the work of hashing the body.
    fileprivate var unhashed: SignableRequest {
        SignableRequest(
            method: method, path: path, query: query, headers: headers.map { .init($0.name, $0.value) },
            payloadHash: SignableRequest.unsignedPayload)
    }
}
