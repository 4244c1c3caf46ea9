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
    static func notAcceptable(_ available: [String]) -> APIFailure {
        APIFailure(
            code: 406, reason: "NotAcceptable",
            message: "406: Not Acceptable\n\nAvailable representations: \(available.joined(separator: ", "))",
            subject: Subject(group: "", kind: "", name: ""))
    }

    /// 415: no patch has that form.
    static let unknownPatchType = APIFailure(
        code: 415, reason: "UnsupportedMediaType", message: "415: Unsupported Media Type",
        subject: Subject(group: "", kind: "", name: ""))

    /// 422: what a patch makes is no object of the kind. `quoted` is what the message shows of it.
    static func unreadablePatch(_ quoted: String, because fault: String) -> APIFailure {
        .invalid(
            Subject(group: "", kind: "", name: ""),
            [.invalid(FieldPath("patch"), .string(quoted), fault)])
    }

    /// A resource version that is no number.
    static func noResourceVersion(_ text: String) -> String {
        "resourceVersion: Invalid value: \"\(text)\": strconv.ParseUint: parsing \"\(text)\": invalid syntax"
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
    static func wrongIdentity(_ subject: Subject, namespace: String, expected: String, found: String) -> APIFailure {
        let place = [subject.group, subject.kind, namespace, subject.name].filter { !$0.isEmpty }
        return conflict(
            subject,
            because: "StorageError: invalid object, Code: 4, Key: /registry/\(place.joined(separator: "/")), "
                + "ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: \(expected), UID "
                + "in object meta: \(found)")
    }
}

extension APIFailure {
    /// 504: the version has not come yet.
    static func tooLargeResourceVersion(_ requested: UInt64, current: UInt64) -> APIFailure {
        var failure = APIFailure(
            code: 504, reason: "Timeout",
            message: "Timeout: Too large resource version: \(requested), current: \(current)",
            causes: [
                Cause(reason: "ResourceVersionTooLarge", message: "Too large resource version", field: "")
            ])
        failure.retryAfterSeconds = 1
        return failure
    }

    /// 409: the name is taken by an object that goes.
    static func stillThere(_ subject: Subject) -> APIFailure {
        var failure = alreadyExists(subject)
        failure.message = "object is being deleted: \(failure.message)"
        return failure
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
            .tooLargeResourceVersion(requested, current: current)
        case .notKept(let why): .internalError("the change could not be kept: \(why)")
        }
    }
}
