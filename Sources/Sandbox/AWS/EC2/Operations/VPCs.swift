import EC2Model
import Vocabulary

// VPCs and subnets: what a Region starts with, and how many addresses are free.

extension EC2Region {
    /// - Throws: `InvalidVpcID.NotFound`, and what filters and pages throw.
    func describeVPCs(_ request: EC2.DescribeVPCs) throws(EC2Refusal) -> EC2Decision<EC2.VPCPage> {
        let all = network.vpcs.enumerated().map { Placed(place: UInt64($0) + 1, thing: describe($1)) }
        let asked = try asked(request.vpcIDs, among: all, id: \.thing.id, missing: EC2Refusal.unknownVPC)
        let chosen = try Self.vpcFilters.select(asked, request.filters, limits: limits)
        let page = try page(chosen, request, kind: "vpc")
        return EC2Decision(.init(vpcs: page.rows.map(\.thing), nextToken: page.nextToken))
    }

    private static var vpcFilters: FilterTable<Placed<EC2.VPC>> {
        FilterTable(
            tags: \.thing.tags,
            [
                "vpc-id": { [$0.thing.id] }, "cidr": { [$0.thing.cidrBlock] }, "state": { [$0.thing.state] },
                "is-default": { [filterText($0.thing.isDefault == true)] }, "owner-id": { [$0.thing.ownerID] },
                "isDefault": { [filterText($0.thing.isDefault == true)] },
                "dhcp-options-id": { [$0.thing.dhcpOptionsID] },
                "cidr-block-association.cidr-block": { $0.thing.cidrBlockAssociations.map(\.cidrBlock) },
                "cidr-block-association.association-id": { $0.thing.cidrBlockAssociations.map(\.associationID) },
                "cidr-block-association.state": { $0.thing.cidrBlockAssociations.map { $0.state?.state } },
                "ipv6-cidr-block-association.ipv6-cidr-block": { _ in [] },
            ])
    }

    private func describe(_ vpc: Network.VPC) -> EC2.VPC {
        EC2.VPC(
            id: vpc.id, ownerID: account, state: "available", cidrBlock: vpc.block.description,
            cidrBlockAssociations: [
                .init(
                    associationID: Network.id("vpc-cidr-assoc", vpc.id, in: region),
                    cidrBlock: vpc.block.description, state: .init(state: "associated"))
            ],
            dhcpOptionsID: Network.id("dopt", in: region), instanceTenancy: "default", isDefault: vpc.isDefault,
            tags: tags(of: vpc.id))
    }

    /// - Throws: `InvalidVpcID.NotFound`, `InvalidParameterValue` for an attribute that is none.
    func describeVPCAttribute(
        _ request: EC2.DescribeVPCAttribute
    ) throws(EC2Refusal) -> EC2Decision<EC2.VPCAttribute> {
        guard network.vpc(request.vpcID) != nil else { throw .unknownVPC(request.vpcID) }
        var answer = EC2.VPCAttribute(vpcID: request.vpcID)
        switch request.attribute {
        case "enableDnsSupport": answer.dnsSupport = .init(value: true)
        case "enableDnsHostnames": answer.dnsHostnames = .init(value: true)
        case "enableNetworkAddressUsageMetrics": answer.networkAddressUsageMetrics = .init(value: false)
        default:
            throw .invalid("Value (\(request.attribute)) for parameter attribute is invalid. Unknown attribute.")
        }
        return EC2Decision(answer)
    }

    /// - Throws: `InvalidSubnetID.NotFound`, and what filters and pages throw.
    func describeSubnets(_ request: EC2.DescribeSubnets) throws(EC2Refusal) -> EC2Decision<EC2.SubnetPage> {
        let all = network.subnets.enumerated().map { Placed(place: UInt64($0) + 1, thing: describe($1)) }
        let asked = try asked(request.subnetIDs, among: all, id: \.thing.id, missing: EC2Refusal.unknownSubnet)
        let chosen = try Self.subnetFilters.select(asked, request.filters, limits: limits)
        let page = try page(chosen, request, kind: "subnet")
        return EC2Decision(.init(subnets: page.rows.map(\.thing), nextToken: page.nextToken))
    }

    private static var subnetFilters: FilterTable<Placed<EC2.Subnet>> {
        // EC2 knows some of them under several names.
        let zone: (Placed<EC2.Subnet>) -> [String?] = { [$0.thing.zoneName] }
        let block: (Placed<EC2.Subnet>) -> [String?] = { [$0.thing.cidrBlock] }
        let isDefault: (Placed<EC2.Subnet>) -> [String?] = { [filterText($0.thing.isDefaultForZone == true)] }
        return FilterTable(
            tags: \.thing.tags,
            [
                "subnet-id": { [$0.thing.id] }, "vpc-id": { [$0.thing.vpcID] }, "state": { [$0.thing.state] },
                "availability-zone": zone, "availabilityZone": zone, "availability-zone-id": { [$0.thing.zoneID] },
                "cidr-block": block, "cidr": block, "cidrBlock": block, "default-for-az": isDefault,
                "defaultForAz": isDefault, "owner-id": { [$0.thing.ownerID] }, "subnet-arn": { [$0.thing.arn] },
                "available-ip-address-count": { [$0.thing.availableAddresses.map(String.init)] },
                "map-public-ip-on-launch": { [filterText($0.thing.mapsPublicAddress == true)] },
                "ipv6-native": { [filterText($0.thing.isIPv6Only == true)] },
                "ipv6-cidr-block-association.ipv6-cidr-block": { _ in [] },
            ])
    }

    private func describe(_ subnet: Network.Subnet) -> EC2.Subnet {
        let isDefault = network.vpc(subnet.vpcID)?.isDefault == true
        return EC2.Subnet(
            id: subnet.id, arn: "\(arnPrefix)subnet/\(subnet.id)", vpcID: subnet.vpcID, ownerID: account,
            state: "available", cidrBlock: subnet.block.description, availableAddresses: freeAddresses(in: subnet),
            zoneName: subnet.zone.name, zoneID: subnet.zone.id, isDefaultForZone: isDefault,
            mapsPublicAddress: isDefault, assignsIPv6Address: false, isIPv6Only: false, hasDNS64: false,
            nameOptions: .init(hostnameType: "ip-name", hasARecord: false, hasAAAARecord: false),
            tags: tags(of: subnet.id))
    }
}
