import EFSModel
import STSModel
import SigV4
import Vocabulary
import Wire

@testable import Sandbox

/// Signs requests and hands them to a ``SandboxAWS`` in process.
struct AWSClientDouble {
    let aws: SandboxAWS
    var credentials: SigningCredentials
    var region = Region.usEast1
    /// The moment of signing.
    var signedAt: Timestamp = .machineNow

    init(_ aws: SandboxAWS) {
        self.aws = aws
        credentials = aws.credentials
    }

    func send(
        _ method: String, _ target: String, body: [UInt8] = [], service: String = "elasticfilesystem",
        more: [(String, String)] = []
    ) async -> AWSResponse {
        let headers =
            [SignableRequest.Header("Host", "127.0.0.1:4566")] + more.map { SignableRequest.Header($0, $1) }
        let signable = SignableRequest(method: method, target: target, headers: headers, body: body)
        let signer = Signer(credentials: credentials, region: region.rawValue, service: service)
        let all = headers + signer.headers(for: signable, at: signedAt.iso8601Basic)
        return await aws.handle(
            AWSRequest(method: method, target: target, headers: all.map { ($0.name, $0.value) }, body: body))
    }

    /// Makes a typed call; nil when it is refused.
    func call<Called: EFS.Operation>(_ operation: Called) async throws -> (Called.Output?, AWSResponse) {
        let request = try operation.request()
        let query = request.query.text
        let target = request.path + (query.isEmpty ? "" : "?\(query)")
        let response = await send(request.method.rawValue, target, body: request.body ?? [])
        guard response.status < 300 else { return (nil, response) }
        let output = response.body.isEmpty ? JSONValue.object([:]) : try JSONValue(parsing: response.body)
        return (try output.decode(), response)
    }

    /// Makes a call of STS.
    func call<Called: STS.Operation>(_ operation: Called) async throws -> (Called.Output?, AWSResponse) {
        let body = Array(operation.form.text.utf8)
        let response =
            Called.isSigned
            ? await send("POST", "/", body: body, service: STS.signingName)
            : await aws.handle(AWSRequest(method: "POST", target: "/", headers: [("Host", "x")], body: body))
        guard response.status < 300 else { return (nil, response) }
        return (try Called.output(try XMLElement(parsing: response.body)), response)
    }
}

extension AWSResponse {
    /// The code of a refusal, from the header or from an XML body.
    var errorCode: String? {
        headers["x-amzn-ErrorType"] ?? STS.ErrorBody(parsing: body)?.code
    }
}
