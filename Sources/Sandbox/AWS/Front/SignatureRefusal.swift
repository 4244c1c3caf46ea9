import SigV4
import Vocabulary

/// Why the front door refuses a request before any service sees it.
enum SignatureRefusal: Error, Equatable, Sendable {
    /// It is not signed.
    case missing
    /// The signature lacks a part, or a part is malformed.
    case incomplete(String)
    /// Nobody has that access key, or the session token is not the key's.
    case unknownKey
    /// The session is over.
    case expiredSession
    /// The signature is another than the one computed.
    case mismatch
    /// It was signed too long ago, or will be signed, by the machine's clock; or it is scoped to a Region that the
    /// sandbox does not have.
    case outOfScope(String)

    init(_ problem: SignatureProblem) {
        self =
            switch problem {
            case .missing: .missing
            case .incomplete(let reason): .incomplete(reason)
            case .unknownAccessKey, .wrongSessionToken: .unknownKey
            case .uncoveredHeader, .wrongDay, .wrongPayloadHash, .mismatch: .mismatch
            }
    }

    var message: String {
        switch self {
        case .missing: "Missing Authentication Token"
        case .incomplete(let reason): "The request signature does not conform to AWS standards: \(reason)."
        case .unknownKey: "The security token included in the request is invalid."
        case .expiredSession: "The security token included in the request is expired"
        case .mismatch:
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access "
                + "Key and signing method. Consult the service documentation for details."
        case .outOfScope(let message): message
        }
    }

    var status: Int {
        if case .incomplete = self { 400 } else { 403 }
    }

    /// The code as the services of AWS's JSON protocols write it.
    var jsonCode: String {
        switch self {
        case .missing: "MissingAuthenticationTokenException"
        case .incomplete: "IncompleteSignatureException"
        case .unknownKey: "UnrecognizedClientException"
        case .expiredSession: "ExpiredTokenException"
        case .mismatch, .outOfScope: "InvalidSignatureException"
        }
    }

    /// The code as the services of AWS's Query protocol write it.
    var queryCode: String {
        switch self {
        case .missing: "MissingAuthenticationToken"
        case .incomplete: "IncompleteSignature"
        case .unknownKey: "InvalidClientTokenId"
        case .expiredSession: "ExpiredToken"
        case .mismatch, .outOfScope: "SignatureDoesNotMatch"
        }
    }
}
