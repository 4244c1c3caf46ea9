import EC2Model
import Vocabulary

/// The EC2 of one Region, as far as mount targets and their security groups need it: a value that decides each call by
/// the rules of AWS, without clock, dice or I/O.
///
/// It is a part of ``EFSRegion``, because a mount target makes and removes a network interface and looks at subnets and
/// groups: so both change under one lock, and a call to either is decided, kept and applied by
/// ``EFSRegion/perform(now:keep:decide:)``.
struct EC2Region: Sendable {
    let region: Region
    /// 12 digits.
    let account: String
    let ids: IDSource
    /// All Regions that the account has.
    var regions: [Region]
    let network: Network
    var limits = EC2Limits()
    /// When the Region was made; its instances run since then.
    var founded = Timestamp.epoch

    private(set) var groups: [String: SecurityGroupRecord] = [:]
    private(set) var groupOrder = CreationOrder<String>()
    /// Sorted by key.
    private(set) var tags: [String: [EC2.Tag]] = [:]
    private(set) var interfaces: [String: InterfaceRecord] = [:]
    private(set) var nextSerial: UInt64 = 1

    // Indexes, made of the records.
    private(set) var groupOfRule: [String: String] = [:]
    private var addressesOf: [String: Set<IPv4Address>] = [:]

    /// Makes a Region as it starts.
    init(region: Region, account: String, ids: IDSource, network: Network) {
        self.region = region
        self.account = account
        self.ids = ids
        self.network = network
        regions = [region]
        for instance in network.instances { addressesOf[instance.subnetID, default: []].insert(instance.address) }
        apply(initialChanges)
    }

    /// Applies changes in their order.
    mutating func apply(_ changes: [EC2Change]) {
        for change in changes { apply(change) }
    }

    private mutating func apply(_ change: EC2Change) {
        switch change {
        case .putGroup(let record):
            if let old = groups.updateValue(record, forKey: record.id) {
                for rule in old.rules { groupOfRule[rule.id] = nil }
            } else {
                groupOrder.insert(record.id, serial: record.serial)
            }
            for rule in record.rules { groupOfRule[rule.id] = record.id }
        case .removeGroup(let id):
            guard let record = groups.removeValue(forKey: id) else { return }
            groupOrder.remove(serial: record.serial)
            for rule in record.rules { groupOfRule[rule.id] = nil }
        case .setTags(let id, let new): tags[id] = new.isEmpty ? nil : new
        case .nextSerial(let serial): nextSerial = max(nextSerial, serial)
        }
    }

    /// Takes away what the Region started with, before what was kept is applied.
    mutating func clear() {
        for id in Array(groups.keys) { apply(.removeGroup(id)) }
        tags = [:]
    }
}

// What mount targets need.

extension EC2Region {
    /// Puts the interface of a mount target in its place, or changes its groups.
    mutating func put(_ interface: InterfaceRecord) {
        interfaces[interface.id] = interface
        addressesOf[interface.subnetID, default: []].insert(interface.address)
    }

    /// Removes the interface of a mount target that is gone.
    mutating func removeInterface(_ id: String) {
        guard let interface = interfaces.removeValue(forKey: id) else { return }
        addressesOf[interface.subnetID]?.remove(interface.address)
    }

    /// The tags of a thing that goes, to be forgotten with it.
    func forgetting(_ id: String) -> [EC2Change] { tags[id] == nil ? [] : [.setTags(id, [])] }

    /// Whether an address is given to an interface.
    func isUsed(_ address: IPv4Address, in subnet: Network.Subnet) -> Bool {
        addressesOf[subnet.id]?.contains(address) == true
    }

    /// An address of a subnet that no interface has; nil when there is none.
    ///
    /// - Parameter start: where the search starts; another one each time finds a free address at once until the subnet
    ///   fills.
    func freeAddress(in subnet: Network.Subnet, from start: UInt64) -> IPv4Address? {
        let usable = subnet.block.usable
        guard freeAddresses(in: subnet) > 0 else { return nil }
        for step in 0..<UInt32(usable.count) {
            let offset = (UInt32(truncatingIfNeeded: start) &+ step) % UInt32(usable.count)
            let address = IPv4Address(number: usable.lowerBound + offset)
            if !isUsed(address, in: subnet) { return address }
        }
        return nil
    }

    /// How many addresses of a subnet are free.
    func freeAddresses(in subnet: Network.Subnet) -> Int {
        subnet.block.usable.count - (addressesOf[subnet.id]?.count ?? 0)
    }

    /// A security group, if it is there and of that VPC.
    func securityGroup(_ id: String, in vpcID: String) -> SecurityGroupRecord? {
        groups[id].flatMap { $0.vpcID == vpcID ? $0 : nil }
    }

    /// The group that a VPC's interfaces have when none is named.
    func defaultSecurityGroup(of vpcID: String) -> SecurityGroupRecord? {
        groups.values.first { $0.vpcID == vpcID && $0.name == "default" }
    }
}

extension EC2Region {
    /// The start of the Region's resource names: `arn:aws:ec2:us-east-1:123456789012:`.
    var arnPrefix: String { "arn:\(region.partition):ec2:\(region):\(account):" }

    /// The groups and tags that a Region starts with.
    var initialChanges: [EC2Change] {
        let groups = network.securityGroups.enumerated().map { index, group in
            EC2Change.putGroup(initial(group, serial: UInt64(index) * 3 + 1))
        }
        let named =
            network.vpcs.compactMap { vpc in vpc.name.map { (vpc.id, $0) } }
            + network.instances.map { ($0.id, $0.name) }
        return groups + named.map { .setTags($0.0, [EC2.Tag(key: "Name", value: $0.1)]) }
            + [.nextSerial(UInt64(network.securityGroups.count) * 3 + 1)]
    }

    /// A VPC's own group, and that of the nodes: everything among its members, and everything out.
    private func initial(_ group: Network.SecurityGroup, serial: UInt64) -> SecurityGroupRecord {
        let inward = RuleRecord(
            id: Network.id("sgr", "\(group.id)/ingress", in: region), serial: serial + 1,
            key: RuleKey(isEgress: false, traffic: .all, peer: .group(group.id)))
        let outward = outward(id: Network.id("sgr", "\(group.id)/egress", in: region), serial: serial + 2)
        return SecurityGroupRecord(
            id: group.id, serial: serial, vpcID: group.vpcID, name: group.name,
            description: group.name == "default" ? "default VPC security group" : "The nodes of the cluster",
            rules: [inward, outward])
    }

    /// The rule that each new group has: everything out.
    func outward(id: String, serial: UInt64) -> RuleRecord {
        let everywhere = IPv4Block(base: IPv4Address(number: 0), prefixLength: 0)
        return RuleRecord(
            id: id, serial: serial, key: RuleKey(isEgress: true, traffic: .all, peer: .ipv4(everywhere)))
    }
}
