import KubernetesMachinery
import Vocabulary
import Wire

// Requests that are answered by what they say and leave nothing behind: reviews, tokens, and the last step of a
// namespace.

extension ResourceCall {
    /// Answers a request to a resource that can only be created.
    func answerReview() throws(APIFailure) -> APIResponse {
        guard request.method == "POST", path.name == nil else { throw .methodNotAllowed(resource.subject()) }
        var warnings: [String] = []
        var review = try writer().accepted(try BodyReader.object(of: request), warnings: &warnings)
        switch resource.kind {
        case "SelfSubjectReview": review["status"] = ["userInfo": Self.info(of: user)]
        case "SelfSubjectAccessReview": review["status"] = accessStatus(review["spec"] ?? [:], of: user)
        case "SubjectAccessReview", "LocalSubjectAccessReview":
            review["status"] = accessStatus(review["spec"] ?? [:], of: Self.subject(of: review["spec"] ?? [:]))
        case "SelfSubjectRulesReview": review["status"] = rulesStatus
        case "TokenReview": review["status"] = tokenStatus(review["spec"] ?? [:])
        default: throw .methodNotAllowed(resource.subject())
        }
        review.setDefault("metadata", to: [:])
        return .json(review, status: 201)
    }

    /// Answers a request to a subresource beside the status.
    func answerSubresource(_ name: String) throws(APIFailure) -> APIResponse {
        guard let subresource = resource.served.subresources.first(where: { $0.name == name }), let object = path.name
        else { throw .unknownPath }
        switch (subresource.name, request.method) {
        case ("token", "POST"): return try makeToken(for: object)
        case ("finalize", "PUT"):
            let body = try BodyReader.object(of: request)
            return .json(try writer().update(object, subresource: name, body).value)
        default: throw .methodNotAllowed(resource.subject())
        }
    }

    // MARK: Reviews

    private static func info(of user: UserIdentity) -> JSONValue {
        var info: JSONValue = [
            "username": .string(user.name), "groups": .array(user.groups.map { .string($0) }),
        ]
        info["uid"] = user.uid.map { .string($0) }
        return info
    }

    private static func subject(of spec: JSONValue) -> UserIdentity {
        UserIdentity(
            name: spec["user"]?.string ?? "", uid: spec["uid"]?.string,
            groups: (spec["groups"]?.array ?? []).compactMap(\.string))
    }

    private func accessStatus(_ spec: JSONValue, of user: UserIdentity) -> JSONValue {
        let asked = spec["resourceAttributes"] ?? [:]
        func text(_ name: String) -> String { asked[name]?.string ?? "" }
        let other = spec["nonResourceAttributes"]
        let action = RequestedAction(
            verb: other?["verb"]?.string ?? text("verb"), group: text("group"), resource: text("resource"),
            subresource: text("subresource"), namespace: text("namespace"), name: text("name"),
            path: other?["path"]?.string ?? "")
        switch server.authorizer.verdict(on: action, by: user) {
        case .allowed(let reason):
            return reason.isEmpty ? ["allowed": true] : ["allowed": true, "reason": .string(reason)]
        case .denied: return ["allowed": false]
        }
    }

    private var rulesStatus: JSONValue {
        let everything = server.authorizer.verdict(
            on: RequestedAction(verb: "*", group: "*", resource: "*"), by: user)
        guard case .allowed = everything else {
            return ["resourceRules": [], "nonResourceRules": [], "incomplete": true]
        }
        return [
            "resourceRules": [["verbs": ["*"], "apiGroups": ["*"], "resources": ["*"]]],
            "nonResourceRules": [["verbs": ["*"], "nonResourceURLs": ["*"]]], "incomplete": false,
        ]
    }

    private func tokenStatus(_ spec: JSONValue) -> JSONValue {
        let audiences = (spec["audiences"]?.array ?? []).compactMap(\.string)
        guard
            let user = server.authenticator.identity(ofToken: spec["token"]?.string ?? "", audiences: audiences)
        else { return ["authenticated": false, "error": "invalid bearer token"] }
        return [
            "authenticated": true, "user": Self.info(of: user),
            "audiences": .array((audiences.isEmpty ? [ServiceAccountTokens.issuer] : audiences).map { .string($0) }),
        ]
    }

    // MARK: Tokens

    private func makeToken(for name: String) throws(APIFailure) -> APIResponse {
        let key = resource.key(namespace: path.namespace, name: name)
        guard let account = server.store.object(key)?.value else { throw .notFound(resource.subject(name)) }
        var request = try BodyReader.object(of: request).value
        let seconds = request[at: "spec", "expirationSeconds"]?.integer ?? 3600
        guard seconds >= 600 else {
            throw .invalid(
                APIFailure.Subject(group: "authentication.k8s.io", kind: "TokenRequest", name: ""),
                [
                    .invalid(
                        FieldPath("spec", "expirationSeconds"), .integer(seconds),
                        "may not specify a duration less than 10 minutes")
                ])
        }
        let asked = request[at: "spec", "audiences"]?.array ?? []
        let audiences: JSONValue = asked.isEmpty ? [.string(ServiceAccountTokens.issuer)] : .array(asked)
        let expiry = server.now + .seconds(seconds)
        let claims: JSONValue = [
            "aud": audiences, "exp": .integer(expiry.seconds), "iat": .integer(server.now.seconds),
            "iss": .string(ServiceAccountTokens.issuer), "jti": .string(server.makeUID()),
            "kubernetes.io": [
                "namespace": .string(account.namespace),
                "serviceaccount": ["name": .string(name), "uid": .string(account.uid)],
            ], "nbf": .integer(server.now.seconds),
            "sub": .string("system:serviceaccount:\(account.namespace):\(name)"),
        ]
        do {
            let token = try ServiceAccountTokens.token(claims: claims, server.authority)
            request["kind"] = "TokenRequest"
            request["apiVersion"] = "authentication.k8s.io/v1"
            request[at: "metadata", "name"] = .string(name)
            request[at: "metadata", "namespace"] = .string(account.namespace)
            request[at: "metadata", "creationTimestamp"] = .string(server.now.rfc3339)
            request[at: "spec", "audiences"] = audiences
            request[at: "spec", "expirationSeconds"] = .integer(seconds)
            request["status"] = ["token": .string(token), "expirationTimestamp": .string(expiry.rfc3339)]
            return .json(request, status: 201)
        } catch {
            throw .internalError("the token could not be signed: \(error)")
        }
    }
}
