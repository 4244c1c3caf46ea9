public import Vocabulary

extension CloudWatch {
    /// Reads up to 1,440 data points of one metric.
    public struct GetMetricStatistics: Operation {
        public static let action = "GetMetricStatistics"
        public typealias Output = MetricStatistics

        public var metric: Metric
        /// From here on, inclusive; rounded down as that of ``GetMetricData``.
        public var startTime: Timestamp
        /// Up to here, exclusive.
        public var endTime: Timestamp
        /// Seconds a data point: 1, 5, 10, 20, 30 or a multiple of 60.
        public var period: Int
        /// Up to 5; exactly one of these and ``extendedStatistics`` is needed.
        public var statistics: [Statistic]
        /// Percentiles: `p99`.
        public var extendedStatistics: [String]
        /// Only data points of this unit; nil is any.
        public var unit: Unit?

        /// Makes a request from its members.
        public init(
            metric: Metric, startTime: Timestamp, endTime: Timestamp, period: Int, statistics: [Statistic],
            extendedStatistics: [String] = [], unit: Unit? = nil
        ) {
            self.metric = metric
            self.startTime = startTime
            self.endTime = endTime
            self.period = period
            self.statistics = statistics
            self.extendedStatistics = extendedStatistics
            self.unit = unit
        }

        public init(_ fields: Fields) throws(InputProblem) {
            var statistics: [Statistic] = []
            for word in try fields.texts("Statistics") ?? [] {
                guard let statistic = Statistic(rawValue: word) else {
                    let words = Statistic.allCases.map(\.rawValue).joined(separator: ", ")
                    throw InputProblem(
                        .invalid, field: fields.place("Statistics"), message: "\"\(word)\" is none of \(words)")
                }
                statistics.append(statistic)
            }
            self.init(
                metric: try Metric(fields), startTime: try fields.needed("StartTime", fields.moment("StartTime")),
                endTime: try fields.needed("EndTime", fields.moment("EndTime")),
                period: try fields.needed("Period", fields.integer("Period")), statistics: statistics,
                extendedStatistics: try fields.texts("ExtendedStatistics") ?? [], unit: try fields.word("Unit"))
        }

        public var value: Value {
            .structure([
                "Namespace": .text(metric.namespace), "MetricName": .text(metric.name),
                "Dimensions": .list(metric.dimensions.map(\.structure)), "StartTime": .moment(startTime),
                "EndTime": .moment(endTime), "Period": .number(period),
                "Statistics": statistics.isEmpty ? nil : .list(statistics.map { .text($0.rawValue) }),
                "ExtendedStatistics": extendedStatistics.isEmpty ? nil : .list(extendedStatistics.map(Value.text)),
                "Unit": unit.map { .text($0.rawValue) },
            ])
        }
    }

    /// Data points of one metric, in no particular order.
    public struct MetricStatistics: Answer {
        /// The metric's name.
        public var label: String
        public var datapoints: [Datapoint]

        /// Makes the shape from its members.
        public init(label: String, datapoints: [Datapoint]) {
            self.label = label
            self.datapoints = datapoints
        }

        public init(_ fields: Fields) throws(InputProblem) {
            var datapoints: [Datapoint] = []
            for datapoint in try fields.list("Datapoints") ?? [] { datapoints.append(try Datapoint(datapoint)) }
            self.init(label: try fields.text("Label") ?? "", datapoints: datapoints)
        }

        public var value: Value {
            .structure(["Label": .text(label), "Datapoints": .list(datapoints.map(\.value))])
        }
    }

    /// The statistics of one period; those that were not asked for are not there.
    public struct Datapoint: Hashable, Sendable {
        /// The period's start.
        public var timestamp: Timestamp
        public var values: [Statistic: Double]
        public var unit: Unit?

        /// Makes the shape from its members.
        public init(timestamp: Timestamp, values: [Statistic: Double], unit: Unit? = nil) {
            self.timestamp = timestamp
            self.values = values
            self.unit = unit
        }

        init(_ fields: Fields) throws(InputProblem) {
            var values: [Statistic: Double] = [:]
            for statistic in Statistic.allCases { values[statistic] = try fields.number(statistic.rawValue) }
            self.init(
                timestamp: try fields.needed("Timestamp", fields.moment("Timestamp")), values: values,
                unit: try fields.word("Unit"))
        }

        var value: Value {
            let numbers = Statistic.allCases.compactMap { statistic in
                values[statistic].map { Value.Member(statistic.rawValue, .number($0)) }
            }
            let unit = unit.map { [Value.Member("Unit", .text($0.rawValue))] } ?? []
            return .structure([Value.Member("Timestamp", .moment(timestamp))] + numbers + unit)
        }
    }
}
