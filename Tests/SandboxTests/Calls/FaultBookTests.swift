import Testing
import Vocabulary

@testable import Sandbox

@Suite("The book of faults")
struct FaultBookTests {
    private func call(
        _ operation: String = "CreateAccessPoint", _ service: String = "elasticfilesystem", _ region: Region = .usEast1
    ) -> SandboxCall {
        SandboxCall(service: service, operation: operation, region: region, requestID: "r")
    }

    /// On which of the next calls something acts.
    private func acts(_ book: FaultBook, _ count: Int = 200) -> [Bool] {
        (0..<count).map { _ in book.verdict(on: call()).causes != nil }
    }

    @Test("without faults every call passes")
    func empty() { #expect(FaultBook(seed: 1).verdict(on: call()) == FaultVerdict()) }

    @Test("dice of one seed fall the same way, those of another seed differently, and about as often as they should")
    func seeds() throws {
        func falls(book seed: UInt64, rule: UInt64?) throws -> [Bool] {
            let book = FaultBook(seed: seed)
            _ = try book.add(rule: FaultRule(.cut, probability: 0.3, seed: rule))
            return acts(book, 1000)
        }
        let first = try falls(book: 1, rule: nil)
        #expect(try falls(book: 1, rule: nil) == first)
        #expect(try falls(book: 2, rule: nil) != first)
        #expect(try falls(book: 1, rule: 7) == falls(book: 2, rule: 7))
        #expect((230...370).contains(first.count { $0 }))
    }

    @Test("a fault begins after so many calls, acts on so many, and is then used up")
    func counts() throws {
        let book = FaultBook(seed: 1)
        _ = try book.add(rule: FaultRule(.cut, after: 3, count: 2))
        #expect(acts(book, 8) == [false, false, false, true, true, false, false, false])
        #expect(book.listings.map(\.uses) == [2])
        #expect(book.listings.map(\.isActive) == [false])
    }

    @Test("only calls of its service, operation and Region count")
    func matching() throws {
        let book = FaultBook(seed: 1)
        _ = try book.add(rule: FaultRule(.cut, on: "Create*", of: "elasticfilesystem", in: .usEast1, count: 1))
        #expect(book.verdict(on: call("DescribeAccessPoints")).causes == nil)
        #expect(book.verdict(on: call("CreateSecurityGroup", "ec2")).causes == nil)
        #expect(book.verdict(on: call("CreateAccessPoint", "elasticfilesystem", .usWest2)).causes == nil)
        #expect(book.verdict(on: call()).causes == "fault-1")
    }

    @Test("delays add up, and the first other effect is the outcome")
    func together() throws {
        let book = FaultBook(seed: 1)
        _ = try book.add(rule: FaultRule(.delay(.seconds(1))))
        _ = try book.add(rule: FaultRule(.delay(.seconds(2))))
        _ = try book.add(rule: FaultRule(.dropReply))
        _ = try book.add(rule: FaultRule(.cut))
        let verdict = book.verdict(on: call())
        #expect(verdict.delay == .seconds(3))
        #expect(verdict.outcome == .losesReply)
        #expect(verdict.causes == "fault-1,fault-2,fault-3")
        #expect(book.listings.map(\.uses) == [1, 1, 1, 0])
    }

    @Test("a fault that is cleared acts no more; a name is never given twice")
    func clearing() throws {
        let book = FaultBook(seed: 1)
        _ = try book.add(rule: FaultRule(.cut))
        _ = try book.add(rule: FaultRule(.delay(.seconds(1))))
        #expect(book.clear("fault-1") == ["fault-1"])
        #expect(book.verdict(on: call()).outcome == .passes)
        #expect(book.clear("fault-9") == [])
        #expect(book.clear(nil) == ["fault-2"])
        #expect(try book.add(rule: FaultRule(.cut)).name == "fault-3")
    }
}

@Suite("Token buckets")
struct TokenBucketTests {
    private let start = Timestamp(seconds: 1_800_000_000)

    /// Whether there is a token at each of these moments, in milliseconds from the start.
    private func takes(_ bucket: TokenBucket, at moments: some Sequence<Int>) -> [Bool] {
        var bucket = bucket
        return moments.map { bucket.take(now: start + .milliseconds($0)) }
    }

    @Test("a bucket gives its burst at once, then one a refill, and holds no more than its burst")
    func refill() {
        let bucket = TokenBucket(rate: 2, burst: 3, now: start)
        #expect(takes(bucket, at: [0, 0, 0, 0, 499, 500, 500]) == [true, true, true, false, false, true, false])
        let later = 3_600_000
        #expect(takes(bucket, at: [0, later, later, later, later]) == [true, true, true, true, false])
    }

    @Test("over a long time the rate is kept to the call, however the calls fall")
    func rate() {
        let passed = takes(TokenBucket(rate: 10, burst: 2, now: start), at: stride(from: 0, to: 70_000, by: 7))
        #expect((690...702).contains(passed.count { $0 }))
    }

    @Test("time that goes back gives no tokens and takes none")
    func backwards() {
        #expect(takes(TokenBucket(rate: 1, burst: 1, now: start), at: [0, -10_000, 1000]) == [true, false, true])
    }
}
