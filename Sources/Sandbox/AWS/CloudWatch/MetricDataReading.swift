import CloudWatchModel
import Vocabulary
import Wire

// GetMetricData: what is asked, and the page of data points that answers it.

extension MetricBoard {
    /// One query as it will be answered.
    private struct Question {
        let id: String
        let label: String
        let statistic: CloudWatch.Statistic
        let series: MetricSeries?
        let window: MetricWindow
        /// The numbers of the window's periods.
        let periods: Range<Int>
    }

    /// - Throws: `ValidationError`, `InvalidNextToken`.
    func data(_ request: CloudWatch.GetMetricData) throws(CloudWatch.ErrorBody) -> CloudWatch.MetricData {
        try Self.check(request)
        var questions: [Question] = []
        for query in request.queries where query.returnData ?? true {
            questions.append(try question(query, of: request))
        }
        let token = try request.nextToken.map { (text) throws(CloudWatch.ErrorBody) in
            try DataPageToken(text, of: request)
        }
        return page(
            of: questions, from: token?.place ?? .init(question: 0, period: 0), request: request,
            limit: request.maxDatapoints ?? CloudWatch.Limits.dataPoints)
    }

    private func question(
        _ query: CloudWatch.MetricDataQuery, of request: CloudWatch.GetMetricData
    ) throws(CloudWatch.ErrorBody) -> Question {
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
        return Question(
            id: query.id, label: query.label ?? stat.metric.name, statistic: statistic, series: series, window: window,
            periods: series.map { window.periods(in: $0.timeline.existence, now: asOf) } ?? 0..<0)
    }

    /// The data points from a place on, up to a limit. A result that has more is partial, and so are those after it,
    /// which come on the pages that follow.
    private func page(
        of questions: [Question], from place: DataPageToken.Place, request: CloudWatch.GetMetricData, limit: Int
    ) -> CloudWatch.MetricData {
        var results: [CloudWatch.MetricDataResult] = []
        var left = limit
        for index in questions.indices.dropFirst(place.question) {
            let question = questions[index]
            var result = CloudWatch.MetricDataResult(
                id: question.id, label: question.label, timestamps: [], values: [], statusCode: .complete)
            let first = index == place.question ? place.period : 0
            for step in stride(from: first, to: question.periods.count, by: 1) {
                let number =
                    request.scanBy == .ascending
                    ? question.periods.lowerBound + step : question.periods.upperBound - 1 - step
                let period = question.window.period(number)
                guard let set = question.series?.statistics(over: period) else { continue }
                guard left > 0 else {
                    result.statusCode = .partialData
                    if !result.values.isEmpty || results.isEmpty { results.append(result) }
                    let token = DataPageToken(asOf: asOf, place: .init(question: index, period: step))
                    return .init(results: results, nextToken: token.text(of: request))
                }
                result.timestamps.append(period.lowerBound)
                result.values.append(set[question.statistic])
                left -= 1
            }
            results.append(result)
        }
        return .init(results: results)
    }
}

extension MetricBoard {
    private static func check(_ request: CloudWatch.GetMetricData) throws(CloudWatch.ErrorBody) {
        guard !request.queries.isEmpty else {
            throw .init(.validationError, "The parameter MetricDataQueries must contain at least one query.")
        }
        guard request.queries.count <= CloudWatch.Limits.queries else {
            throw .init(
                .validationError,
                "The collection MetricDataQueries must not have a size greater than \(CloudWatch.Limits.queries).")
        }
        try check(start: request.startTime, end: request.endTime, code: .validationError)
        if let most = request.maxDatapoints, !(1...CloudWatch.Limits.dataPoints).contains(most) {
            throw .init(
                .validationError, "The parameter MaxDatapoints must be from 1 to \(CloudWatch.Limits.dataPoints).")
        }
        if let timezone = request.timezone, !isTimezone(timezone) {
            throw .init(.validationError, "The parameter Timezone must be of the form +0130; it is '\(timezone)'.")
        }
        var ids: Set<String> = []
        for query in request.queries {
            try check(query)
            guard ids.insert(query.id).inserted else {
                throw .init(.validationError, "The values for parameter id in MetricDataQueries are not unique.")
            }
        }
        guard request.queries.contains(where: { $0.returnData ?? true }) else {
            throw .init(.validationError, "At least one query must return data: ReturnData is false for all.")
        }
    }

    private static func check(_ query: CloudWatch.MetricDataQuery) throws(CloudWatch.ErrorBody) {
        let isName =
            query.id.utf8.first.map { (97...122).contains($0) } == true
            && query.id.utf8.allSatisfy { $0 == 95 || Character(Unicode.Scalar($0)).isASCIILetterOrDigit }
        guard isName, query.id.utf8.count <= 255 else {
            throw .init(
                .validationError,
                "The value '\(query.id)' for parameter id in MetricDataQueries is not valid: it must start with a "
                    + "lower-case letter and have letters, digits and underscores only.")
        }
        if let expression = query.expression {
            guard query.metricStat == nil else {
                throw .init(
                    .validationError, "Query '\(query.id)' has both Expression and MetricStat; exactly one is needed.")
            }
            throw .init(
                .validationError,
                "Error in expression '\(query.id)': this sandbox has no metric math, SEARCH or Metrics Insights; "
                    + "'\(expression)' cannot be computed.")
        }
        guard query.period == nil else {
            throw .init(
                .validationError, "Query '\(query.id)' has Period beside MetricStat: give it within MetricStat.")
        }
    }

    private static func isTimezone(_ text: String) -> Bool {
        text.utf8.count == 5 && (text.hasPrefix("+") || text.hasPrefix("-"))
            && text.utf8.dropFirst().allSatisfy { (48...57).contains($0) }
    }
}

extension Character {
    fileprivate var isASCIILetterOrDigit: Bool { isASCII && (isLetter || isNumber) }
}

/// The text that says where the next page of data points starts.
///
/// It holds the moment of the first page, so that all pages are of the same moment, and a hash of the request, so that
/// one of another request is refused.
struct DataPageToken: Hashable, Sendable {
    let asOf: Timestamp
    let place: Place

    /// Where a page starts.
    struct Place: Hashable, Sendable {
        /// Which of the queries that return data.
        let question: Int
        /// Which of its periods, in the order of the scan.
        let period: Int
    }

    init(asOf: Timestamp, place: Place) {
        self.asOf = asOf
        self.place = place
    }

    /// - Throws: `InvalidNextToken` for a text that is none, or of another request.
    init(_ text: String, of request: CloudWatch.GetMetricData) throws(CloudWatch.ErrorBody) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 4, let asOf = Int64(parts[0], radix: 16), asOf.magnitude < 1 << 53,
            let question = Int(parts[1], radix: 16), let period = Int(parts[2], radix: 16),
            (0..<request.queries.count).contains(question), (0..<(1 << 31)).contains(period),
            String(parts[3]) == Self.hash(of: request)
        else {
            throw .init(.invalidNextToken, "The next token is not valid: it must be the one that the page before gave.")
        }
        self.init(asOf: Timestamp(microseconds: asOf), place: Place(question: question, period: period))
    }

    func text(of request: CloudWatch.GetMetricData) -> String {
        let numbers =
            [String(asOf.microseconds, radix: 16)] + [place.question, place.period].map { String($0, radix: 16) }
        return (numbers + [Self.hash(of: request)]).joined(separator: "-")
    }

    private static func hash(of request: CloudWatch.GetMetricData) -> String {
        var first = request
        first.nextToken = nil
        first.maxDatapoints = nil
        return String(stableHash(first.form.text), radix: 16)
    }
}
