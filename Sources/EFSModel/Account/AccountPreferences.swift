extension EFS {
    /// Reads how long the ids are that EFS gives to new resources of the account.
    public struct DescribeAccountPreferences: Operation {
        /// Where to go on, or where the next page starts; nil on the last.
        public var nextToken: String?
        /// Of a page.
        public var maxResults: Int?

        /// Makes a request from its members.
        public init(nextToken: String? = nil, maxResults: Int? = nil) {
            self.nextToken = nextToken
            self.maxResults = maxResults
        }

        enum CodingKeys: String, CodingKey {
            case nextToken = "NextToken"
            case maxResults = "MaxResults"
        }

        public static let route = Route(
            "DescribeAccountPreferences", .get, "/2015-02-01/account-preferences", status: 200)
        public typealias Output = AccountPreferences
    }

    /// Sets how long the ids are that EFS gives to new resources of the account.
    public struct PutAccountPreferences: Operation {
        /// `long`; AWS no longer accepts `short`.
        public var resourceIDType: ResourceIDType

        /// Makes a request from its members.
        public init(resourceIDType: ResourceIDType) {
            self.resourceIDType = resourceIDType
        }

        enum CodingKeys: String, CodingKey {
            case resourceIDType = "ResourceIdType"
        }

        public static let route = Route(
            "PutAccountPreferences", .put, "/2015-02-01/account-preferences", status: 200)
        public typealias Output = AccountPreferences
    }

    /// The account's preferences.
    public struct AccountPreferences: Codable, Hashable, Sendable {
        /// The preference.
        public var resourceIDPreference: ResourceIDPreference?
        /// Where to go on, or where the next page starts; nil on the last.
        public var nextToken: String?

        /// Makes the shape from its members.
        public init(resourceIDPreference: ResourceIDPreference? = nil, nextToken: String? = nil) {
            self.resourceIDPreference = resourceIDPreference
            self.nextToken = nextToken
        }

        enum CodingKeys: String, CodingKey {
            case resourceIDPreference = "ResourceIdPreference"
            case nextToken = "NextToken"
        }
    }

    /// How long new ids are, and of which resources.
    public struct ResourceIDPreference: Codable, Hashable, Sendable {
        /// How long ids are.
        public var resourceIDType: ResourceIDType?
        /// Which resources it is about.
        public var resources: [ResourceKind]?

        /// Makes the shape from its members.
        public init(resourceIDType: ResourceIDType? = nil, resources: [ResourceKind]? = nil) {
            self.resourceIDType = resourceIDType
            self.resources = resources
        }

        enum CodingKeys: String, CodingKey {
            case resourceIDType = "ResourceIdType"
            case resources = "Resources"
        }
    }

    /// The length of new ids.
    public struct ResourceIDType: OpenSet {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// 17 digits.
        public static let long = ResourceIDType(rawValue: "LONG_ID")
        /// 8 digits.
        public static let short = ResourceIDType(rawValue: "SHORT_ID")

        public static let known: [ResourceIDType] = [.long, .short]
    }

    /// What an id preference is about.
    public struct ResourceKind: OpenSet {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        public static let fileSystem = ResourceKind(rawValue: "FILE_SYSTEM")
        public static let mountTarget = ResourceKind(rawValue: "MOUNT_TARGET")

        public static let known: [ResourceKind] = [.fileSystem, .mountTarget]
    }
}
