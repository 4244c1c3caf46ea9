import Foundation
import GRDB
import Logging
import Testing

@testable import Sandbox

@Suite("The state in SQLite, damaged")
struct SQLiteKeepingTests {
    private static let transactions = 40

    /// Makes a state by transactions of which the n-th writes n to three records and makes and removes others, and
    /// copies its files as a process that was killed leaves them: the log is not yet part of the database.
    private func killed(in directory: String) throws -> String {
        let living = "\(directory)/living.sqlite"
        let keeping = try SQLiteKeeping(path: living)
        for number in 1...Self.transactions {
            var changes = ["a", "b", "c"].map {
                KeptChange(space: "s/\($0)", key: "n", value: Array(String(number).utf8))
            }
            changes.append(KeptChange(space: "made", key: String(number), value: .init(repeating: 0x78, count: 700)))
            if number > 5 { changes.append(KeptChange(space: "made", key: String(number - 5), value: nil)) }
            try keeping.keep(changes)
        }
        let dead = "\(directory)/state.sqlite"
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: living + suffix, toPath: dead + suffix)
        }
        withExtendedLifetime(keeping) {}
        return dead
    }

    private func withDirectory<Value>(_ body: (String) throws -> Value) throws -> Value {
        let directory = NSTemporaryDirectory() + "breakwater-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        return try body(directory)
    }

    /// After which transaction the state is; it must be that of one, whole.
    private func transaction(of path: String) throws -> Int {
        let keeping = try SQLiteKeeping(path: path)
        let numbers = try ["a", "b", "c"].map { space in
            try keeping.records(of: "s/\(space)").first.flatMap { Int(String(decoding: $0.value, as: UTF8.self)) } ?? 0
        }
        let number = try #require(numbers.first)
        #expect(Set(numbers) == [number])
        let made = try keeping.records(of: "made").compactMap { Int($0.key) }.sorted()
        #expect(made == Array(max(1, number - 4)..<(number + 1)))
        return number
    }

    @Test("what a killed process leaves is the last transaction that it made")
    func whole() throws {
        try withDirectory { directory in
            let path = try killed(in: directory)
            #expect(try transaction(of: path) == Self.transactions)
        }
    }

    @Test("a log that is cut off anywhere leaves the state after one of the transactions", arguments: 0..<12)
    func cutOff(part: Int) throws {
        try withDirectory { directory in
            let path = try killed(in: directory)
            let log = try #require(FileHandle(forWritingAtPath: "\(path)-wal"))
            let size = try log.seekToEnd()
            // Not at a frame's end: 24 bytes of header, then 4120 a page.
            let left = size * UInt64(part) / 12 + UInt64(part * 7)
            try log.truncate(atOffset: min(left, size - 1))
            try log.close()
            let number = try transaction(of: path)
            #expect(number < Self.transactions)
            #expect(part < 11 || number > 0)
        }
    }

    @Test("a log with a byte changed anywhere leaves the state after a transaction before that", arguments: 0..<12)
    func changed(part: Int) throws {
        try withDirectory { directory in
            let path = try killed(in: directory)
            let log = try #require(FileHandle(forUpdatingAtPath: "\(path)-wal"))
            let place = try log.seekToEnd() * UInt64(part) / 12 + 31
            try log.seek(toOffset: place)
            let byte = try #require(try log.read(upToCount: 1)?.first)
            try log.seek(toOffset: place)
            try log.write(contentsOf: [byte ^ 0x55])
            try log.close()
            #expect(try transaction(of: path) < Self.transactions)
        }
    }

    @Test("a database that is none, or that is cut off, is refused by an error and not by a crash")
    func noDatabase() throws {
        try withDirectory { directory in
            let path = "\(directory)/state.sqlite"
            do {
                let keeping = try SQLiteKeeping(path: path)
                for number in 0..<200 {
                    try keeping.keep([
                        KeptChange(space: "s", key: String(number), value: .init(repeating: 0x78, count: 700))
                    ])
                }
            }
            let whole = try Data(contentsOf: URL(filePath: path))
            for damaged in [
                Data("not a database, but long enough to be looked at".utf8), whole.prefix(whole.count / 2),
            ] {
                try damaged.write(to: URL(filePath: path))
                #expect(throws: (any Error).self) { try SQLiteKeeping(path: path).records(of: "s") }
            }
            let error = #expect(throws: SandboxError.self) {
                try Sandbox(.init(directory: directory), logger: Logger(label: "test"))
            }
            #expect(error?.code == .stateUnreadable)
            #expect(error?.message.contains(directory.split(separator: "/").last ?? "") == true)
            #expect(error?.message.contains("--state") == true)
        }
    }

    @Test("the state of a later release is refused with both formats; one of before formats were counted is taken")
    func formats() throws {
        try withDirectory { directory in
            let path = "\(directory)/state.sqlite"
            func setFormat(_ format: Int) throws {
                try DatabaseQueue(path: path).write { try $0.execute(sql: "PRAGMA user_version = \(format)") }
            }
            try SQLiteKeeping(path: path).keep([KeptChange(space: "s", key: "k", value: [1])])
            try setFormat(0)
            #expect(try SQLiteKeeping(path: path).records(of: "s").map(\.value) == [[1]])
            try setFormat(SQLiteKeeping.format + 1)
            let error = #expect(throws: SandboxError.self) {
                try Sandbox(.init(directory: directory), logger: Logger(label: "test"))
            }
            #expect(error?.code == .stateUnreadable)
            #expect(error?.message.contains("later release") == true)
            #expect(error?.message.contains("\(SQLiteKeeping.format + 1)") == true)
        }
    }
}
