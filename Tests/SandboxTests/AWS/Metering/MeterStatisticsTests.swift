import CloudWatchModel
import Testing
import Vocabulary

@testable import Sandbox

@Suite("The statistics of a meter")
struct MeterStatisticsTests {
    private let minute = Duration.seconds(60)

    /// What CloudWatch asks a timeline for.
    private let questions: [@Sendable (MeterTimeline, Range<Timestamp>) -> StatisticSet?] = [
        { $0.statistics(of: .credits, over: $1) },
        { $0.statistics(of: .permitted, over: $1) },
        { $0.statistics(of: .percentIOLimit, over: $1) },
        { $0.statistics(of: .clients, over: $1) },
        { $0.statistics(of: MeterTimeline.Operations.allCases, isMetered: true, over: $1) },
        { $0.statistics(of: MeterTimeline.Operations.allCases, over: $1) },
        { $0.statistics(of: [.read], over: $1) },
        { $0.statistics(of: [.write], over: $1) },
        { $0.statistics(of: [.metadata], over: $1) },
        { $0.statistics(of: .total, over: $1) },
    ]

    private func range(_ from: Int64, _ to: Int64) -> Range<Timestamp> {
        (meterStart + .seconds(from * 60))..<(meterStart + .seconds(to * 60))
    }

    @Test("a period's statistics are those of its parts together, whatever the split")
    func additivity() {
        var dice = MeterDice(state: 21)
        for _ in 0..<100 {
            let timeline = MeterRecord.random(&dice).timeline(after: .seconds(4 * 86_400))
            let ends = (0..<5).map { _ in Int64.random(in: 0..<6000, using: &dice) }.sorted()
            guard Set(ends).count == ends.count else { continue }
            for question in questions {
                let whole = question(timeline, range(ends[0], ends[4]))
                let parts = zip(ends, ends.dropFirst()).compactMap { question(timeline, range($0, $1)) }
                let together = parts.reduce(nil) { $0 + $1 }
                expectSame(whole, together)
            }
        }
    }

    @Test("and those of its minutes one by one")
    func minuteByMinute() {
        var dice = MeterDice(state: 22)
        for _ in 0..<20 {
            let timeline = MeterRecord.random(&dice, changes: 20, days: 1).timeline(after: .seconds(86_400))
            let start = Int64.random(in: 0..<1000, using: &dice)
            for question in questions {
                let whole = question(timeline, range(start, start + 300))
                let minutes = (start..<(start + 300)).compactMap { question(timeline, range($0, $0 + 1)) }
                expectSame(whole, minutes.reduce(nil) { $0 + $1 })
            }
        }
    }

    private func expectSame(_ left: StatisticSet?, _ right: StatisticSet?) {
        guard let left, let right else {
            #expect(left == right)
            return
        }
        for statistic in CloudWatch.Statistic.allCases {
            let scale = max(abs(left[statistic]), 1)
            #expect(abs(left[statistic] - right[statistic]) <= 1e-6 * scale, "\(statistic) \(left) \(right)")
        }
    }

    @Test("a level has a sample a minute, the mean over it")
    func levels() throws {
        var record = MeterRecord.new()
        record.set(at: meterStart + .seconds(90)) { $0.workload.clients = 10 }
        let timeline = record.timeline(after: .seconds(3600))
        let set = try #require(timeline.statistics(of: .clients, over: range(0, 4)))
        // Minutes of 0, 5, 10 and 10 connections on the mean.
        #expect(set == StatisticSet(sampleCount: 4, sum: 25, minimum: 0, maximum: 10))
    }

    @Test("a flow has a sample an operation, its size")
    func flows() throws {
        var record = MeterRecord.new()
        record.set(at: meterStart) {
            $0.workload.read = 3 * mebibyte
            $0.workload.write = 2 * mebibyte
            $0.workload.metadata = 40_960
        }
        let timeline = record.timeline(after: .seconds(3600))
        let all = MeterTimeline.Operations.allCases
        let actual = try #require(timeline.statistics(of: all, over: range(1, 2)))
        #expect(actual.sampleCount == 60 * (3 + 2 + 10))
        #expect(actual.sum == 60 * (5 * mebibyte + 40_960))
        #expect(actual.minimum == 4096 && actual.maximum == mebibyte)
        let metered = try #require(timeline.statistics(of: all, isMetered: true, over: range(1, 2)))
        #expect(metered.sampleCount == actual.sampleCount)
        #expect(abs(metered.sum - 60 * (3 * mebibyte + 40_960)) < 1)
        #expect(timeline.statistics(of: [.read], over: range(1, 2))?.maximum == mebibyte)
    }

    @Test("without operations there are no statistics of them")
    func noOperations() {
        let timeline = MeterRecord.new().timeline(after: .seconds(3600))
        #expect(timeline.statistics(of: MeterTimeline.Operations.allCases, over: range(0, 60)) == nil)
    }

    @Test("the size has a sample each quarter of an hour, of what was metered last")
    func sizes() throws {
        var record = MeterRecord.new()
        record.set(at: meterStart + .seconds(60)) { $0.stored = StoredBytes(standard: 1000, infrequentAccess: 500) }
        let timeline = record.timeline(after: .seconds(4 * 3600))
        let first = try #require(timeline.statistics(of: .total, over: range(0, 60)))
        #expect(first == StatisticSet(sampleCount: 4, sum: 4 * 6144, minimum: 6144, maximum: 6144))
        let second = try #require(timeline.statistics(of: .total, over: range(60, 120)))
        #expect(second == StatisticSet(sampleCount: 4, sum: 6000, minimum: 1500, maximum: 1500))
        #expect(timeline.statistics(of: .standard, over: range(60, 75))?.sum == 1000)
        #expect(timeline.statistics(of: .infrequentAccess, over: range(60, 75))?.sum == 500)
        #expect(timeline.statistics(of: .total, over: range(61, 75)) == nil)
    }

    @Test("there are no statistics before the creation nor after the end, and the minutes of both count in part")
    func existence() throws {
        var record = MeterRecord.new(at: meterStart + .seconds(630))
        record.set(at: meterStart + .seconds(630)) { $0.workload.clients = 8 }
        record.end(at: meterStart + .seconds(1215))
        let timeline = MeterTimeline(record, until: meterStart + .seconds(86_400))
        for question in questions {
            #expect(question(timeline, range(0, 10)) == nil)
            #expect(question(timeline, range(21, 600)) == nil)
        }
        let set = try #require(timeline.statistics(of: .clients, over: range(0, 600)))
        #expect(set == StatisticSet(sampleCount: 11, sum: 88, minimum: 8, maximum: 8))
    }
}
