import Wire

extension FieldSet {
    /// The fields that an object sets.
    init(settingOf object: JSONObject, schema: StructuralSchema?) {
        for (name, value) in object {
            let element = PathElement.field(name)
            let below = schema?.schema(ofMember: name)
            let child = FieldSet(below: value, schema: below)
            let isEmptyMap = value.isNull || value.object?.isEmpty == true
            if child == nil || isEmptyMap || schema?.properties[name] == nil { members.insert(element) }
            if let child, !child.isEmpty { children[element] = child }
        }
    }

    /// The fields below a value; nil where the value is one for all.
    private init?(below value: JSONValue, schema: StructuralSchema?) {
        switch value {
        case .object(let members):
            guard schema?.isAtomicMap != true else { return nil }
            self.init(settingOf: members, schema: schema)
        case .array(let list):
            guard let elements = schema?.elements(list) else { return nil }
            self.init()
            for (element, value) in elements {
                members.insert(element)
                if let child = FieldSet(below: value, schema: schema?.items), !child.isEmpty {
                    children[element] = child
                }
            }
        default: return nil
        }
    }
}

/// What differs between two objects.
struct FieldComparison {
    var added = FieldSet()
    var modified = FieldSet()
    var removed = FieldSet()

    init(_ old: JSONObject, _ new: JSONObject, schema: StructuralSchema?) {
        compareMaps(old, new, schema, [])
    }

    /// The fields that a writer took by the change.
    var taken: FieldSet { added.union(modified) }

    func without(_ paths: [[PathElement]]) -> FieldComparison {
        var result = self
        for path in paths {
            result.added = result.added.without(path)
            result.modified = result.modified.without(path)
            result.removed = result.removed.without(path)
        }
        return result
    }

    private mutating func compareMaps(
        _ old: JSONObject, _ new: JSONObject, _ schema: StructuralSchema?, _ path: [PathElement]
    ) {
        for (name, value) in old {
            compare(value, new[name], schema?.schema(ofMember: name), path + [.field(name)])
        }
        for (name, value) in new where !old.contains(name) {
            compare(nil, value, schema?.schema(ofMember: name), path + [.field(name)])
        }
    }

    private mutating func compare(
        _ old: JSONValue?, _ new: JSONValue?, _ schema: StructuralSchema?, _ path: [PathElement]
    ) {
        if old == new { return }
        if isLeaf(old, new, schema) {
            if old == nil {
                added.insert(path)
            } else if new == nil {
                removed.insert(path)
            } else {
                modified.insert(path)
                compareShapes(old, new, schema, path)
            }
            return
        }
        if old == nil { added.insert(path) }
        if new == nil { removed.insert(path) }
        if old?.object != nil || new?.object != nil {
            compareMaps(old?.object ?? JSONObject(), new?.object ?? JSONObject(), schema, path)
        } else if let schema {
            compareLists(old?.array ?? [], new?.array ?? [], schema, path)
        }
    }

    /// Where a map gives way to another shape, or the other way round, what stands below it goes or comes.
    private mutating func compareShapes(
        _ old: JSONValue?, _ new: JSONValue?, _ schema: StructuralSchema?, _ path: [PathElement]
    ) {
        guard (old?.object == nil) != (new?.object == nil), schema?.isAtomicMap != true else { return }
        compareMaps(old?.object ?? JSONObject(), new?.object ?? JSONObject(), schema, path)
    }

    /// Whether two values are compared as a whole: scalars, atomic lists and maps, values of different shapes, and
    /// empty ones, whose presence is all there is to them.
    private func isLeaf(_ old: JSONValue?, _ new: JSONValue?, _ schema: StructuralSchema?) -> Bool {
        let present = [old, new].compactMap { $0 }.filter { !$0.isNull }
        if present.allSatisfy({ $0.object != nil }), !present.isEmpty {
            return schema?.isAtomicMap == true || present.allSatisfy { $0.object?.isEmpty == true }
        }
        if present.allSatisfy({ $0.array != nil }), !present.isEmpty {
            return (schema?.listType ?? .atomic) == .atomic || present.allSatisfy { $0.array?.isEmpty == true }
        }
        return true
    }

    private mutating func compareLists(
        _ old: [JSONValue], _ new: [JSONValue], _ schema: StructuralSchema, _ path: [PathElement]
    ) {
        let before = Dictionary(schema.elements(old) ?? [], uniquingKeysWith: { first, _ in first })
        let after = Dictionary(schema.elements(new) ?? [], uniquingKeysWith: { first, _ in first })
        for element in Set(before.keys).union(after.keys) {
            compare(before[element], after[element], schema.items, path + [element])
        }
    }
}

extension JSONObject {
    /// The object without the fields of a set.
    func removing(_ set: FieldSet, schema: StructuralSchema?) -> JSONObject {
        var result = self
        for (name, value) in self {
            let element = PathElement.field(name)
            if set.members.contains(element) {
                result[name] = nil
            } else if let below = set.children[element] {
                result[name] = value.removing(below, schema: schema?.schema(ofMember: name))
            }
        }
        return result
    }
}

extension JSONValue {
    fileprivate func removing(_ set: FieldSet, schema: StructuralSchema?) -> JSONValue {
        switch self {
        case .object(let members): return .object(members.removing(set, schema: schema))
        case .array(let list):
            guard let schema, let elements = schema.elements(list) else { return self }
            return .array(
                elements.compactMap { element, value in
                    if set.members.contains(element) { return nil }
                    return set.children[element].map { value.removing($0, schema: schema.items) } ?? value
                })
        default: return self
        }
    }
}
