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

    /// The elements of both: those of the applied list in its order, the others behind the one that stood before them.
    private static func mergeLists(_ old: [JSONValue], _ new: [JSONValue], _ schema: StructuralSchema) -> [JSONValue] {
        let live = schema.elements(old) ?? []
        let applied = schema.elements(new) ?? []
        let known = Dictionary(live, uniquingKeysWith: { first, _ in first })
        let wanted = Set(applied.map(\.element))
        var result: [JSONValue] = []
        var done: Set<PathElement> = []
        var l = 0
        var r = 0
        while l < live.count || r < applied.count {
            if l < live.count, done.contains(live[l].element) {
                l += 1
            } else if l < live.count, !wanted.contains(live[l].element) {
                result.append(live[l].value)
                l += 1
            } else if r < applied.count {
                let (element, value) = applied[r]
                if done.insert(element).inserted { result.append(merge(known[element], value, schema: schema.items)) }
                r += 1
            } else {
                l += 1
            }
        }
        return result
    }
}
