import CloudWatchModel
import Vocabulary
import Wire

// The operations of CloudWatch: pure functions of the request and the board. Source of rules and messages: API
// reference (2026-11), and what clients report of AWS's answers.

extension MetricBoard {
    /// - Throws: `InvalidParameterValue`, `InvalidParameterCombination`.
    func statistics(
        _ request: CloudWatch.GetMetricStatistics
    ) throws(CloudWatch.ErrorBody) -> CloudWatch.MetricStatistics {
        try Self.check(start: request.startTime, end: request.endTime, code: .invalidParameterValue)
        try Self.check(period: request.period, code: .invalidParameterValue)
        try Self.check(request)
        let window = MetricWindow(
            start: request.startTime, end: request.endTime, period: request.period, now: asOf)
        guard window.count <= CloudWatch.Limits.statisticsDataPoints else {
            throw .init(
                .invalidParameterCombination,
                "You have requested up to \(window.count) datapoints, which exceeds the limit of "
                    + "\(CloudWatch.Limits.statisticsDataPoints). You may reduce the datapoints requested by increasing "
                    + "Period, or decreasing the time range.")
        }
        var datapoints: [CloudWatch.Datapoint] = []
        if let series = series(of: request.metric), request.unit == nil || request.unit == series.unit {
            datapoints = self.datapoints(series, window, request.statistics)
        }
        return .init(label: request.metric.name, datapoints: datapoints)
    }

    private static func check(_ request: CloudWatch.GetMetricStatistics) throws(CloudWatch.ErrorBody) {
        if let extended = request.extendedStatistics.first {
            throw .init(
                .invalidParameterValue,
                "The extended statistic '\(extended)' is not supported by this sandbox: use Statistics.")
        }
        guard !request.statistics.isEmpty else {
            throw .init(
                .invalidParameterCombination, "At least one of Statistics or ExtendedStatistics must be specified.")
        }
    }

    /// AWS gives them in no particular order, so that no client may rely on one; here by a hash.
    private func datapoints(
        _ series: MetricSeries, _ window: MetricWindow, _ statistics: [CloudWatch.Statistic]
    ) -> [CloudWatch.Datapoint] {
        window.periods(in: series.timeline.existence, now: asOf).compactMap { index -> CloudWatch.Datapoint? in
            let period = window.period(index)
            guard let set = series.statistics(over: period) else { return nil }
            let values = statistics.map { ($0, set[$0]) }
            return .init(
                timestamp: period.lowerBound, values: Dictionary(values) { first, _ in first }, unit: series.unit)
        }
        .sorted { stableHash("\($0.timestamp)") < stableHash("\($1.timestamp)") }
    }

    static func check(
        start: Timestamp, end: Timestamp, code: CloudWatch.ErrorCode
    ) throws(CloudWatch.ErrorBody) {
        guard start != end else {
            throw .init(code, "The parameter StartTime must not equal parameter EndTime.")
        }
        guard start < end else {
            throw .init(code, "The parameter StartTime must be less than the parameter EndTime.")
        }
        // Within four centuries of 1970 all arithmetic stays exact.
        guard start.microseconds.magnitude < 1 << 53, end.microseconds.magnitude < 1 << 53 else {
            throw .init(code, "The parameters StartTime and EndTime must be moments of this age.")
        }
    }

    static func check(period: Int, code: CloudWatch.ErrorCode) throws(CloudWatch.ErrorBody) {
        guard CloudWatch.Limits.allows(period: period) else {
            throw .init(code, "The parameter Period must be 1, 5, 10, 20, 30 or a multiple of 60; it is \(period).")
        }
    }
}
