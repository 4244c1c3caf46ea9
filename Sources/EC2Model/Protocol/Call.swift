public import Wire

extension EC2 {
    /// A call of any of the operations, as a service sees it: for an exhaustive switch.
    public enum Call: Hashable, Sendable {
        case describeRegions(DescribeRegions)
        case describeAvailabilityZones(DescribeAvailabilityZones)
        case describeVPCs(DescribeVPCs)
        case describeVPCAttribute(DescribeVPCAttribute)
        case describeSubnets(DescribeSubnets)
        case describeRouteTables(DescribeRouteTables)
        case describeSecurityGroups(DescribeSecurityGroups)
        case createSecurityGroup(CreateSecurityGroup)
        case deleteSecurityGroup(DeleteSecurityGroup)
        case authorizeIngress(AuthorizeSecurityGroupIngress)
        case authorizeEgress(AuthorizeSecurityGroupEgress)
        case revokeIngress(RevokeSecurityGroupIngress)
        case revokeEgress(RevokeSecurityGroupEgress)
        case describeSecurityGroupRules(DescribeSecurityGroupRules)
        case modifySecurityGroupRules(ModifySecurityGroupRules)
        case updateDescriptionsIngress(UpdateSecurityGroupRuleDescriptionsIngress)
        case updateDescriptionsEgress(UpdateSecurityGroupRuleDescriptionsEgress)
        case describeNetworkInterfaces(DescribeNetworkInterfaces)
        case describeInstances(DescribeInstances)
        case createTags(CreateTags)
        case deleteTags(DeleteTags)
        case describeTags(DescribeTags)
        case describeAccountAttributes(DescribeAccountAttributes)
    }
}

extension EC2.Call {
    /// The names of all operations.
    public static let actions: [String] = readers.keys.sorted()

    /// The operation that a form names, and its input.
    ///
    /// - Parameter form: the body's items, or the query's for a GET.
    /// - Returns: nil when the form names none of the operations here (AWS: `InvalidAction`, 400).
    /// - Throws: ``EC2/InputProblem`` when the input is not what the operation takes.
    public static func decode(_ form: QueryItems) throws(EC2.InputProblem) -> EC2.Call? {
        guard let action = form["Action"], let read = readers[action] else { return nil }
        return try read(EC2.FormReader(form))
    }

    /// Whether a form asks only whether the caller may make the call.
    public static func isDryRun(_ form: QueryItems) -> Bool { form["DryRun"] == "true" }

    private typealias Reader = @Sendable (EC2.FormReader) throws(EC2.InputProblem) -> EC2.Call

    private static let readers: [String: Reader] = Dictionary(
        uniqueKeysWithValues: [
            reader(EC2.Call.describeRegions), reader(EC2.Call.describeAvailabilityZones),
            reader(EC2.Call.describeVPCs), reader(EC2.Call.describeVPCAttribute),
            reader(EC2.Call.describeSubnets), reader(EC2.Call.describeRouteTables),
            reader(EC2.Call.describeSecurityGroups), reader(EC2.Call.createSecurityGroup),
            reader(EC2.Call.deleteSecurityGroup), reader(EC2.Call.authorizeIngress),
            reader(EC2.Call.authorizeEgress), reader(EC2.Call.revokeIngress), reader(EC2.Call.revokeEgress),
            reader(EC2.Call.describeSecurityGroupRules), reader(EC2.Call.modifySecurityGroupRules),
            reader(EC2.Call.updateDescriptionsIngress), reader(EC2.Call.updateDescriptionsEgress),
            reader(EC2.Call.describeNetworkInterfaces), reader(EC2.Call.describeInstances),
            reader(EC2.Call.createTags), reader(EC2.Call.deleteTags), reader(EC2.Call.describeTags),
            reader(EC2.Call.describeAccountAttributes),
        ])

    private static func reader<Called: EC2.Operation>(
        _ call: @escaping @Sendable (Called) -> EC2.Call
    ) -> (String, Reader) {
        (Called.action, { (form) throws(EC2.InputProblem) in call(try form.read()) })
    }
}
