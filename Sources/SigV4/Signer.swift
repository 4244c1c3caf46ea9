/// Signs requests with AWS Signature Version 4.
///
/// A value without clock or I/O: the moment comes in as the text that travels in `X-Amz-Date`.
///
/// ```swift
/// let signer = Signer(credentials: credentials, region: "us-east-1", service: "elasticfilesystem")
/// let extra = signer.headers(for: request, at: "20261121T031047Z")
/// ```
public struct Signer: Sendable {
    /// What to sign with.
    public let credentials: SigningCredentials
    /// The Region's name.
    public let region: String
    /// The service's signing name.
    public let service: String
    /// How the service writes paths.
    public let pathRule: PathRule
    /// Whether the payload's hash is sent, and signed, as `X-Amz-Content-Sha256`; S3 asks for it.
    public let sendsPayloadHash: Bool
    private let key: SigningKeySource?

    /// Makes a signer; the path's rule follows from the service unless it is given.
    ///
    /// - Parameter key: gives the day's key, which many requests may share; nil derives it for each.
    public init(
        credentials: SigningCredentials, region: String, service: String, pathRule: PathRule? = nil,
        sendsPayloadHash: Bool = false, key: SigningKeySource? = nil
    ) {
        self.credentials = credentials
        self.region = region
        self.service = service
        self.pathRule = pathRule ?? PathRule.of(service: service)
        self.sendsPayloadHash = sendsPayloadHash
        self.key = key
    }

    /// The headers to add to `request`: `X-Amz-Date`, `X-Amz-Security-Token` with a session token,
    /// `X-Amz-Content-Sha256` when asked for, and `Authorization`.
    ///
    /// - Parameters:
    ///   - request: the request with its `Host` header, and without the headers returned here.
    ///   - time: the moment of signing, `20261121T031047Z`; AWS accepts five minutes of difference.
    public func headers(for request: SignableRequest, at time: String) -> [SignableRequest.Header] {
        var added = [SignableRequest.Header("X-Amz-Date", time)]
        if let token = credentials.sessionToken { added.append(.init("X-Amz-Security-Token", token)) }
        if sendsPayloadHash { added.append(.init("X-Amz-Content-Sha256", request.payloadHash)) }
        var covered = request
        covered.headers += added
        let canonical = CanonicalRequest(covered, signedHeaders: Self.names(covered.headers), pathRule: pathRule)
        let authorization =
            "\(SigningScope.algorithm) Credential=\(credentials.accessKeyID)/\(scope(time)), "
            + "SignedHeaders=\(canonical.signedHeaders), Signature=\(signature(canonical, time))"
        return added + [.init("Authorization", authorization)]
    }

    /// The query that makes `request` valid for whoever holds it, its own query included.
    ///
    /// - Parameters:
    ///   - request: the request with its `Host` header.
    ///   - time: the moment of signing, `20261121T031047Z`.
    ///   - validSeconds: how long it may be used, 1 to 604,800 seconds.
    public func presignedQuery(for request: SignableRequest, at time: String, validSeconds: Int) -> String {
        let names = Self.names(request.headers).sorted().joined(separator: ";")
        var items = [
            ("X-Amz-Algorithm", SigningScope.algorithm),
            ("X-Amz-Credential", "\(credentials.accessKeyID)/\(scope(time))"), ("X-Amz-Date", time),
            ("X-Amz-SignedHeaders", names), ("X-Amz-Expires", String(validSeconds)),
        ]
        if let token = credentials.sessionToken { items.append(("X-Amz-Security-Token", token)) }
        var covered = request
        let own = request.query.isEmpty ? [] : [request.query]
        covered.query = (own + items.map { "\($0)=\(percentEncoded($1.utf8))" }).joined(separator: "&")
        let canonical = CanonicalRequest(covered, signedHeaders: Self.names(request.headers), pathRule: pathRule)
        return "\(covered.query)&X-Amz-Signature=\(signature(canonical, time))"
    }

    private func scope(_ time: String) -> SigningScope {
        SigningScope(date: String(time.prefix(8)), region: region, service: service)
    }

    private func signature(_ canonical: CanonicalRequest, _ time: String) -> String {
        let scope = scope(time)
        return scope.signature(
            of: scope.stringToSign(canonical, time: time), secretAccessKey: credentials.secretAccessKey, key: key)
    }

    /// Proxies and HTTP clients add or change these, so a signature must not cover them.
    private static let uncovered: Set<String> = [
        "authorization", "connection", "expect", "transfer-encoding", "user-agent", "x-amzn-trace-id",
    ]

    private static func names(_ headers: [SignableRequest.Header]) -> Set<String> {
        Set(headers.map { $0.name.lowercased() }).subtracting(uncovered)
    }
}
