extension EC2 {
    /// Lists the Regions that the account has.
    public struct DescribeRegions: Operation {
        /// Only these; all when empty.
        public var regionNames: [String]
        /// Also those that the account has not opted in to.
        public var includesAll: Bool?
        /// Narrows the answer; each must match.
        public var filters: [Filter]

        /// Makes the shape from its members.
        public init(
            regionNames: [String] = [], includesAll: Bool? = nil, filters: [Filter] = []
        ) {
            self.regionNames = regionNames
            self.includesAll = includesAll
            self.filters = filters
        }

        enum CodingKeys: String, CodingKey {
            case regionNames = "regionName"
            case includesAll = "allRegions"
            case filters = "filter"
        }

        public static let action = "DescribeRegions"
        public typealias Output = RegionList
    }

    /// The Regions of the account.
    public struct RegionList: Codable, Hashable, Sendable {
        /// The Regions.
        public var regions: [RegionDescription]

        /// Makes the shape from its members.
        public init(
            regions: [RegionDescription] = []
        ) {
            self.regions = regions
        }

        enum CodingKeys: String, CodingKey {
            case regions = "regionInfo"
        }
    }

    /// A Region.
    public struct RegionDescription: Codable, Hashable, Sendable {
        /// `us-east-1`
        public var name: String
        /// The host of EC2's API there.
        public var endpoint: String?
        /// `opt-in-not-required`, `opted-in`, `not-opted-in`.
        public var optInStatus: String?

        /// Makes the shape from its members.
        public init(
            name: String, endpoint: String? = nil, optInStatus: String? = nil
        ) {
            self.name = name
            self.endpoint = endpoint
            self.optInStatus = optInStatus
        }

        enum CodingKeys: String, CodingKey {
            case name = "regionName"
            case endpoint = "regionEndpoint"
            case optInStatus
        }
    }
}
