import KubernetesMachinery
import Wire

/// All resources that are served at a moment: a value.
struct Catalogue: Sendable {
    /// A version of a group.
    struct VersionKey: Hashable, Sendable {
        let group: String
        let version: String
    }

    /// The resources by group, version and plural.
    private(set) var resources: [VersionKey: [String: StoredResource]] = [:]
    /// The groups in the order of discovery, with their versions, preferred first.
    private(set) var groups: [(name: String, versions: [String])] = []
    /// One resource, of whatever version, for each collection of the store.
    private(set) var byStoredCollection: [CollectionKey: StoredResource] = [:]
    /// Counts the changes, so that documents made of a catalogue can be told apart.
    let generation: Int

    private static let builtIns = BuiltInResources.all.map(StoredResource.init(builtIn:))

    /// Makes the catalogue of the built-in kinds and of what definitions add.
    ///
    /// - Parameter former: the catalogue before, of which schemas that did not change are known.
    init(definitions: [JSONValue], generation: Int, after former: Catalogue? = nil) {
        self.generation = generation
        for resource in Self.builtIns { add(resource) }
        for definition in definitions {
            for resource in CustomResources.resources(of: definition) {
                let key = VersionKey(group: resource.group, version: resource.version)
                add(resource.keepingRevision(of: former?.resources[key]?[resource.plural]))
            }
        }
    }

    private mutating func add(_ resource: StoredResource) {
        let key = VersionKey(group: resource.group, version: resource.version)
        resources[key, default: [:]][resource.plural] = resource
        if resource.verbs.contains("list"), resource.collection == resource.storedCollection {
            byStoredCollection[resource.collection] = resource
        }
        if let index = groups.firstIndex(where: { $0.name == resource.group }) {
            guard !groups[index].versions.contains(resource.version) else { return }
            groups[index].versions.append(resource.version)
            groups[index].versions.sort(by: VersionPriority.precedes)
        } else {
            groups.append((resource.group, [resource.version]))
        }
    }

    /// The resource of a path; nil when none is served there.
    func resource(_ path: ResourcePath) -> StoredResource? {
        resources[VersionKey(group: path.group, version: path.version)]?[path.plural]
    }

    /// The resources of a version, by plural; nil when the version is not served.
    func resources(group: String, version: String) -> [StoredResource]? {
        resources[VersionKey(group: group, version: version)]?.values.sorted { $0.plural < $1.plural }
    }

    /// The preferred version of what an object's owner names; nil when its kind is not served.
    func resource(apiVersion: String, kind: String) -> StoredResource? {
        let parts = apiVersion.split(separator: "/").map(String.init)
        let key = VersionKey(group: parts.count > 1 ? parts[0] : "", version: parts.last ?? "")
        return resources[key]?.values.first { $0.kind == kind }
    }
}
