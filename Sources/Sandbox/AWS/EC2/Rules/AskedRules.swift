import EC2Model

/// A rule as a call asks for it.
struct AskedRule {
    let key: RuleKey
    let description: String?

    init(key: RuleKey, description: String?) {
        self.key = key
        self.description = Self.kept(description)
    }

    /// An empty description is none.
    static func kept(_ description: String?) -> String? { description?.isEmpty == true ? nil : description }
}

/// The members that the calls about rules have in common: a list of permissions, or one permission the old way.
struct AskedPermissions {
    var permissions: [EC2.IPPermission]
    var cidr: String?
    var fromPort: Int?
    var toPort: Int?
    var ipProtocol: String?
    var sourceGroupName: String?
    var sourceGroupOwnerID: String?
}

extension EC2Region {
    /// The rules that a call asks for, one for each source of each permission.
    ///
    /// - Parameter vpcID: the VPC of the group that has or gets them.
    /// - Throws: `MissingParameter`, `InvalidParameterValue`, `InvalidGroup.NotFound`, `InvalidPrefixListId.NotFound`.
    func rules(
        _ asked: AskedPermissions, isEgress: Bool, vpcID: String
    ) throws(EC2Refusal) -> [AskedRule] {
        var permissions = asked.permissions
        if let single = try single(asked) { permissions.append(single) }
        guard !permissions.isEmpty else { throw .missing("ipPermissions") }
        var rules: [AskedRule] = []
        for permission in permissions { rules += try self.rules(permission, isEgress: isEgress, vpcID: vpcID) }
        guard Set(rules.map(\.key)).count == rules.count else {
            throw .invalid("The same permission must not appear multiple times")
        }
        return rules
    }

    /// The one permission of the old way, if the call has it.
    private func single(_ asked: AskedPermissions) throws(EC2Refusal) -> EC2.IPPermission? {
        guard asked.cidr != nil || asked.ipProtocol != nil || asked.sourceGroupName != nil || asked.fromPort != nil
        else { return nil }
        guard asked.permissions.isEmpty else {
            throw EC2Refusal(
                .invalidParameterCombination, "The parameter ipPermissions may not be used with cidrIp and ipProtocol")
        }
        // A group as the source is let in by all protocols when none is named.
        let ipProtocol = asked.ipProtocol ?? (asked.sourceGroupName == nil ? nil : "-1")
        guard let ipProtocol else { throw .missing("ipProtocol") }
        return EC2.IPPermission(
            ipProtocol: ipProtocol, fromPort: asked.fromPort, toPort: asked.toPort,
            groups: asked.sourceGroupName.map { [.init(groupName: $0, userID: asked.sourceGroupOwnerID)] } ?? [],
            ipRanges: asked.cidr.map { [.init(cidr: $0)] } ?? [])
    }

    private func rules(
        _ permission: EC2.IPPermission, isEgress: Bool, vpcID: String
    ) throws(EC2Refusal) -> [AskedRule] {
        let traffic = try Traffic(
            ipProtocol: permission.ipProtocol, from: permission.fromPort, to: permission.toPort)
        if let list = permission.prefixListIDs.first { throw Self.unknownPrefixList(list.id) }
        var peers: [(peer: Peer, description: String?)] = []
        for range in permission.ipRanges { peers.append((try Self.ipv4(range.cidr), range.description)) }
        for range in permission.ipv6Ranges { peers.append((try Self.ipv6(range.cidr), range.description)) }
        for source in permission.groups { peers.append((try group(source, vpcID: vpcID), source.description)) }
        guard !peers.isEmpty else {
            throw EC2Refusal(
                .missingParameter,
                "Missing source specification: include source security group or CIDR information")
        }
        var rules: [AskedRule] = []
        for (peer, description) in peers {
            try checkDescription(description)
            rules.append(
                AskedRule(
                    key: RuleKey(isEgress: isEgress, traffic: traffic, peer: peer), description: description))
        }
        return rules
    }

    /// The contents of a rule as ModifySecurityGroupRules gives them.
    ///
    /// - Throws: as ``rules(_:isEgress:vpcID:)``, and `InvalidParameterValue` unless there is exactly one source.
    func rule(_ contents: EC2.RuleContents, isEgress: Bool, vpcID: String) throws(EC2Refusal) -> AskedRule {
        let traffic = try Traffic(ipProtocol: contents.ipProtocol, from: contents.fromPort, to: contents.toPort)
        try checkDescription(contents.description)
        let peer: Peer
        switch (contents.cidrIPv4, contents.cidrIPv6, contents.prefixListID, contents.referencedGroupID) {
        case (let cidr?, nil, nil, nil): peer = try Self.ipv4(cidr)
        case (nil, let cidr?, nil, nil): peer = try Self.ipv6(cidr)
        case (nil, nil, let id?, nil): throw Self.unknownPrefixList(id)
        case (nil, nil, nil, let id?): peer = try group(.init(groupID: id), vpcID: vpcID)
        default:
            throw .invalid(
                "Exactly one of cidrIpv4, cidrIpv6, prefixListId and referencedGroupId must be specified for a rule")
        }
        return AskedRule(
            key: RuleKey(isEgress: isEgress, traffic: traffic, peer: peer), description: contents.description)
    }

    private static func ipv4(_ text: String) throws(EC2Refusal) -> Peer {
        guard let block = IPv4Block(text) else { throw .invalid("CIDR block \(text) is malformed") }
        return .ipv4(block)
    }

    private static func ipv6(_ text: String) throws(EC2Refusal) -> Peer {
        guard let block = IPv6Block(text) else { throw .invalid("CIDR block \(text) is malformed") }
        return .ipv6(block)
    }

    private static func unknownPrefixList(_ id: String) -> EC2Refusal {
        EC2Refusal(.prefixListNotFound, "The prefix list ID '\(id)' does not exist")
    }

    private func group(_ source: EC2.GroupSource, vpcID: String) throws(EC2Refusal) -> Peer {
        let found = try group(id: source.groupID, name: source.groupName)
        guard source.userID == nil || source.userID == account else { throw .unknownGroup(found.id) }
        guard found.vpcID == vpcID else {
            throw EC2Refusal(.groupNotFound, "You have specified two resources that belong to different networks.")
        }
        return .group(found.id)
    }

    func checkDescription(_ text: String?) throws(EC2Refusal) {
        guard let text else { return }
        guard text.count <= Self.textLength, text.unicodeScalars.allSatisfy(Self.textCharacters.contains) else {
            throw .invalid(
                "Invalid rule description. Valid descriptions are strings less than 256 characters from the following "
                    + "set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*")
        }
    }
}
