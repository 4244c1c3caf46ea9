public import Vocabulary

extension CloudWatch {
    /// A page of data points.
    public struct MetricData: Answer {
        /// A result a query, in the order of the queries; those that have data points on another page only are missing.
        public var results: [MetricDataResult]
        /// Nil on the last page.
        public var nextToken: String?

        /// Makes the shape from its members.
        public init(results: [MetricDataResult], nextToken: String? = nil) {
            self.results = results
            self.nextToken = nextToken
        }

        public init(_ fields: Fields) throws(InputProblem) {
            var results: [MetricDataResult] = []
            for result in try fields.list("MetricDataResults") ?? [] { results.append(try MetricDataResult(result)) }
            self.init(results: results, nextToken: try fields.text("NextToken"))
        }

        public var value: Value {
            .structure([
                "MetricDataResults": .list(results.map(\.value)), "NextToken": nextToken.map(Value.text),
                "Messages": .list([]),
            ])
        }
    }

    /// The data points that answer one query.
    public struct MetricDataResult: Hashable, Sendable {
        /// The query's.
        public var id: String
        /// The query's, or CloudWatch's own.
        public var label: String
        /// The starts of the data points' periods, in the order asked for.
        public var timestamps: [Timestamp]
        /// As many as there are timestamps.
        public var values: [Double]
        /// Whether more pages hold more of them.
        public var statusCode: StatusCode

        /// Makes the shape from its members.
        public init(
            id: String, label: String, timestamps: [Timestamp], values: [Double], statusCode: StatusCode
        ) {
            self.id = id
            self.label = label
            self.timestamps = timestamps
            self.values = values
            self.statusCode = statusCode
        }

        init(_ fields: Fields) throws(InputProblem) {
            self.init(
                id: try fields.needed("Id", fields.text("Id")), label: try fields.text("Label") ?? "",
                timestamps: try fields.moments("Timestamps") ?? [], values: try fields.numbers("Values") ?? [],
                statusCode: try fields.needed("StatusCode", fields.word("StatusCode")))
        }

        var value: Value {
            .structure([
                "Id": .text(id), "Label": .text(label), "Timestamps": .list(timestamps.map(Value.moment)),
                "Values": .list(values.map(Value.number)), "StatusCode": .text(statusCode.rawValue),
            ])
        }
    }

    /// How whole a result is.
    public enum StatusCode: String, Hashable, Sendable, CaseIterable {
        /// All data points were returned.
        case complete = "Complete"
        /// More follow on the next page: ask for it.
        case partialData = "PartialData"
        /// A fault of AWS: retry.
        case internalError = "InternalError"
        /// The metric is of an account that the caller may not read: give up.
        case forbidden = "Forbidden"
    }
}
