import CloudWatchModel
import Vocabulary

/// What answers one query of a GetMetricData: a value for some of the window's periods.
struct MetricAnswer: Sendable {
    let id: String
    let label: String
    let window: MetricWindow
    /// The numbers of the periods that can have values.
    let periods: Range<Int>
    /// How many values of metrics one value takes.
    let cost: Int
    /// The value of a period by its number.
    let value: @Sendable (Int) -> Double?
}

extension MetricBoard {
    /// The most values of metrics that one value of an expression may take.
    private static let costLimit = 5000

    /// The answers to all queries by their names, those that are not to be returned among them.
    ///
    /// - Throws: `ValidationError`.
    func answers(to request: CloudWatch.GetMetricData) throws(CloudWatch.ErrorBody) -> [String: MetricAnswer] {
        var answers: [String: MetricAnswer] = [:]
        var waiting: [(query: CloudWatch.MetricDataQuery, math: MetricMath)] = []
        for query in request.queries {
            if let expression = query.expression {
                waiting.append((query, try math(expression, of: query)))
            } else {
                answers[query.id] = try answer(query, of: request)
            }
        }
        while !waiting.isEmpty {
            let ready = waiting.filter { $0.math.names.isSubset(of: answers.keys) }
            guard !ready.isEmpty else {
                throw problem(
                    waiting[0].query, "it names a query that is not there, or expressions that name each other")
            }
            for (query, math) in ready { answers[query.id] = try answer(query, math, answers) }
            waiting.removeAll { answers[$0.query.id] != nil }
        }
        return answers
    }

    private func problem(_ query: CloudWatch.MetricDataQuery, _ message: String) -> CloudWatch.ErrorBody {
        .init(.validationError, "Error in expression '\(query.id)': \(message).")
    }

    private func math(
        _ expression: String, of query: CloudWatch.MetricDataQuery
    ) throws(CloudWatch.ErrorBody) -> MetricMath {
        do throws(MetricMathProblem) {
            return try MetricMath(parsing: expression)
        } catch {
            throw problem(query, error.message)
        }
    }

    /// A metric's statistic.
    private func answer(
        _ query: CloudWatch.MetricDataQuery, of request: CloudWatch.GetMetricData
    ) throws(CloudWatch.ErrorBody) -> MetricAnswer {
        guard let stat = query.metricStat else {
            throw .init(.validationError, "Neither Expression nor MetricStat is given for query '\(query.id)'.")
        }
        guard let statistic = CloudWatch.Statistic(rawValue: stat.stat) else {
            throw .init(
                .validationError,
                "The statistic '\(stat.stat)' of query '\(query.id)' is not supported by this sandbox: use "
                    + CloudWatch.Statistic.allCases.map(\.rawValue).joined(separator: ", ") + ".")
        }
        try Self.check(period: stat.period, code: .validationError)
        let found = series(of: stat.metric)
        let series = stat.unit == nil || stat.unit == found?.unit ? found : nil
        let window = MetricWindow(start: request.startTime, end: request.endTime, period: stat.period, now: asOf)
        return MetricAnswer(
            id: query.id, label: query.label ?? stat.metric.name, window: window,
            periods: series.map { window.periods(in: $0.timeline.existence, now: asOf) } ?? 0..<0, cost: 1
        ) { series?.statistics(over: window.period($0))?[statistic] }
    }

    /// An expression over other answers: it has a value where all of them have one.
    private func answer(
        _ query: CloudWatch.MetricDataQuery, _ math: MetricMath, _ answers: [String: MetricAnswer]
    ) throws(CloudWatch.ErrorBody) -> MetricAnswer {
        let named = math.names.compactMap { answers[$0] }
        guard let first = named.first else { throw problem(query, "it names no query") }
        guard named.allSatisfy({ $0.window.period == first.window.period }) else {
            throw problem(query, "queries of different periods together are not supported by this sandbox")
        }
        let cost = named.reduce(1) { $0 + $1.cost }
        guard cost <= Self.costLimit else { throw problem(query, "it is built of too many other expressions") }
        let start = named.map(\.periods.lowerBound).max() ?? 0
        let end = named.map(\.periods.upperBound).min() ?? 0
        let seconds = Double(first.window.period)
        return MetricAnswer(
            id: query.id, label: query.label ?? query.id, window: first.window, periods: start..<max(start, end),
            cost: cost
        ) { index in
            let values = Dictionary(uniqueKeysWithValues: named.map { ($0.id, $0.value(index)) })
            return math.value({ values[$0] ?? nil }, period: { _ in seconds })
        }
    }
}
