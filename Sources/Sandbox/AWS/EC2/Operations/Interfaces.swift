import EC2Model
import Vocabulary

// Network interfaces: those of the nodes, and those that mount targets made.

extension EC2Region {
    /// - Throws: `InvalidNetworkInterfaceID.NotFound`, and what filters and pages throw.
    func describeNetworkInterfaces(
        _ request: EC2.DescribeNetworkInterfaces
    ) throws(EC2Refusal) -> EC2Decision<EC2.NetworkInterfacePage> {
        let asked = try asked(
            request.interfaceIDs, among: allInterfaces, id: \.thing.id, missing: EC2Refusal.unknownInterface)
        let chosen = try Self.interfaceFilters.select(asked, request.filters, limits: limits)
        let page = try page(chosen, request, kind: "eni")
        return EC2Decision(.init(interfaces: page.rows.map(\.thing), nextToken: page.nextToken))
    }

    /// The nodes' interfaces, and then those of mount targets in the order of creation.
    private var allInterfaces: [Placed<EC2.NetworkInterface>] {
        let nodes = network.instances.enumerated().compactMap { index, instance in
            describeInterface(of: instance).map { Placed(place: UInt64(index) + 1, thing: $0) }
        }
        let targets = interfaces.values.sorted { $0.serial < $1.serial }.compactMap { interface in
            describe(interface).map { Placed(place: 1000 + interface.serial, thing: $0) }
        }
        return nodes + targets
    }

    /// What interfaces of both kinds have in common; nil when the subnet is not there.
    private func interface(
        _ id: String, in subnetID: String, _ address: IPv4Address, groups: [String]
    ) -> EC2.NetworkInterface? {
        guard let subnet = network.subnet(subnetID) else { return nil }
        let name = privateName(of: address)
        return EC2.NetworkInterface(
            id: id, subnetID: subnet.id, vpcID: subnet.vpcID, zoneName: subnet.zone.name, zoneID: subnet.zone.id,
            description: "", ownerID: account, isRequesterManaged: false, status: "in-use",
            macAddress: hardwareAddress(of: address), privateAddress: address.description, privateName: name,
            privateAddresses: [.init(address: address.description, name: name, isPrimary: true)],
            groups: identifiers(of: groups), interfaceType: "interface", checksSource: true, tags: tags(of: id))
    }

    private func describe(_ record: InterfaceRecord) -> EC2.NetworkInterface? {
        guard
            var shown = interface(
                record.id, in: record.subnetID, record.address, groups: record.securityGroups)
        else { return nil }
        shown.description = record.description
        shown.isRequesterManaged = true
        shown.requesterID = "amazon-elasticfilesystem"
        shown.attachment = .init(
            id: "ela-attach-" + record.id.dropFirst(4), instanceOwnerID: "amazon-aws", deviceIndex: 1,
            status: "attached", isDeletedOnTermination: false)
        return shown
    }

    func describeInterface(of instance: Network.Instance) -> EC2.NetworkInterface? {
        guard
            var shown = interface(
                instance.interfaceID, in: instance.subnetID, instance.address, groups: instance.securityGroups)
        else { return nil }
        shown.attachment = .init(
            id: "eni-attach-" + instance.interfaceID.dropFirst(4), instanceID: instance.id, instanceOwnerID: account,
            deviceIndex: 0, status: "attached", isDeletedOnTermination: true)
        return shown
    }

    private func identifiers(of groupIDs: [String]) -> [EC2.GroupIdentifier] {
        groupIDs.map { .init(id: $0, name: groups[$0]?.name) }
    }

    /// `ip-10-0-0-10.ec2.internal`; outside of us-east-1 the Region is part of it.
    private func privateName(of address: IPv4Address) -> String {
        let digits = address.description.split(separator: ".").joined(separator: "-")
        return region == .usEast1 ? "ip-\(digits).ec2.internal" : "ip-\(digits).\(region).compute.internal"
    }

    /// A locally administered address that no other interface of the VPC has.
    private func hardwareAddress(of address: IPv4Address) -> String {
        let bytes = (0..<4).map { UInt8(truncatingIfNeeded: address.number >> (24 - 8 * UInt32($0))) }
        return (["02", "00"] + bytes.map { hexadecimal([$0]) }).joined(separator: ":")
    }

    private static var interfaceFilters: FilterTable<Placed<EC2.NetworkInterface>> {
        FilterTable(
            tags: \.thing.tags,
            [
                "network-interface-id": { [$0.thing.id] }, "subnet-id": { [$0.thing.subnetID] },
                "vpc-id": { [$0.thing.vpcID] }, "availability-zone": { [$0.thing.zoneName] },
                "availability-zone-id": { [$0.thing.zoneID] }, "description": { [$0.thing.description] },
                "owner-id": { [$0.thing.ownerID] }, "requester-id": { [$0.thing.requesterID] },
                "requester-managed": { [filterText($0.thing.isRequesterManaged == true)] },
                "status": { [$0.thing.status] }, "mac-address": { [$0.thing.macAddress] },
                "private-ip-address": { [$0.thing.privateAddress] }, "private-dns-name": { [$0.thing.privateName] },
                "addresses.private-ip-address": { $0.thing.privateAddresses.map(\.address) },
                "addresses.primary": { $0.thing.privateAddresses.map { filterText($0.isPrimary == true) } },
                "group-id": { $0.thing.groups.map(\.id) }, "group-name": { $0.thing.groups.map(\.name) },
                "interface-type": { [$0.thing.interfaceType] },
                "source-dest-check": { [filterText($0.thing.checksSource == true)] },
                "attachment.attachment-id": { [$0.thing.attachment?.id] },
                "attachment.instance-id": { [$0.thing.attachment?.instanceID] },
                "attachment.instance-owner-id": { [$0.thing.attachment?.instanceOwnerID] },
                "attachment.device-index": { [$0.thing.attachment?.deviceIndex.map(String.init)] },
                "attachment.status": { [$0.thing.attachment?.status] },
                "attachment.delete-on-termination": {
                    [$0.thing.attachment.map { filterText($0.isDeletedOnTermination == true) }]
                },
            ])
    }
}
