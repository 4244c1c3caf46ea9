import KubernetesMachinery
import Synchronization
import Vocabulary
import Wire

/// Notes in `metadata.managedFields` who wrote what, with one field manager for each resource and subresource.
final class FieldOwnership: Sendable {
    private struct Key: Hashable {
        let collection: CollectionKey
        let version: String
        let subresource: String
        /// Tells the schemas of a definition's versions over time apart.
        let schema: ObjectIdentifier
    }

    private let managers = Mutex<[Key: FieldManager]>([:])

    /// The field manager for writes through a path.
    func manager(for resource: StoredResource, subresource: String) -> FieldManager {
        let key = Key(
            collection: resource.collection, version: resource.version, subresource: subresource,
            schema: ObjectIdentifier(resource.schema))
        return managers.withLock { managers in
            if let known = managers[key] { return known }
            let made = FieldManager(
                schema: resource.schema.whole, apiVersion: resource.apiVersion,
                subresource: subresource, ignoredFields: Self.ignored(resource, subresource))
            // Definitions that change leave managers behind; a few are no harm, many are.
            if managers.count > 512 { managers.removeAll() }
            managers[key] = made
            return made
        }
    }

    private static func ignored(_ resource: StoredResource, _ subresource: String) -> [[String]] {
        if subresource == "status" { return [["spec"], ["metadata"]] }
        return resource.hasStatus ? [["status"]] : []
    }

    /// Notes a create, an update or a patch of an object of the store's form.
    func noteUpdate(of object: inout JSONValue, from old: JSONValue?, writer: ObjectWriter, subresource: String) {
        let resource = writer.resource
        let manager = manager(for: resource, subresource: subresource)
        let noted = manager.updated(
            resource.presented(object).object ?? JSONObject(), live: old.flatMap { resource.presented($0).object },
            manager: writer.options.fieldManager, time: writer.now.rfc3339)
        object[at: "metadata", "managedFields"] = noted["metadata"]?["managedFields"]
    }
}
