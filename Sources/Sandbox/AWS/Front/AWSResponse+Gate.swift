import EC2Model
import EFSModel
import STSModel
import Wire

extension AWSResponse: GatedAnswer {
    var refusalCode: String? {
        guard status >= 400 else { return nil }
        if let error = headers["x-amzn-query-error"] { return error.split(separator: ";").first.map(String.init) }
        return headers["x-amzn-ErrorType"] ?? STS.ErrorBody(parsing: body)?.code
    }

    static func refusing(_ call: SandboxCall, with refusal: CallRefusal) -> AWSResponse {
        switch call.service {
        case EFS.signingName:
            let code = EFS.ErrorCode(rawValue: refusal.code)
            var response = AWSResponse.refusal(EFSRefusal(code, refusal.message), requestID: call.requestID)
            if let status = refusal.status { response.status = status }
            return response
        case EC2.signingName:
            let code = EC2.ErrorCode(rawValue: refusal.code)
            return .ec2Refusal(
                EC2Refusal(code, refusal.message, status: refusal.status ?? 400), requestID: call.requestID)
        default:
            return .xmlRefusal(
                status: refusal.status ?? 400, code: refusal.code, message: refusal.message, requestID: call.requestID)
        }
    }
}

extension EFSInput {
    /// The file system, mount target or access point that a request names, without a check of the input.
    static func resource(of request: AWSRequest) -> String? {
        let segments = request.path.split(separator: "/")
        if let id = segments.dropFirst(2).first(where: { $0.hasPrefix("fs") || $0.hasPrefix("arn") }) {
            return String(id)
        }
        if request.method == "POST", !request.body.isEmpty {
            return (try? JSONValue(parsing: request.body))?["FileSystemId"]?.string
        }
        guard !request.query.isEmpty else { return nil }
        let query = QueryItems(parsing: request.query)
        return query["AccessPointId"] ?? query["MountTargetId"] ?? query["FileSystemId"]
    }
}
