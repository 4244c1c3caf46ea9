import EFSModel
import Synchronization
import Vocabulary

// What more than one Region decides.
//
// Each Region has a lock of its own, since all calls but those that make or end a replication are about one Region, and
// none of them shall wait for the other. What spans Regions takes all locks, in the order of the Regions' names, so that
// two of them cannot wait for each other; decides with what it then sees; keeps the changes of all Regions in one
// transaction; and applies them before it gives any lock back. Nobody sees, and no death of the process leaves, one half.

extension SandboxAWS {
    /// Makes a call that changes more than its own Region.
    ///
    /// - Throws: ``EFSRefusal``, or what the keeping throws; nothing is changed then.
    func performAcross(_ call: EFS.Call, from region: Region) throws -> EFSAnswer {
        try acrossRegions { regions, now in
            guard let here = regions[region] else { throw EFSRefusal(.internalServerError, "No Region '\(region)'.") }
            let decision = try here.decide(call, among: regions, now: now)
            return (decision.output, decision.elsewhere.merging([region: decision.changes]) { $1 })
        }
    }

    /// Puts a replication under a condition, in each Region that has a record of it.
    ///
    /// - Throws: ``EFSRefusal`` when no Region has one, or when it is past that condition; or what the keeping throws.
    func setReplication(of source: FileSystemID, to condition: ReplicationCondition) throws {
        try acrossRegions { regions, now in
            var changes: [Region: [EFSChange]] = [:]
            for (region, state) in regions {
                guard let record = state.replications[source] else { continue }
                changes[region] = [.putReplication(try record.under(condition, at: now, timing: state.timing))]
            }
            guard !changes.isEmpty else { throw EFSRegion.noReplication(of: source) }
            return ((), changes)
        }
    }

    /// What was decided for all Regions.
    private struct Settled<Output: Sendable>: Sendable {
        let output: Output
        let now: Timestamp
        /// What was gone by then, before what was decided.
        let gone: [Region: [EFSChange]]
        let made: [Region: [EFSChange]]
    }

    private func acrossRegions<Output: Sendable>(
        _ decide: ([Region: EFSRegion], Timestamp) throws -> (Output, [Region: [EFSChange]])
    ) throws -> Output {
        try locking(efs.keys.sorted()[...]) { states in
            let now = clock.now
            let gone = states.mapValues { $0.departed(by: now) }
            var settled = states
            for (region, changes) in gone { settled[region]?.settle(changes, by: now) }
            let (output, made) = try decide(settled, now)
            try keep([gone, made])
            return Settled(output: output, now: now, gone: gone, made: made)
        }.output
    }

    private func keep(_ all: [[Region: [EFSChange]]]) throws {
        var kept: [KeptChange] = []
        for changes in all {
            for (region, changes) in changes { kept += try efs[region]?.keeping.kept(changes) ?? [] }
        }
        if !kept.isEmpty { try efs.values.first?.keeping.keeping.keep(kept) }
    }

    /// Holds the locks of Regions from the first to the last while something is decided, and applies it.
    private func locking<Output: Sendable>(
        _ rest: ArraySlice<Region>, with states: [Region: EFSRegion] = [:],
        _ decide: ([Region: EFSRegion]) throws -> Settled<Output>
    ) throws -> Settled<Output> {
        guard let region = rest.first, let place = efs[region] else { return try decide(states) }
        return try withState(of: place) { state in
            let settled = try locking(rest.dropFirst(), with: states.merging([region: state]) { $1 }, decide)
            state.settle(settled.gone[region] ?? [], by: settled.now)
            state.apply(settled.made[region] ?? [])
            return settled
        }
    }
}

extension EFS.Call {
    /// Whether the call decides for more than the Region that it is made in.
    var spansRegions: Bool {
        switch self {
        case .createReplicationConfiguration, .deleteReplicationConfiguration: true
        default: false
        }
    }
}
