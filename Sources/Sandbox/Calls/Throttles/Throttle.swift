public import Vocabulary

/// How often operations may be called: each operation in each Region has a bucket of its own, filled on the sandbox's
/// clock.
public struct Throttle: Sendable, Hashable {
    /// Exact or with `*`.
    public var service: NamePattern
    /// Exact or with `*`.
    public var operation: NamePattern
    /// Nil for each Region.
    public var region: Region?
    /// Calls a second that it can be called for ever; above 0.
    public var rate: Double
    /// How many calls it takes at once; at least 1.
    public var burst: Int
    /// Where the numbers come from; nil for those that a user set.
    public var source: String?

    /// Makes a throttle.
    public init(
        service: NamePattern, operation: NamePattern, region: Region? = nil, rate: Double, burst: Int,
        source: String? = nil
    ) {
        self.service = service
        self.operation = operation
        self.region = region
        self.rate = rate
        self.burst = burst
        self.source = source
    }

    func matches(_ call: SandboxCall) -> Bool {
        (region == nil || region == call.region) && service.matches(call.service) && operation.matches(call.operation)
    }

    /// - Throws: `InvalidValue` that names the number that cannot be.
    func checkNumbers() throws(InvalidValue) {
        guard rate > 0, rate <= 1e6 else {
            throw InvalidValue(field: "rate", value: "\(rate)", remedy: "use calls a second above 0, as in 0.5 or 20")
        }
        guard burst >= 1, burst <= 1_000_000 else {
            throw InvalidValue(field: "burst", value: "\(burst)", remedy: "use 1 or more calls, as in 50")
        }
    }
}

/// A throttle in the list.
public struct ThrottleListing: Sendable, Hashable {
    /// What it is cleared by and what the journal names: `throttle-1`.
    public let name: String
    public let throttle: Throttle
    /// How many calls it refused.
    public let uses: Int
}
