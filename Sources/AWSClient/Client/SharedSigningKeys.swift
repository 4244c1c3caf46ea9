import SigV4
import Synchronization

/// The signing keys of the day, for all calls of a client.
final class SharedSigningKeys: Sendable {
    private let keys = Mutex(SigningKeys())

    /// The key of a secret in a scope.
    @Sendable
    func key(of secretAccessKey: String, in scope: SigningScope) -> SigningKey {
        keys.withLock { $0.key(of: secretAccessKey, in: scope) }
    }
}
