public import Wire

/// The metadata of a resource in the form in which the API server keeps it.
public enum ResourceMetadata {
    /// The object with metadata that lacks nulls and empty lists and maps, which mean nothing there.
    public static func normalized(_ object: JSONObject) -> JSONObject {
        guard let metadata = object["metadata"]?.object else { return object }
        let kept = metadata.filter { _, value in
            !value.isNull && value.array?.isEmpty != true && value.object?.isEmpty != true
        }
        guard kept.count < metadata.count else { return object }
        var object = object
        object["metadata"] = .object(JSONObject(kept.map { ($0.key, $0.value) }))
        return object
    }
}
