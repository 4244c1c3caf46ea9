import Synchronization
public import Vocabulary

/// Everything that happened in the sandbox: one record a call, in the order in which the calls were done.
///
/// The latest records are in memory, ``defaultCapacity`` of them (about 7 MB); the oldest fall off. A sandbox with a
/// state directory writes all of them to a file there as well.
public final class Journal: Sendable {
    /// How many records are in memory when nobody says otherwise.
    public static let defaultCapacity = 16_384

    /// A part of the journal.
    public struct Page: Sendable {
        /// In the order of their serials.
        public let records: [JournalRecord]
        /// How many of the records that were asked for, of whatever service, had fallen off.
        public let dropped: UInt64
        /// The serial up to which this page speaks: ask for what is after it next.
        public let last: UInt64
    }

    private struct State {
        var ring: [JournalRecord] = []
        /// Where the oldest record is once the ring is full.
        var oldest = 0
        /// The serial of the latest record.
        var last: UInt64
    }

    private let state: Mutex<State>
    private let capacity: Int
    /// Fires when a record came.
    let changed = Signal()

    /// Makes an empty journal.
    ///
    /// - Parameters:
    ///   - capacity: how many records are in memory; at least 1.
    ///   - last: the serial of the last record before a restart.
    public init(capacity: Int = Journal.defaultCapacity, last: UInt64 = 0) {
        self.capacity = max(1, capacity)
        state = Mutex(State(last: last))
    }

    /// Adds a record, which gets the next serial.
    func append(_ record: JournalRecord) {
        state.withLock { state in
            var record = record
            state.last += 1
            record.serial = state.last
            if state.ring.count < capacity {
                state.ring.append(record)
            } else {
                state.ring[state.oldest] = record
                state.oldest = (state.oldest + 1) % capacity
            }
        }
        changed.fire()
    }

    /// The serial of the latest record; 0 when there was none.
    public var last: UInt64 { state.withLock { $0.last } }

    /// The records after a serial that a filter accepts, oldest first.
    ///
    /// - Parameter limit: the most records of a page.
    public func page(
        after serial: UInt64 = 0, matching filter: JournalFilter = JournalFilter(), limit: Int = .max
    ) -> Page {
        state.withLock { state in
            let first = state.last - UInt64(state.ring.count) + 1
            let start = max(serial + 1, first)
            var records: [JournalRecord] = []
            var last = max(serial, state.last)
            var next = start
            while next <= state.last {
                let record = state.ring[(state.oldest + Int(next - first)) % state.ring.count]
                if filter.accepts(record) {
                    guard records.count < limit else {
                        last = next - 1
                        break
                    }
                    records.append(record)
                }
                next += 1
            }
            return Page(records: records, dropped: start - (serial + 1), last: last)
        }
    }

    /// The records in memory of an operation, oldest first.
    ///
    /// - Parameters:
    ///   - operation: exact or with `*`: `CreateAccessPoint`, `create configmaps`.
    ///   - service: nil for all.
    ///   - region: nil for all.
    public func records(
        of operation: NamePattern = "*", service: NamePattern? = nil, in region: Region? = nil
    ) -> [JournalRecord] {
        page(matching: JournalFilter(service: service, operation: operation, region: region)).records
    }

    /// How many calls of an operation the journal has in memory, refused ones included.
    ///
    /// ```swift
    /// #expect(world.journal.count(of: "CreateAccessPoint", in: .usEast1) == 1)
    /// ```
    public func count(of operation: NamePattern, service: NamePattern? = nil, in region: Region? = nil) -> Int {
        records(of: operation, service: service, in: region).count
    }
}
