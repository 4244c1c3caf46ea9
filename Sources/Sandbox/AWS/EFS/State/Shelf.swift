import Vocabulary

/// The records of one kind in a Region: by identifier and in the order of creation.
struct Shelf<Record: EFSRecord>: Sendable {
    private var records: [Record.ID: Record] = [:]
    private(set) var order = CreationOrder<Record.ID>()
    private(set) var departures = Departures<Record.ID>()

    var count: Int { records.count }

    subscript(id: Record.ID) -> Record? { records[id] }

    mutating func put(_ record: Record) {
        let old = records.updateValue(record, forKey: record.id)
        if old == nil { order.insert(record.id, serial: record.serial) }
        if let departure = record.departure, old?.departure == nil {
            departures.insert(record.id, at: departure)
        }
    }

    @discardableResult
    mutating func remove(_ id: Record.ID) -> Record? {
        guard let record = records.removeValue(forKey: id) else { return nil }
        order.remove(serial: record.serial)
        return record
    }

    mutating func forgetDepartures(dueAt now: Timestamp) { departures.forget(dueAt: now) }
}

/// A page of a listing, and where the next one starts.
struct Page<Item: Sendable>: Sendable {
    let items: [Item]
    /// The serial number of the last item when there are more.
    let last: UInt64?
}

extension CreationOrder {
    /// The identifiers of a page.
    ///
    /// - Parameters:
    ///   - serial: the end of the page before; nil for the first.
    ///   - size: the most items that the page may have, at least 1.
    func page(after serial: UInt64?, size: Int) -> Page<ID> {
        let rest = entries(after: serial)
        let page = rest.prefix(size)
        return Page(items: page.map(\.id), last: rest.count > page.count ? page.last?.serial : nil)
    }
}
