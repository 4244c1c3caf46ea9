import EC2Model
import Vocabulary

// Route tables: each VPC has its main one, with the local route. No call makes or changes one.

extension EC2Region {
    /// - Throws: `InvalidRouteTableID.NotFound`, and what filters and pages throw.
    func describeRouteTables(
        _ request: EC2.DescribeRouteTables
    ) throws(EC2Refusal) -> EC2Decision<EC2.RouteTablePage> {
        let all = network.vpcs.enumerated().map { Placed(place: UInt64($0) + 1, thing: mainRouteTable(of: $1)) }
        let asked = try asked(request.routeTableIDs, among: all, id: \.thing.id) {
            EC2Refusal(.routeTableNotFound, "The routeTable ID '\($0)' does not exist")
        }
        let chosen = try Self.routeTableFilters.select(asked, request.filters, limits: limits)
        let page = try page(chosen, request, kind: "rtb")
        return EC2Decision(.init(routeTables: page.rows.map(\.thing), nextToken: page.nextToken))
    }

    func mainRouteTable(of vpc: Network.VPC) -> EC2.RouteTable {
        let id = Network.id("rtb", vpc.id, in: region)
        return EC2.RouteTable(
            id: id, vpcID: vpc.id, ownerID: account,
            routes: [
                .init(
                    destination: vpc.block.description, gatewayID: "local", origin: "CreateRouteTable",
                    state: "active")
            ],
            associations: [
                .init(
                    id: Network.id("rtbassoc", vpc.id, in: region), routeTableID: id, isMain: true,
                    state: .init(state: "associated"))
            ], tags: tags(of: id))
    }

    private static var routeTableFilters: FilterTable<Placed<EC2.RouteTable>> {
        FilterTable(
            tags: \.thing.tags,
            [
                "route-table-id": { [$0.thing.id] }, "vpc-id": { [$0.thing.vpcID] },
                "owner-id": { [$0.thing.ownerID] },
                "association.main": { $0.thing.associations.map { filterText($0.isMain == true) } },
                "association.route-table-id": { $0.thing.associations.map(\.routeTableID) },
                "association.route-table-association-id": { $0.thing.associations.map(\.id) },
                "association.subnet-id": { $0.thing.associations.map(\.subnetID) },
                "route.destination-cidr-block": { $0.thing.routes.map(\.destination) },
                "route.gateway-id": { $0.thing.routes.map(\.gatewayID) },
                "route.origin": { $0.thing.routes.map(\.origin) }, "route.state": { $0.thing.routes.map(\.state) },
            ])
    }
}
