public import Wire

/// A strategic merge patch, which merges lists by the keys that the schema names.
///
/// Directives: `$patch` (delete, replace, merge), `$retainKeys`, `$deleteFromPrimitiveList/<field>` and
/// `$setElementOrder/<field>`.
///
/// Source: "strategic-merge-patch.md" of the Kubernetes API conventions; behaviour as of 1.32.
public enum StrategicMergePatch {
    /// The object after the patch; the schema says how lists are merged.
    ///
    /// Only built-in kinds have such schemas; the API server answers 415 to such patches of custom resources.
    ///
    /// - Throws: ``PatchError``.
    public static func apply(
        _ patch: JSONValue, to object: JSONObject, schema: StructuralSchema
    ) throws(PatchError) -> JSONObject {
        guard case .object(let changes) = patch else {
            throw PatchError(
                .malformed, "json: cannot unmarshal \(patch.typeName) into Go value of type map[string]interface {}")
        }
        return try merged(object, changes, schema) ?? JSONObject()
    }

    // MARK: Objects

    /// The merged object; nil where the patch deletes it.
    private static func merged(
        _ object: JSONObject, _ patch: JSONObject, _ schema: StructuralSchema?
    ) throws(PatchError) -> JSONObject? {
        var patch = patch
        if let directive = patch.removeValue(forKey: "$patch") {
            switch directive.string {
            case "delete": return nil
            case "replace": return withoutDirectives(patch)
            case "merge": break
            default: throw PatchError(.doesNotApply, "unknown patch type: \(GoSyntax.plain(directive))")
            }
        }
        var result = object
        if let kept = patch.removeValue(forKey: "$retainKeys") {
            let names = Set(kept.array?.compactMap(\.string) ?? [])
            for name in object.keys where !names.contains(name) { result[name] = nil }
        }
        for (name, change) in patch {
            if let field = name.dropping(prefix: "$deleteFromPrimitiveList/") {
                let gone = Set(change.array ?? [])
                result[field] = result[field]?.array.map { .array($0.filter { !gone.contains($0) }) }
            } else if !name.hasPrefix("$setElementOrder/") {
                result[name] = try merged(result[name], change, schema?.schema(ofMember: name))
            }
        }
        for (name, order) in patch {
            guard let field = name.dropping(prefix: "$setElementOrder/"), let order = order.array else { continue }
            let key = schema?.schema(ofMember: field)?.patchMergeKey
            result[field] = result[field]?.array.map { .array(ordered($0, by: order, key: key)) }
        }
        return result
    }

    private static func merged(
        _ value: JSONValue?, _ change: JSONValue, _ schema: StructuralSchema?
    ) throws(PatchError) -> JSONValue? {
        switch change {
        case .null: return nil
        case .object(let inner):
            return try merged(value?.object ?? JSONObject(), inner, schema).map { .object($0) }
        case .array(let elements):
            guard let schema, schema.patchStrategies.contains("merge") else {
                return .array(elements.filter { !isDirective($0) })
            }
            return .array(try mergedList(value?.array ?? [], elements, schema))
        default: return change
        }
    }

    // MARK: Lists

    private static func mergedList(
        _ list: [JSONValue], _ changes: [JSONValue], _ schema: StructuralSchema
    ) throws(PatchError) -> [JSONValue] {
        if changes.contains(where: { $0["$patch"]?.string == "replace" }) {
            return changes.filter { !isDirective($0) }
        }
        guard let key = schema.patchMergeKey else {
            var merged = list
            for change in changes where !merged.contains(change) { merged.append(change) }
            return ordered(merged, by: changes, as: list) { $0 }
        }
        var result = list
        for change in changes {
            guard let patch = change.object, let identity = patch[key] else {
                throw PatchError(
                    .doesNotApply,
                    "map: \(GoSyntax.plain(change)) does not contain declared merge key: \(key)")
            }
            let index = result.firstIndex { $0[key] == identity }
            let original = index.flatMap { result[$0].object } ?? JSONObject()
            let element = try merged(original, patch, schema.items).map { JSONValue.object($0) }
            switch (index, element) {
            case (let index?, let element?): result[index] = element
            case (let index?, nil): result.remove(at: index)
            case (nil, let element?): result.append(element)
            case (nil, nil): break
            }
        }
        return ordered(result, by: changes, as: list) { $0[key] ?? $0 }
    }

    /// Puts a merged list into the order that a patch implies: its own elements in its order, the others in theirs, and
    /// of one of each that both lists know the one first that stood first. An element that is new goes before others.
    private static func ordered(
        _ merged: [JSONValue], by patch: [JSONValue], as before: [JSONValue], _ identity: (JSONValue) -> JSONValue
    ) -> [JSONValue] {
        let places = Dictionary(
            before.enumerated().map { (identity($1), $0) }, uniquingKeysWith: { first, _ in first })
        var isNamed: Set<JSONValue> = []
        let named = patch.map(identity).filter { isNamed.insert($0).inserted }
        var own = named.compactMap { name in merged.first { identity($0) == name } }[...]
        var others = merged.filter { !isNamed.contains(identity($0)) }[...]
        var result: [JSONValue] = []
        while let mine = own.first, let other = others.first {
            let (a, b) = (places[identity(other)], places[identity(mine)])
            if let a, let b, a < b {
                result.append(other)
                others.removeFirst()
            } else {
                result.append(mine)
                own.removeFirst()
            }
        }
        return result + own + others
    }

    /// Puts the elements that the patch orders into its order; others keep their place behind the one before them.
    private static func ordered(_ list: [JSONValue], by order: [JSONValue], key: String?) -> [JSONValue] {
        func identity(_ element: JSONValue) -> JSONValue { key.flatMap { element[$0] } ?? element }
        let wanted = order.map(identity)
        var waiting = wanted.compactMap { name in list.first { identity($0) == name } }[...]
        return list.map { element in
            guard wanted.contains(identity(element)) else { return element }
            return waiting.popFirst() ?? element
        }
    }

    // MARK: Directives

    private static func isDirective(_ element: JSONValue) -> Bool { element["$patch"] != nil }

    private static func withoutDirectives(_ object: JSONObject) -> JSONObject {
        JSONObject(object.filter { !$0.key.hasPrefix("$") }.map { ($0.key, $0.value) })
    }
}

extension String {
    /// The rest behind a prefix; nil where the text does not have it.
    func dropping(prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
