import EFSModel
import STSModel
import Vocabulary

extension TransportAnswer {
    /// AWS's name for the call.
    var requestID: String? { headers["x-amzn-requestid"] ?? headers["x-amz-request-id"] }

    /// The error's body, whichever service wrote it. Its code is made of the status where there is none: a proxy
    /// answered.
    func errorBody(of service: AWSService) -> EFS.ErrorBody {
        let found: EFS.ErrorBody? =
            switch service {
            case .efs: EFS.ErrorBody(parsing: body, errorType: headers["x-amzn-errortype"])
            case .sts:
                STS.ErrorBody(parsing: body).map { EFS.ErrorBody(.init(rawValue: $0.code), message: $0.message) }
            }
        return found
            ?? EFS.ErrorBody(.init(rawValue: "HTTP\(status)"), message: "the answer is no error of \(service.rawValue)")
    }

    /// The failure, for the retry policy.
    ///
    /// - Parameter signedAt: the moment that the request was signed with.
    func failure(_ body: EFS.ErrorBody, signedAt: Timestamp) -> Failure {
        Failure(
            code: body.code.rawValue, status: status, retryAfter: retryAfter,
            skew: headers["date"].flatMap(HTTPDate.parse).map { $0 - signedAt })
    }

    /// `Retry-After` in seconds, or AWS's own in milliseconds; a date is not read.
    private var retryAfter: Duration? {
        if let milliseconds = headers["x-amz-retry-after"].flatMap({ Int($0) }), milliseconds >= 0 {
            return .milliseconds(min(milliseconds, 86_400_000))
        }
        guard let seconds = headers["retry-after"].flatMap({ Int($0) }), seconds >= 0 else { return nil }
        return .seconds(min(seconds, 86_400))
    }
}
