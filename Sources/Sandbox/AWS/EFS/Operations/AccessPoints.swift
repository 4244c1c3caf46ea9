import EFSModel
import Vocabulary

// Access points. A client token holds for the account in the Region, whatever the file system.

extension EFSRegion {
    /// - Throws: `AccessPointAlreadyExists` with the id for a token that was used, `FileSystemNotFound`,
    ///   `IncorrectFileSystemLifeCycleState`, `AccessPointLimitExceeded`.
    func createAccessPoint(
        _ request: EFS.CreateAccessPoint, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.AccessPoint> {
        if let id = accessPointOfToken[request.clientToken] {
            throw EFSRefusal(
                .accessPointAlreadyExists,
                "Access point '\(id)' already exists with client token '\(request.clientToken)'", accessPointID: id)
        }
        let fileSystem = try available(request.fileSystemID, now: now)
        guard (accessPointsOf[fileSystem.id]?.count ?? 0) < limits.accessPointsPerFileSystem else {
            throw EFSRefusal(
                .accessPointLimitExceeded,
                "You have reached the maximum number of access points (\(limits.accessPointsPerFileSystem)) for your "
                    + "file system \(fileSystem.id). Delete an access point and add a new one.")
        }
        let record = AccessPointRecord(
            id: AccessPointID(unchecked: "fsap-" + ids.digits17("\(region)/fsap", nextSerial)), serial: nextSerial,
            clientToken: request.clientToken, fileSystemID: fileSystem.id, posixUser: request.posixUser,
            rootDirectory: .init(
                path: request.rootDirectory?.path ?? "/", creationInfo: request.rootDirectory?.creationInfo),
            tags: try merged([], with: request.tags ?? []),
            phase: .creating(until: Moment(now + timing.accessPointCreation)))
        return Decision(describe(record, now: now), [.putAccessPoint(record), .nextSerial(nextSerial + 1)])
    }

    /// - Throws: `BadRequest` when both ids are given or a token is none, `FileSystemNotFound`,
    ///   `AccessPointNotFound`.
    func describeAccessPoints(
        _ request: EFS.DescribeAccessPoints, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.AccessPointPage> {
        guard request.fileSystemID == nil || request.accessPointID == nil else {
            throw .badRequest("Specify FileSystemId or AccessPointId, not both.")
        }
        if let id = request.accessPointID {
            return Decision(.init(accessPoints: [describe(try known(id), now: now)]))
        }
        var order = accessPoints.order
        if let id = request.fileSystemID { order = accessPointsOf[try known(id).id] ?? .init() }
        let page = order.page(
            after: try PageToken.serial(of: request.nextToken, kind: .accessPoints, field: "NextToken"),
            size: pageSize(request.maxResults))
        return Decision(
            .init(
                accessPoints: page.items.compactMap { accessPoints[$0] }.map { describe($0, now: now) },
                nextToken: page.last.map { PageToken.text(after: $0, kind: .accessPoints) }))
    }

    /// - Throws: `AccessPointNotFound`.
    func deleteAccessPoint(
        _ request: EFS.DeleteAccessPoint, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.NoOutput> {
        var record = try known(request.accessPointID)
        guard record.phase.departure == nil else { return Decision(.init()) }
        record.phase = .deleting(until: Moment(now + timing.accessPointDeletion))
        return Decision(.init(), [.putAccessPoint(record)])
    }

    /// An access point as AWS describes it; those of a file system that is being deleted go with it.
    func describe(_ record: AccessPointRecord, now: Timestamp) -> EFS.AccessPoint {
        let isLeaving = fileSystems[record.fileSystemID]?.phase.departure != nil
        return EFS.AccessPoint(
            clientToken: record.clientToken, name: name(in: record.tags), tags: record.tags, accessPointID: record.id,
            accessPointARN: "\(arnPrefix)access-point/\(record.id)", fileSystemID: record.fileSystemID,
            posixUser: record.posixUser, rootDirectory: record.rootDirectory, ownerID: account,
            lifeCycleState: isLeaving ? .deleting : record.phase.state(at: now))
    }
}
