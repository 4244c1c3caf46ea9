import Testing

@testable import SigV4

@Suite("Signing against the published test suite")
struct SignerTests {
    @Test("a vector, signed in the header, gets the published signature", arguments: SigningVector.all)
    func header(vector: SigningVector) throws {
        let headers = vector.signer.headers(for: vector.request, at: SigningVector.time)
        let authorization = try #require(headers.last { $0.name == "Authorization" })
        #expect(authorization.value.hasSuffix("Signature=\(vector.signature)"))
        #expect(authorization.value.hasPrefix("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/"))
    }

    @Test("a vector, presigned in the query, gets the published signature", arguments: SigningVector.all)
    func query(vector: SigningVector) {
        let query = vector.signer.presignedQuery(for: vector.request, at: SigningVector.time, validSeconds: 3600)
        #expect(query.hasSuffix("&X-Amz-Signature=\(vector.presigned)"))
    }

    @Test("a vector's path and query are written canonically", arguments: SigningVector.all)
    func canonical(vector: SigningVector) {
        let lines = CanonicalRequest(vector.request, signedHeaders: ["host"], pathRule: vector.signer.pathRule).text
            .split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[1] == vector.canonicalPath)
        #expect(lines[2] == vector.canonicalQuery)
    }

    @Test("a path with an encoded character is encoded again, except for S3")
    func paths() {
        #expect(PathRule.of(service: "elasticfilesystem").canonical("/a/b%3Ac") == "/a/b%253Ac")
        #expect(PathRule.of(service: "s3").canonical("/a//b%3Ac/../d") == "/a//b%3Ac/../d")
        #expect(PathRule.standard.canonical("") == "/")
    }

    @Test("a path that is encoded already, and a JSON body, get the signature that botocore 1.43.11 gives them")
    func botocore() throws {
        let arn = "arn%3Aaws%3Aelasticfilesystem%3Aus-west-2%3A123456789012%3Afile-system%2Ffs-01234567"
        let host = SignableRequest.Header("Host", "elasticfilesystem.us-west-2.amazonaws.com")
        let untag = SignableRequest(
            method: "DELETE", target: "/2015-02-01/resource-tags/\(arn)?tagKeys=a%20b&tagKeys=%C3%BC", headers: [host])
        let create = SignableRequest(
            method: "POST", target: "/2015-02-01/file-systems",
            headers: [host, .init("Content-Type", "application/json")], body: Array(#"{"CreationToken": "t"}"#.utf8))
        let vectors = [
            (untag, "tok/en==", "6f689fb9d5bb3661ba629f16479a7088cf82e824c513203ed9d6b396855c2ccc"),
            (create, nil, "b2e21b5ad73d6fec3a4e6302f42c3121e184ad8ff88a1ce74efa5a3a3b4f77e9"),
        ]
        for (request, token, signature) in vectors {
            let credentials = SigningCredentials(
                accessKeyID: "AKIAEXAMPLE", secretAccessKey: "secret/+key", sessionToken: token)
            let signer = Signer(credentials: credentials, region: "us-west-2", service: "elasticfilesystem")
            let headers = signer.headers(for: request, at: "20261121T031047Z")
            #expect(headers.last?.value.hasSuffix("Signature=\(signature)") == true)
        }
    }

    @Test("headers that proxies change are left out of the signature")
    func uncovered() throws {
        let request = SignableRequest(
            method: "GET", target: "/", headers: [.init("Host", "h"), .init("User-Agent", "a"), .init("Expect", "x")])
        let claim = try SignatureClaim(sign(request))
        #expect(claim.signedHeaders == ["host", "x-amz-date"])
    }

    @Test("credentials show their key and hide their secret and token however they are printed")
    func redaction() {
        let credentials = SigningCredentials(accessKeyID: "AKID", secretAccessKey: "s3cret", sessionToken: "t0ken")
        var dumped = ""
        dump(credentials, to: &dumped)
        for text in ["\(credentials)", String(reflecting: credentials), dumped, "\([credentials])"] {
            #expect(text.contains("AKID"))
            #expect(!text.contains("s3cret") && !text.contains("t0ken"))
        }
    }

    private func sign(_ request: SignableRequest) -> SignableRequest {
        let credentials = SigningCredentials(accessKeyID: "AKID", secretAccessKey: "secret")
        let signer = Signer(credentials: credentials, region: "us-east-1", service: "sts")
        var signed = request
        signed.headers += signer.headers(for: request, at: SigningVector.time)
        return signed
    }
}

extension SigningVector {
    var request: SignableRequest {
        SignableRequest(
            method: method, target: target,
            headers: [.init("Host", "example.amazonaws.com")] + headers.map { .init($0.0, $0.1) },
            body: Array(body.utf8))
    }

    var signer: Signer {
        let credentials = SigningCredentials(
            accessKeyID: Self.accessKeyID, secretAccessKey: Self.secretAccessKey,
            sessionToken: sessionToken)
        return Signer(
            credentials: credentials, region: "us-east-1", service: "service",
            pathRule: PathRule(normalizes: normalizes, encodesAgain: true), sendsPayloadHash: sendsPayloadHash)
    }
}
