public import Wire

/// A JSON merge patch (RFC 7386): members are set, null removes, anything but an object replaces.
public enum MergePatch {
    /// The object after the patch.
    ///
    /// - Throws: ``PatchError`` where the patch is no object.
    public static func apply(_ patch: JSONValue, to object: JSONObject) throws(PatchError) -> JSONObject {
        guard case .object(let changes) = patch else {
            throw PatchError(
                .malformed, "json: cannot unmarshal \(patch.typeName) into Go value of type map[string]interface {}")
        }
        return merged(object, changes)
    }

    private static func merged(_ object: JSONObject, _ changes: JSONObject) -> JSONObject {
        var result = object
        for (name, change) in changes {
            switch change {
            case .null: result[name] = nil
            case .object(let inner): result[name] = .object(merged(result[name]?.object ?? JSONObject(), inner))
            default: result[name] = change
            }
        }
        return result
    }
}
