import EC2Model
import Vocabulary

// Regions, zones and the account: what a Region starts with.

extension EC2Region {
    /// - Throws: `InvalidParameterValue` for a Region that is not there or a filter that is not known.
    func describeRegions(_ request: EC2.DescribeRegions) throws(EC2Refusal) -> EC2Decision<EC2.RegionList> {
        let all = regions.map { region in
            EC2.RegionDescription(
                name: region.rawValue, endpoint: "ec2.\(region).amazonaws.com", optInStatus: "opt-in-not-required")
        }
        let asked = try asked(request.regionNames, among: all, id: \.name) { .invalid("Invalid region name: [\($0)]") }
        let table = FilterTable<EC2.RegionDescription>([
            "region-name": { [$0.name] }, "endpoint": { [$0.endpoint] }, "opt-in-status": { [$0.optInStatus] },
        ])
        return EC2Decision(.init(regions: try table.select(asked, request.filters, limits: limits)))
    }

    /// - Throws: `InvalidParameterValue` for a zone that is not there or a filter that is not known.
    func describeAvailabilityZones(
        _ request: EC2.DescribeAvailabilityZones
    ) throws(EC2Refusal) -> EC2Decision<EC2.AvailabilityZoneList> {
        let all = network.zones.map(describe)
        let named = try asked(request.zoneNames, among: all, id: \.name) {
            .invalid("Invalid availability zone: [\($0)]")
        }
        let asked = try asked(request.zoneIDs, among: named, id: { $0.id ?? "" }) {
            .invalid("Invalid availability zone-id: [\($0)]")
        }
        let table = FilterTable<EC2.AvailabilityZone>([
            "zone-name": { [$0.name] }, "zone-id": { [$0.id] }, "state": { [$0.state] },
            "region-name": { [$0.regionName] }, "group-name": { [$0.groupName] }, "zone-type": { [$0.zoneType] },
            "opt-in-status": { [$0.optInStatus] }, "message": { _ in [] }, "parent-zone-id": { _ in [] },
            "parent-zone-name": { _ in [] },
        ])
        return EC2Decision(.init(zones: try table.select(asked, request.filters, limits: limits)))
    }

    private func describe(_ zone: Network.Zone) -> EC2.AvailabilityZone {
        EC2.AvailabilityZone(
            name: zone.name, id: zone.id, state: "available", regionName: region.rawValue,
            optInStatus: "opt-in-not-required", zoneType: "availability-zone",
            groupName: "\(region)-zg-1", networkBorderGroup: region.rawValue)
    }

    /// - Throws: `InvalidParameterValue` for an attribute that is not known.
    func describeAccountAttributes(
        _ request: EC2.DescribeAccountAttributes
    ) throws(EC2Refusal) -> EC2Decision<EC2.AccountAttributeList> {
        // Source of the names and values: EC2 API reference, DescribeAccountAttributes (2026-11).
        let all: [(String, String)] = [
            ("supported-platforms", "VPC"), ("vpc-max-security-groups-per-interface", "5"), ("max-elastic-ips", "5"),
            ("max-instances", "20"), ("vpc-max-elastic-ips", "5"), ("default-vpc", network.defaultVPC?.id ?? "none"),
        ]
        let attributes = all.map { EC2.AccountAttribute(name: $0.0, values: [.init(value: $0.1)]) }
        let asked = try asked(request.attributeNames, among: attributes, id: \.name) {
            .invalid("Value (\($0)) for parameter attributeName is invalid. Unknown account attribute.")
        }
        return EC2Decision(.init(attributes: asked))
    }
}
