extension CloudWatch {
    /// A call of any of the operations, as a service sees it: for an exhaustive switch.
    public enum Call: Hashable, Sendable {
        case getMetricData(GetMetricData)
        case getMetricStatistics(GetMetricStatistics)
        case listMetrics(ListMetrics)

        /// The call of a named operation.
        ///
        /// - Returns: nil for an operation that is not here (AWS: `InvalidAction`, 400).
        /// - Throws: ``InputProblem`` when the input is not what the operation takes.
        public static func decode(_ action: String, _ input: Value) throws(InputProblem) -> Call? {
            let fields = Fields(input)
            switch action {
            case GetMetricData.action: return .getMetricData(try GetMetricData(fields))
            case GetMetricStatistics.action: return .getMetricStatistics(try GetMetricStatistics(fields))
            case ListMetrics.action: return .listMetrics(try ListMetrics(fields))
            default: return nil
            }
        }
    }
}
