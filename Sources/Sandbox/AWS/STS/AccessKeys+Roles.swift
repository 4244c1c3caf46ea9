import STSModel
import Vocabulary

// Sessions of roles. The sandbox has no IAM: each role of the account exists and trusts each caller of the account and
// each identity provider. Source of the rules: STS API reference (2026-11).

extension AccessKeys {
    /// A session that was granted, with what the answer says of it.
    struct Grant: Sendable {
        let key: AccessKey
        let output: STS.AssumedRole
    }

    /// - Throws: `ValidationError`, `AccessDenied` for a role of another account.
    func assumeRole(_ request: STS.AssumeRole, caller: AWSCaller, now: Timestamp) throws(STSRefusal) -> Grant {
        let role = try role(request.roleARN, action: "AssumeRole", caller: caller.arn)
        if caller.arn.contains(":assumed-role/"), (request.durationSeconds ?? 0) > 3600 {
            throw .validation(
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining")
        }
        return try grant(role, session: request.sessionName, seconds: request.durationSeconds, now: now)
    }

    /// - Throws: `ValidationError`, `InvalidIdentityToken`, `ExpiredTokenException`, `AccessDenied`.
    func assumeRole(
        _ request: STS.AssumeRoleWithWebIdentity, now: Timestamp
    ) throws(STSRefusal) -> (Grant, WebIdentityToken) {
        let role = try role(request.roleARN, action: "AssumeRoleWithWebIdentity", caller: nil)
        guard let token = WebIdentityToken(request.webIdentityToken) else {
            throw STSRefusal("InvalidIdentityToken", "The ID Token provided is not a valid JWT.")
        }
        guard now < token.expiration else {
            throw STSRefusal(
                "ExpiredTokenException",
                "Token expired: current date/time \(now.rfc3339) must be before the expiration date/time "
                    + token.expiration.rfc3339)
        }
        return (try grant(role, session: request.sessionName, seconds: request.durationSeconds, now: now), token)
    }

    /// A role of this account.
    private struct Role {
        let partition: String
        let name: String
    }

    private func role(_ arn: String, action: String, caller: String?) throws(STSRefusal) -> Role {
        let fields = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 6, fields[0] == "arn", fields[1].hasPrefix("aws"), fields[2] == "iam", fields[3].isEmpty,
            fields[4].utf8.count == 12, fields[5].hasPrefix("role/"), let name = fields[5].split(separator: "/").last,
            name != "role"
        else { throw .validation("Request ARN is invalid") }
        guard fields[4] == account else {
            let user = caller.map { "User: \($0) is not" } ?? "Not"
            throw STSRefusal(
                "AccessDenied", "\(user) authorized to perform: sts:\(action) on resource: \(arn)", status: 403)
        }
        return Role(partition: fields[1], name: String(name))
    }

    private func grant(_ role: Role, session: String, seconds: Int?, now: Timestamp) throws(STSRefusal) -> Grant {
        guard (2...64).contains(session.utf8.count), session.utf8.allSatisfy(Self.isOfSessionName) else {
            throw .validation(
                "1 validation error detected: Value '\(session)' at 'roleSessionName' failed to satisfy constraint: "
                    + "Member must satisfy regular expression pattern: [\\w+=,.@-]*")
        }
        let roleID = "AROA" + ids.keyLetters("role/\(role.name)", 0, count: 17)
        let arn = "arn:\(role.partition):sts::\(account):assumed-role/\(role.name)/\(session)"
        // An expiration travels to the second.
        let end = Timestamp(seconds: (now + .seconds(seconds ?? 3600)).seconds)
        let key = sessionKey(userID: "\(roleID):\(session)", arn: arn, expiration: end)
        let credentials = STS.TemporaryCredentials(
            accessKeyID: key.accessKeyID, secretAccessKey: key.secretAccessKey,
            sessionToken: key.sessionToken ?? "", expiration: end)
        return Grant(
            key: key,
            output: STS.AssumedRole(credentials: credentials, assumedRoleARN: arn, assumedRoleID: key.userID))
    }

    private static func isOfSessionName(_ byte: UInt8) -> Bool {
        let scalar = Character(Unicode.Scalar(byte))
        return byte < 128 && (scalar.isLetter || scalar.isNumber || "_+=,.@-".contains(scalar))
    }
}
