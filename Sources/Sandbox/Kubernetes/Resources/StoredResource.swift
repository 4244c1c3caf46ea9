import KubernetesMachinery
import Wire

/// A resource that is served, with what serving it takes: where its objects are kept, its table, schema and rules.
struct StoredResource: Sendable {
    /// The resource as discovery tells of it.
    let served: ServedResource
    let collection: CollectionKey
    let listKind: String
    /// Where the objects are in the store: other than ``collection`` where two groups show the same objects.
    let storedCollection: CollectionKey
    /// Group and version of the objects in the store.
    let storedAPIVersion: String
    /// Group and version as they stand in manifests.
    let apiVersion: String
    /// Whether `status` is written through its own path only.
    let hasStatus: Bool
    let table: Table
    let schema: ResourceSchema
    let rules: any KindRules
    /// Where `scale` finds its numbers; nil where nothing is scaled.
    let scale: ScalePaths?
    /// Objects of earlier revisions may lack defaults of the schema, or have what it does not know any more.
    private(set) var schemaRevision: UInt64

    /// A built-in resource, stored in its own version but for events, of which there is one collection.
    init(builtIn served: ServedResource) {
        let stored = served.plural == "events" ? CollectionKey.core("events") : nil
        self.init(
            served, stored: stored, storedVersion: served.version, table: .builtIn(served.qualifiedName),
            rules: BuiltInRules.rules(of: served.qualifiedName),
            scale: served.subresources.contains { $0.name == "scale" } ? .ofWorkloads : nil)
    }

    /// A resource of which objects may be stored elsewhere and in another version.
    init(
        _ served: ServedResource, stored: CollectionKey? = nil, storedVersion: String, listKind: String? = nil,
        table: Table, rules: any KindRules, scale: ScalePaths? = nil, schemaRevision: UInt64 = 0
    ) {
        self.served = served
        self.table = table
        self.rules = rules
        self.scale = scale
        self.schemaRevision = schemaRevision
        let own = CollectionKey(group: served.group, plural: served.plural)
        collection = own
        storedCollection = stored ?? own
        let storedGroup = (stored ?? own).group
        storedAPIVersion = storedGroup.isEmpty ? storedVersion : "\(storedGroup)/\(storedVersion)"
        apiVersion = served.groupVersion
        self.listKind = listKind ?? "\(served.kind)List"
        hasStatus = served.subresources.contains { $0.name == "status" }
        schema = ResourceSchema(served)
    }

    var group: String { served.group }
    var version: String { served.version }
    var kind: String { served.kind }
    var plural: String { served.plural }
    var isNamespaced: Bool { served.isNamespaced }
    var verbs: [String] { served.verbs }

    /// Whether a CustomResourceDefinition made it.
    var isCustom: Bool {
        switch served.shape {
        case .builtIn: false
        case .custom: true
        }
    }

    /// An object of the resource as the subject of a failure that names resources.
    func subject(_ name: String = "") -> APIFailure.Subject { collection.subject(name) }
    /// An object of the resource as the subject of a failure that names kinds.
    func kindSubject(_ name: String) -> APIFailure.Subject {
        APIFailure.Subject(group: group, kind: kind, name: name)
    }

    /// The key of an object of the resource.
    func key(namespace: String?, name: String) -> ObjectKey {
        ObjectKey(collection: storedCollection, namespace: isNamespaced ? namespace ?? "" : "", name: name)
    }

    /// The object as the store has it, in the words of this version.
    ///
    /// Versions differ in `apiVersion` alone, unless the kind's rules say more.
    func presented(_ stored: JSONValue) -> JSONValue {
        let stored = renewed(stored)
        guard storedAPIVersion != apiVersion else { return stored }
        var object = rules.converted(stored, toVersion: apiVersion)
        object["apiVersion"] = .string(apiVersion)
        return object
    }

    /// Whether the store has an object as this version shows it.
    func isShown(as object: StoredObject) -> Bool {
        storedAPIVersion == apiVersion && object.revision >= schemaRevision
    }

    /// An object as the schema of today has it.
    private func renewed(_ stored: JSONValue) -> JSONValue {
        guard schemaRevision > 0, let revision = UInt64(stored.resourceVersion), revision < schemaRevision else {
            return stored
        }
        var unknown: [String] = []
        var known = schema.structural.pruned(stored.object ?? JSONObject(), unknown: &unknown)
        known["metadata"] = stored["metadata"]
        return schema.structural.defaulted(.object(known))
    }

    /// The resource with the revision of another form of it, where both have one schema.
    func keepingRevision(of former: StoredResource?) -> StoredResource {
        guard let former, case .custom(let old) = former.served.shape, case .custom(let new) = served.shape,
            old.source == new.source
        else { return self }
        var same = self
        same.schemaRevision = former.schemaRevision
        return same
    }

    /// The object as it goes to the store, out of the words of this version.
    func stored(_ object: JSONValue) -> JSONValue {
        guard storedAPIVersion != apiVersion else { return object }
        var object = rules.converted(object, toVersion: storedAPIVersion)
        object["apiVersion"] = .string(storedAPIVersion)
        return object
    }
}

/// The schema of a resource, made when it is first needed.
final class ResourceSchema: Sendable {
    private let served: ServedResource
    private let made = LazyValue<(structural: StructuralSchema, whole: StructuralSchema)>()

    init(_ served: ServedResource) { self.served = served }

    /// The schema as it was declared: a definition's leaves out what all objects have.
    var structural: StructuralSchema { schemas.structural }

    /// The schema with what all objects have.
    var whole: StructuralSchema { schemas.whole }

    private var schemas: (structural: StructuralSchema, whole: StructuralSchema) {
        made.value {
            let whole = served.schema()
            switch served.shape {
            case .builtIn: return (whole, whole)
            case .custom(let declared): return (declared, whole)
            }
        }
    }
}
