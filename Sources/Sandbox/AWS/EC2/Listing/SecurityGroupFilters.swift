import EC2Model

extension EC2Region {
    /// The filters of DescribeSecurityGroups.
    var securityGroupFilters: FilterTable<SecurityGroupRecord> {
        var values: [String: (SecurityGroupRecord) -> [String?]] = [
            "group-id": { [$0.id] }, "group-name": { [$0.name] }, "description": { [$0.description] },
            "vpc-id": { [$0.vpcID] }, "owner-id": { _ in [account] },
        ]
        for (start, isEgress) in [("ip-permission.", false), ("egress.ip-permission.", true)] {
            for (name, value) in ruleValues {
                values[start + name] = { group in group.rules.filter { $0.key.isEgress == isEgress }.map(value) }
            }
        }
        return FilterTable(tags: { tags(of: $0.id) }, values)
    }

    /// What filters see of a rule.
    private var ruleValues: [String: (RuleRecord) -> String?] {
        [
            "cidr": { if case .ipv4(let block) = $0.key.peer { block.description } else { nil } },
            "ipv6-cidr": { if case .ipv6(let block) = $0.key.peer { block.description } else { nil } },
            "group-id": { if case .group(let id) = $0.key.peer { id } else { nil } },
            "group-name": { if case .group(let id) = $0.key.peer { groups[id]?.name } else { nil } },
            "user-id": { if case .group = $0.key.peer { account } else { nil } },
            "protocol": { $0.key.traffic.ipProtocol },
            "from-port": { $0.key.traffic.hasPorts ? "\($0.key.traffic.from)" : nil },
            "to-port": { $0.key.traffic.hasPorts ? "\($0.key.traffic.to)" : nil },
            "prefix-list-id": { _ in nil },
        ]
    }
}
