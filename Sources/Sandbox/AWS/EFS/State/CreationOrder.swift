/// Identifiers in the order of their creation, so that a page can start where another ended without a scan.
struct CreationOrder<ID: Hashable & Sendable>: Sendable {
    struct Entry: Sendable {
        let serial: UInt64
        let id: ID
    }

    /// Sorted by serial number.
    private(set) var entries: [Entry] = []

    var count: Int { entries.count }
    var isEmpty: Bool { entries.isEmpty }

    /// Inserts an identifier; new ones have the highest serial number and are appended.
    mutating func insert(_ id: ID, serial: UInt64) {
        entries.insert(Entry(serial: serial, id: id), at: index(after: serial))
    }

    mutating func remove(serial: UInt64) {
        guard serial > 0 else { return }
        let index = index(after: serial - 1)
        if index < entries.count, entries[index].serial == serial { entries.remove(at: index) }
    }

    /// The entries with higher serial numbers; all when nil.
    func entries(after serial: UInt64?) -> ArraySlice<Entry> {
        serial.map { entries[index(after: $0)...] } ?? entries[...]
    }

    /// The index of the first entry with a higher serial number.
    private func index(after serial: UInt64) -> Int {
        if let last = entries.last, last.serial <= serial { return entries.count }
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].serial <= serial { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
