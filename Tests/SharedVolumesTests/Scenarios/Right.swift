import KubernetesClient
import KubernetesModel
import SharedVolumes
import SharingPlanning
import Testing

/// One right of the operator: a verb on a resource, by a rule of one of its roles.
struct Right: Sendable, CustomTestStringConvertible {
    enum Scope: Sendable {
        case cluster
        case namespace
    }

    let scope: Scope
    /// The rule's place in its role.
    let rule: Int
    let verb: String
    /// As rules have it: `sharedvolumes/status`.
    let resource: String

    var testDescription: String { "\(verb) \(resource)\(scope == .namespace ? " in the operator's namespace" : "")" }

    /// Whether it is about the node driver and the class alone.
    var isOfDriver: Bool {
        KeptObject.allCases.map(\.resourceType.plural).contains(resource) || resource == "csinodes"
            || resource == "customresourcedefinitions"
    }

    /// Whether nobody can be told of its lack: the operator knows of no object, may not write to it, or does not lead.
    var isMute: Bool {
        switch resource {
        case "sharedvolumes": verb == "list" || verb == "watch"
        case "sharedvolumes/status", "leases": true
        default: false
        }
    }

    /// The server's words for its lack.
    var refusal: String { "cannot \(verb) resource \"\(resource)\"" }

    static let all =
        rights(.cluster, SharingPermissions.clusterRules) + rights(.namespace, SharingPermissions.namespaceRules)

    private static func rights(_ scope: Scope, _ rules: [PolicyRule]) -> [Right] {
        rules.enumerated().flatMap { index, rule in
            rule.resources.flatMap { resource in
                rule.verbs.map { Right(scope: scope, rule: index, verb: $0, resource: resource) }
            }
        }
    }

    /// The rules of its role without it: the rule is split where it names several resources.
    var rulesWithout: [PolicyRule] {
        var rules = scope == .cluster ? SharingPermissions.clusterRules : SharingPermissions.namespaceRules
        var others = rules[rule]
        others.resources.removeAll { $0 == resource }
        rules[rule].resources = [resource]
        rules[rule].verbs.removeAll { $0 == verb }
        if rules[rule].verbs.isEmpty { rules.remove(at: rule) }
        return others.resources.isEmpty ? rules : rules + [others]
    }
}

extension SharingWorld {
    /// Takes a right from the operator's role.
    func deny(_ right: Right) async throws { try await setRules(right.scope, right.rulesWithout) }

    /// Gives a right back.
    func giveBack(_ right: Right) async throws {
        let rules = right.scope == .cluster ? SharingPermissions.clusterRules : SharingPermissions.namespaceRules
        try await setRules(right.scope, rules)
    }

    private func setRules(_ scope: Right.Scope, _ rules: [PolicyRule]) async throws {
        switch scope {
        case .cluster:
            var role = try await user.get(ClusterRole.self, ObjectKey(name: OperatorManifests.name))
            role.rules = rules
            try await user.replace(role)
        case .namespace:
            let key = ObjectKey(namespace: Self.namespace, name: OperatorManifests.name)
            var role = try await user.get(Role.self, key)
            role.rules = rules
            try await user.replace(role)
        }
    }
}
