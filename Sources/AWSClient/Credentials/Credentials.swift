public import SigV4
public import Vocabulary

/// Credentials, until when they hold and where they came from. Secrets never show in a description.
public struct Credentials: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible {
    /// What signs.
    public let signing: SigningCredentials
    /// From when on AWS refuses them; nil for lasting ones.
    public let expiration: Timestamp?
    /// The account, 12 digits, where the source says it.
    public let account: String?
    /// Where they came from, for people: `environment`, `web identity`, `profile dev`.
    public let source: String

    /// Makes credentials.
    public init(signing: SigningCredentials, expiration: Timestamp? = nil, account: String? = nil, source: String) {
        self.signing = signing
        self.expiration = expiration
        self.account = account
        self.source = source
    }

    /// Whether AWS still accepts them at that moment.
    func holds(at now: Timestamp) -> Bool { expiration.map { $0 > now } ?? true }

    public var description: String {
        "Credentials(\(signing.accessKeyID) from \(source)\(expiration.map { ", until \($0)" } ?? ""))"
    }

    public var debugDescription: String { description }
}

/// Why there are no credentials.
public struct CredentialsError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What happened; each says what a caller does.
    public enum Code: Sendable, Equatable {
        /// No source is configured: configure one.
        case notConfigured
        /// A source is configured and did not deliver: the message says what to fix, or that it may pass.
        case failed
        /// The caller's task was cancelled: give up.
        case cancelled
    }

    /// What happened.
    public let code: Code
    /// Which source.
    public let source: String
    /// For people, with the remedy; it holds no secret.
    public let message: String

    /// Makes the error.
    public init(_ code: Code, source: String, message: String) {
        self.code = code
        self.source = source
        self.message = message
    }

    public var description: String { "\(source): \(message)" }
}

/// One place where credentials may come from.
public protocol CredentialSource: Sendable {
    /// Gets credentials, or nil when nothing is configured here and the next source should be asked.
    ///
    /// - Throws: ``CredentialsError`` when the source is configured and does not deliver. The next source is then
    ///   not asked: acting as somebody else than configured would be worse than failing.
    func load() async throws(CredentialsError) -> Credentials?
}
