public import Vocabulary

/// A value that no description and no log shows.
public struct Secret<Value: Sendable & Equatable>: Sendable, Equatable, CustomStringConvertible,
    CustomDebugStringConvertible, CustomReflectable
{
    /// The value itself.
    public let value: Value

    /// Wraps a value.
    public init(_ value: Value) { self.value = value }

    public var description: String { "[redacted]" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A client certificate and its key, as PEM.
public struct ClientIdentity: Sendable, Equatable {
    public var certificateChain: [UInt8]
    public var privateKey: Secret<[UInt8]>

    /// Makes an identity from PEM bytes.
    public init(certificateChain: [UInt8], privateKey: [UInt8]) {
        self.certificateChain = certificateChain
        self.privateKey = Secret(privateKey)
    }
}

/// Whom we say we are: a bearer token, a client certificate, both or neither.
public struct Credential: Sendable, Equatable {
    public var token: Secret<String>?
    public var identity: ClientIdentity?
    /// When the credential stops being of use; nil when unknown.
    public var expiration: Timestamp?

    /// Makes a credential; without arguments it is anonymous.
    public init(token: String? = nil, identity: ClientIdentity? = nil, expiration: Timestamp? = nil) {
        self.token = token.map { Secret($0) }
        self.identity = identity
        self.expiration = expiration
    }

    /// Nobody in particular.
    public static let anonymous = Credential()
}

/// Where credentials come from.
public protocol CredentialSource: Sendable {
    /// A credential that is good now; from a cache where there is one.
    ///
    /// - Throws: ``KubernetesError`` with code `credentials` or `cancelled`.
    func credential() async throws(KubernetesError) -> Credential

    /// Tells the source that the server did not accept a credential, so that it gets another.
    ///
    /// - Returns: Whether asking again may give another one.
    func reject(_ credential: Credential) async -> Bool
}

/// A credential that never changes.
public struct StaticCredential: CredentialSource {
    private let value: Credential

    /// Makes a source of one credential.
    public init(_ value: Credential) { self.value = value }

    public func credential() async throws(KubernetesError) -> Credential { value }

    public func reject(_ credential: Credential) async -> Bool { false }
}
