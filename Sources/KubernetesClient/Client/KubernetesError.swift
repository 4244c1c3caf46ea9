public import KubernetesModel

/// Why a call to the API server failed.
///
/// Equality is by code and HTTP status, so that tests can build the error that they expect.
public struct KubernetesError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, by what a caller does about it.
    public enum Code: Hashable, Sendable {
        /// No such object, or no such resource (404). Create it, or take it as gone.
        case notFound
        /// An object of that name exists (409). Read it and compare.
        case alreadyExists
        /// The object changed since it was read, or a precondition failed (409). Read it again and decide anew.
        case conflict
        /// The object breaks a rule of its kind (422). Fix the object; trying again is of no use.
        case invalid
        /// The request itself is malformed (400, 405, 406, 413, 415). Fix the code.
        case badRequest
        /// Not allowed: RBAC, a quota, or a namespace that is going away (403). Fix the permission.
        case forbidden
        /// The credentials are not accepted (401), also after they were refreshed. Fix the credentials.
        case unauthorized
        /// The resourceVersion or the continue token is too old (410). List anew.
        case gone
        /// Too many requests (429). Wait that long, where the server says how long.
        case tooManyRequests(retryAfter: Duration?)
        /// The server ran out of time (504); a write may have happened. Read, then decide.
        case serverTimeout
        /// The server is not ready (503, 502). Try again later.
        case unavailable
        /// The server failed (500 and other 5xx). Try again later.
        case internalError
        /// No answer came: connection, TLS or protocol; a write may have happened. Read, then decide.
        case transport
        /// No connection could be made, so nothing happened. Try again later.
        case connectionRefused
        /// The call's deadline passed; a write may have happened. Read, then decide.
        case deadlineExceeded
        /// A watch was silent for longer than its limit. Resume it.
        case idle
        /// The calling task was cancelled. Stop.
        case cancelled
        /// The answer is not what was asked for. Fix the model, or the server.
        case decoding
        /// The object could not be encoded. Fix the code.
        case encoding
        /// No credentials could be had: token file, exec plugin. Fix what the message names.
        case credentials
        /// An HTTP status that the API does not document.
        case unexpected
    }

    public let code: Code
    /// What happened and what helps.
    public let message: String
    /// The HTTP status, where an answer came.
    public let httpStatus: Int?
    /// What the server said about it.
    public let status: KubernetesStatus?
    /// The error below this one.
    public let cause: (any Error)?

    /// Makes an error.
    public init(
        _ code: Code, _ message: String, httpStatus: Int? = nil, status: KubernetesStatus? = nil,
        cause: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.httpStatus = httpStatus
        self.status = status
        self.cause = cause
    }

    public static func == (left: KubernetesError, right: KubernetesError) -> Bool {
        left.code == right.code && left.httpStatus == right.httpStatus
    }

    public var description: String {
        cause.map { "\(message) (\(code)): \($0)" } ?? "\(message) (\(code))"
    }

    /// How long the server asks the caller to wait before it tries again.
    public var retryAfter: Duration? {
        if case .tooManyRequests(let wait?) = code { return wait }
        return status?.details?.retryAfterSeconds.flatMap { $0 > 0 ? .seconds($0) : nil }
    }

    /// Whether the object's namespace is going away, so that nothing can be created in it any more.
    public var isNamespaceTerminating: Bool {
        status?.details?.causes?.contains { $0.reason == "NamespaceTerminating" } ?? false
    }

    /// Whether the server's cache has not yet seen the resourceVersion that was asked for.
    public var isResourceVersionTooLarge: Bool {
        let causes = status?.details?.causes ?? []
        return causes.contains { $0.reason == "ResourceVersionTooLarge" }
            || status?.message?.hasPrefix("Too large resource version") ?? false
    }
}

extension KubernetesError {
    /// The error that an HTTP answer stands for.
    ///
    /// Source: apimachinery's `pkg/api/errors` (reasons and their HTTP statuses), Kubernetes 1.33.
    init(httpStatus: Int, status: KubernetesStatus?, retryAfter: Duration?, request: String) {
        let code = Self.code(httpStatus, reason: status?.reason, retryAfter: retryAfter)
        let said = status?.message ?? "the API server answered \(httpStatus)"
        self.init(code, "\(request): \(said)", httpStatus: httpStatus, status: status)
    }

    private static func code(_ httpStatus: Int, reason: String?, retryAfter: Duration?) -> Code {
        switch httpStatus {
        case 401: .unauthorized
        case 403: .forbidden
        case 404: .notFound
        case 409: reason == "AlreadyExists" ? .alreadyExists : .conflict
        case 410: .gone
        case 422: .invalid
        case 429: .tooManyRequests(retryAfter: retryAfter)
        case 504: .serverTimeout
        case 502, 503: .unavailable
        // The API server reports its own time-outs as 500 with a reason.
        case 500 where reason == "ServerTimeout" || reason == "Timeout": .serverTimeout
        case 500...599: .internalError
        case 400...499: .badRequest
        default: .unexpected
        }
    }
}
