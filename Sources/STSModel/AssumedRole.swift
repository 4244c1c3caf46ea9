public import Vocabulary
public import Wire

extension STS {
    /// A role's temporary credentials, and whose they are.
    public struct AssumedRole: Answer {
        /// The credentials.
        public var credentials: TemporaryCredentials
        /// `arn:aws:sts::123456789012:assumed-role/name/session`
        public var assumedRoleARN: String?
        /// `AROA…:session`
        public var assumedRoleID: String?

        /// Makes the shape from its members.
        public init(credentials: TemporaryCredentials, assumedRoleARN: String? = nil, assumedRoleID: String? = nil) {
            self.credentials = credentials
            self.assumedRoleARN = assumedRoleARN
            self.assumedRoleID = assumedRoleID
        }

        public init(result: XMLElement) throws(MissingElement) {
            guard let credentials = result["Credentials"] else { throw MissingElement(name: "Credentials") }
            self.init(
                credentials: try TemporaryCredentials(credentials),
                assumedRoleARN: result[at: "AssumedRoleUser", "Arn"]?.text,
                assumedRoleID: result[at: "AssumedRoleUser", "AssumedRoleId"]?.text)
        }

        public var members: [XMLElement] {
            var members = [XMLElement("Credentials", credentials.members)]
            if let assumedRoleARN, let assumedRoleID {
                let user = [
                    XMLElement("Arn", text: assumedRoleARN), XMLElement("AssumedRoleId", text: assumedRoleID),
                ]
                members.append(XMLElement("AssumedRoleUser", user))
            }
            return members
        }
    }

    /// Credentials that end. The secret and the token never show in a description.
    public struct TemporaryCredentials: Hashable, Sendable {
        /// `ASIA…`
        public var accessKeyID: String
        /// Signs.
        public var secretAccessKey: String
        /// Travels with each request.
        public var sessionToken: String
        /// From when on they are refused.
        public var expiration: Timestamp

        /// Makes the shape from its members.
        public init(accessKeyID: String, secretAccessKey: String, sessionToken: String, expiration: Timestamp) {
            self.accessKeyID = accessKeyID
            self.secretAccessKey = secretAccessKey
            self.sessionToken = sessionToken
            self.expiration = expiration
        }

        init(_ element: XMLElement) throws(MissingElement) {
            guard let expiration = try? Timestamp.parseRFC3339(try element.required("Expiration")) else {
                throw MissingElement(name: "Expiration")
            }
            self.init(
                accessKeyID: try element.required("AccessKeyId"),
                secretAccessKey: try element.required("SecretAccessKey"),
                sessionToken: try element.required("SessionToken"), expiration: expiration)
        }

        var members: [XMLElement] {
            [
                XMLElement("AccessKeyId", text: accessKeyID), XMLElement("SecretAccessKey", text: secretAccessKey),
                XMLElement("SessionToken", text: sessionToken),
                XMLElement("Expiration", text: expiration.rfc3339),
            ]
        }
    }
}

extension STS.TemporaryCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "TemporaryCredentials(\(accessKeyID), until \(expiration), secret redacted)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["accessKeyID": accessKeyID, "expiration": expiration]) }
}
