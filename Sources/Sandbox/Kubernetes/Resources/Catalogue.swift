import Wire

/// All resources that are served at a moment: a value.
struct Catalogue: Sendable {
    /// A version of a group.
    struct VersionKey: Hashable, Sendable {
        let group: String
        let version: String
    }

    /// The resources by group, version and plural.
    private(set) var resources: [VersionKey: [String: ServedResource]] = [:]
    /// The groups in the order of discovery, with their versions, preferred first.
    private(set) var groups: [(name: String, versions: [String])] = []
    /// Counts the changes, so that documents made of a catalogue can be told apart.
    let generation: Int

    /// Makes the catalogue of the built-in kinds and of what definitions add.
    init(definitions: [JSONValue], generation: Int) {
        self.generation = generation
        for resource in BuiltInResources.all { add(resource) }
        for definition in definitions { for resource in CustomResources.resources(of: definition) { add(resource) } }
    }

    private mutating func add(_ resource: ServedResource) {
        let key = VersionKey(group: resource.group, version: resource.version)
        resources[key, default: [:]][resource.plural] = resource
        if let index = groups.firstIndex(where: { $0.name == resource.group }) {
            guard !groups[index].versions.contains(resource.version) else { return }
            groups[index].versions.append(resource.version)
            groups[index].versions.sort(by: VersionOrder.isBefore)
        } else {
            groups.append((resource.group, [resource.version]))
        }
    }

    /// The resource of a path; nil when none is served there.
    func resource(_ path: ResourcePath) -> ServedResource? {
        resources[VersionKey(group: path.group, version: path.version)]?[path.plural]
    }

    /// The resources of a version, by plural; nil when the version is not served.
    func resources(group: String, version: String) -> [ServedResource]? {
        resources[VersionKey(group: group, version: version)]?.values.sorted { $0.plural < $1.plural }
    }

    /// The preferred version of what an object's owner names; nil when its kind is not served.
    func resource(apiVersion: String, kind: String) -> ServedResource? {
        let parts = apiVersion.split(separator: "/").map(String.init)
        let key = VersionKey(group: parts.count > 1 ? parts[0] : "", version: parts.last ?? "")
        return resources[key]?.values.first { $0.kind == kind }
    }

    /// One resource, of whatever version, for each collection of the store.
    var byStoredCollection: [CollectionKey: ServedResource] {
        var found: [CollectionKey: ServedResource] = [:]
        for resource in resources.values.flatMap(\.values) where resource.verbs.contains("list") {
            if resource.collection == resource.storedCollection { found[resource.storedCollection] = resource }
        }
        return found
    }
}

/// The order of versions in discovery: stable before beta before alpha, newer before older.
enum VersionOrder {
    static func isBefore(_ left: String, _ right: String) -> Bool {
        let (first, second) = (rank(left), rank(right))
        return first == second ? left < right : second.lexicographicallyPrecedes(first)
    }

    private static func rank(_ version: String) -> [Int] {
        guard version.hasPrefix("v") else { return [0] }
        let digits = version.dropFirst().prefix { $0.isNumber }
        guard let major = Int(digits) else { return [0] }
        let rest = version.dropFirst(1 + digits.count)
        if rest.isEmpty { return [3, major, 0] }
        if rest.hasPrefix("beta"), let number = Int(rest.dropFirst(4)) { return [2, major, number] }
        if rest.hasPrefix("alpha"), let number = Int(rest.dropFirst(5)) { return [1, major, number] }
        return [0]
    }
}
