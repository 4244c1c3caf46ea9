import Logging
import STSModel
import Synchronization
import Vocabulary
import Wire

// The STS of the embedded AWS: forms with XML.

extension SandboxAWS {
    /// Answers a request to STS.
    func handleSTS(_ request: AWSRequest, _ requestID: String) async -> AWSResponse {
        let form = AWSService.form(of: request)
        let isSigned = form["Action"] != STS.AssumeRoleWithWebIdentity.action
        do throws(SignatureRefusal) {
            let entry = isSigned ? try admit(request) : nil
            guard let region = entry?.region ?? regions.first else { throw SignatureRefusal.missing }
            let call = AWSCall(
                service: STS.signingName, operation: form["Action"] ?? "-", region: region, caller: entry?.caller,
                requestID: requestID)
            return await dispatch(call) { answerSTS(form, caller: entry?.caller, requestID) }
        } catch {
            return .xmlRefusal(
                status: error.status, code: error.queryCode, message: error.message, requestID: requestID)
        }
    }

    private func answerSTS(_ form: QueryItems, caller: AWSCaller?, _ requestID: String) -> AWSResponse {
        do {
            let document = try documentSTS(form, caller: caller, requestID)
            return .xml(status: 200, document: document, requestID: requestID)
        } catch let refusal as STSRefusal {
            return .xmlRefusal(
                status: refusal.status, code: refusal.code, message: refusal.message, requestID: requestID)
        } catch {
            logger.error("session not kept", metadata: ["error": "\(error)"])
            return .xmlRefusal(
                status: 500, code: "InternalFailure", message: "The sandbox could not keep the session: \(error)",
                requestID: requestID)
        }
    }

    private func documentSTS(_ form: QueryItems, caller: AWSCaller?, _ requestID: String) throws -> XMLElement {
        let call: STS.Call?
        do {
            call = try STS.Call.decode(form)
        } catch {
            throw STSRefusal.validation("Value at '\(error.field)' failed to satisfy constraint: \(error.message)")
        }
        switch (call, caller) {
        case (.assumeRoleWithWebIdentity(let request), _):
            let (grant, token) = try granting(key: { $0.0.key }) { keys, now in
                try keys.assumeRole(request, now: now)
            }
            return STS.AssumeRoleWithWebIdentity.answer(grant.output, requestID: requestID).adding(token)
        case (.getCallerIdentity, let caller?):
            let identity = STS.CallerIdentity(userID: caller.userID, account: caller.account, arn: caller.arn)
            return STS.GetCallerIdentity.answer(identity, requestID: requestID)
        case (.assumeRole(let request), let caller?):
            let grant = try granting(key: { $0.key }) { keys, now in
                try keys.assumeRole(request, caller: caller, now: now)
            }
            return STS.AssumeRole.answer(grant.output, requestID: requestID)
        case (nil, _), (_, nil):
            let version = form["Version"] ?? "NO_VERSION_SPECIFIED"
            throw STSRefusal(
                "InvalidAction", "Could not find operation \(form["Action"] ?? "") for version \(version)")
        }
    }

    /// Grants a session: decides, keeps its key, and only then lets it count.
    private func granting<Granted>(
        key: (Granted) -> AccessKey, _ decide: (AccessKeys, Timestamp) throws -> Granted
    ) throws -> Granted {
        try keys.withLock { keys in
            let now = clock.now
            let granted = try decide(keys, now)
            try accountKeeping.keep(key(granted), forgetting: keys.forgotten(at: now))
            keys.forget(at: now)
            keys.add(key(granted))
            return granted
        }
    }
}

extension XMLElement {
    /// The answer of AssumeRoleWithWebIdentity with what it says of the token.
    fileprivate func adding(_ token: WebIdentityToken) -> XMLElement {
        var answer = self
        guard !answer.children.isEmpty else { return answer }
        answer.children[0].children += [
            XMLElement("SubjectFromWebIdentityToken", text: token.subject),
            XMLElement("Audience", text: token.audience), XMLElement("Provider", text: token.issuer),
        ]
        return answer
    }
}
