public import Wire

/// Amazon CloudWatch, API version 2010-08-01: the three operations that read metrics, as values, without I/O.
///
/// A request and an answer are trees of ``Value``; three wire protocols carry them (``WireProtocol``). Source of all
/// shapes: the service model in botocore 1.43.11 (2026-11); of the limits: its operations' pages in the API reference.
public enum CloudWatch {
    /// The name that signatures carry, and the first label of the endpoint.
    public static let signingName = "monitoring"
    /// The version that forms name.
    public static let version = "2010-08-01"
    /// The service's name in JSON's `X-Amz-Target` and in the path of CBOR.
    public static let targetPrefix = "GraniteServiceVersion20100801"
    /// The namespace of XML answers.
    public static let namespace = "http://monitoring.amazonaws.com/doc/2010-08-01/"

    /// One operation of the API; the value holds its input.
    public protocol Operation: Hashable, Sendable {
        /// What a successful call answers.
        associatedtype Output: Answer
        /// The operation's name: `GetMetricData`.
        static var action: String { get }
        /// The input as a structure.
        var value: Value { get }
        /// Reads the input from a structure.
        init(_ fields: Fields) throws(InputProblem)
    }

    /// The result of an operation.
    public protocol Answer: Hashable, Sendable {
        /// The result as a structure.
        var value: Value { get }
        /// Reads the result from a structure.
        ///
        /// - Throws: ``InputProblem`` for an answer that is not what CloudWatch sends: give up.
        init(_ fields: Fields) throws(InputProblem)
    }

    /// A member of a request (or of an answer) that is not what the model says. The caller corrects it.
    public struct InputProblem: Error, Sendable, Hashable, CustomStringConvertible {
        /// What kind of problem it is.
        public enum Kind: Sendable {
            /// A member that is needed is not there.
            case missing
            /// A member is of another type, or its value is none of those allowed.
            case invalid
        }

        public let kind: Kind
        /// Where: `MetricDataQueries.member.1.MetricStat.Period`.
        public let field: String
        /// What is wrong with it.
        public let message: String

        /// Makes the problem.
        public init(_ kind: Kind, field: String, message: String) {
            self.kind = kind
            self.field = field
            self.message = message
        }

        public var description: String { "\(field): \(message)" }
    }

    /// The limits of the operations here. Source: API reference, GetMetricData, GetMetricStatistics, ListMetrics
    /// (2026-11).
    public enum Limits {
        /// Of one GetMetricData.
        public static let queries = 500
        /// Data points in one answer of GetMetricData; also its default.
        public static let dataPoints = 100_800
        /// Data points that one GetMetricStatistics may ask for.
        public static let statisticsDataPoints = 1440
        /// Metrics on a page of ListMetrics.
        public static let metricsPerPage = 500
        /// Of one metric.
        public static let dimensions = 30
        /// Of one ListMetrics.
        public static let dimensionFilters = 10
        /// Seconds below which a period is one of ``shortPeriods``; above, it is a multiple of this.
        public static let minute = 60
        /// The periods of metrics in high resolution, in seconds.
        public static let shortPeriods = [1, 5, 10, 20, 30]
        /// How long data points are kept, by the shortest period that still finds them: 15, 63 and 455 days.
        public static let retention: [(period: Int, kept: Duration)] = [
            (60, .seconds(15 * 86_400)), (300, .seconds(63 * 86_400)), (3600, .seconds(455 * 86_400)),
        ]
        /// How long ago a metric may have had its last data point to be listed: two weeks.
        public static let listed = Duration.seconds(14 * 86_400)
        /// The same with `RecentlyActive`: three hours.
        public static let recentlyActive = Duration.seconds(3 * 3600)

        /// Whether a period is one that the operations take, in seconds.
        public static func allows(period: Int) -> Bool {
            shortPeriods.contains(period) || (period >= minute && period % minute == 0)
        }
    }
}

extension CloudWatch.Operation {
    /// What `X-Amz-Target` says: how AWS JSON 1.0 names the operation.
    public static var target: String { "\(CloudWatch.targetPrefix).\(action)" }

    /// The body of the request in AWS JSON 1.0.
    public var body: [UInt8] { JSONValue(value).bytes() }

    /// Reads the answer to a successful call in AWS JSON 1.0.
    ///
    /// - Throws: ``CloudWatch/InputProblem`` for an answer that is not what CloudWatch sends: give up.
    public static func output(_ document: JSONValue) throws(CloudWatch.InputProblem) -> Output {
        try Output(CloudWatch.Fields(CloudWatch.Value(document)))
    }
}
