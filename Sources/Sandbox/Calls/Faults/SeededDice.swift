import Synchronization

/// Dice that several tasks throw.
final class SharedDice: Sendable {
    private let dice: Mutex<SeededDice>

    init(seed: UInt64) { dice = Mutex(SeededDice(seed: seed)) }

    func next() -> UInt64 { dice.withLock { $0.next() } }
}

/// Dice that fall the same way for the same seed.
///
/// Source: SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
struct SeededDice: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// Whether something of that likelihood happens.
    mutating func fall(_ probability: Double) -> Bool {
        probability >= 1 || Double(next() >> 11) * 0x1p-53 < probability
    }
}
