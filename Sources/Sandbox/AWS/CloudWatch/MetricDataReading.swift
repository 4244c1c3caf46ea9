import CloudWatchModel
import Vocabulary
import Wire

// GetMetricData: what is asked, and the page of data points that answers it.

extension MetricBoard {
    /// - Throws: `ValidationError`, `InvalidNextToken`.
    func data(_ request: CloudWatch.GetMetricData) throws(CloudWatch.ErrorBody) -> CloudWatch.MetricData {
        try Self.check(request)
        let answers = try answers(to: request)
        let token = try request.nextToken.map { (text) throws(CloudWatch.ErrorBody) in
            try DataPageToken(text, of: request)
        }
        return page(
            of: request.queries.filter { $0.returnData ?? true }.compactMap { answers[$0.id] },
            from: token?.place ?? .init(question: 0, period: 0), request: request,
            limit: request.maxDatapoints ?? CloudWatch.Limits.dataPoints)
    }

    /// The data points from a place on, up to a limit. A result that has more is partial, and so are those after it,
    /// which come on the pages that follow.
    private func page(
        of answers: [MetricAnswer], from place: DataPageToken.Place, request: CloudWatch.GetMetricData, limit: Int
    ) -> CloudWatch.MetricData {
        var results: [CloudWatch.MetricDataResult] = []
        var left = limit
        for index in answers.indices.dropFirst(place.question) {
            let answer = answers[index]
            var result = CloudWatch.MetricDataResult(
                id: answer.id, label: answer.label, timestamps: [], values: [], statusCode: .complete)
            let first = index == place.question ? place.period : 0
            for step in stride(from: first, to: answer.periods.count, by: 1) {
                let number =
                    request.scanBy == .ascending
                    ? answer.periods.lowerBound + step : answer.periods.upperBound - 1 - step
                let period = answer.window.period(number)
                guard let value = answer.value(number) else { continue }
                guard left > 0 else {
                    result.statusCode = .partialData
                    if !result.values.isEmpty || results.isEmpty { results.append(result) }
                    let token = DataPageToken(asOf: asOf, place: .init(question: index, period: step))
                    return .init(results: results, nextToken: token.text(of: request))
                }
                result.timestamps.append(period.lowerBound)
                result.values.append(value)
                left -= 1
            }
            results.append(result)
        }
        return .init(results: results)
    }
}
