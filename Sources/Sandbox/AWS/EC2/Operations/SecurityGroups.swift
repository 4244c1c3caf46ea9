import EC2Model
import Vocabulary

// Security groups: create, describe, delete. Source of the rules: EC2 API reference and VPC User Guide (2026-11).

extension EC2Region {
    /// What names and descriptions of groups and rules are made of.
    static let textCharacters = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ._-:/()#,@[]+=&;{}!$*".unicodeScalars)
    /// The longest name or description of a group or a rule.
    static let textLength = 255

    /// - Throws: `InvalidParameterValue`, `InvalidVpcID.NotFound`, `VPCIdNotSpecified`, `InvalidGroup.Duplicate`,
    ///   `SecurityGroupLimitExceeded`, `TagLimitExceeded`.
    func createSecurityGroup(
        _ request: EC2.CreateSecurityGroup
    ) throws(EC2Refusal) -> EC2Decision<EC2.CreatedSecurityGroup> {
        try check(request)
        let vpc = try vpc(request.vpcID)
        guard !groups.values.contains(where: { $0.vpcID == vpc.id && $0.name == request.groupName }) else {
            throw EC2Refusal(
                .duplicateGroup, "The security group '\(request.groupName)' already exists for VPC '\(vpc.id)'")
        }
        guard groups.count < limits.securityGroupsPerRegion else {
            throw EC2Refusal(.tooManyGroups, "The maximum number of security groups has been reached.")
        }
        let tags = try newTags(request.tagSpecifications, type: "security-group")
        let rule = outward(id: "sgr-" + ids.digits17("\(region)/sgr", nextSerial + 1), serial: nextSerial + 1)
        let record = SecurityGroupRecord(
            id: "sg-" + ids.digits17("\(region)/sg", nextSerial), serial: nextSerial, vpcID: vpc.id,
            name: request.groupName, description: request.description, rules: [rule])
        return EC2Decision(
            .init(groupID: record.id, arn: arn(of: record), tags: tags),
            [.putGroup(record)] + (tags.isEmpty ? [] : [.setTags(record.id, tags)]) + [.nextSerial(nextSerial + 2)])
    }

    private func check(_ request: EC2.CreateSecurityGroup) throws(EC2Refusal) {
        try checkText(request.groupName, parameter: "groupName")
        try checkText(request.description, parameter: "groupDescription")
        guard !request.groupName.hasPrefix("sg-") else {
            throw .invalid(
                "Value (\(request.groupName)) for parameter groupName is invalid. Group names may not be in the format "
                    + "sg-*")
        }
        guard request.groupName != "default" else {
            throw .invalid("Cannot use reserved security group name: default")
        }
    }

    private func checkText(_ text: String, parameter: String) throws(EC2Refusal) {
        guard !text.isEmpty else { throw .missing(parameter) }
        guard text.count <= Self.textLength, text.unicodeScalars.allSatisfy(Self.textCharacters.contains) else {
            throw .invalid(
                "Value (\(text)) for parameter \(parameter) is invalid. Use at most \(Self.textLength) characters of "
                    + "a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*")
        }
    }

    /// The VPC that a call means.
    private func vpc(_ id: String?) throws(EC2Refusal) -> Network.VPC {
        guard let id else {
            guard let common = network.defaultVPC else {
                throw EC2Refusal(.noDefaultVPC, "No default VPC for this user")
            }
            return common
        }
        guard let vpc = network.vpc(id) else { throw .unknownVPC(id) }
        return vpc
    }

    /// - Throws: `InvalidGroup.NotFound`, and what filters and pages throw.
    func describeSecurityGroups(
        _ request: EC2.DescribeSecurityGroups
    ) throws(EC2Refusal) -> EC2Decision<EC2.SecurityGroupPage> {
        for id in request.groupIDs { try checkGroupID(id) }
        let all = groupOrder.entries.compactMap { groups[$0.id] }
        var asked = try asked(request.groupIDs, among: all, id: \.id, missing: EC2Refusal.unknownGroup)
        if !request.groupNames.isEmpty {
            let common = asked.filter { $0.vpcID == network.defaultVPC?.id }
            asked = try self.asked(request.groupNames, among: common, id: \.name, missing: EC2Refusal.unknownGroup)
        }
        let chosen = try securityGroupFilters.select(asked, request.filters, limits: limits)
        let page = try page(chosen, request, kind: "sg")
        return EC2Decision(.init(groups: page.rows.map(describe), nextToken: page.nextToken))
    }

    func checkGroupID(_ id: String) throws(EC2Refusal) {
        guard id.hasPrefix("sg-") else {
            throw EC2Refusal(.groupIDMalformed, "Invalid id: \"\(id)\" (expecting \"sg-...\")")
        }
    }

    /// A group as AWS describes it.
    private func describe(_ record: SecurityGroupRecord) -> EC2.SecurityGroup {
        EC2.SecurityGroup(
            id: record.id, arn: arn(of: record), name: record.name, description: record.description,
            vpcID: record.vpcID, ownerID: account, ingress: permissions(record.rules.filter { !$0.key.isEgress }),
            egress: permissions(record.rules.filter(\.key.isEgress)), tags: tags(of: record.id))
    }

    private func arn(of record: SecurityGroupRecord) -> String { "\(arnPrefix)security-group/\(record.id)" }

    /// - Throws: `InvalidGroup.NotFound`, `CannotDelete` for a VPC's own, `DependencyViolation` while an interface or a
    ///   rule of another group uses it.
    func deleteSecurityGroup(
        _ request: EC2.DeleteSecurityGroup
    ) throws(EC2Refusal) -> EC2Decision<EC2.DeletedSecurityGroup> {
        let record = try group(id: request.groupID, name: request.groupName)
        guard record.name != "default" else {
            throw EC2Refusal(
                .cannotDelete,
                "the specified group: \"\(record.id)\" name: \"default\" cannot be deleted by a user")
        }
        let isUsed =
            interfaces.values.contains { $0.securityGroups.contains(record.id) }
            || network.instances.contains { $0.securityGroups.contains(record.id) }
            || groups.values.contains { $0.referencedGroups.contains(record.id) }
        guard !isUsed else {
            throw EC2Refusal(.dependencyViolation, "resource \(record.id) has a dependent object")
        }
        return EC2Decision(
            .init(isDone: true, groupID: record.id),
            forgetting(record.id) + record.rules.flatMap { forgetting($0.id) } + [.removeGroup(record.id)])
    }

    /// The group that a call names, by id or, in the default VPC, by name.
    ///
    /// - Throws: `MissingParameter`, `InvalidGroupId.Malformed`, `InvalidGroup.NotFound`.
    func group(id: String?, name: String?) throws(EC2Refusal) -> SecurityGroupRecord {
        if let id {
            try checkGroupID(id)
            guard let record = groups[id] else { throw .unknownGroup(id) }
            return record
        }
        guard let name else { throw .missing("groupId") }
        guard let record = groups.values.first(where: { $0.vpcID == network.defaultVPC?.id && $0.name == name })
        else { throw .unknownGroup(name) }
        return record
    }
}

extension SecurityGroupRecord: EC2Row {
    var place: UInt64 { serial }
}
