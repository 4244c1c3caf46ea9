import EFSModel
import Vocabulary

@testable import Sandbox

/// Repeatable dice: SplitMix64.
struct MeterDice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

let mebibyte = 1_048_576.0
let tebibyte: Int64 = 1 << 40

/// A moment that is a whole hour, and with it a whole minute.
let meterStart = Timestamp(seconds: 1_795_003_200)

extension MeterRecord {
    /// The meter of a new file system.
    static func new(
        _ throughput: FileSystemRecord.Throughput = .bursting, at created: Timestamp = meterStart,
        performance: EFS.PerformanceMode = .generalPurpose
    ) -> MeterRecord {
        MeterRecord(
            FileSystemRecord(
                id: FileSystemID(unchecked: "fs-0123456789abcdef0"), serial: 1, creationToken: "t",
                creationTime: Moment(created), performanceMode: performance, isEncrypted: false, kmsKeyARN: nil,
                availabilityZoneName: nil, phase: .available, throughput: throughput, tags: []),
            in: .usEast1)
    }

    /// A history of some changes at random moments within some days, each of whole seconds.
    static func random(_ dice: inout MeterDice, changes: Int = 12, days: Int64 = 4) -> MeterRecord {
        var record = MeterRecord.new(at: meterStart + .seconds(Int64.random(in: 0..<3600, using: &dice)))
        let moments = (0..<changes).map { _ in Int64.random(in: 0..<(days * 86_400), using: &dice) }.sorted()
        for seconds in moments {
            record.set(at: record.created.timestamp + .seconds(seconds)) { $0 = .random(&dice, from: $0) }
        }
        return record
    }

    /// The timeline up to a time after the creation.
    func timeline(after duration: Duration) -> MeterTimeline {
        MeterTimeline(self, until: created.timestamp + duration)
    }
}

extension MeterRecord.Settings {
    fileprivate static func random(_ dice: inout MeterDice, from old: Self) -> Self {
        var new = old
        switch Int.random(in: 0..<4, using: &dice) {
        case 0: new.throughput = .random(&dice)
        case 1: new.stored.standard = Int64.random(in: 0...(3 * tebibyte), using: &dice)
        default:
            let most: Double = [0, 1, 40, 200, 900][Int.random(in: 0..<5, using: &dice)]
            new.workload.read = Double.random(in: 0...1, using: &dice) * most * mebibyte
            new.workload.write = Double.random(in: 0...1, using: &dice) * most * mebibyte
            new.workload.metadata = Double.random(in: 0...1, using: &dice) * most * mebibyte / 20
            new.workload.request = [4096, 65_536, 1_048_576][Int.random(in: 0..<3, using: &dice)]
            new.workload.clients = Int.random(in: 0..<100, using: &dice)
        }
        return new
    }
}

extension FileSystemRecord.Throughput {
    fileprivate static func random(_ dice: inout MeterDice) -> Self {
        switch Int.random(in: 0..<3, using: &dice) {
        case 0: .bursting
        case 1: .elastic
        default: .provisioned(mibps: Double.random(in: 1...300, using: &dice).rounded())
        }
    }
}
