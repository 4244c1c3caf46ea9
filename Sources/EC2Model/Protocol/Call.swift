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
    /// The operation that a form names, and its input.
    ///
    /// - Parameter form: the body's items, or the query's for a GET.
    /// - Returns: nil when the form names none of the operations here (AWS: `InvalidAction`, 400).
    /// - Throws: ``EC2/InputProblem`` when the input is not what the operation takes.
    public static func decode(_ form: QueryItems) throws(EC2.InputProblem) -> EC2.Call? {
        guard let action = form["Action"] else { return nil }
        let reader = EC2.FormReader(form)
        return switch action {
        case EC2.DescribeRegions.action: .describeRegions(try reader.read())
        case EC2.DescribeAvailabilityZones.action: .describeAvailabilityZones(try reader.read())
        case EC2.DescribeVPCs.action: .describeVPCs(try reader.read())
        case EC2.DescribeVPCAttribute.action: .describeVPCAttribute(try reader.read())
        case EC2.DescribeSubnets.action: .describeSubnets(try reader.read())
        case EC2.DescribeRouteTables.action: .describeRouteTables(try reader.read())
        case EC2.DescribeSecurityGroups.action: .describeSecurityGroups(try reader.read())
        case EC2.CreateSecurityGroup.action: .createSecurityGroup(try reader.read())
        case EC2.DeleteSecurityGroup.action: .deleteSecurityGroup(try reader.read())
        case EC2.AuthorizeSecurityGroupIngress.action: .authorizeIngress(try reader.read())
        case EC2.AuthorizeSecurityGroupEgress.action: .authorizeEgress(try reader.read())
        case EC2.RevokeSecurityGroupIngress.action: .revokeIngress(try reader.read())
        case EC2.RevokeSecurityGroupEgress.action: .revokeEgress(try reader.read())
        case EC2.DescribeSecurityGroupRules.action: .describeSecurityGroupRules(try reader.read())
        case EC2.ModifySecurityGroupRules.action: .modifySecurityGroupRules(try reader.read())
        case EC2.UpdateSecurityGroupRuleDescriptionsIngress.action: .updateDescriptionsIngress(try reader.read())
        case EC2.UpdateSecurityGroupRuleDescriptionsEgress.action: .updateDescriptionsEgress(try reader.read())
        case EC2.DescribeNetworkInterfaces.action: .describeNetworkInterfaces(try reader.read())
        case EC2.DescribeInstances.action: .describeInstances(try reader.read())
        case EC2.CreateTags.action: .createTags(try reader.read())
        case EC2.DeleteTags.action: .deleteTags(try reader.read())
        case EC2.DescribeTags.action: .describeTags(try reader.read())
        case EC2.DescribeAccountAttributes.action: .describeAccountAttributes(try reader.read())
        default: nil
        }
    }

    /// Whether a form asks only whether the caller may make the call.
    public static func isDryRun(_ form: QueryItems) -> Bool { form["DryRun"] == "true" }
}
