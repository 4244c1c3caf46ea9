import Wire

/// Checks that the elements of `set` and `map` lists stand once.
struct ListCheck {
    private(set) var errors: [FieldError] = []

    mutating func check(_ value: JSONValue, against schema: StructuralSchema, at path: FieldPath) {
        switch value {
        case .object(let members):
            for (name, member) in members {
                if let property = schema.properties[name] {
                    check(member, against: property, at: path.child(name))
                } else if let entries = schema.additionalProperties {
                    check(member, against: entries, at: path.key(name))
                }
            }
        case .array(let elements):
            checkUniqueness(elements, schema, path)
            guard let items = schema.items else { return }
            for (index, element) in elements.enumerated() { check(element, against: items, at: path.index(index)) }
        default: break
        }
    }

    private mutating func checkUniqueness(_ elements: [JSONValue], _ schema: StructuralSchema, _ path: FieldPath) {
        guard schema.listType != .atomic else { return }
        if schema.listType == .map {
            for (index, element) in elements.enumerated() where element.object == nil && !element.isNull {
                errors.append(
                    .invalid(path.index(index), element, "must be an object for an array of list-type map"))
                return
            }
        }
        // Only the second appearance of an element is reported, as the API server does.
        var count: [JSONValue: Int] = [:]
        for (index, element) in elements.enumerated() {
            let identity = schema.listType == .set ? element : keys(of: element, schema)
            count[identity, default: 0] += 1
            if count[identity] == 2 { errors.append(FieldError(.duplicate, path.index(index), identity)) }
        }
    }

    private func keys(of element: JSONValue, _ schema: StructuralSchema) -> JSONValue {
        var keys = JSONObject()
        for name in schema.listMapKeys { keys[name] = element[name] }
        return .object(keys)
    }
}
