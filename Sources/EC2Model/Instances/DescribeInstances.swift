extension EC2 {
    /// Lists instances.
    public struct DescribeInstances: PagedOperation {
        /// Only these, and all of them must exist; all when empty.
        public var instanceIDs: [String]
        /// Narrows the answer; each must match.
        public var filters: [Filter]
        /// The most items that a page may have, 5 to 1,000; not together with ids.
        public var maxResults: Int?
        /// Where the page starts: the token of the page before.
        public var nextToken: String?

        /// Makes the shape from its members.
        public init(
            instanceIDs: [String] = [], filters: [Filter] = [], maxResults: Int? = nil, nextToken: String? = nil
        ) {
            self.instanceIDs = instanceIDs
            self.filters = filters
            self.maxResults = maxResults
            self.nextToken = nextToken
        }

        enum CodingKeys: String, CodingKey {
            case instanceIDs = "instanceId"
            case filters = "filter"
            case maxResults
            case nextToken
        }

        public static let action = "DescribeInstances"
        public typealias Output = ReservationPage
    }

    /// A page of reservations.
    public struct ReservationPage: Page {
        /// The reservations.
        public var reservations: [Reservation]
        /// The token of the next page; nil after the last.
        public var nextToken: String?

        /// Makes the shape from its members.
        public init(
            reservations: [Reservation] = [], nextToken: String? = nil
        ) {
            self.reservations = reservations
            self.nextToken = nextToken
        }

        enum CodingKeys: String, CodingKey {
            case reservations = "reservationSet"
            case nextToken
        }
    }

    /// Instances that were started by one call.
    public struct Reservation: Codable, Hashable, Sendable {
        /// `r-…`
        public var id: String
        /// The account.
        public var ownerID: String?
        /// The instances.
        public var instances: [Instance]

        /// Makes the shape from its members.
        public init(
            id: String, ownerID: String? = nil, instances: [Instance] = []
        ) {
            self.id = id
            self.ownerID = ownerID
            self.instances = instances
        }

        enum CodingKeys: String, CodingKey {
            case id = "reservationId"
            case ownerID = "ownerId"
            case instances = "instancesSet"
        }
    }
}
