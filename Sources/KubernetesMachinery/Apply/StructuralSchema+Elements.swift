import Wire

extension StructuralSchema {
    /// Whether server-side apply looks into an object of this schema rather than taking it as one value.
    var isGranularMap: Bool { !isAtomicMap }

    /// The path element of a list's element; nil for atomic lists.
    func pathElement(of element: JSONValue) -> PathElement? {
        switch listType {
        case .atomic: nil
        case .set: .value(element)
        case .map:
            identity(of: element)?.object.map { keys in
                // A key that the element lacks and that has no default is no part of its identity.
                .key(JSONObject(keys.filter { !$0.value.isNull }.map { ($0.key, $0.value) }))
            }
        }
    }

    /// The elements of a list with their path elements; nil where the list is one value.
    func elements(_ list: [JSONValue]) -> [(element: PathElement, value: JSONValue)]? {
        guard listType != .atomic else { return nil }
        return list.compactMap { value in pathElement(of: value).map { ($0, value) } }
    }
}
