import EC2Model
import Vocabulary

// Tags: of VPCs, subnets, route tables, groups, rules, interfaces and instances, in one table.

extension EC2Region {
    /// The kind of resource that has tags, by the start of its id.
    private static let resourceTypes = [
        "vpc": "vpc", "subnet": "subnet", "sg": "security-group", "sgr": "security-group-rule",
        "eni": "network-interface", "i": "instance", "rtb": "route-table",
    ]
    private static let tagKeyLength = 128
    private static let tagValueLength = 256

    /// - Throws: `InvalidID` or the code of its kind for a resource that is not there, `InvalidParameterValue` for a tag
    ///   that cannot be one, `TagLimitExceeded`.
    func createTags(_ request: EC2.CreateTags) throws(EC2Refusal) -> EC2Decision<EC2.Confirmation> {
        try checkResources(request.resources)
        guard !request.tags.isEmpty else { throw .missing("tag") }
        try check(request.tags)
        var changes: [EC2Change] = []
        for id in Set(request.resources).sorted() { changes.append(.setTags(id, try merged(id, request.tags))) }
        return EC2Decision(.init(isDone: true), changes)
    }

    private func merged(_ id: String, _ new: [EC2.Tag]) throws(EC2Refusal) -> [EC2.Tag] {
        let replaced = Set(new.map(\.key))
        let all = tags(of: id).filter { !replaced.contains($0.key) } + new
        guard all.count <= limits.tagsPerResource else {
            throw EC2Refusal(.tooManyTags, "The maximum number of Tags for a resource has been reached.")
        }
        return all.sorted { $0.key < $1.key }
    }

    /// Tags that are not there are no error.
    ///
    /// - Throws: `InvalidID` or the code of its kind for a resource that is not there, `InvalidParameterValue`.
    func deleteTags(_ request: EC2.DeleteTags) throws(EC2Refusal) -> EC2Decision<EC2.Confirmation> {
        try checkResources(request.resources)
        for tag in request.tags where tag.key.hasPrefix("aws:") { throw Self.reserved(tag.key) }
        let changes: [EC2Change] = Set(request.resources).sorted().compactMap { id in
            let old = tags(of: id)
            let rest = old.filter { tag in !isAsked(tag, request.tags) }
            return rest == old ? nil : .setTags(id, rest)
        }
        return EC2Decision(.init(isDone: true), changes)
    }

    private func isAsked(_ tag: EC2.Tag, _ asked: [EC2.TagToDelete]) -> Bool {
        asked.isEmpty || asked.contains { $0.key == tag.key && ($0.value == nil || $0.value == tag.value) }
    }

    /// - Throws: what filters and pages throw.
    func describeTags(_ request: EC2.DescribeTags) throws(EC2Refusal) -> EC2Decision<EC2.TagPage> {
        let all = tags.sorted { $0.key < $1.key }.flatMap { id, tags in
            tags.map { tag in
                EC2.TagDescription(
                    resourceID: id, resourceType: Self.resourceType(of: id) ?? "", key: tag.key, value: tag.value)
            }
        }
        // A tag has no place that it keeps: when others come or go between two pages, one may be missed or come twice.
        let rows = all.enumerated().map { Placed(place: UInt64($0) + 1, thing: $1) }
        let table = FilterTable<Placed<EC2.TagDescription>>(
            tags: { [EC2.Tag(key: $0.thing.key, value: $0.thing.value)] },
            [
                "key": { [$0.thing.key] }, "value": { [$0.thing.value] }, "resource-id": { [$0.thing.resourceID] },
                "resource-type": { [$0.thing.resourceType] },
            ])
        let page = try page(try table.select(rows, request.filters, limits: limits), request, kind: "tag")
        return EC2Decision(.init(tags: page.rows.map(\.thing), nextToken: page.nextToken))
    }

    /// The tags that a call gives to what it makes, sorted by key.
    ///
    /// - Throws: `InvalidParameterValue` for tags of another type of resource, and as ``createTags(_:)``.
    func newTags(_ specifications: [EC2.TagSpecification], type: String) throws(EC2Refusal) -> [EC2.Tag] {
        for specification in specifications where specification.resourceType != type {
            throw .invalid(
                "'\(specification.resourceType)' is not a valid taggable resource type for this operation.")
        }
        let tags = specifications.flatMap(\.tags)
        try check(tags)
        guard tags.count <= limits.tagsPerResource else {
            throw EC2Refusal(.tooManyTags, "The maximum number of Tags for a resource has been reached.")
        }
        return tags.sorted { $0.key < $1.key }
    }

    private func check(_ tags: [EC2.Tag]) throws(EC2Refusal) {
        for tag in tags {
            guard !tag.key.isEmpty else { throw .invalid("Tag key can't be empty") }
            guard !tag.key.lowercased().hasPrefix("aws:") else { throw Self.reserved(tag.key) }
            guard tag.key.count <= Self.tagKeyLength else {
                throw .invalid("Tag key exceeds the maximum length of \(Self.tagKeyLength) characters")
            }
            guard tag.value.count <= Self.tagValueLength else {
                throw .invalid("Tag value exceeds the maximum length of \(Self.tagValueLength) characters")
            }
        }
        guard Set(tags.map(\.key)).count == tags.count else { throw .invalid("Duplicate tag key specified.") }
    }

    private static func reserved(_ key: String) -> EC2Refusal {
        .invalid("Tag keys starting with 'aws:' are reserved for internal use: '\(key)'")
    }

    private static func resourceType(of id: String) -> String? {
        id.split(separator: "-").first.flatMap { resourceTypes[String($0)] }
    }

    private func checkResources(_ ids: [String]) throws(EC2Refusal) {
        guard !ids.isEmpty else { throw .missing("resourceIdSet") }
        for id in ids { try checkResource(id) }
    }

    private func checkResource(_ id: String) throws(EC2Refusal) {
        switch Self.resourceType(of: id) {
        case "vpc": if network.vpc(id) == nil { throw .unknownVPC(id) }
        case "subnet": if network.subnet(id) == nil { throw .unknownSubnet(id) }
        case "security-group": if groups[id] == nil { throw .unknownGroup(id) }
        case "security-group-rule": if groupOfRule[id] == nil { throw .unknownRule(id) }
        case "network-interface":
            if interfaces[id] == nil, !network.instances.contains(where: { $0.interfaceID == id }) {
                throw .unknownInterface(id)
            }
        case "route-table":
            if !network.vpcs.contains(where: { mainRouteTable(of: $0).id == id }) {
                throw EC2Refusal(.routeTableNotFound, "The routeTable ID '\(id)' does not exist")
            }
        case "instance": if !network.instances.contains(where: { $0.id == id }) { throw .unknownInstance(id) }
        default: throw EC2Refusal(.invalidID, "The ID '\(id)' is not valid")
        }
    }
}
