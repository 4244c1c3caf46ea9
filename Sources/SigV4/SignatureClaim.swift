/// What a signed request says about its signature: read from the request, not yet checked.
public struct SignatureClaim: Sendable, Equatable {
    /// Where the claim stood.
    public enum Place: Sendable, Equatable {
        /// In the `Authorization` header.
        case header
        /// In the query (a presigned request), usable for that many seconds after ``SignatureClaim/time``.
        case query(validSeconds: Int)
    }

    /// Whose key signed.
    public let accessKeyID: String
    /// For which day, Region and service.
    public let scope: SigningScope
    /// The names of the covered headers, lower case.
    public let signedHeaders: [String]
    /// The signature, lower-case hexadecimal digits.
    public let signature: String
    /// The moment of signing, `20150830T123600Z`; checked for its form only.
    public let time: String
    /// The session token that the request carries.
    public let sessionToken: String?
    /// Where the claim stood.
    public let place: Place

    /// Reads the claim of a request, from its `Authorization` header or from its query.
    ///
    /// - Throws: ``SignatureProblem/missing`` for a request that is not signed at all, and
    ///   ``SignatureProblem/incomplete(_:)`` for one whose claim lacks a part.
    public init(_ request: SignableRequest) throws(SignatureProblem) {
        if let authorization = request.values(of: "authorization").first {
            try self.init(authorization: authorization, request)
        } else {
            try self.init(query: request.query)
        }
    }

    private init(authorization: String, _ request: SignableRequest) throws(SignatureProblem) {
        let words = authorization.split(separator: " ", maxSplits: 1)
        guard let algorithm = words.first, algorithm == SigningScope.algorithm, words.count == 2 else {
            throw .incomplete("the Authorization header does not start with \(SigningScope.algorithm)")
        }
        var fields: [String: String] = [:]
        for field in words[1].split(separator: ",") {
            let pair = field.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
            if pair.count == 2 { fields[String(pair[0])] = String(pair[1]) }
        }
        try self.init(
            credential: fields["Credential"], signedHeaders: fields["SignedHeaders"], signature: fields["Signature"],
            time: request.values(of: "x-amz-date").first,
            sessionToken: request.values(of: "x-amz-security-token").first, place: .header)
    }

    private init(query: String) throws(SignatureProblem) {
        var fields: [String: String] = [:]
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            fields[String(decoding: percentDecoded(parts[0]), as: UTF8.self)] =
                String(decoding: percentDecoded(parts[1]), as: UTF8.self)
        }
        guard let algorithm = fields["X-Amz-Algorithm"] else { throw .missing }
        guard algorithm == SigningScope.algorithm else {
            throw .incomplete("X-Amz-Algorithm is not \(SigningScope.algorithm)")
        }
        guard let seconds = fields["X-Amz-Expires"].flatMap({ Int($0) }), (1...604_800).contains(seconds) else {
            throw .incomplete("X-Amz-Expires is not a number from 1 to 604800")
        }
        try self.init(
            credential: fields["X-Amz-Credential"], signedHeaders: fields["X-Amz-SignedHeaders"],
            signature: fields["X-Amz-Signature"], time: fields["X-Amz-Date"],
            sessionToken: fields["X-Amz-Security-Token"], place: .query(validSeconds: seconds))
    }

    private init(
        credential: String?, signedHeaders: String?, signature: String?, time: String?, sessionToken: String?,
        place: Place
    ) throws(SignatureProblem) {
        guard let credential else { throw .incomplete("Credential is missing") }
        guard let signedHeaders, !signedHeaders.isEmpty else { throw .incomplete("SignedHeaders is missing") }
        guard let signature else { throw .incomplete("Signature is missing") }
        guard let time, Self.isTime(time) else { throw .incomplete("X-Amz-Date is missing or not 20150830T123600Z") }
        // An access key holds no slash, so the scope is the last four parts.
        let parts = credential.split(separator: "/").map(String.init)
        guard parts.count == 5, parts[4] == SigningScope.terminator else {
            throw .incomplete("Credential is not key/date/region/service/\(SigningScope.terminator)")
        }
        accessKeyID = parts[0]
        scope = SigningScope(date: parts[1], region: parts[2], service: parts[3])
        self.signedHeaders = signedHeaders.split(separator: ";").map { $0.lowercased() }
        self.signature = signature
        self.time = time
        self.sessionToken = sessionToken
        self.place = place
    }

    private static func isTime(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z") else { return false }
        return (bytes[..<8] + bytes[9..<15]).allSatisfy { (48...57).contains($0) }
    }
}
