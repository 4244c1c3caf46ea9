import EC2Model
import Vocabulary

/// A security group with its rules, as it is kept.
struct SecurityGroupRecord: Codable, Hashable, Sendable {
    let id: String
    /// Its place in the order of creation within the Region.
    let serial: UInt64
    let vpcID: String
    let name: String
    let description: String
    /// In the order in which they were added.
    var rules: [RuleRecord]

    func has(_ key: RuleKey) -> Bool { rules.contains { $0.key == key } }

    /// The groups other than itself that its rules name.
    var referencedGroups: Set<String> {
        var groups: Set<String> = []
        for rule in rules {
            if case .group(let other) = rule.key.peer, other != id { groups.insert(other) }
        }
        return groups
    }
}

/// A rule of a security group.
struct RuleRecord: Codable, Hashable, Sendable {
    let id: String
    let serial: UInt64
    var key: RuleKey
    var description: String?
}

/// The network interface of a mount target. It is kept with the mount target's record, not here.
struct InterfaceRecord: Hashable, Sendable {
    let id: String
    let serial: UInt64
    let subnetID: String
    let address: IPv4Address
    let securityGroups: [String]
    let description: String
}

/// One change of a Region's EC2: decided first, then kept, then applied.
enum EC2Change: Hashable, Sendable {
    case putGroup(SecurityGroupRecord)
    case removeGroup(String)
    /// All tags of a resource, sorted by key; none when empty.
    case setTags(String, [EC2.Tag])
    /// The serial number that the next thing gets; it never goes back, so that no identifier comes twice.
    case nextSerial(UInt64)
}

/// What a call comes to: its output, and the changes that it makes.
struct EC2Decision<Output: Sendable>: Sendable {
    let output: Output
    let changes: [EC2Change]

    init(_ output: Output, _ changes: [EC2Change] = []) {
        self.output = output
        self.changes = changes
    }
}

/// The quotas of the embedded EC2.
///
/// Source: VPC User Guide, "Amazon VPC quotas", "Security groups"; EC2 User Guide, "Tag your resources"; API reference,
/// "Filter your resources" (2026-11).
struct EC2Limits: Sendable, Equatable {
    var securityGroupsPerRegion = 2500
    /// Inbound and outbound each; those for IPv4 and those for IPv6 are counted apart.
    var rulesPerGroup = 60
    var tagsPerResource = 50
    var valuesPerFilter = 200
    /// What may be asked for, and what comes when nothing is.
    var pageSizes = 5...1000
}
