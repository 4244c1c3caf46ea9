import EFSModel
import STSModel
import SigV4
import Vocabulary
import Wire

/// A call of any service, as far as sending, signing and retrying are concerned.
struct ServiceCall: Sendable {
    let service: AWSService
    let operation: String
    let region: Region
    let method: String
    /// Percent-encoded.
    let path: String
    /// Percent-encoded; empty when there is none.
    let query: String
    let contentType: String?
    let body: [UInt8]
    let isSigned: Bool

    /// A call of EFS.
    init<Operation: EFS.Operation>(_ operation: Operation, in region: Region) throws(EFS.InputProblem) {
        let request = try operation.request()
        service = .efs
        self.operation = Operation.route.name
        self.region = region
        method = request.method.rawValue
        path = request.path
        query = request.query.text
        contentType = request.body == nil ? nil : "application/json"
        body = request.body ?? []
        isSigned = true
    }

    /// A call of STS.
    init<Operation: STS.Operation>(_ operation: Operation, in region: Region) {
        service = .sts
        self.operation = Operation.action
        self.region = region
        method = "POST"
        path = "/"
        query = ""
        contentType = "application/x-www-form-urlencoded; charset=utf-8"
        body = Array(operation.form.text.utf8)
        isSigned = Operation.isSigned
    }

    /// `efs:CreateFileSystem`
    var name: String { "\(service.rawValue):\(operation)" }

    /// The request to send, signed when there are credentials.
    func request(
        to endpoint: Endpoint, userAgent: String, at moment: Timestamp, credentials: Credentials?,
        key: @escaping SigningKeySource
    ) -> TransportRequest {
        let target = endpoint.path + path
        var headers = [SignableRequest.Header("User-Agent", userAgent)]
        if let contentType { headers.append(.init("Content-Type", contentType)) }
        if let credentials {
            let signer = Signer(
                credentials: credentials.signing, region: region.rawValue, service: service.signingName, key: key)
            let covered = SignableRequest(
                method: method, path: target, query: query,
                headers: headers + [.init("Host", endpoint.authority)], payloadHash: SignableRequest.hash(of: body))
            headers += signer.headers(for: covered, at: moment.iso8601Basic)
        }
        return TransportRequest(
            method: method,
            url: "\(endpoint.scheme)://\(endpoint.authority)\(target)\(query.isEmpty ? "" : "?\(query)")",
            headers: headers, body: body)
    }
}
