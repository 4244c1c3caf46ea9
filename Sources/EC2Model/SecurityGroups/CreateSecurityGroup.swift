extension EC2 {
    /// Makes a security group that lets everything out and nothing in. There is no token: a second one of that name
    /// in the VPC answers `InvalidGroup.Duplicate`.
    public struct CreateSecurityGroup: Operation {
        /// At most 255 characters, not starting with `sg-`.
        public var groupName: String
        /// For people; at most 255 characters; it cannot be changed.
        public var description: String
        /// The VPC; nil is the default one.
        public var vpcID: String?
        /// Tags for the group.
        public var tagSpecifications: [TagSpecification]

        /// Makes the shape from its members.
        public init(
            groupName: String, description: String, vpcID: String? = nil, tagSpecifications: [TagSpecification] = []
        ) {
            self.groupName = groupName
            self.description = description
            self.vpcID = vpcID
            self.tagSpecifications = tagSpecifications
        }

        enum CodingKeys: String, CodingKey {
            case groupName
            case description = "groupDescription"
            case vpcID = "vpcId"
            case tagSpecifications = "tagSpecification"
        }

        public static let action = "CreateSecurityGroup"
        public typealias Output = CreatedSecurityGroup
    }

    /// A security group that was made.
    public struct CreatedSecurityGroup: Codable, Hashable, Sendable {
        /// `sg-…`
        public var groupID: String
        /// Its resource name.
        public var arn: String?
        /// In the order of their keys.
        public var tags: [Tag]

        /// Makes the shape from its members.
        public init(
            groupID: String, arn: String? = nil, tags: [Tag] = []
        ) {
            self.groupID = groupID
            self.arn = arn
            self.tags = tags
        }

        enum CodingKeys: String, CodingKey {
            case groupID = "groupId"
            case arn = "securityGroupArn"
            case tags = "tagSet"
        }
    }

    /// Deletes a security group; while an interface or a rule of another group uses it, AWS answers
    /// `DependencyViolation`.
    public struct DeleteSecurityGroup: Operation {
        /// The group.
        public var groupID: String?
        /// The name, for a group of the default VPC.
        public var groupName: String?

        /// Makes the shape from its members.
        public init(
            groupID: String? = nil, groupName: String? = nil
        ) {
            self.groupID = groupID
            self.groupName = groupName
        }

        enum CodingKeys: String, CodingKey {
            case groupID = "groupId"
            case groupName
        }

        public static let action = "DeleteSecurityGroup"
        public typealias Output = DeletedSecurityGroup
    }

    /// A security group that is gone.
    public struct DeletedSecurityGroup: Codable, Hashable, Sendable {
        /// True: a call that fails answers an error.
        public var isDone: Bool?
        /// The group.
        public var groupID: String?

        /// Makes the shape from its members.
        public init(
            isDone: Bool? = nil, groupID: String? = nil
        ) {
            self.isDone = isDone
            self.groupID = groupID
        }

        enum CodingKeys: String, CodingKey {
            case isDone = "return"
            case groupID = "groupId"
        }
    }
}
