import EC2Model
import Vocabulary

// Instances: the nodes of the Region's cluster. No call makes or stops one.

extension EC2Region {
    /// - Throws: `InvalidInstanceID.NotFound`, `InvalidParameterCombination` for ids with a page size, and what filters
    ///   and pages throw.
    func describeInstances(
        _ request: EC2.DescribeInstances
    ) throws(EC2Refusal) -> EC2Decision<EC2.ReservationPage> {
        guard request.instanceIDs.isEmpty || request.maxResults == nil else {
            throw EC2Refusal(
                .invalidParameterCombination,
                "The parameter instancesSet cannot be used with the parameter maxResults")
        }
        let all = network.instances.enumerated().compactMap { index, instance in
            describe(instance).map { Placed(place: UInt64(index) + 1, thing: $0) }
        }
        let asked = try asked(
            request.instanceIDs, among: all, id: \.thing.id, missing: EC2Refusal.unknownInstance)
        let chosen = try instanceFilters.select(asked, request.filters, limits: limits)
        let page = try page(chosen, request, kind: "i")
        let reservations = page.rows.map { row in
            EC2.Reservation(id: reservationID(of: row.thing.id), ownerID: account, instances: [row.thing])
        }
        return EC2Decision(.init(reservations: reservations, nextToken: page.nextToken))
    }

    private func reservationID(of instanceID: String) -> String { "r-" + instanceID.dropFirst(2) }

    /// Nil when the subnet is not there.
    private func describe(_ instance: Network.Instance) -> EC2.Instance? {
        guard let interface = describeInterface(of: instance) else { return nil }
        return EC2.Instance(
            id: instance.id, imageID: Network.id("ami", in: region), state: .init(code: 16, name: "running"),
            instanceType: "m5.large", launchTime: founded,
            placement: .init(zoneName: interface.zoneName, zoneID: interface.zoneID, tenancy: "default"),
            subnetID: interface.subnetID, vpcID: interface.vpcID, privateAddress: interface.privateAddress,
            privateName: interface.privateName, architecture: "x86_64", groups: interface.groups,
            interfaces: [
                .init(
                    id: interface.id, subnetID: interface.subnetID, vpcID: interface.vpcID, ownerID: account,
                    status: interface.status, macAddress: interface.macAddress,
                    privateAddress: interface.privateAddress, groups: interface.groups)
            ],
            tags: tags(of: instance.id))
    }

    private var instanceFilters: FilterTable<Placed<EC2.Instance>> {
        FilterTable(
            tags: \.thing.tags,
            [
                "instance-id": { [$0.thing.id] }, "image-id": { [$0.thing.imageID] },
                "instance-state-name": { [$0.thing.state?.name] },
                "instance-state-code": { [$0.thing.state.map { "\($0.code)" }] },
                "instance-type": { [$0.thing.instanceType] }, "architecture": { [$0.thing.architecture] },
                "availability-zone": { [$0.thing.placement?.zoneName] },
                "availability-zone-id": { [$0.thing.placement?.zoneID] }, "tenancy": { [$0.thing.placement?.tenancy] },
                "subnet-id": { [$0.thing.subnetID] }, "vpc-id": { [$0.thing.vpcID] },
                "private-ip-address": { [$0.thing.privateAddress] }, "private-dns-name": { [$0.thing.privateName] },
                "instance.group-id": { $0.thing.groups.map(\.id) },
                "instance.group-name": { $0.thing.groups.map(\.name) },
                "network-interface.network-interface-id": { $0.thing.interfaces.map(\.id) },
                "network-interface.group-id": { $0.thing.interfaces.flatMap(\.groups).map(\.id) },
                "network-interface.subnet-id": { $0.thing.interfaces.map(\.subnetID) },
                "network-interface.addresses.private-ip-address": { $0.thing.interfaces.map(\.privateAddress) },
                "reservation-id": { [reservationID(of: $0.thing.id)] }, "owner-id": { _ in [account] },
            ])
    }
}
