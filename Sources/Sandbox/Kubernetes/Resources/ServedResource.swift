import KubernetesMachinery
import Wire

/// A resource as one version of its group serves it: everything that the generic parts need to know of a kind.
struct ServedResource: Sendable {
    /// A subresource beside `status`: what is posted to it or read from it is of another kind.
    struct Subresource: Sendable {
        let name: String
        let group: String
        let version: String
        let kind: String
        let verbs: [String]
    }

    let collection: CollectionKey
    let version: String
    let kind: String
    let listKind: String
    let singular: String
    var shortNames: [String] = []
    var categories: [String] = []
    let isNamespaced: Bool
    var verbs: [String] = ServedResource.allVerbs
    /// Whether `status` is written through its own path only.
    var hasStatus = false
    var otherSubresources: [Subresource] = []
    /// Where the objects are in the store: other than ``collection`` where two groups show the same objects.
    let storedCollection: CollectionKey
    /// Group and version of the objects in the store.
    let storedAPIVersion: String
    /// Whether a CustomResourceDefinition made it.
    var isCustom = false
    /// Whether the server counts `metadata.generation`.
    var countsGenerations = false
    /// The definition's columns beside the name; the kind's own table when nil.
    let columns: [TableColumn]
    let schema: ResourceSchema
    let rules: any KindRules

    var group: String { collection.group }
    var plural: String { collection.plural }
    /// Group and version as they stand in manifests.
    var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }
    /// An object of the resource as the subject of a failure that names resources.
    func subject(_ name: String = "") -> APIFailure.Subject { collection.subject(name) }
    /// An object of the resource as the subject of a failure that names kinds.
    func kindSubject(_ name: String) -> APIFailure.Subject {
        APIFailure.Subject(group: group, kind: kind, name: name)
    }

    static let allVerbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"]

    /// The key of an object of the resource.
    func key(namespace: String?, name: String) -> ObjectKey {
        ObjectKey(collection: storedCollection, namespace: isNamespaced ? namespace ?? "" : "", name: name)
    }

    /// The object as the store has it, in the words of this version.
    ///
    /// Versions differ in `apiVersion` alone, unless the kind's rules say more.
    func presented(_ stored: JSONValue) -> JSONValue {
        guard storedAPIVersion != apiVersion else { return stored }
        var object = rules.converted(stored, toVersion: apiVersion)
        object["apiVersion"] = .string(apiVersion)
        return object
    }

    /// The object as it goes to the store, out of the words of this version.
    func stored(_ object: JSONValue) -> JSONValue {
        guard storedAPIVersion != apiVersion else { return object }
        var object = rules.converted(object, toVersion: storedAPIVersion)
        object["apiVersion"] = .string(storedAPIVersion)
        return object
    }
}

/// The schema of a kind, parsed when it is first needed.
final class ResourceSchema: Sendable {
    private let make: @Sendable () -> StructuralSchema
    private let parsed = LazyValue<StructuralSchema>()

    /// Wraps the maker of a schema's JSON.
    init(_ make: @escaping @Sendable () -> JSONObject) { self.make = { StructuralSchema(make()) } }

    /// Wraps a schema that was parsed already.
    init(_ schema: StructuralSchema) { self.make = { schema } }

    /// The schema of the whole object.
    var structural: StructuralSchema { parsed.value(make) }

    /// The schema with what all objects have, which schemas of definitions leave out.
    var whole: StructuralSchema {
        var source = structural.source
        var properties = source["properties"]?.object ?? JSONObject()
        properties["apiVersion"] = ["type": "string"]
        properties["kind"] = ["type": "string"]
        properties["metadata"] = .object(MetadataSchema.structural.source)
        source["properties"] = .object(properties)
        return StructuralSchema(source)
    }
}
