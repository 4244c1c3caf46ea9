public import Vocabulary

/// Sets, lists and clears throttles.
public struct SandboxThrottles: Sendable {
    let gate: CallGate
    let faults: SandboxFaults

    /// Makes the control of a gate's throttles.
    public init(gate: CallGate, faults: SandboxFaults) {
        self.gate = gate
        self.faults = faults
    }

    /// Sets throttles; one on the same service, operation and Region takes the place of the one before.
    ///
    /// - Throws: `InvalidValue` that names what cannot be, with the nearest known name; then none is set.
    @discardableResult
    public func set(_ throttles: Throttle...) throws(InvalidValue) -> [ThrottleListing] { try set(throttles) }

    /// Sets throttles; one on the same service, operation and Region takes the place of the one before.
    @discardableResult
    public func set(_ throttles: [Throttle]) throws(InvalidValue) -> [ThrottleListing] {
        let known = faults.known
        for throttle in throttles { try known.check(service: throttle.service, operation: throttle.operation) }
        let listings = try gate.throttles.set(throttles)
        for listing in listings {
            gate.note(
                "SetThrottle", subject: "\(listing.throttle.service) \(listing.throttle.operation)",
                region: listing.throttle.region, fault: listing.name)
        }
        return listings
    }

    /// The throttles in the order in which they were set.
    public var list: [ThrottleListing] { gate.throttles.listings }

    /// Clears a throttle by its name, or all.
    ///
    /// - Returns: the names of what was cleared.
    /// - Throws: `InvalidValue` when there is none of that name.
    @discardableResult
    public func clear(_ name: String? = nil) throws(InvalidValue) -> [String] {
        let names = gate.throttles.clear(name)
        if let name, names.isEmpty {
            throw InvalidValue(field: "throttle", value: name, remedy: "list the throttles to see their names")
        }
        gate.note("ClearThrottles", subject: names.joined(separator: ","))
        return names
    }
}
