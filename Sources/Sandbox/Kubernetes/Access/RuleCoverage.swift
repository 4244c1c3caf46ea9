import KubernetesMachinery

/// Which rights are within other rights: nobody may grant what he does not have.
///
/// Source: k8s.io/component-helpers, auth/rbac/validation, and k8s.io/kubernetes, pkg/apis/rbac/v1/helpers.go, 1.33.
enum RuleCoverage {
    /// The rights of `wanted` that no rule of `held` gives, one rule each for group, resource, verb and name.
    static func missing(of wanted: [AccessRule], in held: [AccessRule]) -> [AccessRule] {
        wanted.flatMap(parts).filter { part in !held.contains { covers($0, part) } }
    }

    /// A rule as rules of one verb on one thing.
    static func parts(of rule: AccessRule) -> [AccessRule] {
        var parts: [AccessRule] = []
        for group in rule.groups {
            for resource in rule.resources {
                for verb in rule.verbs {
                    let part = AccessRule(verbs: [verb], groups: [group], resources: [resource])
                    parts += rule.names.isEmpty ? [part] : rule.names.map { part.named($0) }
                }
            }
        }
        for path in rule.paths { parts += rule.verbs.map { AccessRule(verbs: [$0], paths: [path]) } }
        return parts
    }

    /// Whether a rule gives all that a part of another gives.
    private static func covers(_ rule: AccessRule, _ part: AccessRule) -> Bool {
        hasAll(rule.verbs, part.verbs) && hasAll(rule.groups, part.groups)
            && part.resources.allSatisfy { hasResource(rule.resources, $0) }
            && part.paths.allSatisfy { path in rule.paths.contains { AccessRule.covers($0, path: path) } }
            && (rule.names.isEmpty || !part.names.isEmpty && part.names.allSatisfy(rule.names.contains))
    }

    private static func hasAll(_ list: [String], _ wanted: [String]) -> Bool {
        list.contains("*") || wanted.allSatisfy(list.contains)
    }

    private static func hasResource(_ list: [String], _ wanted: String) -> Bool {
        if list.contains("*") || list.contains(wanted) { return true }
        guard let slash = wanted.firstIndex(of: "/") else { return false }
        return list.contains("*\(wanted[slash...])")
    }

    /// Fewer rules of the same rights: those on one resource become one.
    static func compacted(_ rules: [AccessRule]) -> [AccessRule] {
        struct Thing: Hashable {
            let group: String
            let resource: String
            let names: [String]
        }
        var compact: [AccessRule] = []
        var places: [Thing: Int] = [:]
        for rule in rules {
            guard rule.paths.isEmpty, rule.groups.count == 1, rule.resources.count == 1, rule.names.count <= 1 else {
                compact.append(rule)
                continue
            }
            let thing = Thing(group: rule.groups[0], resource: rule.resources[0], names: rule.names)
            if let place = places[thing] {
                compact[place].verbs += rule.verbs.filter { !compact[place].verbs.contains($0) }
            } else {
                places[thing] = compact.count
                compact.append(rule)
            }
        }
        return compact
    }
}

extension AccessRule {
    fileprivate func named(_ name: String) -> AccessRule {
        var rule = self
        rule.names = [name]
        return rule
    }

    /// The rule as refusals of roles write it.
    var text: String {
        let parts = [
            ("APIGroups", groups), ("Resources", resources), ("NonResourceURLs", paths), ("ResourceNames", names),
            ("Verbs", verbs),
        ]
        let written = parts.filter { !$0.1.isEmpty }.map { "\($0.0):\(GoText.list($0.1))" }
        return "{\(written.joined(separator: ", "))}"
    }
}

/// Texts as Go writes them.
enum GoText {
    /// `%q` of a list.
    static func list(_ texts: [String]) -> String { "[\(texts.map(quoted).joined(separator: " "))]" }

    /// `%q` of a text that has no marks beyond quotes and backslashes.
    static func quoted(_ text: String) -> String {
        "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
}
