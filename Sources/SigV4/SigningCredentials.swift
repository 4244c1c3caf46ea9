/// What a request is signed with: an access key, its secret, and a session token where the key is temporary.
///
/// The secret and the token never show in a description, a reflection or an interpolation.
public struct SigningCredentials: Sendable, Hashable {
    /// The access key's name, which travels with each request: `AKIA…` (lasting) or `ASIA…` (temporary).
    public let accessKeyID: String
    /// The secret that signs; it never travels.
    public let secretAccessKey: String
    /// The token that AWS STS gave with a temporary key; it travels as `X-Amz-Security-Token`.
    public let sessionToken: String?

    /// Makes credentials; `sessionToken` is nil for a lasting key.
    public init(accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
    }
}

extension SigningCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "SigningCredentials(\(accessKeyID), secret redacted)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["accessKeyID": accessKeyID]) }
}
