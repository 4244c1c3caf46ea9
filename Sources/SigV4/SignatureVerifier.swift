/// A claim whose signature was checked; only ``SignatureVerifier`` makes it.
public struct VerifiedSignature: Sendable, Equatable {
    /// The checked claim: access key, Region, service, moment.
    public let claim: SignatureClaim

    fileprivate init(claim: SignatureClaim) { self.claim = claim }
}

/// Checks the signature of a request, as a service does.
///
/// It reads no clock: the caller compares ``SignatureClaim/time`` with its own (five minutes either way for a header,
/// the seconds of ``SignatureClaim/Place/query(validSeconds:)`` for a presigned request).
public struct SignatureVerifier: Sendable {
    private let key: SigningKeySource?

    /// Makes a verifier.
    ///
    /// - Parameter key: gives the day's key, which many requests may share; nil derives it for each.
    public init(key: SigningKeySource? = nil) { self.key = key }

    /// Checks `request`.
    ///
    /// - Parameters:
    ///   - request: the request as it came, its payload hash taken from the body that came with it.
    ///   - credentials: finds the credentials of an access key, or nil when nobody has it.
    /// - Throws: the reason, as ``SignatureProblem``.
    public func verify(
        _ request: SignableRequest, credentials: (_ accessKeyID: String) -> SigningCredentials?
    ) throws(SignatureProblem) -> VerifiedSignature {
        let claim = try SignatureClaim(request)
        guard let known = credentials(claim.accessKeyID) else { throw .unknownAccessKey(claim.accessKeyID) }
        guard known.sessionToken == claim.sessionToken else { throw .wrongSessionToken }
        guard claim.time.hasPrefix(claim.scope.date) else { throw .wrongDay }
        try checkCover(request, claim)
        try check(signature: claim, of: covered(request, claim), secretAccessKey: known.secretAccessKey)
        return VerifiedSignature(claim: claim)
    }

    /// `Host` and each `X-Amz-…` header must be covered, or they could be changed on the way.
    private func checkCover(_ request: SignableRequest, _ claim: SignatureClaim) throws(SignatureProblem) {
        guard claim.signedHeaders.contains("host") else { throw .uncoveredHeader("host") }
        for header in request.headers {
            let name = header.name.lowercased()
            if name.hasPrefix("x-amz-"), !claim.signedHeaders.contains(name) { throw .uncoveredHeader(name) }
        }
    }

    /// The request as it was signed: without the signature, and with the payload hash that its sender announced,
    /// once that was compared with the body's.
    private func covered(
        _ request: SignableRequest, _ claim: SignatureClaim
    ) throws(SignatureProblem) -> SignableRequest {
        var covered = request
        if let announced = request.values(of: "x-amz-content-sha256").first {
            guard announced == SignableRequest.unsignedPayload || announced == request.payloadHash else {
                throw .wrongPayloadHash
            }
            covered.payloadHash = announced
        }
        if case .query = claim.place {
            covered.query = request.query.split(separator: "&")
                .filter { !$0.hasPrefix("X-Amz-Signature=") }
                .joined(separator: "&")
        }
        return covered
    }

    private func check(
        signature claim: SignatureClaim, of request: SignableRequest, secretAccessKey: String
    ) throws(SignatureProblem) {
        let canonical = CanonicalRequest(
            request, signedHeaders: claim.signedHeaders, pathRule: PathRule.of(service: claim.scope.service))
        let stringToSign = claim.scope.stringToSign(canonical, time: claim.time)
        let computed = claim.scope.signature(of: stringToSign, secretAccessKey: secretAccessKey, key: key)
        guard equalInConstantTime(computed, claim.signature) else {
            throw .mismatch(canonicalRequest: canonical.text, stringToSign: stringToSign)
        }
    }
}

/// Compares all bytes whatever they are, so that the time taken tells nothing about where two texts differ.
private func equalInConstantTime(_ left: String, _ right: String) -> Bool {
    let left = Array(left.utf8)
    let right = Array(right.utf8)
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}
