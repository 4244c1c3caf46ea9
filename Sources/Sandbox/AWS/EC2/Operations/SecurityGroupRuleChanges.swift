import EC2Model
import Vocabulary

// The rules of security groups: describe, modify, and give other descriptions.

/// A rule with the group that has it.
struct PlacedRule: EC2Row {
    let rule: RuleRecord
    let group: SecurityGroupRecord

    var place: UInt64 { rule.serial }
}

extension EC2Region {
    /// - Throws: `InvalidSecurityGroupRuleId.NotFound`, and what filters and pages throw.
    func describeSecurityGroupRules(
        _ request: EC2.DescribeSecurityGroupRules
    ) throws(EC2Refusal) -> EC2Decision<EC2.SecurityGroupRulePage> {
        for id in request.ruleIDs { try checkRuleID(id) }
        let asked = try asked(request.ruleIDs, among: allRules, id: \.rule.id, missing: EC2Refusal.unknownRule)
        let table = FilterTable<PlacedRule>(
            tags: { tags(of: $0.rule.id) },
            ["group-id": { [$0.group.id] }, "security-group-rule-id": { [$0.rule.id] }])
        let page = try page(
            try table.select(asked, request.filters, limits: limits), request, kind: "sgr")
        return EC2Decision(
            .init(rules: page.rows.map { describe($0.rule, of: $0.group) }, nextToken: page.nextToken))
    }

    /// All rules in the order in which they were added.
    private var allRules: [PlacedRule] {
        groups.values.flatMap { group in group.rules.map { PlacedRule(rule: $0, group: group) } }
            .sorted { $0.place < $1.place }
    }

    /// - Throws: `InvalidGroup.NotFound`, `InvalidSecurityGroupRuleId.NotFound`, `InvalidPermission.Duplicate`,
    ///   `RulesPerSecurityGroupLimitExceeded`, `InvalidParameterValue`, `MissingParameter`.
    func modifySecurityGroupRules(
        _ request: EC2.ModifySecurityGroupRules
    ) throws(EC2Refusal) -> EC2Decision<EC2.Confirmation> {
        var record = try group(id: request.groupID, name: nil)
        guard !request.updates.isEmpty else { throw .missing("securityGroupRules") }
        for update in request.updates {
            try checkRuleID(update.id)
            guard let contents = update.rule else { throw .missing("securityGroupRule") }
            guard let index = record.rules.firstIndex(where: { $0.id == update.id }) else {
                throw .unknownRule(update.id)
            }
            let isEgress = record.rules[index].key.isEgress
            let asked = try rule(contents, isEgress: isEgress, vpcID: record.vpcID)
            record.rules[index].key = asked.key
            record.rules[index].description = asked.description
        }
        // All changes together: two rules may change places.
        var keys: Set<RuleKey> = []
        for rule in record.rules where !keys.insert(rule.key).inserted { throw Self.duplicate(rule.key) }
        try checkCount(of: record)
        return EC2Decision(.init(isDone: true), [.putGroup(record)])
    }

    /// - Throws: `InvalidGroup.NotFound`, `InvalidPermission.NotFound`, `InvalidSecurityGroupRuleId.NotFound`,
    ///   `InvalidParameterValue`, `MissingParameter`.
    func updateDescriptions<Flow: EC2.Direction>(
        _ request: EC2.UpdateSecurityGroupRuleDescriptions<Flow>
    ) throws(EC2Refusal) -> EC2Decision<EC2.Confirmation> {
        var record = try group(id: request.groupID, name: request.groupName)
        if request.descriptions.isEmpty {
            let asked = AskedPermissions(permissions: request.permissions)
            for rule in try rules(asked, isEgress: Flow.isEgress, vpcID: record.vpcID) {
                guard let index = record.rules.firstIndex(where: { $0.key == rule.key }) else {
                    throw EC2Refusal(
                        .permissionNotFound, "The specified rule does not exist in this security group.")
                }
                record.rules[index].description = rule.description
            }
        } else {
            guard request.permissions.isEmpty else {
                throw EC2Refusal(
                    .invalidParameterCombination,
                    "The parameter ipPermissions may not be used with securityGroupRuleDescriptions")
            }
            _ = try rules(request.descriptions.map(\.id), isEgress: Flow.isEgress, of: record)
            for asked in request.descriptions {
                try checkDescription(asked.description)
                guard let index = record.rules.firstIndex(where: { $0.id == asked.id }) else { continue }
                record.rules[index].description = AskedRule.kept(asked.description)
            }
        }
        return EC2Decision(.init(isDone: true), [.putGroup(record)])
    }
}
