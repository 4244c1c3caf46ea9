import KubernetesMachinery
import Wire

/// The resources that a CustomResourceDefinition adds to the API.
enum CustomResources {
    /// The served versions of a definition; none where it stores no version.
    static func resources(of definition: JSONValue) -> [StoredResource] {
        let read = ResourceDefinition(definition.object ?? JSONObject())
        guard let storage = read.storageVersion, DefinitionNames.areAccepted(definition) else { return [] }
        let subject = APIFailure.Subject(group: read.group, kind: read.names.plural, name: "")
        return ServedResource.of(read).compactMap { served in
            guard let version = read.versions.first(where: { $0.name == served.version }) else { return nil }
            let fields = version.selectableFields.map { String($0.drop { $0 == "." }) }
            return StoredResource(
                served, storedVersion: storage.name, listKind: read.names.listKind,
                table: Table(customColumns: version.columns),
                rules: CustomResourceRules(
                    selectableFields: Set(fields), isEnding: definition.isTerminating, subject: subject),
                scale: version.scale.map(ScalePaths.init(definition:)),
                schemaRevision: UInt64(definition.resourceVersion) ?? 0)
        }
    }
}
