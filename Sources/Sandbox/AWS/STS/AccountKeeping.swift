import Vocabulary
import Wire

/// Where the account's seed and its session keys are kept.
struct AccountKeeping: Sendable {
    let keeping: any Keeping

    private static let account = "aws/account"
    private static let sessions = "aws/sts/sessions"

    /// The seed of identifiers and secrets: the one that was kept, else the one given, else drawn and kept.
    func seed(given: UInt64?) throws -> [UInt8] {
        if let kept = try keeping.records(of: Self.account).first(where: { $0.key == "seed" }) { return kept.value }
        let seed = given.map(Self.bytes) ?? Self.drawn()
        try keeping.keep([KeptChange(space: Self.account, key: "seed", value: seed)])
        return seed
    }

    func load(into keys: inout AccessKeys) throws {
        let sessions = try keeping.records(of: Self.sessions)
            .map { try JSONValue(parsing: $0.value).decode(AccessKey.self) }
        for key in sessions.sorted(by: { $0.serial < $1.serial }) { keys.add(key) }
        for record in try keeping.records(of: Self.account) where record.key == "next-session" {
            guard let serial = UInt64(String(decoding: record.value, as: UTF8.self)) else { continue }
            keys.continueNumbering(from: serial)
        }
    }

    /// Takes note of a session's key, and of those that are forgotten.
    func keep(_ key: AccessKey, forgetting forgotten: [String]) throws {
        let added = [
            KeptChange(
                space: Self.sessions, key: key.accessKeyID, value: try JSONValue(encoding: key).bytes()),
            KeptChange(space: Self.account, key: "next-session", value: Array(String(key.serial + 1).utf8)),
        ]
        try keeping.keep(forgotten.map { KeptChange(space: Self.sessions, key: $0, value: nil) } + added)
    }

    private static func drawn() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).flatMap { _ in bytes(generator.next()) }
    }

    private static func bytes(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }
    }
}
