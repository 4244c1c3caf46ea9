extension EC2 {
    /// Gives rules other contents, all or none.
    public struct ModifySecurityGroupRules: Operation {
        /// The group that has the rules.
        public var groupID: String
        /// The new contents.
        public var updates: [RuleUpdate]

        /// Makes the shape from its members.
        public init(
            groupID: String, updates: [RuleUpdate] = []
        ) {
            self.groupID = groupID
            self.updates = updates
        }

        enum CodingKeys: String, CodingKey {
            case groupID = "groupId"
            case updates = "securityGroupRule"
        }

        public static let action = "ModifySecurityGroupRules"
        public typealias Output = Confirmation
    }

    /// New contents of a rule.
    public struct RuleUpdate: Codable, Hashable, Sendable {
        /// The rule.
        public var id: String
        /// All its contents; what is nil becomes absent.
        public var rule: RuleContents?

        /// Makes the shape from its members.
        public init(
            id: String, rule: RuleContents? = nil
        ) {
            self.id = id
            self.rule = rule
        }

        enum CodingKeys: String, CodingKey {
            case id = "securityGroupRuleId"
            case rule = "securityGroupRule"
        }
    }

    /// The contents of a rule: exactly one source.
    public struct RuleContents: Codable, Hashable, Sendable {
        /// As in ``IPPermission``.
        public var ipProtocol: String?
        /// As in ``IPPermission``.
        public var fromPort: Int?
        /// As in ``IPPermission``.
        public var toPort: Int?
        /// A block as its source.
        public var cidrIPv4: String?
        /// A block as its source.
        public var cidrIPv6: String?
        /// A prefix list as its source.
        public var prefixListID: String?
        /// A group as its source.
        public var referencedGroupID: String?
        /// For people; at most 255 characters.
        public var description: String?

        /// Makes the shape from its members.
        public init(
            ipProtocol: String? = nil, fromPort: Int? = nil, toPort: Int? = nil, cidrIPv4: String? = nil,
            cidrIPv6: String? = nil, prefixListID: String? = nil, referencedGroupID: String? = nil,
            description: String? = nil
        ) {
            self.ipProtocol = ipProtocol
            self.fromPort = fromPort
            self.toPort = toPort
            self.cidrIPv4 = cidrIPv4
            self.cidrIPv6 = cidrIPv6
            self.prefixListID = prefixListID
            self.referencedGroupID = referencedGroupID
            self.description = description
        }

        enum CodingKeys: String, CodingKey {
            case ipProtocol
            case fromPort
            case toPort
            case cidrIPv4 = "cidrIpv4"
            case cidrIPv6 = "cidrIpv6"
            case prefixListID = "prefixListId"
            case referencedGroupID = "referencedGroupId"
            case description
        }
    }

    /// Gives rules other descriptions, found by permission or by id.
    public struct UpdateSecurityGroupRuleDescriptions<Flow: Direction>: Operation {
        /// The group.
        public var groupID: String?
        /// The name, for a group of the default VPC.
        public var groupName: String?
        /// Rules with their new descriptions.
        public var permissions: [IPPermission]
        /// Rules by id with their new descriptions.
        public var descriptions: [RuleDescription]

        /// Makes the shape from its members.
        public init(
            groupID: String? = nil, groupName: String? = nil, permissions: [IPPermission] = [],
            descriptions: [RuleDescription] = []
        ) {
            self.groupID = groupID
            self.groupName = groupName
            self.permissions = permissions
            self.descriptions = descriptions
        }

        enum CodingKeys: String, CodingKey {
            case groupID = "groupId"
            case groupName
            case permissions = "ipPermissions"
            case descriptions = "securityGroupRuleDescription"
        }

        public static var action: String { "UpdateSecurityGroupRuleDescriptions\(Flow.name)" }
        public typealias Output = Confirmation
    }

    /// Describes rules of traffic that comes in.
    public typealias UpdateSecurityGroupRuleDescriptionsIngress = UpdateSecurityGroupRuleDescriptions<Ingress>
    /// Describes rules of traffic that goes out.
    public typealias UpdateSecurityGroupRuleDescriptionsEgress = UpdateSecurityGroupRuleDescriptions<Egress>

    /// A rule's new description.
    public struct RuleDescription: Codable, Hashable, Sendable {
        /// The rule.
        public var id: String
        /// Nil removes it.
        public var description: String?

        /// Makes the shape from its members.
        public init(
            id: String, description: String? = nil
        ) {
            self.id = id
            self.description = description
        }

        enum CodingKeys: String, CodingKey {
            case id = "securityGroupRuleId"
            case description
        }
    }
}
