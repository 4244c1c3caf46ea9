import CloudWatchModel

// What a GetMetricData must satisfy.

extension MetricBoard {
    /// Checks what needs no metric to be looked at.
    static func check(_ request: CloudWatch.GetMetricData) throws(CloudWatch.ErrorBody) {
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
        guard query.expression == nil || query.metricStat == nil else {
            throw .init(
                .validationError, "Query '\(query.id)' has both Expression and MetricStat; exactly one is needed.")
        }
        guard query.period == nil || query.expression != nil else {
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
