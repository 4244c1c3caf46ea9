import EFSModel
import Testing
import Vocabulary

@testable import Sandbox

@Suite("The meter of a file system: its credits and its throughput")
struct MeterTimelineTests {
    /// The last stretch before a time after the creation.
    private func stretch(_ record: MeterRecord, after duration: Duration) throws -> MeterTimeline.Stretch {
        try #require(record.timeline(after: duration).stretches.last)
    }

    private func credits(_ record: MeterRecord, after duration: Duration) -> Double {
        record.timeline(after: duration).closing.credits
    }

    @Test("an idle new file system keeps the initial 2.1 TiB, and may burst to 100 MiB/s")
    func idle() throws {
        let last = try stretch(.new(), after: .seconds(86_400))
        #expect(last.credits == 2_308_974_418_330)
        #expect(last.creditRate == 0)
        #expect(last.permitted == 100 * mebibyte)
    }

    @Test("bursting at 100 MiB/s, a file system that stores nothing has credits for 6.12 hours, then 1 MiB/s")
    func exhaustion() throws {
        var record = MeterRecord.new()
        record.set(at: meterStart) { $0.workload.write = 500 * mebibyte }
        let timeline = record.timeline(after: .seconds(86_400))
        let burst = try #require(timeline.stretches.first)
        #expect(burst.flow.metered == 100 * mebibyte)
        // The guide says 6.12 hours for 6.116; what 6 KiB earn is nothing to speak of.
        #expect(abs(burst.seconds / 3600 - 6.1167) < 0.001)
        let rest = try #require(timeline.stretches.last)
        #expect(rest.credits == 0)
        #expect(rest.permitted == mebibyte)
        #expect(rest.flow.metered == mebibyte)
        #expect(timeline.stretches.count == 2)
    }

    @Test("the size is metered each hour after the creation: what is stored counts from then on")
    func hourlyMetering() throws {
        var record = MeterRecord.new()
        record.set(at: meterStart + .seconds(600)) { $0.stored.standard = 3 * tebibyte }
        #expect(try stretch(record, after: .seconds(3600)).permitted == 100 * mebibyte)
        let after = try stretch(record, after: .seconds(3601))
        #expect(after.permitted == 300 * mebibyte)
        #expect(after.creditRate == 150 * mebibyte)
        #expect(after.cap == (6.3 * Double(tebibyte)).rounded())
    }

    @Test("Infrequent Access gives neither throughput nor credits")
    func infrequentAccess() throws {
        var record = MeterRecord.new()
        record.set(at: meterStart) { $0.stored = StoredBytes(standard: 0, infrequentAccess: 10 * tebibyte) }
        let last = try stretch(record, after: .seconds(7200))
        #expect(last.permitted == 100 * mebibyte)
        #expect(last.creditRate == 0)
        #expect(last.metered.total == 10 * tebibyte)
    }

    @Test("reads are metered at a third, and a request at 4 KiB at least")
    func readDiscount() throws {
        var record = MeterRecord.new()
        record.set(at: meterStart) {
            $0.workload.read = 3 * mebibyte
            $0.workload.write = 3 * mebibyte
        }
        #expect(try stretch(record, after: .seconds(60)).flow.metered == 4 * mebibyte)
        record.set(at: meterStart + .seconds(60)) { $0.workload.request = 4096 }
        #expect(try stretch(record, after: .seconds(120)).flow.metered == 6 * mebibyte)
    }

    @Test("credits rest in mode elastic and go on where they were when the mode is bursting again")
    func elastic() throws {
        var record = MeterRecord.new()
        record.set(at: meterStart) { $0.workload.write = 100 * mebibyte }
        record.set(at: meterStart + .seconds(3600)) { $0.throughput = .elastic }
        let before = credits(record, after: .seconds(3600))
        #expect(before < ThroughputModel.initialCredits - 3590 * 100 * mebibyte)
        #expect(credits(record, after: .seconds(90_000)) == before)
        #expect(try stretch(record, after: .seconds(90_000)).permitted == 5 * 1024 * mebibyte)
        record.set(at: meterStart + .seconds(90_000)) { $0.throughput = .bursting }
        let after = credits(record, after: .seconds(90_060))
        #expect(after < before)
        #expect(before - after <= 60 * 100 * mebibyte)
    }

    @Test("a provisioned file system earns what was provisioned, less what it is metered at")
    func provisioned() throws {
        var record = MeterRecord.new()
        record.set(at: meterStart) { $0.workload.write = 100 * mebibyte }
        record.set(at: meterStart + .seconds(10_000)) {
            $0.throughput = .provisioned(mibps: 80)
            $0.workload.write = 50 * mebibyte
        }
        let last = try stretch(record, after: .seconds(10_010))
        #expect(last.permitted == 80 * mebibyte)
        #expect(last.creditRate == 30 * mebibyte)
        record.set(at: meterStart + .seconds(10_010)) { $0.workload.write = 500 * mebibyte }
        #expect(try stretch(record, after: .seconds(10_020)).flow.metered == 80 * mebibyte)
        #expect(try stretch(record, after: .seconds(10_020)).creditRate == 0)
    }

    @Test("one whose size gives more than was provisioned follows the rules of bursting")
    func provisionedBelowBaseline() throws {
        var record = MeterRecord.new(.provisioned(mibps: 100))
        record.set(at: meterStart) { $0.stored.standard = 4 * tebibyte }
        let last = try stretch(record, after: .seconds(10))
        #expect(last.permitted == 400 * mebibyte)
        #expect(last.creditRate == 200 * mebibyte)
    }

    @Test("small requests come to the limit of operations before that of throughput, but for maxIO")
    func operations() throws {
        for performance in [EFS.PerformanceMode.generalPurpose, .maxIO] {
            var record = MeterRecord.new(performance: performance)
            record.set(at: meterStart) {
                $0.workload.write = 80 * mebibyte
                $0.workload.request = 4096
            }
            let flow = try stretch(record, after: .seconds(10)).flow
            #expect(abs(flow.percentIOLimit - 100) < 1e-9)
            #expect((abs(flow.metered - 7000 * 4096) < 1) == (performance == .generalPurpose))
        }
    }

    @Test("credits are never negative nor above their most, and throughput never above what is permitted")
    func bounds() {
        var dice = MeterDice(state: 11)
        for _ in 0..<200 {
            let timeline = MeterRecord.random(&dice).timeline(after: .seconds(5 * 86_400))
            var end = timeline.record.created.timestamp
            var credits = ThroughputModel.initialCredits
            for stretch in timeline.stretches {
                #expect(stretch.from == end && stretch.to > end)
                #expect((0...stretch.cap).contains(stretch.credits))
                #expect((0...stretch.cap).contains(stretch.credits(at: stretch.to)))
                // Credits change by leaps only where a smaller size lowers their most.
                #expect(abs(stretch.credits - min(credits, stretch.cap)) < 1e4)
                if stretch.settings.throughput != .elastic {
                    #expect(stretch.flow.metered <= stretch.permitted * 1.000_000_1)
                }
                #expect((0...1).contains(stretch.flow.passing))
                #expect((0...100).contains(stretch.flow.percentIOLimit))
                end = stretch.to
                credits = stretch.credits(at: stretch.to)
            }
            #expect(end == timeline.closing.at.timestamp)
        }
    }

    @Test("the credits are those of a bucket that is filled and emptied second by second")
    func againstSteps() {
        var dice = MeterDice(state: 5)
        for _ in 0..<20 {
            let record = MeterRecord.random(&dice, changes: 6, days: 1)
            let duration = Int64(100_000)
            let stepped = steppedCredits(record, seconds: duration)
            let computed = credits(record, after: .seconds(duration))
            // A turn of the credits falls within a second: there the steps are off by what flows in one.
            #expect(abs(stepped - computed) < 3000 * mebibyte, "\(stepped) \(computed)")
        }
    }

    /// A plain simulation, which knows nothing of stretches.
    private func steppedCredits(_ record: MeterRecord, seconds: Int64) -> Double {
        let model = ThroughputModel(region: .usEast1, isGeneralPurpose: true, isOneZone: false)
        var credits = ThroughputModel.initialCredits
        var metered = StoredBytes.empty
        for second in 0..<seconds {
            let now = record.created.timestamp + .seconds(second)
            guard let settings = record.changes.last(where: { $0.from.timestamp <= now })?.settings else { continue }
            if second % 3600 == 0 { metered = settings.stored }
            let terms = model.terms(settings.throughput, standard: metered.standard)
            credits = min(credits, terms.cap)
            guard terms.movesCredits else { continue }
            let permitted = credits > 0 ? terms.burst : terms.base
            let flow = model.flow(settings.workload, permitted: permitted, settings.throughput)
            credits = min(max(credits + terms.earning - flow.metered, 0), terms.cap)
        }
        return credits
    }

    @Test("a history is bounded, and what is forgotten of it leaves the credits as they are")
    func compaction() {
        var dice = MeterDice(state: 3)
        let many = MeterRecord.limit * 3
        var record = MeterRecord.new()
        var credits = 0.0
        for index in 1...many {
            let now = meterStart + .seconds(Int64(index) * 60)
            let before = MeterTimeline(record, until: now).closing.credits
            record.set(at: now) { $0.workload.write = Double.random(in: 0...200, using: &dice) * mebibyte }
            credits = MeterTimeline(record, until: now).closing.credits
            #expect(abs(credits - before) < 1)
            #expect(record.changes.count <= MeterRecord.limit)
        }
        #expect(record.changes.count == MeterRecord.limit)
        #expect(credits < ThroughputModel.initialCredits)
        record.set(at: meterStart + .seconds(500 * 86_400)) { $0.workload.write = 0 }
        #expect(record.changes.count == 2)
    }

    @Test("a change back within the same moment leaves one change, and one that changes nothing leaves none")
    func sameMoment() {
        var record = MeterRecord.new()
        record.set(at: meterStart + .seconds(1)) { $0.workload.write = 1 }
        record.set(at: meterStart + .seconds(1)) { $0.workload.write = 2 }
        record.set(at: meterStart + .seconds(2)) { $0.workload.write = 2 }
        #expect(record.changes.count == 2)
        #expect(record.latest.settings.workload.write == 2)
    }
}
