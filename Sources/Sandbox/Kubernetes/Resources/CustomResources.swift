import KubernetesMachinery
import Vocabulary
import Wire

/// The resources that a CustomResourceDefinition adds to the API.
enum CustomResources {
    /// The served versions of a definition; none while it is not established or is going away.
    static func resources(of definition: JSONValue) -> [ServedResource] {
        let read = ResourceDefinition(definition.object ?? JSONObject())
        guard let storage = read.storageVersion else { return [] }
        return read.versions.filter(\.isServed).map { resource(of: $0, in: read, storedVersion: storage.name) }
    }

    private static func resource(
        of version: ResourceDefinition.Version, in definition: ResourceDefinition, storedVersion: String
    ) -> ServedResource {
        let collection = CollectionKey(group: definition.group, plural: definition.names.plural)
        let fields = version.selectableFields.map { String($0.drop { $0 == "." }) }
        return ServedResource(
            collection: collection, version: version.name, kind: definition.names.kind,
            listKind: definition.names.listKind, singular: definition.names.singular,
            shortNames: definition.names.shortNames, categories: definition.names.categories,
            isNamespaced: definition.isNamespaced, hasStatus: version.hasStatus, storedCollection: collection,
            storedAPIVersion: "\(definition.group)/\(storedVersion)", isCustom: true, countsGenerations: true,
            columns: columns(of: version), schema: ResourceSchema(version.schema ?? StructuralSchema(JSONObject())),
            rules: CustomResourceRules(selectableFields: Set(fields)))
    }

    private static func columns(of version: ResourceDefinition.Version) -> [TableColumn] {
        let columns = version.columns.map(column)
        return [.name] + (columns.isEmpty ? [.age] : columns)
    }

    private static func column(_ definition: ColumnDefinition) -> TableColumn {
        let path = try? JSONPath(definition.jsonPath)
        return TableColumn(
            name: definition.name, type: definition.type, format: definition.format,
            description: definition.description, priority: definition.priority
        ) { object, now in
            TableCell.value(of: path?.values(in: object) ?? [], type: definition.type, now: now)
        }
    }
}
