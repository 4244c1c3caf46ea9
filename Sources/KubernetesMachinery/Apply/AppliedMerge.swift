import Wire

/// Merges what a manager applies into an object.
enum AppliedMerge {
    static func merge(_ live: JSONObject, _ applied: JSONObject, schema: StructuralSchema?) -> JSONObject {
        var result = live
        for (name, value) in applied {
            result[name] = merge(live[name], value, schema: schema?.schema(ofMember: name))
        }
        return result
    }

    private static func merge(_ live: JSONValue?, _ applied: JSONValue, schema: StructuralSchema?) -> JSONValue {
        switch (live, applied) {
        case (.object(let old)?, .object(let new)) where schema?.isAtomicMap != true:
            return .object(merge(old, new, schema: schema))
        case (.array(let old)?, .array(let new)):
            guard let schema, schema.listType != .atomic else { return applied }
            return .array(mergeLists(old, new, schema))
        default: return applied
        }
    }

    /// The elements of both: those that are applied in their order, the others where they stand between them.
    private static func mergeLists(_ old: [JSONValue], _ new: [JSONValue], _ schema: StructuralSchema) -> [JSONValue] {
        let live = schema.elements(old) ?? []
        let applied = schema.elements(new) ?? []
        let known = Dictionary(live, uniquingKeysWith: { first, _ in first })
        let wanted = Set(applied.map(\.element))
        var result: [JSONValue] = []
        var l = 0
        var r = 0
        while l < live.count || r < applied.count {
            let nextShared = applied[r...].first { known[$0.element] != nil }?.element
            if l < live.count, !wanted.contains(live[l].element) {
                result.append(live[l].value)
                l += 1
            } else if l < live.count, live[l].element != nextShared {
                l += 1
            } else if r < applied.count {
                let (element, value) = applied[r]
                result.append(merge(known[element], value, schema: schema.items))
                if l < live.count, live[l].element == element { l += 1 }
                r += 1
            }
        }
        return result
    }
}
