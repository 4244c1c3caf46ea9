import KubernetesMachinery
import Vocabulary
import Wire

// Requests that are answered by what they say and leave nothing behind: who somebody is, and what he may do.

extension ResourceCall {
    /// Answers a request to a resource that can only be created.
    func answerReview() throws(APIFailure) -> APIResponse {
        guard request.method == "POST", path.name == nil else { throw .methodNotAllowed(resource.subject()) }
        var warnings: [String] = []
        var review = try writer().accepted(try BodyReader.object(of: request), warnings: &warnings)
        let spec = review["spec"] ?? [:]
        switch resource.kind {
        case "SelfSubjectReview": review["status"] = ["userInfo": Self.info(of: user)]
        case "SelfSubjectAccessReview": review["status"] = try accessStatus(spec, of: user)
        case "SubjectAccessReview", "LocalSubjectAccessReview":
            review["status"] = try accessStatus(spec, of: try subject(of: spec))
        case "SelfSubjectRulesReview": review["status"] = try rulesStatus(spec)
        case "TokenReview": review["status"] = try tokenStatus(spec)
        default: throw .methodNotAllowed(resource.subject())
        }
        review.setDefault("metadata", to: [:])
        return .json(review, status: 201)
    }

    /// Answers a request to a subresource beside the status.
    func answerSubresource(_ name: String) throws(APIFailure) -> APIResponse {
        guard let subresource = resource.served.subresources.first(where: { $0.name == name }), let object = path.name
        else { throw unknownSubresource }
        switch (subresource.name, request.method) {
        case ("token", "POST"): return try makeToken(for: object)
        case ("eviction", "POST"): return try evict(object)
        case ("scale", _): return try answerScale(of: object)
        case ("finalize", "PUT"):
            let body = try BodyReader.object(of: request)
            return .json(try writer().update(object, subresource: name, body).value)
        default: throw .methodNotAllowed(resource.subject())
        }
    }

    /// Of a custom resource a subresource that is not declared is told of as if the object were not there.
    var unknownSubresource: APIFailure {
        resource.isCustom ? .notFound(resource.subject(path.name ?? "")) : .unknownPath
    }

    // MARK: Who

    private static func info(of user: UserIdentity) -> JSONValue {
        var info: JSONValue = [
            "username": .string(user.name), "groups": .array(user.groups.map { .string($0) }),
        ]
        info["uid"] = user.uid.map { .string($0) }
        if !user.extra.isEmpty {
            info["extra"] = .object(
                JSONObject(
                    user.extra.sorted { $0.key < $1.key }.map { ($0.key, .array($0.value.map { .string($0) })) }))
        }
        return info
    }

    private func subject(of spec: JSONValue) throws(APIFailure) -> UserIdentity {
        let user = UserIdentity(
            name: spec["user"]?.string ?? "", uid: spec["uid"]?.string,
            groups: (spec["groups"]?.array ?? []).compactMap(\.string))
        guard user.name.isEmpty, user.groups.isEmpty else { return user }
        throw invalidReview("user", "\"\"", "at least one of user or group must be specified")
    }

    private func tokenStatus(_ spec: JSONValue) throws(APIFailure) -> JSONValue {
        let token = spec["token"]?.string ?? ""
        guard !token.isEmpty else { throw .badRequest("token is required for TokenReview in authentication") }
        do {
            let bearer = try server.authenticator.bearer(
                ofToken: token, audiences: (spec["audiences"]?.array ?? []).compactMap(\.string))
            return [
                "authenticated": true, "user": Self.info(of: bearer.user),
                "audiences": .array(bearer.audiences.map { .string($0) }),
            ]
        } catch {
            return ["user": [:], "error": .string(error.message)]
        }
    }

    // MARK: What he may do

    private func accessStatus(_ spec: JSONValue, of user: UserIdentity) throws(APIFailure) -> JSONValue {
        switch server.authorizer.verdict(on: try action(of: spec), by: user) {
        case .allowed(let reason): reason.isEmpty ? ["allowed": true] : ["allowed": true, "reason": .string(reason)]
        case .denied(let reason): reason.isEmpty ? ["allowed": false] : ["allowed": false, "reason": .string(reason)]
        }
    }

    private func action(of spec: JSONValue) throws(APIFailure) -> RequestedAction {
        let asked = spec["resourceAttributes"]?.object.map { JSONValue.object($0) }
        let plain = spec["nonResourceAttributes"]?.object.map { JSONValue.object($0) }
        func text(_ name: String) -> String { (asked ?? plain)?[name]?.string ?? "" }
        if let plain {
            let quoted =
                "authorization.NonResourceAttributes{Path:\(GoText.quoted(plain["path"]?.string ?? "")), "
                + "Verb:\(GoText.quoted(plain["verb"]?.string ?? ""))}"
            guard asked == nil else {
                throw invalidReview(
                    "nonResourceAttributes", quoted, "cannot be specified in combination with resourceAttributes")
            }
            guard path.namespace == nil else {
                throw invalidReview("nonResourceAttributes", quoted, "disallowed on this kind of request")
            }
            return RequestedAction(verb: text("verb"), path: text("path"))
        }
        guard asked != nil else {
            throw invalidReview(
                "resourceAttributes", "\"null\"",
                "exactly one of nonResourceAttributes or resourceAttributes must be specified")
        }
        guard path.namespace == nil || text("namespace") == path.namespace else {
            throw invalidReview(
                "resourceAttributes.namespace", GoText.quoted(text("namespace")), "must match metadata.namespace")
        }
        return RequestedAction(
            verb: text("verb"), group: text("group"), resource: text("resource"), subresource: text("subresource"),
            namespace: text("namespace"), name: text("name"))
    }

    private func invalidReview(_ field: String, _ quoted: String, _ detail: String) -> APIFailure {
        .invalid(
            APIFailure.Subject(group: resource.group, kind: "", name: ""),
            [FieldError(.invalid, FieldPath("spec", field), quoting: quoted, detail)])
    }

    private func rulesStatus(_ spec: JSONValue) throws(APIFailure) -> JSONValue {
        guard let namespace = spec["namespace"]?.string, !namespace.isEmpty else {
            throw .badRequest("no namespace on request")
        }
        let (rules, absences) = server.authorizer.rules(of: user, in: namespace)
        var status: JSONValue = [
            "resourceRules": .array(rules.filter { !$0.resources.isEmpty }.map(\.json)),
            "nonResourceRules": .array(rules.filter { !$0.paths.isEmpty }.map(\.json)),
            "incomplete": .bool(!absences.isEmpty),
        ]
        if !absences.isEmpty { status["evaluationError"] = .string(absences) }
        return status
    }
}
