public import Vocabulary

extension CloudWatch {
    /// Reads data points of up to 500 metrics, and up to 100,800 data points a page.
    ///
    /// Data points of a minute are kept for 15 days, of 5 minutes for 63, of an hour for 455.
    public struct GetMetricData: Operation {
        public static let action = "GetMetricData"
        public typealias Output = MetricData

        /// What is asked, 1 to 500.
        public var queries: [MetricDataQuery]
        /// From here on, inclusive; rounded down to the minute, to 5 minutes when more than 15 days ago, to the hour when
        /// more than 63.
        public var startTime: Timestamp
        /// Up to here, exclusive.
        public var endTime: Timestamp
        /// Where the page before ended; all else as it was there.
        public var nextToken: String?
        /// Nil is the newest first.
        public var scanBy: ScanBy?
        /// The most data points of a page; nil is 100,800, which is also the most.
        public var maxDatapoints: Int?
        /// The time zone of moments in labels, `+0130`; nil is UTC.
        public var timezone: String?

        /// Makes a request from its members.
        public init(
            queries: [MetricDataQuery], startTime: Timestamp, endTime: Timestamp, nextToken: String? = nil,
            scanBy: ScanBy? = nil, maxDatapoints: Int? = nil, timezone: String? = nil
        ) {
            self.queries = queries
            self.startTime = startTime
            self.endTime = endTime
            self.nextToken = nextToken
            self.scanBy = scanBy
            self.maxDatapoints = maxDatapoints
            self.timezone = timezone
        }

        public init(_ fields: Fields) throws(InputProblem) {
            var queries: [MetricDataQuery] = []
            for query in try fields.needed("MetricDataQueries", fields.list("MetricDataQueries")) {
                queries.append(try MetricDataQuery(query))
            }
            self.init(
                queries: queries, startTime: try fields.needed("StartTime", fields.moment("StartTime")),
                endTime: try fields.needed("EndTime", fields.moment("EndTime")),
                nextToken: try fields.text("NextToken"), scanBy: try fields.word("ScanBy"),
                maxDatapoints: try fields.integer("MaxDatapoints"),
                timezone: try fields.structure("LabelOptions")?.text("Timezone"))
        }

        public var value: Value {
            .structure([
                "MetricDataQueries": .list(queries.map(\.value)), "StartTime": .moment(startTime),
                "EndTime": .moment(endTime), "NextToken": nextToken.map(Value.text),
                "ScanBy": scanBy.map { .text($0.rawValue) }, "MaxDatapoints": maxDatapoints.map { .number($0) },
                "LabelOptions": timezone.map { .structure(["Timezone": .text($0)]) },
            ])
        }
    }

    /// The order of data points.
    public enum ScanBy: String, Hashable, Sendable, CaseIterable {
        /// The newest first.
        case descending = "TimestampDescending"
        /// The oldest first.
        case ascending = "TimestampAscending"
    }

    /// One question of a GetMetricData: either a metric's statistic or an expression.
    public struct MetricDataQuery: Hashable, Sendable {
        /// A name that is unique in the request: a lower-case letter, then letters, digits and underscores.
        public var id: String
        /// A statistic of a metric.
        public var metricStat: MetricStat?
        /// Metric math, or a query of Metrics Insights.
        public var expression: String?
        /// For people; nil is CloudWatch's own.
        public var label: String?
        /// Whether the answer holds the result; nil is true.
        public var returnData: Bool?
        /// Of an expression: seconds a data point.
        public var period: Int?
        /// The account of the metric; nil is the caller's.
        public var accountID: String?

        /// Makes the shape from its members.
        public init(
            id: String, metricStat: MetricStat? = nil, expression: String? = nil, label: String? = nil,
            returnData: Bool? = nil, period: Int? = nil, accountID: String? = nil
        ) {
            self.id = id
            self.metricStat = metricStat
            self.expression = expression
            self.label = label
            self.returnData = returnData
            self.period = period
            self.accountID = accountID
        }

        init(_ fields: Fields) throws(InputProblem) {
            let stat = try fields.structure("MetricStat")
            self.init(
                id: try fields.needed("Id", fields.text("Id")), metricStat: try stat.map(MetricStat.init),
                expression: try fields.text("Expression"), label: try fields.text("Label"),
                returnData: try fields.truth("ReturnData"), period: try fields.integer("Period"),
                accountID: try fields.text("AccountId"))
        }

        var value: Value {
            .structure([
                "Id": .text(id), "MetricStat": metricStat?.value, "Expression": expression.map(Value.text),
                "Label": label.map(Value.text), "ReturnData": returnData.map(Value.truth),
                "Period": period.map { .number($0) }, "AccountId": accountID.map(Value.text),
            ])
        }
    }

    /// A statistic of a metric.
    public struct MetricStat: Hashable, Sendable {
        public var metric: Metric
        /// Seconds a data point: 1, 5, 10, 20, 30 or a multiple of 60.
        public var period: Int
        /// A ``Statistic`` or an extended statistic.
        public var stat: String
        /// Only data points of this unit; nil is any.
        public var unit: Unit?

        /// Makes the shape from its members.
        public init(metric: Metric, period: Int, stat: String, unit: Unit? = nil) {
            self.metric = metric
            self.period = period
            self.stat = stat
            self.unit = unit
        }

        init(_ fields: Fields) throws(InputProblem) {
            self.init(
                metric: try Metric(fields.needed("Metric", fields.structure("Metric"))),
                period: try fields.needed("Period", fields.integer("Period")),
                stat: try fields.needed("Stat", fields.text("Stat")), unit: try fields.word("Unit"))
        }

        var value: Value {
            .structure([
                "Metric": metric.value, "Period": .number(period), "Stat": .text(stat),
                "Unit": unit.map { .text($0.rawValue) },
            ])
        }
    }
}
