import Wire

extension StructuralSchema {
    /// What tells an element of a `map` list from the others: the values of its key fields, defaults filled in. For a
    /// `set` it is the element itself. Nil for atomic lists.
    func identity(of element: JSONValue) -> JSONValue? {
        switch listType {
        case .atomic: return nil
        case .set: return element
        case .map:
            var key = JSONObject()
            for name in listMapKeys {
                key[name] = element[name] ?? items?.properties[name]?.defaultValue ?? .null
            }
            return .object(key)
        }
    }

    /// The elements of an old list by what tells them apart; empty for lists whose elements cannot be told apart.
    func elementsByIdentity(_ elements: [JSONValue]) -> [JSONValue: JSONValue] {
        var found: [JSONValue: JSONValue] = [:]
        for element in elements {
            if let identity = identity(of: element), found[identity] == nil { found[identity] = element }
        }
        return found
    }
}
