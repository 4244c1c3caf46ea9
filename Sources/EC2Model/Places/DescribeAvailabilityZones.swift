extension EC2 {
    /// Lists the zones of the Region.
    public struct DescribeAvailabilityZones: Operation {
        /// Only these; all when empty.
        public var zoneNames: [String]
        /// Only these; all when empty.
        public var zoneIDs: [String]
        /// Also those that the account has not opted in to.
        public var includesAll: Bool?
        /// Narrows the answer; each must match.
        public var filters: [Filter]

        /// Makes the shape from its members.
        public init(
            zoneNames: [String] = [], zoneIDs: [String] = [], includesAll: Bool? = nil, filters: [Filter] = []
        ) {
            self.zoneNames = zoneNames
            self.zoneIDs = zoneIDs
            self.includesAll = includesAll
            self.filters = filters
        }

        enum CodingKeys: String, CodingKey {
            case zoneNames = "zoneName"
            case zoneIDs = "zoneId"
            case includesAll = "allAvailabilityZones"
            case filters = "filter"
        }

        public static let action = "DescribeAvailabilityZones"
        public typealias Output = AvailabilityZoneList
    }

    /// The zones of a Region.
    public struct AvailabilityZoneList: Codable, Hashable, Sendable {
        /// The zones.
        public var zones: [AvailabilityZone]

        /// Makes the shape from its members.
        public init(
            zones: [AvailabilityZone] = []
        ) {
            self.zones = zones
        }

        enum CodingKeys: String, CodingKey {
            case zones = "availabilityZoneInfo"
        }
    }

    /// A zone of a Region.
    public struct AvailabilityZone: Codable, Hashable, Sendable {
        /// `us-east-1a`; the account's own name for it.
        public var name: String
        /// `use1-az1`; the same in all accounts.
        public var id: String?
        /// `available`, …
        public var state: String?
        /// The Region.
        public var regionName: String?
        /// `opt-in-not-required`, `opted-in`, `not-opted-in`.
        public var optInStatus: String?
        /// `availability-zone`, `local-zone`, `wavelength-zone`.
        public var zoneType: String?
        /// For a zone of the common kind, the Region with a number.
        public var groupName: String?
        /// Where AWS announces its addresses.
        public var networkBorderGroup: String?

        /// Makes the shape from its members.
        public init(
            name: String, id: String? = nil, state: String? = nil, regionName: String? = nil,
            optInStatus: String? = nil, zoneType: String? = nil, groupName: String? = nil,
            networkBorderGroup: String? = nil
        ) {
            self.name = name
            self.id = id
            self.state = state
            self.regionName = regionName
            self.optInStatus = optInStatus
            self.zoneType = zoneType
            self.groupName = groupName
            self.networkBorderGroup = networkBorderGroup
        }

        enum CodingKeys: String, CodingKey {
            case name = "zoneName"
            case id = "zoneId"
            case state = "zoneState"
            case regionName
            case optInStatus
            case zoneType
            case groupName
            case networkBorderGroup
        }
    }
}
