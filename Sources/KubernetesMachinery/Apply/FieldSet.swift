public import Wire

/// A set of fields of an object, as `managedFields` keeps them (FieldsV1).
///
/// A path can be in the set itself, and stand above others that are; `.` marks the first where both are so.
public struct FieldSet: Hashable, Sendable {
    var members: Set<PathElement> = []
    var children: [PathElement: FieldSet] = [:]

    /// The empty set.
    public init() {}

    /// Whether there is no field in the set.
    public var isEmpty: Bool { members.isEmpty && children.isEmpty }

    // MARK: FieldsV1

    /// Reads FieldsV1; what is no field is left out.
    public init(_ fieldsV1: JSONObject) {
        for (name, value) in fieldsV1 {
            guard name != ".", let element = PathElement(parsing: name) else { continue }
            let below = value.object ?? JSONObject()
            if below.isEmpty || below.contains(".") { members.insert(element) }
            let child = FieldSet(below)
            if !child.isEmpty { children[element] = child }
        }
    }

    /// The set as FieldsV1, sorted.
    public var fieldsV1: JSONObject {
        let elements = members.union(children.keys).map { (text: $0.text, element: $0) }
        return JSONObject(
            elements.sorted { $0.text < $1.text }.map { text, element in
                var below = JSONObject()
                if let child = children[element] {
                    if members.contains(element) { below["."] = [:] }
                    for (name, value) in child.fieldsV1 { below[name] = value }
                }
                return (text, .object(below))
            })
    }

    /// The paths in the set as messages write them, those of each level before those below: `.spec.containers[name="app"].image`.
    public var paths: [String] {
        members.map(\.text).sorted().compactMap { PathElement(parsing: $0)?.words }
            + children.sorted { $0.key.text < $1.key.text }.flatMap { element, child in
                child.paths.map { element.words + $0 }
            }
    }

    // MARK: Set algebra

    mutating func insert(_ path: [PathElement]) {
        guard let first = path.first else { return }
        if path.count == 1 {
            members.insert(first)
        } else {
            children[first, default: FieldSet()].insert(Array(path.dropFirst()))
        }
    }

    func union(_ other: FieldSet) -> FieldSet {
        var result = self
        result.members.formUnion(other.members)
        for (element, child) in other.children {
            result.children[element] = result.children[element]?.union(child) ?? child
        }
        return result
    }

    func subtracting(_ other: FieldSet) -> FieldSet {
        var result = FieldSet()
        result.members = members.subtracting(other.members)
        for (element, child) in children {
            let rest = other.children[element].map(child.subtracting) ?? child
            if !rest.isEmpty { result.children[element] = rest }
        }
        return result
    }

    func intersection(_ other: FieldSet) -> FieldSet {
        var result = FieldSet()
        result.members = members.intersection(other.members)
        for (element, child) in children {
            guard let shared = other.children[element].map(child.intersection), !shared.isEmpty else { continue }
            result.children[element] = shared
        }
        return result
    }

    /// The set without a path and all below it.
    func without(_ path: [PathElement]) -> FieldSet {
        guard let first = path.first else { return self }
        var result = self
        if path.count == 1 {
            result.members.remove(first)
            result.children[first] = nil
        } else if let child = children[first]?.without(Array(path.dropFirst())) {
            result.children[first] = child.isEmpty ? nil : child
        }
        return result
    }

    /// The set with the fields that the schema names and that stand above others of the set.
    func withNamedParents(_ schema: StructuralSchema?) -> FieldSet {
        var result = FieldSet()
        result.members = members
        for (element, child) in children {
            var below = schema?.items
            if case .field(let name) = element {
                below = schema?.schema(ofMember: name)
                if schema?.properties[name] != nil { result.members.insert(element) }
            }
            result.children[element] = child.withNamedParents(below)
        }
        return result
    }
}
