import EFSModel
import Vocabulary

/// The EFS of one Region: a value that decides each call by the rules of AWS, without clock, dice or I/O.
///
/// A call is decided by a function that changes nothing (``EFSRegion/createFileSystem(_:now:)`` and so on) and
/// gives a ``Decision``; ``perform(now:keep:decide:)`` keeps its changes and applies them. So nothing is answered that is
/// not kept, and a keeping that fails leaves the state as it was.
struct EFSRegion: Sendable {
    let region: Region
    /// 12 digits.
    let account: String
    let ids: IDSource
    /// Subnets, security groups and network interfaces; they change under the same lock.
    private(set) var ec2: EC2Region
    var timing = EFSTiming()
    var limits = EFSLimits()
    /// Whether the deletion of replications does not come to its end, as a fault makes it.
    var replicationsAreStuck = false

    private(set) var fileSystems = Shelf<FileSystemRecord>()
    private(set) var mountTargets = Shelf<MountTargetRecord>()
    private(set) var accessPoints = Shelf<AccessPointRecord>()
    private(set) var replications = Shelf<ReplicationRecord>()
    /// The meters of file systems that were set to something, and of those that are gone.
    private(set) var meters: [FileSystemID: MeterRecord] = [:]
    private(set) var nextSerial: UInt64 = 1
    /// What is gone and was not kept yet, since the keeping failed.
    private var unkept: [EFSChange] = []

    // Indexes, made of the records.
    private(set) var fileSystemOfToken: [String: FileSystemID] = [:]
    private(set) var accessPointOfToken: [String: AccessPointID] = [:]
    private(set) var sourceOfDestination: [FileSystemID: FileSystemID] = [:]
    private(set) var mountTargetsOf: [FileSystemID: CreationOrder<MountTargetID>] = [:]
    private(set) var accessPointsOf: [FileSystemID: CreationOrder<AccessPointID>] = [:]

    init(region: Region, account: String, ids: IDSource, network: Network? = nil) {
        self.region = region
        self.account = account
        self.ids = ids
        ec2 = EC2Region(region: region, account: account, ids: ids, network: network ?? .standard(for: region))
    }

    /// Where mount targets can be put.
    var network: Network { ec2.network }

    /// Gives the Region's EC2 what it needs before calls are made: what was kept, limits, the other Regions.
    mutating func prepareEC2<Failure: Error>(_ prepare: (inout EC2Region) throws(Failure) -> Void) throws(Failure) {
        try prepare(&ec2)
    }

    /// Makes a call: removes what is gone by now, decides, keeps, applies.
    ///
    /// What is gone follows from the clock and from what is kept, so it shows even when it cannot be kept now, as on a full
    /// disk: descriptions are answered all the same, and it is kept before the next change.
    ///
    /// - Parameters:
    ///   - keep: takes note of the changes, all or none, before they show.
    ///   - decide: decides the call.
    /// - Throws: what `decide` throws (``EFSRefusal``), or what `keep` throws.
    mutating func perform<Output>(
        now: Timestamp, keep: ([EFSChange]) throws -> Void, decide: (EFSRegion) throws -> Decision<Output>
    ) throws -> Output {
        let gone = departed(by: now)
        if !gone.isEmpty {
            settle(gone, by: now)
            if (try? keep(gone)) == nil { unkept = gone }
        }
        let decision = try decide(self)
        let changes = metering(decision.changes, now: now)
        if !changes.isEmpty {
            try keep(unkept + changes)
            unkept = []
            apply(changes)
        }
        return decision.output
    }

    /// Applies changes in their order.
    mutating func apply(_ changes: [EFSChange]) {
        for change in changes { apply(change) }
    }

    /// Applies what is gone by now, as ``departed(by:)`` gave it, and which is kept from then on.
    mutating func settle(_ gone: [EFSChange], by now: Timestamp) {
        apply(gone)
        unkept = []
        forgetDepartures(dueAt: now)
    }

    /// The removal of what is gone by now, with what was not kept yet, which changes nothing when it is applied again; a
    /// file system takes its access points along and leaves its meter, and a replication leaves its destination writable
    /// and protected.
    func departed(by now: Timestamp) -> [EFSChange] {
        let points = accessPoints.departures.due(at: now).map(EFSChange.removeAccessPoint)
        let targets = mountTargets.departures.due(at: now).flatMap { id in
            let tags = (mountTargets[id]?.networkInterfaceID).map(ec2.forgetting) ?? []
            return tags.map(EFSChange.ec2) + [.removeMountTarget(id)]
        }
        let systems = fileSystems.departures.due(at: now).flatMap { id in
            (accessPointsOf[id]?.entries ?? []).map { EFSChange.removeAccessPoint($0.id) } + [.removeFileSystem(id)]
        }
        let endings = replicationsAreStuck ? [] : replications.departures.due(at: now).flatMap(ending)
        return unkept + points + targets + metering(systems, now: now) + endings
    }

    private func ending(_ id: FileSystemID) -> [EFSChange] {
        guard let record = replications[id] else { return [] }
        guard record.destination.region == region, var destination = fileSystems[record.destination.fileSystemID] else {
            return [.removeReplication(id)]
        }
        destination.protection = .enabled
        return [.removeReplication(id), .putFileSystem(destination)]
    }

    private mutating func forgetDepartures(dueAt now: Timestamp) {
        accessPoints.forgetDepartures(dueAt: now)
        mountTargets.forgetDepartures(dueAt: now)
        fileSystems.forgetDepartures(dueAt: now)
        if !replicationsAreStuck { replications.forgetDepartures(dueAt: now) }
    }

    private mutating func apply(_ change: EFSChange) {
        switch change {
        case .putFileSystem(let record):
            fileSystems.put(record)
            fileSystemOfToken[record.creationToken] = record.id
        case .removeFileSystem(let id):
            guard let record = fileSystems.remove(id) else { return }
            fileSystemOfToken[record.creationToken] = nil
            accessPointsOf[id] = nil
            mountTargetsOf[id] = nil
        case .putMountTarget(let record):
            if mountTargets[record.id] == nil {
                mountTargetsOf[record.fileSystemID, default: .init()].insert(record.id, serial: record.serial)
            }
            mountTargets.put(record)
            ec2.put(record.interface)
        case .removeMountTarget(let id):
            guard let record = mountTargets.remove(id) else { return }
            mountTargetsOf[record.fileSystemID]?.remove(serial: record.serial)
            ec2.removeInterface(record.networkInterfaceID)
        case .putAccessPoint(let record):
            if accessPoints[record.id] == nil {
                accessPointsOf[record.fileSystemID, default: .init()].insert(record.id, serial: record.serial)
                accessPointOfToken[record.clientToken] = record.id
            }
            accessPoints.put(record)
        case .removeAccessPoint(let id):
            guard let record = accessPoints.remove(id) else { return }
            accessPointsOf[record.fileSystemID]?.remove(serial: record.serial)
            accessPointOfToken[record.clientToken] = nil
        case .putReplication(let record):
            replications.put(record)
            sourceOfDestination[record.destination.fileSystemID] = record.id
        case .removeReplication(let id):
            guard let record = replications.remove(id) else { return }
            sourceOfDestination[record.destination.fileSystemID] = nil
        case .putMeter(let meter): meters[meter.id] = meter
        case .removeMeter(let id): meters[id] = nil
        case .ec2(let change): ec2.apply([change])
        case .nextSerial(let serial): nextSerial = max(nextSerial, serial)
        }
    }
}

extension EFSRegion {
    /// The start of the Region's resource names: `arn:aws:elasticfilesystem:us-east-1:123456789012:`.
    var arnPrefix: String { "arn:\(region.partition):elasticfilesystem:\(region):\(account):" }

    /// The record of a file system.
    ///
    /// - Throws: `FileSystemNotFound`.
    func known(_ id: FileSystemID) throws(EFSRefusal) -> FileSystemRecord {
        guard let record = fileSystems[id] else { throw .notFound(id) }
        return record
    }

    /// The record of a file system that is in state `available`, as most changes need it.
    ///
    /// - Throws: `FileSystemNotFound`, `IncorrectFileSystemLifeCycleState`.
    func available(_ id: FileSystemID, now: Timestamp) throws(EFSRefusal) -> FileSystemRecord {
        let record = try known(id)
        let state = record.phase.state(at: now)
        guard state == .available else {
            throw EFSRefusal(
                .incorrectFileSystemLifeCycleState,
                "File system '\(id)' is '\(state)'; it must be 'available' for this operation.")
        }
        return record
    }

    /// The replication that a file system of this Region is the source or the destination of.
    func replication(of id: FileSystemID) -> ReplicationRecord? { replications[sourceOfDestination[id] ?? id] }

    /// - Throws: `MountTargetNotFound`.
    func known(_ id: MountTargetID) throws(EFSRefusal) -> MountTargetRecord {
        guard let record = mountTargets[id] else { throw .notFound(id) }
        return record
    }

    /// - Throws: `AccessPointNotFound`.
    func known(_ id: AccessPointID) throws(EFSRefusal) -> AccessPointRecord {
        guard let record = accessPoints[id] else { throw .notFound(id) }
        return record
    }

    /// The size of a page: what was asked for, at most a hundred.
    func pageSize(_ asked: Int?) -> Int { min(max(asked ?? limits.pageSize, 1), limits.pageSize) }
}
