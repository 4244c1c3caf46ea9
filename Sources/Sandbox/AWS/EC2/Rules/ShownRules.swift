import EC2Model

// Rules as AWS shows them: grouped to permissions in descriptions of groups, one by one elsewhere.

extension EC2Region {
    /// Rules of one direction as permissions: those of the same protocol and ports are one.
    func permissions(_ rules: [RuleRecord]) -> [EC2.IPPermission] {
        var order: [Traffic] = []
        var found: [Traffic: EC2.IPPermission] = [:]
        for rule in rules {
            let traffic = rule.key.traffic
            if found[traffic] == nil { order.append(traffic) }
            add(rule, to: &found[traffic, default: permission(traffic)])
        }
        return order.compactMap { found[$0] }
    }

    private func permission(_ traffic: Traffic) -> EC2.IPPermission {
        EC2.IPPermission(
            ipProtocol: traffic.ipProtocol, fromPort: traffic.hasPorts ? traffic.from : nil,
            toPort: traffic.hasPorts ? traffic.to : nil)
    }

    private func add(_ rule: RuleRecord, to permission: inout EC2.IPPermission) {
        switch rule.key.peer {
        case .ipv4(let block):
            permission.ipRanges.append(.init(cidr: block.description, description: rule.description))
        case .ipv6(let block):
            permission.ipv6Ranges.append(.init(cidr: block.description, description: rule.description))
        case .group(let id):
            permission.groups.append(.init(groupID: id, userID: account, description: rule.description))
        }
    }

    /// A rule as AWS describes it.
    func describe(_ rule: RuleRecord, of group: SecurityGroupRecord) -> EC2.SecurityGroupRule {
        let key = rule.key
        var shown = EC2.SecurityGroupRule(
            id: rule.id, arn: "\(arnPrefix)security-group-rule/\(rule.id)", groupID: group.id, groupOwnerID: account,
            isEgress: key.isEgress, ipProtocol: key.traffic.ipProtocol, fromPort: key.traffic.from,
            toPort: key.traffic.to, description: rule.description, tags: tags(of: rule.id))
        switch key.peer {
        case .ipv4(let block): shown.cidrIPv4 = block.description
        case .ipv6(let block): shown.cidrIPv6 = block.description
        case .group(let id): shown.referencedGroup = .init(groupID: id, userID: account, vpcID: group.vpcID)
        }
        return shown
    }

    /// A rule that is gone, as the answer to its revocation shows it.
    func revoked(_ rule: RuleRecord, of group: SecurityGroupRecord) -> EC2.RevokedRule {
        let shown = describe(rule, of: group)
        return EC2.RevokedRule(
            id: shown.id, groupID: shown.groupID, isEgress: shown.isEgress, ipProtocol: shown.ipProtocol,
            fromPort: shown.fromPort, toPort: shown.toPort, cidrIPv4: shown.cidrIPv4, cidrIPv6: shown.cidrIPv6,
            referencedGroupID: shown.referencedGroup?.groupID, description: shown.description)
    }
}
