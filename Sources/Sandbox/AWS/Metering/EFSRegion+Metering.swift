import EFSModel
import Vocabulary

// The meters of a Region's file systems. One is kept from the first change on that is made to what a new file system
// is metered by; before, it is what the file system's record says.

extension EFSRegion {
    /// The most meters of file systems that are gone, whose metrics can still be read.
    static let meterLimit = 1000

    /// The meter of a file system.
    func meter(of record: FileSystemRecord) -> MeterRecord {
        let meter = meters[record.id] ?? MeterRecord(record, in: region)
        return record.phase.departure.map { meter.ending(at: $0) } ?? meter
    }

    /// All meters in the order of creation, those of file systems that are gone among them.
    var allMeters: [MeterRecord] {
        let gone = meters.values.filter { fileSystems[$0.id] == nil }
        let here = fileSystems.order.entries.compactMap { fileSystems[$0.id] }.map { meter(of: $0) }
        return (gone + here).sorted { $0.serial < $1.serial }
    }

    /// The replications of which file systems of this Region are the sources.
    func replications(from ids: some Sequence<FileSystemID>) -> [FileSystemID: ReplicationRecord] {
        var found: [FileSystemID: ReplicationRecord] = [:]
        for id in ids {
            if let record = replications[id], record.source.region == region { found[id] = record }
        }
        return found
    }

    /// The meters of some file systems.
    func meters(of ids: Set<FileSystemID>) -> [FileSystemID: MeterRecord] {
        var found: [FileSystemID: MeterRecord] = [:]
        for id in ids { found[id] = fileSystems[id].map { meter(of: $0) } ?? meters[id] }
        return found
    }

    /// Changes of the Region with what they change on meters: a new mode is metered from now on, and a file system that is
    /// gone has no metrics any more.
    func metering(_ changes: [EFSChange], now: Timestamp) -> [EFSChange] {
        let metered = changes.flatMap { change -> [EFSChange] in
            switch change {
            case .putFileSystem(let new):
                guard let old = fileSystems[new.id], old.throughput != new.throughput else { return [change] }
                var meter = meters[old.id] ?? MeterRecord(old, in: region)
                meter.set(at: now) { $0.throughput = new.throughput }
                return [change, .putMeter(meter)]
            case .removeFileSystem(let id):
                guard let record = fileSystems[id] else { return [change] }
                let meter = (meters[id] ?? MeterRecord(record, in: region)).ending(at: record.phase.departure ?? now)
                return [change, .putMeter(meter)]
            default: return [change]
            }
        }
        let removed = changes.count { if case .removeFileSystem = $0 { true } else { false } }
        return removed > 0 ? metered + forgottenMeters(adding: removed) : metered
    }

    /// The removal of the oldest meters without a file system, when there would be too many.
    private func forgottenMeters(adding count: Int) -> [EFSChange] {
        let gone = meters.values.filter { fileSystems[$0.id] == nil }
        let excess = gone.count + count - Self.meterLimit
        guard excess > 0 else { return [] }
        return gone.sorted { $0.serial < $1.serial }.prefix(excess).map { .removeMeter($0.id) }
    }

    /// What was metered last of a file system, and when.
    func size(of record: FileSystemRecord, now: Timestamp) -> EFS.FileSystemSize {
        guard record.phase.state(at: now) != .creating else {
            return EFS.FileSystemSize(value: 0, valueInIA: 0, valueInStandard: 0, valueInArchive: 0)
        }
        // A moment is metered only once it has come.
        let last = MeterTimeline(meter(of: record), until: now + .microseconds(1)).lastMetered
        return EFS.FileSystemSize(
            value: last.bytes.total, timestamp: last.at, valueInIA: last.bytes.infrequentAccess,
            valueInStandard: last.bytes.standard, valueInArchive: 0)
    }

    /// What a client may set of a file system's meter, at once.
    struct WorkloadRequest: Hashable, Sendable {
        var fileSystemID: FileSystemID
        /// Nil leaves it.
        var read: Double?
        var write: Double?
        var metadata: Double?
        var clients: Int?
        var request: Double?
        var storedStandard: Int64?
        var storedInfrequentAccess: Int64?
    }

    /// What a file system's clients do, and since when.
    ///
    /// - Throws: `FileSystemNotFound`.
    func workload(of id: FileSystemID) throws(EFSRefusal) -> MeterRecord.Change {
        meter(of: try known(id)).latest
    }

    /// Changes what a file system's clients do from now on.
    ///
    /// - Throws: `FileSystemNotFound`, `IncorrectFileSystemLifeCycleState` for one that is being deleted.
    func setWorkload(
        _ request: WorkloadRequest, now: Timestamp
    ) throws(EFSRefusal) -> Decision<MeterRecord.Change> {
        let record = try known(request.fileSystemID)
        guard record.phase.departure == nil else {
            throw EFSRefusal(
                .incorrectFileSystemLifeCycleState, "File system '\(record.id)' is being deleted: it has no clients.")
        }
        var meter = meter(of: record)
        meter.set(at: now) { settings in
            settings.workload.read = request.read ?? settings.workload.read
            settings.workload.write = request.write ?? settings.workload.write
            settings.workload.metadata = request.metadata ?? settings.workload.metadata
            settings.workload.clients = request.clients ?? settings.workload.clients
            settings.workload.request = request.request ?? settings.workload.request
            settings.stored.standard = request.storedStandard ?? settings.stored.standard
            settings.stored.infrequentAccess = request.storedInfrequentAccess ?? settings.stored.infrequentAccess
        }
        return Decision(meter.latest, [.putMeter(meter)])
    }
}

extension MeterTimeline {
    /// The size that was metered last before the end, and when.
    var lastMetered: (bytes: StoredBytes, at: Timestamp) {
        let end = closing.at.timestamp
        guard end > record.created.timestamp else { return (closing.metered, record.created.timestamp) }
        let age = (end - record.created.timestamp).wholeMicroseconds - 1
        let step = Self.metering.wholeMicroseconds
        return (closing.metered, record.created.timestamp + .microseconds(age / step * step))
    }
}
