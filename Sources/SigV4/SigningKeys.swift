import Crypto

/// The key that signatures of one scope are made with: as secret as what it was derived from, and shown as little.
public struct SigningKey: Sendable, CustomStringConvertible, CustomReflectable {
    let symmetric: SymmetricKey

    /// Derives the key of a secret, which takes four HMACs and holds for the scope's whole day.
    public init(secretAccessKey: String, scope: SigningScope) {
        symmetric = scope.derivedKey(secretAccessKey)
    }

    public var description: String { "SigningKey(redacted)" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Gives the key of a secret in a scope: derived anew, or remembered by the caller's ``SigningKeys``.
public typealias SigningKeySource = @Sendable (_ secretAccessKey: String, _ scope: SigningScope) -> SigningKey

/// Remembers signing keys: one a secret, day, Region and service.
///
/// A value: who shares it between tasks guards it with a lock. It holds at most ``bound`` keys; the one that was added
/// first makes room.
public struct SigningKeys: Sendable, CustomReflectable {
    /// How many keys are remembered: the Regions and services of a program times its credentials, today's and
    /// yesterday's.
    public static let bound = 64

    private struct Derivation: Hashable {
        let secretAccessKey: String
        let scope: SigningScope
    }

    private var keys: [Derivation: SigningKey] = [:]
    /// The derivations of ``keys``, from the first that was added.
    private var order: [Derivation] = []

    /// Makes an empty memory.
    public init() {}

    /// How many keys are remembered.
    public var count: Int { keys.count }

    /// The key of a secret in a scope: remembered, or derived and remembered from now on.
    public mutating func key(of secretAccessKey: String, in scope: SigningScope) -> SigningKey {
        let derivation = Derivation(secretAccessKey: secretAccessKey, scope: scope)
        if let key = keys[derivation] { return key }
        let key = SigningKey(secretAccessKey: secretAccessKey, scope: scope)
        keys[derivation] = key
        order.append(derivation)
        if order.count > Self.bound { keys[order.removeFirst()] = nil }
        return key
    }

    public var customMirror: Mirror { Mirror(self, children: ["count": count]) }
}
