import FoundationEssentials

/// Repeatable dice (SplitMix64): the same seed throws the same numbers in each run.
public struct FuzzDice: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Makes dice.
    public init(_ seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// One of the values, which must not be empty.
    public mutating func pick<Values: RandomAccessCollection>(_ values: Values) -> Values.Element {
        values[values.index(values.startIndex, offsetBy: Int.random(in: 0..<values.count, using: &self))]
    }

    /// True once in `of` throws, on average.
    public mutating func once(in of: Int) -> Bool { Int.random(in: 0..<of, using: &self) == 0 }
}

/// Bytes and texts that parsers and servers must survive.
public enum Fuzzing {
    /// Runs a body with the seeds 1 to `rounds`, and with more until `BREAKWATER_FUZZ_SECONDS` are over when that is set.
    ///
    /// A failure names its seed by `BREAKWATER_FUZZ_SEED=N`, which runs that one alone.
    public static func rounds(_ rounds: Int, _ body: (UInt64, inout FuzzDice) async throws -> Void) async rethrows {
        let environment = ProcessInfo.processInfo.environment
        if let seed = environment["BREAKWATER_FUZZ_SEED"].flatMap({ UInt64($0) }) {
            var dice = FuzzDice(seed)
            return try await body(seed, &dice)
        }
        let limit = Duration.seconds(environment["BREAKWATER_FUZZ_SECONDS"].flatMap { Int($0) } ?? 0)
        let start = ContinuousClock.now
        var seed: UInt64 = 0
        while seed < rounds || ContinuousClock.now - start < limit {
            seed += 1
            var dice = FuzzDice(seed)
            try await body(seed, &dice)
            // Other tests share the threads, and some of them wait for their time.
            await Task.yield()
        }
    }

    /// Texts that stand at the borders of what is usual.
    public static let texts = [
        "", " ", "a", "\u{0}", "\n", "\r\n", "\u{7F}", "é", "😀", "\u{FEFF}", "\u{202E}", "%", "%zz", "%00", "%ff", "+",
        "..", "../../etc/passwd", "~", "~0~1", "'", "\"", "\\", "`", "$(id)", "null", "true", "NaN", "Infinity", "-1",
        "0", "00", "1e999", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "18446744073709551615",
        "99999999999999999999999999", "0x10", "1.5", ".", "a.b", "a/b", "a//b", "/", "A", "fs-0123456789abcdef0",
        "9999-12-31T23:59:59Z", "0000-00-00T00:00:00Z", "2026-02-30T25:61:61Z", "5Gi", "1e999Ei", "--", "*", "&a", "?",
        String(repeating: "a", count: 300), String(repeating: "/", count: 300), String(repeating: "é", count: 3000),
    ]

    /// A text of pieces, so that parsers come further than by random characters.
    public static func text(of pieces: [String], upTo count: Int, _ dice: inout FuzzDice) -> String {
        (0..<Int.random(in: 0...count, using: &dice)).map { _ in
            dice.once(in: 12) ? dice.pick(texts) : dice.pick(pieces)
        }.joined()
    }

    /// The bytes with some of them changed, taken out, put in, repeated or cut off.
    public static func mutated(_ bytes: [UInt8], _ dice: inout FuzzDice) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &dice) {
            guard !bytes.isEmpty else { return [UInt8.random(in: 0...255, using: &dice)] }
            let place = Int.random(in: 0..<bytes.count, using: &dice)
            switch Int.random(in: 0..<6, using: &dice) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
            case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
            case 2: bytes.remove(at: place)
            case 3: bytes.insert(UInt8.random(in: 0...255, using: &dice), at: place)
            case 4: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...20, using: &dice)))
            default:
                let part = bytes[place..<min(bytes.count, place + Int.random(in: 1...20, using: &dice))]
                bytes.insert(contentsOf: Array(repeating: part, count: dice.pick([1, 2, 50])).joined(), at: place)
            }
        }
        return bytes
    }
}
