public import Wire

/// A request that the API server answers with a failed Status.
///
/// Source: the reasons and texts of k8s.io/apimachinery's api errors, as kubectl 1.32 prints them.
public struct APIFailure: Error, Equatable, Sendable, CustomStringConvertible {
    /// One of several things that are wrong.
    public struct Cause: Equatable, Sendable {
        public var reason: String
        public var message: String
        public var field: String

        /// Makes a cause.
        public init(reason: String, message: String, field: String) {
            self.reason = reason
            self.message = message
            self.field = field
        }

        fileprivate var json: JSONValue {
            let pairs = [("reason", reason), ("message", message), ("field", field)].filter { !$0.1.isEmpty }
            return .object(JSONObject(pairs.map { ($0, .string($1)) }))
        }
    }

    /// What the request was about.
    public struct Subject: Equatable, Sendable {
        public var group: String
        /// The kind or, for most failures, the plural resource name.
        public var kind: String
        public var name: String

        /// Makes a subject.
        public init(group: String, kind: String, name: String) {
            self.group = group
            self.kind = kind
            self.name = name
        }

        /// `kind.group`, or the kind alone for the core group.
        public var qualifiedKind: String { group.isEmpty ? kind : "\(kind).\(group)" }
    }

    /// The HTTP status: 422.
    public var code: Int
    /// The machine's word: `Invalid`.
    public var reason: String
    public var message: String
    public var subject: Subject?
    public var causes: [Cause]
    /// After how many seconds the request may be sent again; nil where the server does not say.
    public var retryAfterSeconds: Int?
    /// What is told beside the failure, in `Warning` headers.
    public var warnings: [String] = []

    /// Makes a failure.
    public init(code: Int, reason: String, message: String, subject: Subject? = nil, causes: [Cause] = []) {
        self.code = code
        self.reason = reason
        self.message = message
        self.subject = subject
        self.causes = causes
    }

    public var description: String { message }

    /// The Status object that is the body of the answer.
    public var status: JSONValue {
        var status: JSONObject = [
            "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Failure", "message": .string(message),
        ]
        if !reason.isEmpty { status["reason"] = .string(reason) }
        var details = JSONObject()
        if let subject {
            if !subject.name.isEmpty { details["name"] = .string(subject.name) }
            if !subject.group.isEmpty { details["group"] = .string(subject.group) }
            if !subject.kind.isEmpty { details["kind"] = .string(subject.kind) }
        }
        if !causes.isEmpty {
            details["causes"] = .array(causes.map(\.json))
        }
        if let retryAfterSeconds { details["retryAfterSeconds"] = .integer(Int64(retryAfterSeconds)) }
        if subject != nil || !details.isEmpty { status["details"] = .object(details) }
        status["code"] = .integer(Int64(code))
        return .object(status)
    }
}

extension APIFailure {
    /// 422: the object has fields that are refused. `subject.kind` is the object's kind.
    public static func invalid(_ subject: Subject, _ errors: [FieldError]) -> APIFailure {
        var seen: Set<String> = []
        let texts = errors.map(\.description).filter { seen.insert($0).inserted }
        let list = texts.count == 1 ? texts[0] : "[" + texts.joined(separator: ", ") + "]"
        return APIFailure(
            code: 422, reason: "Invalid",
            message: "\(subject.qualifiedKind) \(GoSyntax.quoted(subject.name)) is invalid: \(list)", subject: subject,
            causes: errors.map { Cause(reason: $0.kind.rawValue, message: $0.message, field: $0.field.description) })
    }

    /// 400: the request itself is malformed.
    public static func badRequest(_ message: String) -> APIFailure {
        APIFailure(code: 400, reason: "BadRequest", message: message)
    }

    /// 422 with a plain message: a patch that cannot be applied to the object.
    public static func unprocessable(_ message: String) -> APIFailure {
        APIFailure(code: 422, reason: "Invalid", message: message)
    }

    /// 404: there is no such object. `subject.kind` is the plural resource name.
    public static func notFound(_ subject: Subject) -> APIFailure {
        APIFailure(
            code: 404, reason: "NotFound",
            message: "\(subject.qualifiedKind) \(GoSyntax.quoted(subject.name)) not found", subject: subject)
    }

    /// 409: there is such an object already. `subject.kind` is the plural resource name.
    public static func alreadyExists(_ subject: Subject) -> APIFailure {
        APIFailure(
            code: 409, reason: "AlreadyExists",
            message: "\(subject.qualifiedKind) \(GoSyntax.quoted(subject.name)) already exists", subject: subject)
    }

    /// 409: the operation clashes with the object's state. `subject.kind` is the plural resource name.
    public static func conflict(_ subject: Subject, because text: String) -> APIFailure {
        APIFailure(
            code: 409, reason: "Conflict",
            message: "Operation cannot be fulfilled on \(subject.qualifiedKind) "
                + "\(GoSyntax.quoted(subject.name)): \(text)",
            subject: subject)
    }

    /// 409: the object was changed since the caller read it.
    public static func staleResourceVersion(_ subject: Subject) -> APIFailure {
        conflict(
            subject,
            because: "the object has been modified; please apply your changes to the latest version and try again")
    }
}
