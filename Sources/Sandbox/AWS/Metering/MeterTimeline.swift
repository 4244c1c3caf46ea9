import Vocabulary

/// A file system's history as stretches of time in which all rates are constant: the integral of its meter.
///
/// A stretch ends where a setting changes, where the hourly metering finds another size, and where the credits come to
/// nothing or to their most.
struct MeterTimeline: Sendable {
    /// How often sizes are metered. Source: EFS User Guide, "Metering" (2022-03): each hour. Here at whole hours after
    /// the creation.
    static let metering = Duration.seconds(3600)

    let record: MeterRecord
    /// In order, without gaps.
    private(set) var stretches: [Stretch] = []
    /// The state at the end.
    private(set) var closing: MeterRecord.Opening

    /// A time in which all rates are constant.
    struct Stretch: Hashable, Sendable {
        let from: Timestamp
        let to: Timestamp
        let settings: MeterRecord.Settings
        /// The size last metered.
        let metered: StoredBytes
        /// The credits at the start.
        let credits: Double
        /// What the credits change by, a second.
        let creditRate: Double
        /// The most credits.
        let cap: Double
        /// Metered throughput that is permitted.
        let permitted: Double
        let flow: ThroughputModel.Flow

        var seconds: Double { (to - from).inSeconds }

        /// The credits at a moment within.
        func credits(at moment: Timestamp) -> Double {
            min(max(credits + creditRate * (moment - from).inSeconds, 0), cap)
        }
    }

    /// Computes the history from its start to a moment.
    init(_ record: MeterRecord, until end: Timestamp) {
        self.record = record
        closing = record.opening
        let end = min(end, record.ended?.timestamp ?? end)
        for (index, change) in record.changes.enumerated() {
            let next = index + 1 < record.changes.count ? record.changes[index + 1].from.timestamp : end
            pass(change.settings, until: min(next, end))
        }
    }

    /// Goes on under settings, from metering to metering.
    private mutating func pass(_ settings: MeterRecord.Settings, until end: Timestamp) {
        while closing.at.timestamp < end {
            let start = closing.at.timestamp
            let last = lastMetering(at: start)
            let metered = last == start ? settings.stored : closing.metered
            closing = .init(at: closing.at, credits: closing.credits, metered: metered)
            // While the size is the one that was metered, meterings change nothing.
            let stop = metered == settings.stored ? end : min(end, last + Self.metering)
            run(settings, until: stop)
        }
    }

    /// The last moment, not after the given one, at which the size was metered.
    private func lastMetering(at moment: Timestamp) -> Timestamp {
        let age = (moment - record.created.timestamp).wholeMicroseconds
        let step = Self.metering.wholeMicroseconds
        return record.created.timestamp + .microseconds(max(age, 0) / step * step)
    }

    /// Goes on under settings and a metered size, from one turn of the credits to the next.
    private mutating func run(_ settings: MeterRecord.Settings, until end: Timestamp) {
        let model = ThroughputModel(
            region: record.region, isGeneralPurpose: record.isGeneralPurpose, isOneZone: record.isOneZone)
        let terms = model.terms(settings.throughput, standard: closing.metered.standard)
        var credits = min(closing.credits, terms.cap)
        var from = closing.at.timestamp
        while from < end {
            let stretch = stretch(model, terms, settings, credits: credits, from: from, until: end)
            stretches.append(stretch)
            credits = stretch.credits(at: stretch.to)
            // The end of the credits is rounded to the microsecond; what the rounding leaves is nothing.
            if stretch.to < end { credits = stretch.creditRate < 0 ? 0 : terms.cap }
            from = stretch.to
        }
        closing = .init(at: Moment(end), credits: credits, metered: closing.metered)
    }

    private func stretch(
        _ model: ThroughputModel, _ terms: ThroughputModel.Terms, _ settings: MeterRecord.Settings, credits: Double,
        from: Timestamp, until end: Timestamp
    ) -> Stretch {
        var permitted = credits > 0 ? terms.burst : terms.base
        var flow = model.flow(settings.workload, permitted: permitted, settings.throughput)
        if credits == 0, flow.metered < terms.earning {
            // Credits come at once, and with them the permission to burst.
            permitted = terms.burst
            flow = model.flow(settings.workload, permitted: permitted, settings.throughput)
        }
        var rate = terms.movesCredits ? terms.earning - flow.metered : 0
        if (rate < 0 && credits == 0) || (rate > 0 && credits >= terms.cap) { rate = 0 }
        let left = rate < 0 ? credits / -rate : (rate > 0 ? (terms.cap - credits) / rate : .infinity)
        let longest = (end - from).inSeconds
        let turn = left < longest ? from + .microseconds(max(Int64((left * 1e6).rounded(.up)), 1)) : end
        return Stretch(
            from: from, to: min(turn, end), settings: settings, metered: closing.metered, credits: credits,
            creditRate: rate, cap: terms.cap, permitted: permitted, flow: flow)
    }
}

extension MeterTimeline {
    /// The stretches that share time with a range.
    func stretches(in range: Range<Timestamp>) -> ArraySlice<Stretch> {
        let first = index { $0.to > range.lowerBound }
        let end = index { $0.from >= range.upperBound }
        return first < end ? stretches[first..<end] : []
    }

    /// The first stretch from which on a condition holds.
    private func index(where holds: (Stretch) -> Bool) -> Int {
        var low = 0
        var high = stretches.count
        while low < high {
            let middle = (low + high) / 2
            if holds(stretches[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The integral of a quantity over a range, in its unit times seconds.
    ///
    /// - Parameter mean: the mean of the quantity over a part of a stretch.
    func integral(over range: Range<Timestamp>, _ mean: (Stretch, Range<Timestamp>) -> Double) -> Double {
        stretches(in: range).reduce(0) { sum, stretch in
            let part = max(stretch.from, range.lowerBound)..<min(stretch.to, range.upperBound)
            return sum + mean(stretch, part) * (part.upperBound - part.lowerBound).inSeconds
        }
    }
}
