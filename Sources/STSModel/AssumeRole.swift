public import Wire

extension STS {
    /// Gives temporary credentials of a role to a caller that the role trusts.
    public struct AssumeRole: Operation {
        public static let action = "AssumeRole"
        public static let isSigned = true
        public typealias Output = AssumedRole

        /// `arn:aws:iam::123456789012:role/name`
        public var roleARN: String
        /// What the session is called in logs: 2 to 64 of letters, digits and `_+=,.@-`.
        public var sessionName: String
        /// 900 to 43,200 seconds, and no more than the role allows; nil is an hour.
        public var durationSeconds: Int?
        /// The word that the role's trust asks of strangers.
        public var externalID: String?

        /// Makes a request from its members.
        public init(roleARN: String, sessionName: String, durationSeconds: Int? = nil, externalID: String? = nil) {
            self.roleARN = roleARN
            self.sessionName = sessionName
            self.durationSeconds = durationSeconds
            self.externalID = externalID
        }

        public init(fields: QueryItems) throws(InputProblem) {
            self.init(
                roleARN: try fields.required("RoleArn"), sessionName: try fields.required("RoleSessionName"),
                durationSeconds: try fields.number("DurationSeconds", in: 900...43_200),
                externalID: fields["ExternalId"])
        }

        public var fields: QueryItems {
            var fields: QueryItems = ["RoleArn": roleARN, "RoleSessionName": sessionName]
            fields.append("DurationSeconds", durationSeconds.map(String.init))
            fields.append("ExternalId", externalID)
            return fields
        }
    }

    /// Gives temporary credentials of a role to the holder of a token of an identity provider that the role trusts
    /// (IRSA). The request is not signed.
    public struct AssumeRoleWithWebIdentity: Operation, CustomStringConvertible {
        public static let action = "AssumeRoleWithWebIdentity"
        public static let isSigned = false
        public typealias Output = AssumedRole

        /// `arn:aws:iam::123456789012:role/name`
        public var roleARN: String
        /// What the session is called in logs: 2 to 64 of letters, digits and `_+=,.@-`.
        public var sessionName: String
        /// The provider's token, a JWT: a secret.
        public var webIdentityToken: String
        /// 900 to 43,200 seconds, and no more than the role allows; nil is an hour.
        public var durationSeconds: Int?

        /// Makes a request from its members.
        public init(roleARN: String, sessionName: String, webIdentityToken: String, durationSeconds: Int? = nil) {
            self.roleARN = roleARN
            self.sessionName = sessionName
            self.webIdentityToken = webIdentityToken
            self.durationSeconds = durationSeconds
        }

        public init(fields: QueryItems) throws(InputProblem) {
            self.init(
                roleARN: try fields.required("RoleArn"), sessionName: try fields.required("RoleSessionName"),
                webIdentityToken: try fields.required("WebIdentityToken"),
                durationSeconds: try fields.number("DurationSeconds", in: 900...43_200))
        }

        public var fields: QueryItems {
            var fields: QueryItems = [
                "RoleArn": roleARN, "RoleSessionName": sessionName, "WebIdentityToken": webIdentityToken,
            ]
            fields.append("DurationSeconds", durationSeconds.map(String.init))
            return fields
        }

        public var description: String { "AssumeRoleWithWebIdentity(\(roleARN), \(sessionName), token redacted)" }
    }
}
