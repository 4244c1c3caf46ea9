import Vocabulary

/// When a replication brings its destination up to date, as a function of the time.
///
/// Nothing runs: a sync ends at ``Run/firstEnd`` and then once a period, and what it brought is what the source held
/// a lag before. So the moment of last replication advances in steps, and never goes back. Whoever copies data copies,
/// for each end of a sync, what the source held at that moment.
struct SyncClock: Codable, Hashable, Sendable {
    /// Syncs that follow one another without a stop.
    struct Run: Codable, Hashable, Sendable {
        /// When the first sync ends.
        let firstEnd: Moment
        /// From the end of a sync to the end of the next; above 0.
        let periodMicroseconds: Int64
        /// By how much the content of a sync is older than its end.
        let lagMicroseconds: Int64

        /// The last moment that is replicated, or nil before the first end.
        func reached(by now: Timestamp) -> Timestamp? {
            guard now >= firstEnd.timestamp else { return nil }
            let periods = (now - firstEnd.timestamp).wholeMicroseconds / periodMicroseconds
            return Timestamp(
                microseconds: firstEnd.timestamp.microseconds + periods * periodMicroseconds - lagMicroseconds)
        }
    }

    /// What was replicated when the present run began; nil before the initial sync has ended.
    private(set) var reached: Moment?
    /// Nil while it is stopped.
    private(set) var run: Run?

    /// Starts with the initial sync.
    init(starting now: Timestamp, timing: EFSTiming) {
        run = Self.run(firstEnd: now + timing.initialSync, timing)
    }

    /// The moment before which all changes of the source are on the destination; nil until the initial sync has ended.
    func lastReplicated(at now: Timestamp) -> Timestamp? {
        let before = reached?.timestamp
        guard let after = run?.reached(by: now) else { return before }
        return before.map { max($0, after) } ?? after
    }

    /// Stops where it is; a sync that has not ended is lost.
    mutating func stop(at now: Timestamp) {
        reached = lastReplicated(at: now).map(Moment.init)
        run = nil
    }

    /// Goes on after a stop; an initial sync that was lost begins anew.
    mutating func resume(at now: Timestamp, timing: EFSTiming) {
        run = Self.run(firstEnd: now + (reached == nil ? timing.initialSync : timing.syncPeriod), timing)
    }

    private static func run(firstEnd: Timestamp, _ timing: EFSTiming) -> Run {
        Run(
            firstEnd: Moment(firstEnd), periodMicroseconds: max(1, timing.syncPeriod.wholeMicroseconds),
            lagMicroseconds: timing.syncLag.wholeMicroseconds)
    }
}
