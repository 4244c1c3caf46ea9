import EC2Model
import Vocabulary

// The rules of security groups: authorize and revoke, all of a call or none.

extension EC2Region {
    /// - Throws: `InvalidGroup.NotFound`, `InvalidPermission.Duplicate`, `RulesPerSecurityGroupLimitExceeded`,
    ///   `InvalidParameterValue`, `MissingParameter`.
    func authorize<Flow: EC2.Direction>(
        _ request: EC2.AuthorizeSecurityGroup<Flow>
    ) throws(EC2Refusal) -> EC2Decision<EC2.AuthorizedRules> {
        var record = try group(id: request.groupID, name: request.groupName)
        let asked = AskedPermissions(
            permissions: request.permissions, cidr: request.cidr, fromPort: request.fromPort, toPort: request.toPort,
            ipProtocol: request.ipProtocol, sourceGroupName: request.sourceGroupName,
            sourceGroupOwnerID: request.sourceGroupOwnerID)
        let tags = try newTags(request.tagSpecifications, type: "security-group-rule")
        var added: [RuleRecord] = []
        for rule in try rules(asked, isEgress: Flow.isEgress, vpcID: record.vpcID) {
            guard !record.has(rule.key) else { throw Self.duplicate(rule.key) }
            let serial = nextSerial + UInt64(added.count)
            added.append(
                RuleRecord(
                    id: "sgr-" + ids.digits17("\(region)/sgr", serial), serial: serial, key: rule.key,
                    description: rule.description))
        }
        record.rules += added
        try checkCount(of: record)
        // The answer is that of the time after, in which the tags are set.
        let shown = added.map { rule in
            var shown = describe(rule, of: record)
            shown.tags = tags
            return shown
        }
        return EC2Decision(
            .init(isDone: true, rules: shown),
            [.putGroup(record)] + (tags.isEmpty ? [] : added.map { .setTags($0.id, tags) })
                + [.nextSerial(nextSerial + UInt64(added.count))])
    }

    static func duplicate(_ key: RuleKey) -> EC2Refusal {
        EC2Refusal(.duplicatePermission, "the specified rule \"\(key.shown)\" already exists")
    }

    /// A rule whose source is a group counts for IPv4 and for IPv6.
    func checkCount(of record: SecurityGroupRecord) throws(EC2Refusal) {
        for isEgress in [false, true] {
            let rules = record.rules.filter { $0.key.isEgress == isEgress }
            let ipv4 = rules.count { if case .ipv6 = $0.key.peer { false } else { true } }
            let ipv6 = rules.count { if case .ipv4 = $0.key.peer { false } else { true } }
            guard max(ipv4, ipv6) <= limits.rulesPerGroup else {
                throw EC2Refusal(.tooManyRules, "The maximum number of rules per security group has been reached.")
            }
        }
    }

    /// - Throws: `InvalidGroup.NotFound`, `InvalidPermission.NotFound` for a permission that a group outside of the
    ///   default VPC does not have, `InvalidSecurityGroupRuleId.NotFound`, `InvalidParameterValue`, `MissingParameter`.
    func revoke<Flow: EC2.Direction>(
        _ request: EC2.RevokeSecurityGroup<Flow>
    ) throws(EC2Refusal) -> EC2Decision<EC2.RevokedRules> {
        var record = try group(id: request.groupID, name: request.groupName)
        let asked = AskedPermissions(
            permissions: request.permissions, cidr: request.cidr, fromPort: request.fromPort, toPort: request.toPort,
            ipProtocol: request.ipProtocol, sourceGroupName: request.sourceGroupName,
            sourceGroupOwnerID: request.sourceGroupOwnerID)
        let gone: [RuleRecord]
        var unknown: [EC2.IPPermission] = []
        if request.ruleIDs.isEmpty {
            (gone, unknown) = try revocation(asked, isEgress: Flow.isEgress, of: record)
        } else {
            guard request.permissions.isEmpty else {
                throw EC2Refusal(
                    .invalidParameterCombination,
                    "The parameter ipPermissions may not be used with securityGroupRuleIds")
            }
            gone = try rules(request.ruleIDs, isEgress: Flow.isEgress, of: record)
        }
        let ids = Set(gone.map(\.id))
        record.rules.removeAll { ids.contains($0.id) }
        return EC2Decision(
            .init(isDone: true, unknown: unknown, rules: gone.map { revoked($0, of: record) }),
            gone.isEmpty ? [] : [.putGroup(record)] + gone.flatMap { forgetting($0.id) })
    }

    /// What a revocation by permission takes away, and what the group does not have.
    private func revocation(
        _ asked: AskedPermissions, isEgress: Bool, of record: SecurityGroupRecord
    ) throws(EC2Refusal) -> ([RuleRecord], [EC2.IPPermission]) {
        var gone: [RuleRecord] = []
        var missing: [RuleRecord] = []
        for rule in try rules(asked, isEgress: isEgress, vpcID: record.vpcID) {
            if let found = record.rules.first(where: { $0.key == rule.key }) {
                gone.append(found)
            } else {
                missing.append(RuleRecord(id: "", serial: 0, key: rule.key, description: rule.description))
            }
        }
        guard missing.isEmpty || network.vpc(record.vpcID)?.isDefault == true else {
            throw EC2Refusal(
                .permissionNotFound, "The specified rule does not exist in this security group.")
        }
        return (gone, permissions(missing))
    }

    /// The rules of a group by their ids.
    ///
    /// - Throws: `InvalidSecurityGroupRuleId.Malformed`, `InvalidSecurityGroupRuleId.NotFound`.
    func rules(
        _ ids: [String], isEgress: Bool, of record: SecurityGroupRecord
    ) throws(EC2Refusal) -> [RuleRecord] {
        var found: [RuleRecord] = []
        for id in ids {
            try checkRuleID(id)
            guard let rule = record.rules.first(where: { $0.id == id && $0.key.isEgress == isEgress }) else {
                throw .unknownRule(id)
            }
            found.append(rule)
        }
        return found
    }

    func checkRuleID(_ id: String) throws(EC2Refusal) {
        guard id.hasPrefix("sgr-") else {
            throw EC2Refusal(.ruleIDMalformed, "Invalid id: \"\(id)\" (expecting \"sgr-...\")")
        }
    }
}
