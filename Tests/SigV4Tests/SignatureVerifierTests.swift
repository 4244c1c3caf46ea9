import Testing

@testable import SigV4

@Suite("Verifying signatures")
struct SignatureVerifierTests {
    private let lasting = SigningCredentials(accessKeyID: "AKIA1", secretAccessKey: "secret")
    private let temporary = SigningCredentials(accessKeyID: "ASIA1", secretAccessKey: "other", sessionToken: "token")

    private func verify(_ request: SignableRequest) throws(SignatureProblem) -> VerifiedSignature {
        try SignatureVerifier().verify(request) { key in [lasting, temporary].first { $0.accessKeyID == key } }
    }

    private func signed(
        with credentials: SigningCredentials? = nil, target: String = "/2015-02-01/tags/arn%3Aaws?b=2&a=1",
        body: String = "{}"
    ) -> SignableRequest {
        var request = SignableRequest(
            method: "POST", target: target, headers: [.init("Host", "localhost:4566")], body: Array(body.utf8))
        let signer = Signer(credentials: credentials ?? lasting, region: "us-west-2", service: "elasticfilesystem")
        request.headers += signer.headers(for: request, at: "20261121T031047Z")
        return request
    }

    @Test("a signed request gives its key, Region, service and moment")
    func accepted() throws {
        for credentials in [lasting, temporary] {
            let claim = try verify(signed(with: credentials)).claim
            #expect(claim.accessKeyID == credentials.accessKeyID)
            #expect(claim.scope == SigningScope(date: "20261121", region: "us-west-2", service: "elasticfilesystem"))
            #expect(claim.time == "20261121T031047Z")
            #expect(claim.place == .header)
        }
    }

    @Test("a presigned request is accepted, and says how long it holds")
    func presigned() throws {
        for credentials in [lasting, temporary] {
            var request = SignableRequest(method: "GET", target: "/?Action=X", headers: [.init("Host", "sts")])
            let signer = Signer(credentials: credentials, region: "us-east-1", service: "sts")
            request.query = signer.presignedQuery(for: request, at: "20261121T031047Z", validSeconds: 60)
            #expect(try verify(request).claim.place == .query(validSeconds: 60))
            request.query = request.query.replacing("Action=X", with: "Action=Y")
            #expect(throws: SignatureProblem.self) { try verify(request) }
        }
    }

    @Test(
        "a request changed after signing is refused",
        arguments: [
            { $0.method = "PUT" }, { $0.path = "/2015-02-01/tags/other" }, { $0.query = "a=1" },
            { $0.payloadHash = SignableRequest.hash(of: Array("{ }".utf8)) },
            { $0.headers[0] = .init("Host", "elsewhere") },
        ] as [@Sendable (inout SignableRequest) -> Void])
    func changed(change: @Sendable (inout SignableRequest) -> Void) {
        var request = signed()
        change(&request)
        let problem = #expect(throws: SignatureProblem.self) { try verify(request) }
        guard case .mismatch = problem else {
            Issue.record("expected a mismatch, got \(String(describing: problem))")
            return
        }
    }

    @Test("an unsigned request is told apart from one with a broken Authorization header")
    func incomplete() {
        var request = SignableRequest(method: "GET", target: "/", headers: [.init("Host", "h")])
        #expect(throws: SignatureProblem.missing) { try verify(request) }
        for text in ["Basic abc", "AWS4-HMAC-SHA256 Credential=AKIA1/20261121/us-east-1/sts/aws4_request"] {
            request.headers = [.init("Host", "h"), .init("Authorization", text)]
            let problem = #expect(throws: SignatureProblem.self) { try verify(request) }
            guard case .incomplete = problem else {
                Issue.record("expected incomplete, got \(String(describing: problem))")
                return
            }
        }
    }

    @Test("an unknown key, a wrong secret and a wrong token each have their reason")
    func credentials() {
        let stranger = SigningCredentials(accessKeyID: "AKIA9", secretAccessKey: "x")
        #expect(throws: SignatureProblem.unknownAccessKey("AKIA9")) { try verify(signed(with: stranger)) }
        let tokenless = SigningCredentials(accessKeyID: "ASIA1", secretAccessKey: "other")
        #expect(throws: SignatureProblem.wrongSessionToken) { try verify(signed(with: tokenless)) }
        let guessed = SigningCredentials(accessKeyID: "AKIA1", secretAccessKey: "guess")
        let problem = #expect(throws: SignatureProblem.self) { try verify(signed(with: guessed)) }
        guard case .mismatch = problem else {
            Issue.record("expected a mismatch, got \(String(describing: problem))")
            return
        }
    }

    @Test("an X-Amz header that the signature does not cover is refused")
    func uncovered() {
        var request = signed()
        request.headers.append(.init("X-Amz-Target", "elsewhere"))
        #expect(throws: SignatureProblem.uncoveredHeader("x-amz-target")) { try verify(request) }
    }

    @Test("an announced payload hash must be the body's, or say that the payload is unsigned")
    func payload() throws {
        var request = SignableRequest(method: "PUT", target: "/", headers: [.init("Host", "h")], body: [1, 2, 3])
        let signer = Signer(credentials: lasting, region: "us-east-1", service: "x", sendsPayloadHash: true)
        var honest = request
        honest.headers += signer.headers(for: request, at: "20261121T031047Z")
        _ = try verify(honest)
        honest.payloadHash = SignableRequest.hash(of: [9])
        #expect(throws: SignatureProblem.wrongPayloadHash) { try verify(honest) }

        request.payloadHash = SignableRequest.unsignedPayload
        request.headers += signer.headers(for: request, at: "20261121T031047Z")
        request.payloadHash = SignableRequest.hash(of: [9])
        _ = try verify(request)
    }

    @Test("a scope of another day than X-Amz-Date is refused")
    func otherDay() {
        var request = signed()
        let index = request.headers.firstIndex { $0.name == "X-Amz-Date" }
        request.headers[index ?? 0] = .init("X-Amz-Date", "20261122T031047Z")
        #expect(throws: SignatureProblem.wrongDay) { try verify(request) }
    }
}
