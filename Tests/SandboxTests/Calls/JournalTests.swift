import Foundation
import Logging
import Testing
import Vocabulary
import Wire

@testable import Sandbox

/// A record of an operation.
private func record(_ operation: String, in region: Region = .usEast1) -> JournalRecord {
    let call = SandboxCall(service: "elasticfilesystem", operation: operation, region: region, requestID: "r")
    return JournalRecord(
        call, at: Timestamp(seconds: 0), took: .microseconds(5), answer: AWSResponse(status: 200), isAnswered: true,
        fault: nil)
}

@Suite("The journal in memory")
struct JournalTests {
    @Test("records have serials from 1 on, and are found by operation and Region")
    func serials() {
        let journal = Journal()
        for region in [Region.usEast1, .usWest2, .usEast1] { journal.append(record("CreateAccessPoint", in: region)) }
        journal.append(record("DescribeAccessPoints"))
        #expect(journal.records().map(\.serial) == [1, 2, 3, 4])
        #expect(journal.count(of: "CreateAccessPoint") == 3)
        #expect(journal.count(of: "CreateAccessPoint", in: .usEast1) == 2)
        #expect(journal.count(of: "*AccessPoint*", service: "elasticfilesystem") == 4)
        #expect(journal.count(of: "*", service: "ec2") == 0)
    }

    @Test("the oldest fall off, and the page says how many of those that were asked for")
    func bound() {
        let journal = Journal(capacity: 10)
        for index in 1...25 { journal.append(record("Call\(index)")) }
        #expect(journal.page().records.map(\.serial) == Array(16...25))
        #expect(journal.page().dropped == 15)
        #expect(journal.page(after: 12).dropped == 3)
        #expect(journal.page(after: 20).dropped == 0)
        #expect(journal.page(after: 20).records.map(\.operation) == ["Call21", "Call22", "Call23", "Call24", "Call25"])
    }

    @Test("pages with a limit hold all, one after the other, whatever the filter")
    func pages() {
        let journal = Journal(capacity: 100)
        for index in 1...50 { journal.append(record(index.isMultiple(of: 3) ? "Fizz" : "Other")) }
        var serial: UInt64 = 0
        var found: [UInt64] = []
        while serial < journal.last {
            let page = journal.page(after: serial, matching: JournalFilter(operation: "Fizz"), limit: 4)
            found += page.records.map(\.serial)
            serial = page.last
        }
        #expect(found == (1...50).filter { $0 % 3 == 0 })
        let end = journal.page(after: 1000)
        #expect(end.records.isEmpty && end.last == 1000 && end.dropped == 0)
    }

    @Test("what a client wrote is shortened, however long it is")
    func clipped() {
        let long = String(repeating: "ü", count: 100_000)
        #expect(record(long).operation.utf8.count <= 260)
    }
}

@Suite("The journal on disk")
struct JournalFileTests {
    private let directory = NSTemporaryDirectory() + "journal-\(UUID().uuidString)"
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init() throws { try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true) }

    private func lines(_ name: String = "journal.jsonl") throws -> [JSONValue] {
        try String(contentsOfFile: "\(directory)/\(name)", encoding: .utf8).split(separator: "\n").map {
            try JSONValue(parsing: String($0))
        }
    }

    @Test("what was done is a line each, and serials go on after a restart")
    func restart() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let first = try JournalFile(directory: directory, logger: logger)
        for index in 1...3 { first.journal.append(record("Call\(index)")) }
        first.flush()
        first.flush()
        let second = try JournalFile(directory: directory, logger: logger)
        second.journal.append(record("Call4"))
        second.flush()
        #expect(try lines().map { $0["serial"]?.integer } == [1, 2, 3, 4])
        #expect(try lines().last?["operation"] == "Call4")
        #expect(second.journal.page().dropped == 3, "what is only on disk is not in memory")
    }

    @Test("half a line, which a death left behind, is cut off")
    func halfLine() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let first = try JournalFile(directory: directory, logger: logger)
        first.journal.append(record("Call1"))
        first.flush()
        let path = "\(directory)/journal.jsonl"
        let whole = try Data(contentsOf: URL(filePath: path))
        try (whole + Data("{\"serial\":2,\"ti".utf8)).write(to: URL(filePath: path))
        let second = try JournalFile(directory: directory, logger: logger)
        second.journal.append(record("Call2"))
        second.flush()
        #expect(try lines().map { $0["serial"]?.integer } == [1, 2])
    }

    @Test("only the end of a large file is read, and lines without a serial are passed over")
    func largeFile() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let path = "\(directory)/journal.jsonl"
        try Data().write(to: URL(filePath: path))
        let handle = try #require(FileHandle(forWritingAtPath: path))
        // A tebibyte of nothing, which the disk does not hold: nobody could read it.
        try handle.truncate(atOffset: 1 << 40)
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("\n{\"serial\":41}\n".utf8))
        try handle.write(contentsOf: Data(String(repeating: "{\"dropped\":3}\n", count: 10_000).utf8))
        try handle.write(contentsOf: Data("{\"serial\":42,\"ti".utf8))
        let size = try handle.offset()
        try handle.close()
        let file = try JournalFile(directory: directory, logger: logger)
        #expect(file.journal.last == 41)
        let kept = try FileManager.default.attributesOfItem(atPath: path)[.size] as? UInt64
        #expect(kept == size - 16, "the half line is cut off")
    }

    @Test("the file is turned over at its limit, one is kept, and serials go on right after that")
    func rotation() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let file = try JournalFile(directory: directory, limit: 2000, logger: logger)
        for index in 1...100 {
            file.journal.append(record("Call\(index)"))
            file.flush()
        }
        for name in ["journal.jsonl", "journal.1.jsonl"] {
            let size = try FileManager.default.attributesOfItem(atPath: "\(directory)/\(name)")[.size] as? Int
            #expect(try #require(size) <= 2000)
        }
        #expect(try lines().last?["serial"] == 100)
        try Data().write(to: URL(filePath: "\(directory)/journal.jsonl"))
        let last = try lines("journal.1.jsonl").last?["serial"]?.integer
        #expect(try JournalFile(directory: directory, logger: logger).journal.last == last.map { UInt64($0) })
    }

    @Test("records that fell off before they were written are counted in the file")
    func fallenOff() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let file = try JournalFile(directory: directory, capacity: 2, logger: logger)
        for index in 1...5 { file.journal.append(record("Call\(index)")) }
        file.flush()
        #expect(try lines().first == ["dropped": 3])
        #expect(try lines().dropFirst().map { $0["serial"]?.integer } == [4, 5])
    }
}
