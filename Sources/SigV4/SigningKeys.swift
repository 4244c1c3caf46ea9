import Crypto
import Synchronization

/// Remembers the keys that signatures are made with: one a secret, day, Region and service.
///
/// Deriving a key takes four of the five HMACs of a signature, and gives the same for a whole day. It holds at most
/// ``bound`` keys; the one that was added first makes room. A key is as secret as what it was derived from, and does not
/// show in a description or a reflection either.
public final class SigningKeys: Sendable, CustomReflectable {
    /// How many keys are remembered: the Regions and services of a program times its credentials, today's and
    /// yesterday's.
    public static let bound = 64

    private struct Derivation: Hashable {
        let secretAccessKey: String
        let scope: SigningScope
    }

    private struct State {
        var keys: [Derivation: SymmetricKey] = [:]
        /// The derivations of ``keys``, from the first that was added.
        var order: [Derivation] = []
    }

    private let state = Mutex(State())

    /// Makes an empty memory.
    public init() {}

    /// How many keys are remembered.
    public var count: Int { state.withLock { $0.keys.count } }

    /// The key of a secret in a scope: remembered, or derived.
    func key(of secretAccessKey: String, in scope: SigningScope) -> SymmetricKey {
        let derivation = Derivation(secretAccessKey: secretAccessKey, scope: scope)
        if let key = state.withLock({ $0.keys[derivation] }) { return key }
        let key = scope.signingKey(secretAccessKey)
        state.withLock { state in
            guard state.keys.updateValue(key, forKey: derivation) == nil else { return }
            state.order.append(derivation)
            if state.order.count > Self.bound { state.keys[state.order.removeFirst()] = nil }
        }
        return key
    }

    public var customMirror: Mirror { Mirror(self, children: ["count": count]) }
}
