/// Why a request's signature was not accepted.
public enum SignatureProblem: Error, Sendable, Equatable, CustomStringConvertible {
    /// The request is not signed: sign it. (AWS: `MissingAuthenticationToken`, 403.)
    case missing
    /// A part of the claim is missing or malformed: correct it. (AWS: `IncompleteSignature`, 400.)
    case incomplete(String)
    /// Nobody has that access key: use another. (AWS: `UnrecognizedClientException` or `InvalidClientTokenId`, 403.)
    case unknownAccessKey(String)
    /// The session token is missing, is not the key's, or was given for a lasting key.
    /// (AWS: `UnrecognizedClientException` or `InvalidClientTokenId`, 403.)
    case wrongSessionToken
    /// A header that must be covered is not. (AWS: `SignatureDoesNotMatch`, 403.)
    case uncoveredHeader(String)
    /// The day in the scope is not the day of `X-Amz-Date`. (AWS: `SignatureDoesNotMatch`, 403.)
    case wrongDay
    /// `X-Amz-Content-Sha256` is not the hash of the body. (AWS: `SignatureDoesNotMatch`, 403.)
    case wrongPayloadHash
    /// The signature is another than the one computed: check the secret and what was signed. The two texts show
    /// where signer and verifier differ; they hold no secret. (AWS: `SignatureDoesNotMatch`, 403.)
    case mismatch(canonicalRequest: String, stringToSign: String)

    public var description: String {
        switch self {
        case .missing: "the request is not signed"
        case .incomplete(let reason): "the signature is incomplete: \(reason)"
        case .unknownAccessKey(let key): "the access key \(key) is not known"
        case .wrongSessionToken: "the session token does not belong to the access key"
        case .uncoveredHeader(let name): "the signature must cover the header \(name)"
        case .wrongDay: "the day of the credential's scope is not the day of X-Amz-Date"
        case .wrongPayloadHash: "X-Amz-Content-Sha256 is not the hash of the body"
        case .mismatch(let canonicalRequest, _):
            "the signature is not the one computed from the canonical request:\n\(canonicalRequest)"
        }
    }
}
