import CloudWatchModel
import Vocabulary

/// The periods that a request asks for.
///
/// Source: API reference, GetMetricData and GetMetricStatistics (2026-11): the start is rounded down by its age, the
/// periods follow from there; data points are kept longer the longer their period is.
struct MetricWindow: Hashable, Sendable {
    /// Rounded.
    let start: Timestamp
    /// Exclusive.
    let end: Timestamp
    /// In seconds.
    let period: Int

    init(start: Timestamp, end: Timestamp, period: Int, now: Timestamp) {
        let step: Duration =
            switch now - start {
            case ...(.seconds(15 * 86_400)): .seconds(60)
            case ...(.seconds(63 * 86_400)): .seconds(300)
            default: .seconds(3600)
            }
        self.start = start.floored(to: step)
        self.end = end
        self.period = period
    }

    /// How many data points there can be.
    var count: Int {
        let seconds = (end - start).inSeconds
        return seconds <= 0 ? 0 : Int((seconds / Double(period)).rounded(.up))
    }

    /// The starts of the periods that can have data points: those that are kept, and that the series was there for.
    ///
    /// - Parameter existence: where the series has values.
    func periods(in existence: Range<Timestamp>, now: Timestamp) -> Range<Int> {
        guard let kept = Self.retention(of: period), count > 0, !existence.isEmpty else { return 0..<0 }
        let first = index(of: max(existence.lowerBound, start))
        let earliest = indexNotBefore(now - kept)
        let end = min(index(of: existence.upperBound - .microseconds(1)) + 1, count)
        return max(first, earliest) < end ? max(first, earliest)..<end : 0..<0
    }

    /// A period by its number.
    func period(_ index: Int) -> Range<Timestamp> {
        let from = start + .seconds(Int64(index) * Int64(period))
        return from..<(from + .seconds(period))
    }

    /// The number of the period that a moment is in; 0 for a moment before the start.
    private func index(of moment: Timestamp) -> Int {
        max(0, Int((moment - start).wholeMicroseconds / (Int64(period) * 1_000_000)))
    }

    /// The number of the first period that does not start before a moment.
    private func indexNotBefore(_ moment: Timestamp) -> Int {
        let step = Int64(period) * 1_000_000
        return max(0, Int(((moment - start).wholeMicroseconds + step - 1) / step))
    }

    /// How long data points of a period are kept; nil for one that a metric of regular resolution does not have.
    private static func retention(of period: Int) -> Duration? {
        CloudWatch.Limits.retention.last { period % $0.period == 0 }?.kept
    }
}
