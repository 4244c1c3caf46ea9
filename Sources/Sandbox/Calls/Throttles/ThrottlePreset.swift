import Vocabulary

/// Throttles that are set together.
enum ThrottlePreset: String, CaseIterable, Sendable {
    /// The rates of AWS as far as they are known.
    case aws

    var throttles: [Throttle] {
        switch self {
        case .aws: Self.ofAWS
        }
    }

    /// "Request token bucket sizes and refill rates" in the guide: non-mutating actions 100 and 20 a second, mutating
    /// and resource-intensive ones 50 and 5, tags 100 and 10.
    ///
    /// Not modelled, since a throttle does not see parameters: `DescribeInstances`, `DescribeNetworkInterfaces` and
    /// `DescribeSecurityGroups` without a filter and without pages have a smaller bucket there, 50 and 10.
    private static let ec2 = "EC2 developer guide, Request throttling (read 2026-11)"
    private static let assumed =
        "an assumption: AWS publishes no rates for this service (2026-11)"

    /// Later ones win where several match.
    private static let ofAWS = [
        Throttle(service: "ec2", operation: "*", rate: 5, burst: 50, source: ec2 + ": mutating actions"),
        Throttle(service: "ec2", operation: "Describe*", rate: 20, burst: 100, source: ec2 + ": non-mutating actions"),
        Throttle(service: "ec2", operation: "CreateTags", rate: 10, burst: 100, source: ec2 + ": tags"),
        Throttle(service: "ec2", operation: "DeleteTags", rate: 10, burst: 100, source: ec2 + ": tags"),
        Throttle(service: "elasticfilesystem", operation: "*", rate: 5, burst: 20, source: assumed),
        Throttle(service: "elasticfilesystem", operation: "Describe*", rate: 20, burst: 100, source: assumed),
        Throttle(service: "elasticfilesystem", operation: "ListTagsForResource", rate: 20, burst: 100, source: assumed),
        Throttle(service: "sts", operation: "*", rate: 100, burst: 200, source: assumed),
    ]
}
