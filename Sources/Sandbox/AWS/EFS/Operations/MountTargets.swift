import EFSModel
import Vocabulary

// Mount targets: one a zone, all of a file system in one VPC.

extension EFSRegion {
    /// - Throws: `FileSystemNotFound`, `IncorrectFileSystemLifeCycleState`, `SubnetNotFound`, `MountTargetConflict`,
    ///   `AvailabilityZonesMismatch`, `SecurityGroupNotFound`, `SecurityGroupLimitExceeded`, `IpAddressInUse`,
    ///   `NoFreeAddressesInSubnet`, `NetworkInterfaceLimitExceeded`, `BadRequest`.
    func createMountTarget(
        _ request: EFS.CreateMountTarget, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.MountTarget> {
        let fileSystem = try available(request.fileSystemID, now: now)
        guard let subnet = network.subnet(request.subnetID) else {
            throw EFSRefusal(.subnetNotFound, "The subnet ID '\(request.subnetID)' does not exist")
        }
        try checkPlace(of: fileSystem, in: subnet)
        guard request.ipv6Address == nil, request.ipAddressType == nil || request.ipAddressType == .ipv4Only else {
            throw .badRequest("Subnet '\(subnet.id)' has no IPv6 addresses.")
        }
        let groups = try securityGroups(request.securityGroups, in: subnet.vpcID)
        guard mountTargets.count < limits.networkInterfaces else {
            throw EFSRefusal(
                .networkInterfaceLimitExceeded,
                "You have reached the maximum number of network interfaces (\(limits.networkInterfaces)) for this "
                    + "account.")
        }
        let record = MountTargetRecord(
            id: MountTargetID(unchecked: "fsmt-" + ids.digits17("\(region)/fsmt", nextSerial)), serial: nextSerial,
            fileSystemID: fileSystem.id, subnetID: subnet.id,
            address: try address(request.ipAddress, in: subnet),
            networkInterfaceID: "eni-" + ids.digits17("\(region)/eni", nextSerial), securityGroups: groups,
            phase: .creating(until: Moment(now + timing.mountTargetCreation)))
        return Decision(describe(record, now: now), [.putMountTarget(record), .nextSerial(nextSerial + 1)])
    }

    private func checkPlace(of fileSystem: FileSystemRecord, in subnet: Network.Subnet) throws(EFSRefusal) {
        if let zone = fileSystem.availabilityZoneName, zone != subnet.zone.name {
            throw EFSRefusal(
                .availabilityZonesMismatch,
                "File system '\(fileSystem.id)' is in Availability Zone '\(zone)', subnet '\(subnet.id)' in "
                    + "'\(subnet.zone.name)'.")
        }
        for target in mountTargets(of: fileSystem.id) {
            guard let other = network.subnet(target.subnetID) else { continue }
            guard other.vpcID == subnet.vpcID else {
                throw EFSRefusal(
                    .mountTargetConflict,
                    "requested subnet for new mount target is not in the same VPC as existing mount targets")
            }
            guard other.zone != subnet.zone else {
                throw EFSRefusal(.mountTargetConflict, "mount target already exists in this AZ")
            }
        }
    }

    private func address(_ asked: String?, in subnet: Network.Subnet) throws(EFSRefusal) -> IPv4Address {
        guard let asked else {
            guard let address = ec2.freeAddress(in: subnet, from: nextSerial) else {
                throw EFSRefusal(.noFreeAddressesInSubnet, "Subnet '\(subnet.id)' has no free IP addresses.")
            }
            return address
        }
        guard let address = IPv4Address(asked), subnet.block.usable.contains(address.number) else {
            throw .badRequest("IP address '\(asked)' is not in the address range of subnet '\(subnet.id)'.")
        }
        guard !ec2.isUsed(address, in: subnet) else {
            throw EFSRefusal(.ipAddressInUse, "IP address '\(asked)' is already in use.")
        }
        return address
    }

    private func securityGroups(_ asked: [String]?, in vpcID: String) throws(EFSRefusal) -> [String] {
        guard let asked, !asked.isEmpty else {
            return ec2.defaultSecurityGroup(of: vpcID).map { [$0.id] } ?? []
        }
        guard asked.count <= limits.securityGroupsPerInterface else {
            throw EFSRefusal(
                .securityGroupLimitExceeded,
                "The maximum number of security groups per interface (\(limits.securityGroupsPerInterface)) has been "
                    + "reached.")
        }
        for id in asked where ec2.securityGroup(id, in: vpcID) == nil {
            throw EFSRefusal(.securityGroupNotFound, "The security group '\(id)' does not exist")
        }
        return asked
    }

    /// - Throws: `BadRequest` unless exactly one of the three is given, `FileSystemNotFound`, `MountTargetNotFound`,
    ///   `AccessPointNotFound`.
    func describeMountTargets(
        _ request: EFS.DescribeMountTargets, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.MountTargetPage> {
        let fileSystemID: FileSystemID
        switch (request.fileSystemID, request.mountTargetID, request.accessPointID) {
        case (let id?, nil, nil): fileSystemID = try known(id).id
        case (nil, nil, let id?): fileSystemID = try known(id).fileSystemID
        case (nil, let id?, nil):
            return Decision(.init(marker: request.marker, mountTargets: [describe(try known(id), now: now)]))
        default: throw .badRequest("Specify exactly one of FileSystemId, MountTargetId and AccessPointId.")
        }
        let page = (mountTargetsOf[fileSystemID] ?? .init()).page(
            after: try PageToken.serial(of: request.marker, kind: .mountTargets, field: "Marker"),
            size: pageSize(request.maxItems))
        return Decision(
            .init(
                marker: request.marker,
                mountTargets: page.items.compactMap { mountTargets[$0] }.map { describe($0, now: now) },
                nextMarker: page.last.map { PageToken.text(after: $0, kind: .mountTargets) }))
    }

    /// - Throws: `MountTargetNotFound`.
    func deleteMountTarget(
        _ request: EFS.DeleteMountTarget, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.NoOutput> {
        var record = try known(request.mountTargetID)
        guard record.phase.departure == nil else { return Decision(.init()) }
        record.phase = .deleting(until: Moment(now + timing.mountTargetDeletion))
        return Decision(.init(), [.putMountTarget(record)])
    }

    /// - Throws: `MountTargetNotFound`, `IncorrectMountTargetState`.
    func describeMountTargetSecurityGroups(
        _ request: EFS.DescribeMountTargetSecurityGroups, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.MountTargetSecurityGroups> {
        Decision(.init(securityGroups: try withInterface(request.mountTargetID).securityGroups))
    }

    /// - Throws: `MountTargetNotFound`, `IncorrectMountTargetState`, `SecurityGroupNotFound`,
    ///   `SecurityGroupLimitExceeded`.
    func modifyMountTargetSecurityGroups(
        _ request: EFS.ModifyMountTargetSecurityGroups, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.NoOutput> {
        var record = try withInterface(request.mountTargetID)
        guard let subnet = network.subnet(record.subnetID) else { throw .notFound(record.id) }
        record.securityGroups = try securityGroups(request.securityGroups, in: subnet.vpcID)
        return Decision(.init(), [.putMountTarget(record)])
    }

    /// A mount target whose network interface is there: from the start until it is being deleted.
    private func withInterface(_ id: MountTargetID) throws(EFSRefusal) -> MountTargetRecord {
        let record = try known(id)
        guard record.phase.departure == nil else {
            throw EFSRefusal(.incorrectMountTargetState, "Mount target '\(id)' is 'deleting'.")
        }
        return record
    }

    private func mountTargets(of id: FileSystemID) -> [MountTargetRecord] {
        (mountTargetsOf[id]?.entries ?? []).compactMap { mountTargets[$0.id] }
    }

    /// A mount target as AWS describes it.
    func describe(_ record: MountTargetRecord, now: Timestamp) -> EFS.MountTarget {
        let subnet = network.subnet(record.subnetID)
        return EFS.MountTarget(
            ownerID: account, mountTargetID: record.id, fileSystemID: record.fileSystemID, subnetID: record.subnetID,
            lifeCycleState: record.phase.state(at: now), ipAddress: record.address.description,
            networkInterfaceID: record.networkInterfaceID, availabilityZoneID: subnet?.zone.id,
            availabilityZoneName: subnet?.zone.name, vpcID: subnet?.vpcID)
    }
}
