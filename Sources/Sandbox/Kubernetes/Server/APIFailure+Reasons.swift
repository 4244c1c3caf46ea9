import KubernetesMachinery
import Wire

// The answers of the real server, in its words: clients compare the reasons, people know the messages.
// Source: k8s.io/apimachinery, pkg/api/errors, 1.32.

extension CollectionKey {
    /// An object of the collection as the subject of a failure.
    func subject(_ name: String = "") -> APIFailure.Subject {
        APIFailure.Subject(group: group, kind: plural, name: name)
    }
}

extension APIFailure {
    /// 401: who asks is not known.
    static let unauthorized = APIFailure(code: 401, reason: "Unauthorized", message: "Unauthorized")

    /// 404: nothing is served there.
    static let unknownPath = APIFailure(
        code: 404, reason: "NotFound", message: "the server could not find the requested resource",
        subject: Subject(group: "", kind: "", name: ""))

    /// 403: who asks may not do it, or nobody may now.
    static func forbidden(_ subject: Subject, because text: String, causes: [Cause] = []) -> APIFailure {
        let name = subject.name.isEmpty ? "" : " \"\(subject.name)\""
        // What is on no resource has no name either.
        let what = subject.qualifiedKind.isEmpty ? "" : "\(subject.qualifiedKind)\(name) is "
        return APIFailure(
            code: 403, reason: "Forbidden", message: "\(what)forbidden: \(text)", subject: subject, causes: causes)
    }

    /// 400: the body names another object than the path.
    static func wrongName(_ name: String, inPath expected: String) -> APIFailure {
        .badRequest("the name of the object (\(name)) does not match the name on the URL (\(expected))")
    }

    /// 405: the resource has no such verb.
    static func methodNotAllowed(_ subject: Subject? = nil) -> APIFailure {
        APIFailure(
            code: 405, reason: "MethodNotAllowed",
            message: "the server does not allow this method on the requested resource", subject: subject)
    }

    /// 406: the caller takes no form that the server has.
    static func notAcceptable(_ accepted: [String]) -> APIFailure {
        APIFailure(
            code: 406, reason: "NotAcceptable",
            message: "only the following media types are accepted: \(accepted.joined(separator: ", "))")
    }

    /// 415: the body has a form that the server does not read.
    static func unsupportedMediaType(_ accepted: [String]) -> APIFailure {
        APIFailure(
            code: 415, reason: "UnsupportedMediaType",
            message: "the body of the request was in an unknown format - accepted media types include: "
                + accepted.joined(separator: ", "))
    }

    /// 413: the body is larger than the limit in bytes.
    static func tooLarge(limit: Int) -> APIFailure {
        APIFailure(
            code: 413, reason: "RequestEntityTooLarge", message: "Request entity too large: limit is \(limit)")
    }

    /// 410: start from a new list.
    static func expired(_ message: String) -> APIFailure {
        APIFailure(code: 410, reason: "Expired", message: message)
    }

    /// 500: our fault.
    static func internalError(_ message: String) -> APIFailure {
        APIFailure(code: 500, reason: "InternalError", message: "Internal error occurred: \(message)")
    }

    /// 409: the object is not the one that the caller meant.
    static func wrongIdentity(_ subject: Subject, expected: String, found: String) -> APIFailure {
        conflict(
            subject, because: "Precondition failed: UID in precondition: \(expected), UID in object meta: \(found)")
    }
}

extension StoreError {
    /// What the caller of the API is told.
    func failure(_ key: ObjectKey) -> APIFailure { failure(key.collection.subject(key.name)) }

    /// What the caller of the API is told.
    func failure(_ subject: APIFailure.Subject) -> APIFailure {
        switch self {
        case .alreadyExists: .alreadyExists(subject)
        case .notFound: .notFound(subject)
        case .changed: .staleResourceVersion(subject)
        case .expired(let requested, let oldest): .expired("too old resource version: \(requested) (\(oldest))")
        case .tooLarge(let requested, let current):
            APIFailure(
                code: 504, reason: "Timeout",
                message: "Timeout: Too large resource version: \(requested), current: \(current)",
                causes: [
                    Cause(
                        reason: "ResourceVersionTooLarge", message: "Too large resource version", field: "")
                ])
        case .notKept(let why): .internalError("the change could not be kept: \(why)")
        }
    }
}

private typealias Cause = APIFailure.Cause
