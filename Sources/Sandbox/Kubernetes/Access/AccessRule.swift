import Wire

/// One rule of a role: who has it may do these verbs on these resources, or on these paths.
///
/// Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/ (1.33).
struct AccessRule: Hashable, Sendable {
    /// `*` for all.
    var verbs: [String] = []
    /// API groups; `""` for the core group, `*` for all.
    var groups: [String] = []
    /// `pods`, `pods/log`, `*/scale`, or `*` for all with their subresources.
    var resources: [String] = []
    /// Empty for all names.
    var names: [String] = []
    /// Paths that are no resources, with `*` at the end for what follows.
    var paths: [String] = []

    /// Whether the rule allows an action.
    func allows(_ action: RequestedAction) -> Bool {
        guard Self.has(verbs, action.verb) else { return false }
        if let path = action.path { return paths.contains { Self.covers($0, path: path) } }
        return Self.has(groups, action.group) && resources.contains { Self.covers($0, resourceOf: action) }
            && (names.isEmpty || names.contains(action.name))
    }

    private static func has(_ list: [String], _ wanted: String) -> Bool {
        list.contains { $0 == wanted || $0 == "*" }
    }

    private static func covers(_ resource: String, resourceOf action: RequestedAction) -> Bool {
        if resource == "*" { return true }
        if action.subresource.isEmpty { return resource == action.resource }
        guard resource.hasSuffix("/\(action.subresource)") else { return false }
        let owner = resource.utf8.dropLast(action.subresource.utf8.count + 1)
        return owner.elementsEqual("*".utf8) || owner.elementsEqual(action.resource.utf8)
    }

    /// Whether a path of a rule stands for a path, or for all that another path with `*` stands for.
    static func covers(_ pattern: String, path: String) -> Bool {
        if pattern == path { return true }
        guard pattern.hasSuffix("*") else { return false }
        let stem = pattern.utf8.reversed().drop { $0 == UInt8(ascii: "*") }.count
        return path.utf8.starts(with: pattern.utf8.prefix(stem))
    }
}

extension AccessRule {
    /// Reads a `PolicyRule`.
    init(_ json: JSONValue) {
        func list(_ name: String) -> [String] { (json[name]?.array ?? []).compactMap(\.string) }
        self.init(
            verbs: list("verbs"), groups: list("apiGroups"), resources: list("resources"),
            names: list("resourceNames"), paths: list("nonResourceURLs"))
    }

    /// The rules of a role's object.
    static func rules(of role: JSONValue) -> [AccessRule] { (role["rules"]?.array ?? []).map(AccessRule.init) }

    /// The rule as a `PolicyRule`, and as a rule of a review.
    var json: JSONValue {
        var json: JSONValue = ["verbs": Self.list(verbs)]
        if !groups.isEmpty { json["apiGroups"] = Self.list(groups) }
        if !resources.isEmpty { json["resources"] = Self.list(resources) }
        if !names.isEmpty { json["resourceNames"] = Self.list(names) }
        if !paths.isEmpty { json["nonResourceURLs"] = Self.list(paths) }
        return json
    }

    private static func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
}
