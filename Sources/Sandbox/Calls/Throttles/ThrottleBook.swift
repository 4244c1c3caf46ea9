import Synchronization
import Vocabulary

/// The throttles that are set; none at first. They live in memory: a restart of the sandbox clears them.
public final class ThrottleBook: Sendable {
    /// How many may be set at a time.
    static let capacity = 1000

    /// How many buckets of a throttle are remembered; a pattern can match paths without end.
    private static let placeCapacity = 10_000

    private struct Place: Hashable {
        let region: Region
        let service: String
        let operation: String
    }

    private struct Entry {
        let name: String
        let throttle: Throttle
        var uses = 0
        var buckets: [Place: TokenBucket] = [:]
    }

    private struct State {
        var entries: [Entry] = []
        var last = 0
    }

    private let state = Mutex(State())
    private let isEmpty = Atomic(true)

    init() {}

    /// Sets throttles; one on the same service, operation and Region takes the place of the one before.
    ///
    /// - Throws: `InvalidValue` that names the number that cannot be; then none is set.
    func set(_ throttles: [Throttle]) throws(InvalidValue) -> [ThrottleListing] {
        for throttle in throttles { try throttle.checkNumbers() }
        return try state.withLock { state throws(InvalidValue) in
            guard state.entries.count + throttles.count <= Self.capacity else {
                throw InvalidValue(
                    field: "throttles", value: "\(state.entries.count)",
                    remedy: "clear some first: \(Self.capacity) can be set at a time")
            }
            var names: [String] = []
            for throttle in throttles {
                state.entries.removeAll {
                    $0.throttle.service == throttle.service && $0.throttle.operation == throttle.operation
                        && $0.throttle.region == throttle.region
                }
                state.last += 1
                names.append("throttle-\(state.last)")
                state.entries.append(Entry(name: "throttle-\(state.last)", throttle: throttle))
            }
            isEmpty.store(state.entries.isEmpty, ordering: .releasing)
            return state.entries.filter { names.contains($0.name) }.map {
                ThrottleListing(name: $0.name, throttle: $0.throttle, uses: $0.uses)
            }
        }
    }

    /// All of them, in the order in which they were set.
    public var listings: [ThrottleListing] {
        state.withLock { state in
            state.entries.map { ThrottleListing(name: $0.name, throttle: $0.throttle, uses: $0.uses) }
        }
    }

    /// Clears one, or all.
    ///
    /// - Returns: the names of what was cleared.
    func clear(_ name: String?) -> [String] {
        state.withLock { state in
            let names = state.entries.map(\.name).filter { name == nil || $0 == name }
            state.entries.removeAll { names.contains($0.name) }
            isEmpty.store(state.entries.isEmpty, ordering: .releasing)
            return names
        }
    }

    /// Takes a token for a call from the bucket of the throttle that was set last of those that match.
    ///
    /// - Returns: nil when there was one, or no throttle matches; else the name of the throttle that refuses it.
    func take(for call: SandboxCall, now: Timestamp) -> String? {
        guard !isEmpty.load(ordering: .acquiring) else { return nil }
        return state.withLock { state in
            guard let index = state.entries.lastIndex(where: { $0.throttle.matches(call) }) else { return nil }
            let throttle = state.entries[index].throttle
            let place = Place(region: call.region, service: call.service, operation: call.operation)
            if state.entries[index].buckets.count >= Self.placeCapacity { state.entries[index].buckets = [:] }
            let full = TokenBucket(rate: throttle.rate, burst: throttle.burst, now: now)
            if state.entries[index].buckets[place, default: full].take(now: now) { return nil }
            state.entries[index].uses += 1
            return state.entries[index].name
        }
    }
}
