import EFSModel
import Vocabulary
import Wire

/// Where a Region's EFS is kept, and how its records are written.
struct EFSKeeping: Sendable {
    let region: Region
    let keeping: any Keeping

    private enum Space: String {
        case fileSystems = "file-systems"
        case mountTargets = "mount-targets"
        case accessPoints = "access-points"
        case replications = "replications"
        case meters
        case numbering = "numbering"
    }

    private static let serialKey = "next-serial"

    /// Takes note of changes, all or none.
    func keep(_ changes: [EFSChange]) throws {
        try keeping.keep(kept(changes))
    }

    /// The changes as records, for a transaction that others take part in.
    func kept(_ changes: [EFSChange]) throws -> [KeptChange] { try changes.map(kept) }

    /// Fills a Region with what was kept.
    func load(into state: inout EFSRegion) throws {
        let systems: [FileSystemRecord] = try records(of: .fileSystems)
        let targets: [MountTargetRecord] = try records(of: .mountTargets)
        let points: [AccessPointRecord] = try records(of: .accessPoints)
        let replications: [ReplicationRecord] = try records(of: .replications)
        state.apply(systems.map(EFSChange.putFileSystem))
        state.apply(targets.map(EFSChange.putMountTarget))
        state.apply(points.map(EFSChange.putAccessPoint))
        state.apply(replications.map(EFSChange.putReplication))
        for record in try keeping.records(of: space(.meters)) {
            state.apply([.putMeter(try JSONValue(parsing: record.value).decode(MeterRecord.self))])
        }
        for record in try keeping.records(of: space(.numbering)) {
            if let serial = UInt64(String(decoding: record.value, as: UTF8.self)) { state.apply([.nextSerial(serial)]) }
        }
    }

    private func records<Record: EFSRecord>(of part: Space) throws -> [Record] {
        try keeping.records(of: space(part))
            .map { try JSONValue(parsing: $0.value).decode(Record.self) }
            .sorted { $0.serial < $1.serial }
    }

    private func kept(_ change: EFSChange) throws -> KeptChange {
        switch change {
        case .putFileSystem(let record): try put(record, .fileSystems)
        case .removeFileSystem(let id): remove(id, .fileSystems)
        case .putMountTarget(let record): try put(record, .mountTargets)
        case .removeMountTarget(let id): remove(id, .mountTargets)
        case .putAccessPoint(let record): try put(record, .accessPoints)
        case .removeAccessPoint(let id): remove(id, .accessPoints)
        case .putReplication(let record): try put(record, .replications)
        case .removeReplication(let id): remove(id, .replications)
        case .putMeter(let meter):
            KeptChange(
                space: space(.meters), key: meter.id.rawValue, value: try JSONValue(encoding: meter).bytes())
        case .removeMeter(let id): remove(id, .meters)
        case .ec2(let change): try EC2Keeping(region: region, keeping: keeping).kept(change)
        case .nextSerial(let serial):
            KeptChange(space: space(.numbering), key: Self.serialKey, value: Array(String(serial).utf8))
        }
    }

    private func put(_ record: some EFSRecord, _ part: Space) throws -> KeptChange {
        KeptChange(space: space(part), key: record.id.rawValue, value: try JSONValue(encoding: record).bytes())
    }

    private func remove(_ id: some ResourceID, _ part: Space) -> KeptChange {
        KeptChange(space: space(part), key: id.rawValue, value: nil)
    }

    private func space(_ part: Space) -> String { "aws/\(region)/\(part.rawValue)" }
}
