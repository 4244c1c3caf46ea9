extension CloudWatch {
    /// Lists the metrics that had a data point in the past two weeks, 500 a page.
    public struct ListMetrics: Operation {
        public static let action = "ListMetrics"
        public typealias Output = MetricPage

        /// Nil is any.
        public var namespace: String?
        /// Nil is any.
        public var metricName: String?
        /// Up to 10, all of which a metric must satisfy; it may have dimensions beyond these.
        public var dimensions: [DimensionFilter]
        /// Where the page before ended; all else as it was there.
        public var nextToken: String?
        /// Only those that had a data point in the past three hours.
        public var recentlyActive: RecentlyActive?

        /// Makes a request from its members.
        public init(
            namespace: String? = nil, metricName: String? = nil, dimensions: [DimensionFilter] = [],
            nextToken: String? = nil, recentlyActive: RecentlyActive? = nil
        ) {
            self.namespace = namespace
            self.metricName = metricName
            self.dimensions = dimensions
            self.nextToken = nextToken
            self.recentlyActive = recentlyActive
        }

        public init(_ fields: Fields) throws(InputProblem) {
            var dimensions: [DimensionFilter] = []
            for filter in try fields.list("Dimensions") ?? [] {
                dimensions.append(
                    DimensionFilter(try filter.needed("Name", filter.text("Name")), try filter.text("Value")))
            }
            guard dimensions.count <= Limits.dimensionFilters else {
                throw InputProblem(
                    .invalid, field: fields.place("Dimensions"),
                    message: "it has more than \(Limits.dimensionFilters) members")
            }
            self.init(
                namespace: try fields.text("Namespace"), metricName: try fields.text("MetricName"),
                dimensions: dimensions, nextToken: try fields.text("NextToken"),
                recentlyActive: try fields.word("RecentlyActive"))
        }

        public var value: Value {
            .structure([
                "Namespace": namespace.map(Value.text), "MetricName": metricName.map(Value.text),
                "Dimensions": dimensions.isEmpty
                    ? nil
                    : .list(
                        dimensions.map { .structure(["Name": .text($0.name), "Value": $0.value.map(Value.text)]) }),
                "NextToken": nextToken.map(Value.text), "RecentlyActive": recentlyActive.map { .text($0.rawValue) },
            ])
        }
    }

    /// How recent a metric's last data point must be.
    public enum RecentlyActive: String, Hashable, Sendable, CaseIterable {
        case threeHours = "PT3H"
    }

    /// A page of metrics.
    public struct MetricPage: Answer {
        public var metrics: [Metric]
        /// Nil on the last page.
        public var nextToken: String?

        /// Makes the shape from its members.
        public init(metrics: [Metric], nextToken: String? = nil) {
            self.metrics = metrics
            self.nextToken = nextToken
        }

        public init(_ fields: Fields) throws(InputProblem) {
            var metrics: [Metric] = []
            for metric in try fields.list("Metrics") ?? [] { metrics.append(try Metric(metric)) }
            self.init(metrics: metrics, nextToken: try fields.text("NextToken"))
        }

        public var value: Value {
            .structure(["Metrics": .list(metrics.map(\.value)), "NextToken": nextToken.map(Value.text)])
        }
    }
}
