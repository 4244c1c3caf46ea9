import EC2Model
import Wire

extension EC2Region {
    /// Decides a call of any operation, and writes its answer.
    ///
    /// - Throws: ``EC2Refusal``.
    func decide(_ call: EC2.Call, requestID: String) throws(EC2Refusal) -> EC2Decision<XMLElement> {
        switch call {
        case .describeRegions(let request): try answer(describeRegions, request, requestID)
        case .describeAvailabilityZones(let request): try answer(describeAvailabilityZones, request, requestID)
        case .describeVPCs(let request): try answer(describeVPCs, request, requestID)
        case .describeVPCAttribute(let request): try answer(describeVPCAttribute, request, requestID)
        case .describeSubnets(let request): try answer(describeSubnets, request, requestID)
        case .describeRouteTables(let request): try answer(describeRouteTables, request, requestID)
        case .describeSecurityGroups(let request): try answer(describeSecurityGroups, request, requestID)
        case .createSecurityGroup(let request): try answer(createSecurityGroup, request, requestID)
        case .deleteSecurityGroup(let request): try answer(deleteSecurityGroup, request, requestID)
        case .authorizeIngress(let request): try answer(authorize, request, requestID)
        case .authorizeEgress(let request): try answer(authorize, request, requestID)
        case .revokeIngress(let request): try answer(revoke, request, requestID)
        case .revokeEgress(let request): try answer(revoke, request, requestID)
        case .describeSecurityGroupRules(let request): try answer(describeSecurityGroupRules, request, requestID)
        case .modifySecurityGroupRules(let request): try answer(modifySecurityGroupRules, request, requestID)
        case .updateDescriptionsIngress(let request): try answer(updateDescriptions, request, requestID)
        case .updateDescriptionsEgress(let request): try answer(updateDescriptions, request, requestID)
        case .describeNetworkInterfaces(let request): try answer(describeNetworkInterfaces, request, requestID)
        case .describeInstances(let request): try answer(describeInstances, request, requestID)
        case .createTags(let request): try answer(createTags, request, requestID)
        case .deleteTags(let request): try answer(deleteTags, request, requestID)
        case .describeTags(let request): try answer(describeTags, request, requestID)
        case .describeAccountAttributes(let request): try answer(describeAccountAttributes, request, requestID)
        }
    }

    private func answer<Called: EC2.Operation>(
        _ decide: (Called) throws(EC2Refusal) -> EC2Decision<Called.Output>, _ request: Called, _ requestID: String
    ) throws(EC2Refusal) -> EC2Decision<XMLElement> {
        let decision = try decide(request)
        return EC2Decision(Called.answer(decision.output, requestID: requestID), decision.changes)
    }
}
