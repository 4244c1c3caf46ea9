extension EC2 {
    /// Tells what the account has in the Region.
    public struct DescribeAccountAttributes: Operation {
        /// Only these; all when empty.
        public var attributeNames: [String]

        /// Makes the shape from its members.
        public init(
            attributeNames: [String] = []
        ) {
            self.attributeNames = attributeNames
        }

        enum CodingKeys: String, CodingKey {
            case attributeNames = "attributeName"
        }

        public static let action = "DescribeAccountAttributes"
        public typealias Output = AccountAttributeList
    }

    /// The account's attributes.
    public struct AccountAttributeList: Codable, Hashable, Sendable {
        /// The attributes.
        public var attributes: [AccountAttribute]

        /// Makes the shape from its members.
        public init(
            attributes: [AccountAttribute] = []
        ) {
            self.attributes = attributes
        }

        enum CodingKeys: String, CodingKey {
            case attributes = "accountAttributeSet"
        }
    }

    /// An attribute of the account.
    public struct AccountAttribute: Codable, Hashable, Sendable {
        /// `default-vpc`, `supported-platforms`, …
        public var name: String
        /// Its values.
        public var values: [AccountAttributeValue]

        /// Makes the shape from its members.
        public init(
            name: String, values: [AccountAttributeValue] = []
        ) {
            self.name = name
            self.values = values
        }

        enum CodingKeys: String, CodingKey {
            case name = "attributeName"
            case values = "attributeValueSet"
        }
    }

    /// A value of an attribute.
    public struct AccountAttributeValue: Codable, Hashable, Sendable {
        /// The value.
        public var value: String

        /// Makes the shape from its members.
        public init(
            value: String
        ) {
            self.value = value
        }

        enum CodingKeys: String, CodingKey {
            case value = "attributeValue"
        }
    }
}
