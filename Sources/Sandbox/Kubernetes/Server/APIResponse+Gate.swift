import HTTPTypes
import KubernetesMachinery
import Wire

extension APIResponse: GatedAnswer {
    var refusalCode: String? { status >= 400 ? value?["reason"]?.string : nil }

    static func refusing(_ call: SandboxCall, with refusal: CallRefusal) -> APIResponse {
        var response = APIResponse.failure(
            APIFailure(
                code: refusal.status ?? status(of: refusal.code), reason: refusal.code, message: refusal.message))
        if refusal.isThrottle { response.headers[.retryAfter] = "1" }
        return response
    }

    /// The status that goes with a reason; 500 for one that is not known.
    ///
    /// Source: k8s.io/apimachinery, pkg/apis/meta/v1/types.go, 1.32.
    private static func status(of reason: String) -> Int {
        switch reason {
        case "BadRequest": 400
        case "Unauthorized": 401
        case "Forbidden": 403
        case "NotFound": 404
        case "MethodNotAllowed": 405
        case "NotAcceptable": 406
        case "AlreadyExists", "Conflict": 409
        case "Gone", "Expired": 410
        case "RequestEntityTooLarge": 413
        case "UnsupportedMediaType": 415
        case "Invalid": 422
        case "TooManyRequests": 429
        case "ServiceUnavailable": 503
        case "ServerTimeout", "Timeout": 504
        default: 500
        }
    }
}
