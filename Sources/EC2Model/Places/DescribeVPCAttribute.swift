extension EC2 {
    /// Tells one attribute of a VPC.
    public struct DescribeVPCAttribute: Operation {
        /// `enableDnsSupport`, `enableDnsHostnames`, `enableNetworkAddressUsageMetrics`.
        public var attribute: String
        /// The VPC.
        public var vpcID: String

        /// Makes the shape from its members.
        public init(
            attribute: String, vpcID: String
        ) {
            self.attribute = attribute
            self.vpcID = vpcID
        }

        enum CodingKeys: String, CodingKey {
            case attribute
            case vpcID = "vpcId"
        }

        public static let action = "DescribeVpcAttribute"
        public typealias Output = VPCAttribute
    }

    /// The attribute that was asked for; the other members are nil.
    public struct VPCAttribute: Codable, Hashable, Sendable {
        /// The VPC.
        public var vpcID: String
        /// Whether Amazon's DNS answers in the VPC.
        public var dnsSupport: Truth?
        /// Whether instances get names.
        public var dnsHostnames: Truth?
        /// Whether usage is measured.
        public var networkAddressUsageMetrics: Truth?

        /// Makes the shape from its members.
        public init(
            vpcID: String, dnsSupport: Truth? = nil, dnsHostnames: Truth? = nil,
            networkAddressUsageMetrics: Truth? = nil
        ) {
            self.vpcID = vpcID
            self.dnsSupport = dnsSupport
            self.dnsHostnames = dnsHostnames
            self.networkAddressUsageMetrics = networkAddressUsageMetrics
        }

        enum CodingKeys: String, CodingKey {
            case vpcID = "vpcId"
            case dnsSupport = "enableDnsSupport"
            case dnsHostnames = "enableDnsHostnames"
            case networkAddressUsageMetrics = "enableNetworkAddressUsageMetrics"
        }
    }

    /// A yes or no in an element of its own.
    public struct Truth: Codable, Hashable, Sendable {
        /// The answer.
        public var value: Bool

        /// Makes the shape from its members.
        public init(
            value: Bool
        ) {
            self.value = value
        }
    }
}
