extension EC2 {
    /// Lists route tables.
    public struct DescribeRouteTables: PagedOperation {
        /// Only these, and all of them must exist; all when empty.
        public var routeTableIDs: [String]
        /// Narrows the answer; each must match.
        public var filters: [Filter]
        /// The most items that a page may have, 5 to 1,000.
        public var maxResults: Int?
        /// Where the page starts: the token of the page before.
        public var nextToken: String?

        /// Makes the shape from its members.
        public init(
            routeTableIDs: [String] = [], filters: [Filter] = [], maxResults: Int? = nil, nextToken: String? = nil
        ) {
            self.routeTableIDs = routeTableIDs
            self.filters = filters
            self.maxResults = maxResults
            self.nextToken = nextToken
        }

        enum CodingKeys: String, CodingKey {
            case routeTableIDs = "routeTableId"
            case filters = "filter"
            case maxResults
            case nextToken
        }

        public static let action = "DescribeRouteTables"
        public typealias Output = RouteTablePage
    }

    /// A page of route tables.
    public struct RouteTablePage: Page {
        /// The tables.
        public var routeTables: [RouteTable]
        /// The token of the next page; nil after the last.
        public var nextToken: String?

        /// Makes the shape from its members.
        public init(
            routeTables: [RouteTable] = [], nextToken: String? = nil
        ) {
            self.routeTables = routeTables
            self.nextToken = nextToken
        }

        enum CodingKeys: String, CodingKey {
            case routeTables = "routeTableSet"
            case nextToken
        }
    }

    /// A route table: where a subnet's traffic goes.
    public struct RouteTable: Codable, Hashable, Sendable {
        /// `rtb-` and 17 hexadecimal digits.
        public var id: String
        /// Its VPC.
        public var vpcID: String?
        /// The account.
        public var ownerID: String?
        /// Its routes.
        public var routes: [Route]
        /// What uses it.
        public var associations: [RouteTableAssociation]
        /// In the order of their keys.
        public var tags: [Tag]

        /// Makes the shape from its members.
        public init(
            id: String, vpcID: String? = nil, ownerID: String? = nil, routes: [Route] = [],
            associations: [RouteTableAssociation] = [], tags: [Tag] = []
        ) {
            self.id = id
            self.vpcID = vpcID
            self.ownerID = ownerID
            self.routes = routes
            self.associations = associations
            self.tags = tags
        }

        enum CodingKeys: String, CodingKey {
            case id = "routeTableId"
            case vpcID = "vpcId"
            case ownerID = "ownerId"
            case routes = "routeSet"
            case associations = "associationSet"
            case tags = "tagSet"
        }
    }

    /// A route.
    public struct Route: Codable, Hashable, Sendable {
        /// The addresses that it is for.
        public var destination: String?
        /// Where their traffic goes: `local`, `igw-…`.
        public var gatewayID: String?
        /// `CreateRouteTable`, `CreateRoute`, …
        public var origin: String?
        /// `active`, `blackhole`.
        public var state: String?

        /// Makes the shape from its members.
        public init(
            destination: String? = nil, gatewayID: String? = nil, origin: String? = nil, state: String? = nil
        ) {
            self.destination = destination
            self.gatewayID = gatewayID
            self.origin = origin
            self.state = state
        }

        enum CodingKeys: String, CodingKey {
            case destination = "destinationCidrBlock"
            case gatewayID = "gatewayId"
            case origin
            case state
        }
    }

    /// A use of a route table.
    public struct RouteTableAssociation: Codable, Hashable, Sendable {
        /// `rtbassoc-…`
        public var id: String
        /// The table.
        public var routeTableID: String?
        /// The subnet; nil for all of the VPC that name none.
        public var subnetID: String?
        /// Whether it is the one of subnets that name none.
        public var isMain: Bool?
        /// How far it is.
        public var state: AssociationState?

        /// Makes the shape from its members.
        public init(
            id: String, routeTableID: String? = nil, subnetID: String? = nil, isMain: Bool? = nil,
            state: AssociationState? = nil
        ) {
            self.id = id
            self.routeTableID = routeTableID
            self.subnetID = subnetID
            self.isMain = isMain
            self.state = state
        }

        enum CodingKeys: String, CodingKey {
            case id = "routeTableAssociationId"
            case routeTableID = "routeTableId"
            case subnetID = "subnetId"
            case isMain = "main"
            case state = "associationState"
        }
    }

    /// How far an association is.
    public struct AssociationState: Codable, Hashable, Sendable {
        /// `associating`, `associated`, …
        public var state: String

        /// Makes the shape from its members.
        public init(
            state: String
        ) {
            self.state = state
        }
    }
}
