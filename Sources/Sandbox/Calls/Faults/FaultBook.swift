import Synchronization
import Vocabulary

/// A fault in the list.
public struct FaultListing: Sendable, Hashable {
    /// What it is cleared by and what the journal names: `fault-1`.
    public let name: String
    /// Nil for a fault of the world.
    public let rule: FaultRule?
    /// Nil for a fault of calls.
    public let worldFault: WorldFault?
    /// How many calls it acted on; for faults of the world, how many connections it closed or calls it kept away.
    public let uses: Int
    /// Whether it can still act.
    public let isActive: Bool
}

/// The faults that are set, in the order in which they were.
///
/// They live in memory: a restart of the sandbox clears them.
final class FaultBook: Sendable {
    /// How many may be set at a time.
    static let capacity = 1000

    fileprivate struct Entry {
        let name: String
        var rule: FaultRule?
        var world: WorldFault?
        var dice: SeededDice
        /// How many matching calls were seen.
        var seen = 0
        var uses = 0
        var isActive = true

        var listing: FaultListing {
            FaultListing(name: name, rule: rule, worldFault: world, uses: uses, isActive: isActive)
        }

        /// Whether the rule acts on this call; counts it.
        mutating func acts(on call: SandboxCall) -> FaultEffect? {
            guard isActive, let rule, rule.matches(call) else { return nil }
            seen += 1
            guard seen > rule.after, dice.fall(rule.probability) else { return nil }
            uses += 1
            if let count = rule.count, uses >= count { isActive = false }
            return rule.effect
        }
    }

    private struct State {
        var entries: [Entry] = []
        var last = 0
    }

    private let state = Mutex(State())
    /// Whether a call can be touched at all: without faults the book is not opened.
    private let isEmpty = Atomic(true)
    private let seed: UInt64
    /// Fires when a fault is set, used up or cleared.
    let changed = Signal()

    init(seed: UInt64) { self.seed = seed }

    /// Writes a fault down.
    ///
    /// - Throws: `InvalidValue` when there are too many.
    func add(rule: FaultRule? = nil, world: WorldFault? = nil) throws(InvalidValue) -> FaultListing {
        let listing = try state.withLock { state throws(InvalidValue) in
            guard state.entries.count < Self.capacity else {
                throw InvalidValue(
                    field: "faults", value: "\(state.entries.count)",
                    remedy: "clear some first: \(Self.capacity) can be set at a time")
            }
            state.last += 1
            let dice = SeededDice(seed: rule?.seed ?? seed &* 1_000_003 &+ UInt64(state.last))
            let entry = Entry(name: "fault-\(state.last)", rule: rule, world: world, dice: dice)
            state.entries.append(entry)
            isEmpty.store(false, ordering: .releasing)
            return entry.listing
        }
        changed.fire()
        return listing
    }

    /// All of them, used up ones included, in the order in which they were set.
    var listings: [FaultListing] { state.withLock { $0.entries.map(\.listing) } }

    /// Counts what a fault of the world did; one that is over does no more.
    func note(_ name: String, uses: Int, isOver: Bool = false) {
        state.withLock { state in
            guard let index = state.entries.firstIndex(where: { $0.name == name }) else { return }
            state.entries[index].uses += uses
            if isOver { state.entries[index].isActive = false }
        }
        changed.fire()
    }

    /// Clears one, or all.
    ///
    /// - Returns: the names of what was cleared.
    func clear(_ name: String?) -> [String] {
        let cleared = state.withLock { state in
            let names = state.entries.map(\.name).filter { name == nil || $0 == name }
            state.entries.removeAll { names.contains($0.name) }
            if state.entries.isEmpty { isEmpty.store(true, ordering: .releasing) }
            return names
        }
        changed.fire()
        return cleared
    }

    /// What the faults say of a call: delays add up, and the first other effect is the outcome.
    func verdict(on call: SandboxCall) -> FaultVerdict {
        guard !isEmpty.load(ordering: .acquiring) else { return FaultVerdict() }
        return state.withLock { state in
            var verdict = FaultVerdict()
            if let index = state.entries.firstIndex(where: { $0.darkness(of: call.region) != nil }),
                let darkness = state.entries[index].darkness(of: call.region)
            {
                state.entries[index].uses += 1
                verdict.outcome = darkness == .cut ? .isCut : .hangs
                verdict.add(state.entries[index].name)
                return verdict
            }
            for index in state.entries.indices {
                guard case .passes = verdict.outcome else { break }
                guard let effect = state.entries[index].acts(on: call) else { continue }
                verdict.add(state.entries[index].name)
                verdict.take(effect, of: call)
            }
            return verdict
        }
    }

    /// Whether a Region is dark.
    func isDark(_ region: Region) -> Bool {
        guard !isEmpty.load(ordering: .acquiring) else { return false }
        return state.withLock { $0.entries.contains { $0.darkness(of: region) != nil } }
    }

    /// Whether a Region is dark without a sign: its connections stay and are silent.
    func isSilent(_ region: Region) -> Bool {
        guard !isEmpty.load(ordering: .acquiring) else { return false }
        return state.withLock { $0.entries.contains { $0.darkness(of: region) == .hang } }
    }

    /// Whether replications that are being deleted stay so in a Region.
    func areReplicationsStuck(in region: Region) -> Bool {
        guard !isEmpty.load(ordering: .acquiring) else { return false }
        return state.withLock { $0.entries.contains { $0.holdsReplications(of: region) } }
    }
}

extension FaultBook.Entry {
    fileprivate func holdsReplications(of region: Region) -> Bool {
        guard isActive, case .replicationStuck(let place)? = world else { return false }
        return place == nil || place == region
    }

    fileprivate func darkness(of region: Region) -> WorldFault.Darkness? {
        guard isActive, case .regionDark(region, let darkness)? = world else { return nil }
        return darkness
    }
}

extension FaultVerdict {
    fileprivate mutating func take(_ effect: FaultEffect, of call: SandboxCall) {
        switch effect {
        case .error(let code, let status, let message):
            outcome = .isRefused(
                CallRefusal(code: code, status: status, message: message ?? "A fault of the sandbox: \(code)."))
        case .throttle: outcome = .isRefused(.throttle(call.service))
        case .delay(let duration): delay = (delay ?? .zero) + duration
        case .dropReply: outcome = .losesReply
        case .cut: outcome = .isCut
        }
    }
}
