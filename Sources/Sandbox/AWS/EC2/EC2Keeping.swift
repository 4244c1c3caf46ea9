import EC2Model
import Vocabulary
import Wire

/// Where a Region's EC2 is kept, and how its records are written.
struct EC2Keeping: Sendable {
    let region: Region
    let keeping: any Keeping

    private enum Space: String {
        case groups = "security-groups"
        case tags = "ec2-tags"
        case numbering = "ec2-numbering"
    }

    private static let serialKey = "next-serial"
    private static let foundedKey = "founded"

    /// The changes as records.
    func kept(_ change: EC2Change) throws -> KeptChange {
        switch change {
        case .putGroup(let record):
            KeptChange(space: space(.groups), key: record.id, value: try JSONValue(encoding: record).bytes())
        case .removeGroup(let id): KeptChange(space: space(.groups), key: id, value: nil)
        case .setTags(let id, let tags):
            KeptChange(
                space: space(.tags), key: id, value: tags.isEmpty ? nil : try JSONValue(encoding: tags).bytes())
        case .nextSerial(let serial): number(serial, Self.serialKey)
        }
    }

    /// Fills a Region with what was kept; at the first start keeps what it starts with.
    func load(into state: inout EC2Region, now: Timestamp) throws {
        let numbers = try keeping.records(of: space(.numbering))
        guard !numbers.isEmpty else {
            state.founded = now
            let founded = number(UInt64(clamping: now.microseconds), Self.foundedKey)
            return try keeping.keep(try state.initialChanges.map(kept) + [founded])
        }
        state.clear()
        for record in try keeping.records(of: space(.groups)) {
            state.apply([.putGroup(try JSONValue(parsing: record.value).decode())])
        }
        for record in try keeping.records(of: space(.tags)) {
            state.apply([.setTags(record.key, try JSONValue(parsing: record.value).decode())])
        }
        for record in numbers {
            guard let number = UInt64(String(decoding: record.value, as: UTF8.self)) else { continue }
            if record.key == Self.foundedKey {
                state.founded = Timestamp(microseconds: Int64(clamping: number))
            } else {
                state.apply([.nextSerial(number)])
            }
        }
    }

    private func number(_ number: UInt64, _ key: String) -> KeptChange {
        KeptChange(space: space(.numbering), key: key, value: Array(String(number).utf8))
    }

    private func space(_ part: Space) -> String { "aws/\(region)/\(part.rawValue)" }
}
