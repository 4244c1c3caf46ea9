import CloudWatchModel
import EFSModel
import Vocabulary

// ListMetrics: the metrics that had a data point lately.

extension MetricBoard {
    /// - Parameters:
    ///   - meters: those of the Region, in the order of creation.
    ///   - replications: those of the Region, by their sources.
    /// - Throws: `InvalidParameterValue` for a token that no page gave.
    static func list(
        _ request: CloudWatch.ListMetrics, meters: [MeterRecord],
        replications: [FileSystemID: ReplicationRecord] = [:], now: Timestamp
    ) throws(CloudWatch.ErrorBody) -> CloudWatch.MetricPage {
        let after = try request.nextToken.map { (text) throws(CloudWatch.ErrorBody) in try place(in: text) }
        guard request.namespace == nil || request.namespace == EFSMetric.namespace else { return .init(metrics: []) }
        var metrics: [CloudWatch.Metric] = []
        var last: Place?
        for meter in meters where after.map({ meter.serial >= $0.serial }) ?? true && isAsked(meter, in: request) {
            let board = MetricBoard(asOf: now, meters: [meter], replications: replications)
            for (index, series) in board.series(of: meter.id).enumerated() {
                let place = Place(serial: meter.serial, index: index)
                if let after, !(after < place) { continue }
                guard isAsked(series, in: request, horizon: board.horizon, now: now) else { continue }
                if metrics.count == CloudWatch.Limits.metricsPerPage, let last {
                    return .init(metrics: metrics, nextToken: last.text)
                }
                metrics.append(series.name)
                last = place
            }
        }
        return .init(metrics: metrics)
    }

    /// Whether a file system's metrics can be among those asked for: spares computing all others.
    private static func isAsked(_ meter: MeterRecord, in request: CloudWatch.ListMetrics) -> Bool {
        request.dimensions.allSatisfy {
            $0.name != EFSMetric.fileSystemDimension || $0.value == nil || $0.value == meter.id.rawValue
        }
    }

    private static func isAsked(
        _ series: MetricSeries, in request: CloudWatch.ListMetrics, horizon: Timestamp, now: Timestamp
    ) -> Bool {
        guard request.metricName == nil || request.metricName == series.metric.rawValue else { return false }
        let dimensions = series.name.dimensions
        let isOfDimensions = request.dimensions.allSatisfy { filter in
            dimensions.contains { $0.name == filter.name && (filter.value == nil || filter.value == $0.value) }
        }
        guard isOfDimensions else { return false }
        let age = request.recentlyActive == nil ? CloudWatch.Limits.listed : CloudWatch.Limits.recentlyActive
        let recent = min((now - age).floored(to: MeterTimeline.minute), horizon)..<horizon
        return series.statistics(over: recent) != nil
    }

    /// Where a page ended.
    private struct Place: Comparable {
        let serial: UInt64
        let index: Int

        var text: String { "\(String(serial, radix: 16))-\(index)" }

        static func < (left: Place, right: Place) -> Bool { (left.serial, left.index) < (right.serial, right.index) }
    }

    private static func place(in text: String) throws(CloudWatch.ErrorBody) -> Place {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let serial = UInt64(parts[0], radix: 16), let index = Int(parts[1]), index >= 0 else {
            throw .init(.invalidParameterValue, "The parameter NextToken is not valid: '\(text)' is of no page.")
        }
        return Place(serial: serial, index: index)
    }
}
