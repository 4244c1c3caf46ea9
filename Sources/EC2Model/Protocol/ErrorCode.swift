extension EC2 {
    /// The code of an error. AWS may add others: what is not known here is kept as it came.
    ///
    /// Source: EC2 API reference, "Error codes for the Amazon EC2 API" (2026-11). What a caller does follows each.
    public struct ErrorCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
        public let rawValue: String

        /// Wraps a code as the API writes it, known or not.
        public init(rawValue: String) { self.rawValue = rawValue }

        public var description: String { rawValue }

        // The request. Fix it first; the same one fails again.
        public static let invalidAction = ErrorCode(rawValue: "InvalidAction")
        public static let missingParameter = ErrorCode(rawValue: "MissingParameter")
        public static let unknownParameter = ErrorCode(rawValue: "UnknownParameter")
        public static let invalidParameterValue = ErrorCode(rawValue: "InvalidParameterValue")
        public static let invalidParameterCombination = ErrorCode(rawValue: "InvalidParameterCombination")
        public static let invalidNextToken = ErrorCode(rawValue: "InvalidNextToken")
        /// Success of a dry run: the caller may make the call.
        public static let dryRunOperation = ErrorCode(rawValue: "DryRunOperation")

        // What is named does not exist. For a deletion that is success; right after a creation ask again.
        public static let vpcNotFound = ErrorCode(rawValue: "InvalidVpcID.NotFound")
        public static let subnetNotFound = ErrorCode(rawValue: "InvalidSubnetID.NotFound")
        public static let routeTableNotFound = ErrorCode(rawValue: "InvalidRouteTableID.NotFound")
        public static let groupNotFound = ErrorCode(rawValue: "InvalidGroup.NotFound")
        public static let ruleNotFound = ErrorCode(rawValue: "InvalidSecurityGroupRuleId.NotFound")
        public static let interfaceNotFound = ErrorCode(rawValue: "InvalidNetworkInterfaceID.NotFound")
        public static let instanceNotFound = ErrorCode(rawValue: "InvalidInstanceID.NotFound")
        public static let prefixListNotFound = ErrorCode(rawValue: "InvalidPrefixListId.NotFound")
        public static let permissionNotFound = ErrorCode(rawValue: "InvalidPermission.NotFound")
        /// The default VPC that a call without a VPC means does not exist: name one.
        public static let noDefaultVPC = ErrorCode(rawValue: "VPCIdNotSpecified")

        // An id that cannot be one. Fix it first.
        public static let groupIDMalformed = ErrorCode(rawValue: "InvalidGroupId.Malformed")
        public static let ruleIDMalformed = ErrorCode(rawValue: "InvalidSecurityGroupRuleId.Malformed")
        public static let vpcIDMalformed = ErrorCode(rawValue: "InvalidVpcID.Malformed")
        public static let invalidID = ErrorCode(rawValue: "InvalidID")

        // It is there already. Who wanted it may go on with what is there.
        public static let duplicateGroup = ErrorCode(rawValue: "InvalidGroup.Duplicate")
        public static let duplicatePermission = ErrorCode(rawValue: "InvalidPermission.Duplicate")

        /// Something uses it: remove that, or wait for its end, and try again.
        public static let dependencyViolation = ErrorCode(rawValue: "DependencyViolation")
        /// A VPC's own group stays as long as the VPC.
        public static let cannotDelete = ErrorCode(rawValue: "CannotDelete")

        // A quota is used up: free something, or ask AWS for more.
        public static let tooManyGroups = ErrorCode(rawValue: "SecurityGroupLimitExceeded")
        public static let tooManyRules = ErrorCode(rawValue: "RulesPerSecurityGroupLimitExceeded")
        public static let tooManyTags = ErrorCode(rawValue: "TagLimitExceeded")
        public static let tooManyFilterValues = ErrorCode(rawValue: "FilterLimitExceeded")

        /// AWS asks for fewer calls: wait and try again.
        public static let requestLimitExceeded = ErrorCode(rawValue: "RequestLimitExceeded")
        /// AWS failed: try again.
        public static let internalError = ErrorCode(rawValue: "InternalError")
    }
}
