public import Wire

extension StructuralSchema {
    /// The value with nulls that the schema does not allow removed and defaults filled in, on all levels.
    ///
    /// A null that is not allowed gives way to the default, or is dropped where there is none; an allowed null stays.
    public func defaulted(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let members): .object(defaulted(members))
        case .array(let elements):
            .array(
                elements.map { element in
                    guard let items else { return element }
                    return items.defaulted(items.replacement(forNull: element) ?? element)
                })
        default: value
        }
    }

    private func defaulted(_ members: JSONObject) -> JSONObject {
        var result = members
        for (name, value) in members {
            guard value.isNull, let schema = schema(ofMember: name), !schema.isNullable else { continue }
            result[name] = schema.defaultValue
        }
        for name in propertyNames {
            if let standard = properties[name]?.defaultValue, !result.contains(name) { result[name] = standard }
        }
        for (name, value) in result {
            if let schema = schema(ofMember: name) { result[name] = schema.defaulted(value) }
        }
        return result
    }

    private func replacement(forNull value: JSONValue) -> JSONValue? {
        value.isNull && !isNullable ? defaultValue : nil
    }
}
