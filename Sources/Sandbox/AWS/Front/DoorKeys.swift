import SigV4
import Synchronization

/// The signing keys of the day, for all requests that come to the door.
///
/// Who knows an access key's id, but not its secret, can fill it with scopes that nobody uses; they cost a derivation
/// each, as they would without it.
final class DoorKeys: Sendable {
    private let keys = Mutex(SigningKeys())

    /// The key of a secret in a scope.
    @Sendable
    func key(of secretAccessKey: String, in scope: SigningScope) -> SigningKey {
        keys.withLock { $0.key(of: secretAccessKey, in: scope) }
    }
}
