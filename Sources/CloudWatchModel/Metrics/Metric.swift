extension CloudWatch {
    /// What is measured of which thing: each combination of dimensions is a metric of its own.
    public struct Metric: Hashable, Sendable {
        /// `AWS/EFS`
        public var namespace: String
        /// `BurstCreditBalance`
        public var name: String
        /// Up to 30, in no particular order.
        public var dimensions: [Dimension]

        /// Makes the shape from its members.
        public init(namespace: String, name: String, dimensions: [Dimension] = []) {
            self.namespace = namespace
            self.name = name
            self.dimensions = dimensions
        }

        init(_ fields: Fields) throws(InputProblem) {
            self.init(
                namespace: try fields.needed("Namespace", fields.text("Namespace")),
                name: try fields.needed("MetricName", fields.text("MetricName")),
                dimensions: try fields.dimensions("Dimensions"))
        }

        var value: Value {
            .structure([
                "Namespace": .text(namespace), "MetricName": .text(name),
                "Dimensions": .list(dimensions.map(\.structure)),
            ])
        }
    }

    /// A name and a value that say of what a metric is: `FileSystemId` and `fs-0123456789abcdef0`.
    public struct Dimension: Hashable, Sendable {
        public var name: String
        public var value: String

        /// Makes the shape from its members.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What a dimension of a metric must be to be listed.
    public struct DimensionFilter: Hashable, Sendable {
        public var name: String
        /// Nil for any.
        public var value: String?

        /// Makes the shape from its members.
        public init(_ name: String, _ value: String? = nil) {
            self.name = name
            self.value = value
        }
    }

    /// How the measurements of a period become one number. Others (`p99`, `tm90`, …) are extended statistics.
    public enum Statistic: String, Hashable, Sendable, CaseIterable {
        case sampleCount = "SampleCount"
        case average = "Average"
        case sum = "Sum"
        case minimum = "Minimum"
        case maximum = "Maximum"
    }

    /// The unit of a metric's values.
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        case seconds = "Seconds"
        case microseconds = "Microseconds"
        case milliseconds = "Milliseconds"
        case bytes = "Bytes"
        case kilobytes = "Kilobytes"
        case megabytes = "Megabytes"
        case gigabytes = "Gigabytes"
        case terabytes = "Terabytes"
        case bits = "Bits"
        case kilobits = "Kilobits"
        case megabits = "Megabits"
        case gigabits = "Gigabits"
        case terabits = "Terabits"
        case percent = "Percent"
        case count = "Count"
        case bytesPerSecond = "Bytes/Second"
        case kilobytesPerSecond = "Kilobytes/Second"
        case megabytesPerSecond = "Megabytes/Second"
        case gigabytesPerSecond = "Gigabytes/Second"
        case terabytesPerSecond = "Terabytes/Second"
        case bitsPerSecond = "Bits/Second"
        case kilobitsPerSecond = "Kilobits/Second"
        case megabitsPerSecond = "Megabits/Second"
        case gigabitsPerSecond = "Gigabits/Second"
        case terabitsPerSecond = "Terabits/Second"
        case countPerSecond = "Count/Second"
        case none = "None"
    }
}

extension CloudWatch.Dimension {
    var structure: CloudWatch.Value { .structure(["Name": .text(name), "Value": .text(value)]) }
}

extension CloudWatch.Fields {
    /// A metric's dimensions; none where they are not there.
    func dimensions(_ name: String) throws(CloudWatch.InputProblem) -> [CloudWatch.Dimension] {
        var dimensions: [CloudWatch.Dimension] = []
        for fields in try list(name) ?? [] {
            dimensions.append(
                .init(
                    try fields.needed("Name", fields.text("Name")), try fields.needed("Value", fields.text("Value"))))
        }
        guard dimensions.count <= CloudWatch.Limits.dimensions else {
            throw .init(
                .invalid, field: place(name), message: "it has more than \(CloudWatch.Limits.dimensions) members")
        }
        return dimensions
    }
}
