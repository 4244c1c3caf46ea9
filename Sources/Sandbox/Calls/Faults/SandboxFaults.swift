public import Vocabulary

/// Breaks the sandbox on command: sets faults, lists and clears them.
///
/// ```swift
/// try world.faults.add(FaultRule(.dropReply, on: "CreateAccessPoint", in: .usEast1, count: 1))
/// ```
public struct SandboxFaults: Sendable {
    let gate: CallGate
    let clusters: [KubernetesCluster]
    let regions: [Region]

    /// Makes the control of a gate and of the clusters behind it.
    public init(gate: CallGate, clusters: [KubernetesCluster], regions: [Region]) {
        self.gate = gate
        self.clusters = clusters
        self.regions = regions
    }

    var known: KnownOperations { KnownOperations(clusters: clusters) }

    /// Sets a fault of calls.
    ///
    /// - Throws: `InvalidValue` that names what cannot be, with the nearest known name: fix it first.
    @discardableResult
    public func add(_ rule: FaultRule) throws(InvalidValue) -> FaultListing {
        try rule.checkNumbers()
        try known.check(service: rule.service, operation: rule.operation)
        if let region = rule.region { try check(region) }
        let listing = try gate.faults.add(rule: rule)
        gate.note(
            "AddFault", subject: "\(rule.effect.name) \(rule.operation)", region: rule.region, fault: listing.name)
        return listing
    }

    /// Sets a fault of the world; but for a dark Region and stuck replications they are over once they happened.
    ///
    /// - Throws: `InvalidValue` that names what cannot be, with the nearest known name: fix it first.
    @discardableResult
    public func add(_ fault: WorldFault) throws(InvalidValue) -> FaultListing {
        if let region = fault.region { try check(region) }
        try checkDetails(of: fault)
        let listing = try gate.faults.add(world: fault)
        gate.note("AddFault", subject: fault.name, region: fault.region, fault: listing.name)
        let befallen = clusters.filter { fault.region == nil || $0.region == fault.region }
        let uses: Int
        switch fault {
        case .regionDark(_, .cut): uses = befallen.reduce(0) { $0 + $1.cutWatches(of: nil, because: listing.name) }
        case .regionDark(_, .hang), .replicationStuck: uses = 0
        case .apiServerRestart(_, let downFor):
            uses = befallen.reduce(0) { $0 + $1.restart(downFor: downFor, because: listing.name) }
        case .watchCut(_, let resource):
            uses = befallen.reduce(0) { $0 + $1.cutWatches(of: resource, because: listing.name) }
        case .compaction:
            for cluster in befallen { cluster.compact() }
            uses = befallen.count
        }
        gate.faults.note(listing.name, uses: uses, isOver: !fault.lasts)
        return gate.faults.listings.first { $0.name == listing.name } ?? listing
    }

    /// The faults in the order in which they were set, those that are used up included.
    public var list: [FaultListing] { gate.faults.listings }

    /// Clears a fault by its name, or all.
    ///
    /// - Returns: the names of what was cleared.
    /// - Throws: `InvalidValue` when there is none of that name.
    @discardableResult
    public func clear(_ name: String? = nil) throws(InvalidValue) -> [String] {
        let names = gate.faults.clear(name)
        if let name, names.isEmpty {
            throw InvalidValue(field: "fault", value: name, remedy: "list the faults to see their names")
        }
        gate.note("ClearFaults", subject: names.joined(separator: ","))
        return names
    }

    private func check(_ region: Region) throws(InvalidValue) {
        guard !regions.contains(region) else { return }
        let nearest = NearestName.of(region.rawValue, among: regions.map(\.rawValue))
        throw InvalidValue(
            field: "region", value: region.rawValue,
            remedy: nearest.map { "did you mean \($0)?" }
                ?? "this sandbox has \(regions.map(\.rawValue).joined(separator: " and "))")
    }

    private func checkDetails(of fault: WorldFault) throws(InvalidValue) {
        switch fault {
        case .apiServerRestart(_, let downFor) where downFor < .zero || downFor > .seconds(86_400):
            throw InvalidValue(field: "downFor", value: "\(TimeSpan(downFor))", remedy: "use up to a day, as in 10s")
        case .watchCut(_, let resource?):
            do { try known.check(service: "kubernetes", operation: NamePattern("watch \(resource)")) } catch {
                throw InvalidValue(
                    field: "resource", value: resource, remedy: error.remedy.replacing("watch ", with: ""))
            }
        default: break
        }
    }
}
