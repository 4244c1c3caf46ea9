import KubernetesMachinery
import Wire

extension ObjectWriter {
    private static let group = "rbac.authorization.k8s.io"
    private static let everything = [
        AccessRule(verbs: ["*"], groups: ["*"], resources: ["*"]), AccessRule(verbs: ["*"], paths: ["*"]),
    ]

    /// Refuses a role, or a binding, that would give rights which the writer does not have.
    ///
    /// Source: k8s.io/kubernetes, pkg/registry/rbac, 1.33; "Privilege escalation prevention" of the page on RBAC.
    ///
    /// - Parameter old: the object as it was; nil at creation.
    func checkEscalation(of object: JSONValue, old: JSONValue?) throws(APIFailure) {
        guard resource.group == Self.group, !user.groups.contains(RoleAuthorizer.owners) else { return }
        if let old, Self.isTheSameButForGarbage(object, old) { return }
        switch resource.plural {
        case "roles", "clusterroles": try checkRole(object, old)
        default: try checkBinding(object)
        }
    }

    private func checkRole(_ role: JSONValue, _ old: JSONValue?) throws(APIFailure) {
        let escalation = RequestedAction(
            verb: "escalate", group: Self.group, resource: resource.plural, namespace: namespace ?? "",
            name: old == nil ? "" : role.name)
        if case .allowed = server.authorizer.verdict(on: escalation, by: user) { return }
        try checkHeld(AccessRule.rules(of: role), role)
        guard role["aggregationRule"] != nil || old?["aggregationRule"] != nil else { return }
        let held = server.authorizer.rules(of: user, in: namespace ?? "").rules
        guard RuleCoverage.missing(of: Self.everything, in: held).isEmpty else {
            throw .forbidden(
                resource.subject(role.name), because: "must have cluster-admin privileges to use the aggregationRule")
        }
    }

    private func checkBinding(_ binding: JSONValue) throws(APIFailure) {
        var place = binding
        if let namespace { place[at: "metadata", "namespace"] = .string(namespace) }
        let role = RoleBinding.role(of: place)
        let action = RequestedAction(
            verb: "bind", group: Self.group, resource: role.kind == "Role" ? "roles" : "clusterroles",
            namespace: namespace ?? "", name: role.name)
        if case .allowed = server.authorizer.verdict(on: action, by: user) { return }
        guard let rules = server.authorizer.rules(of: role) else { throw .notFound(resource.subject(role.name)) }
        try checkHeld(rules, binding)
    }

    private func checkHeld(_ rules: [AccessRule], _ object: JSONValue) throws(APIFailure) {
        let held = server.authorizer.rules(of: user, in: namespace ?? "")
        let missing = RuleCoverage.missing(of: rules, in: held.rules)
        guard !missing.isEmpty else { return }
        let texts = Set(RuleCoverage.compacted(missing).map(\.text)).sorted()
        var because =
            "user \(GoText.quoted(user.name)) (groups=\(GoText.list(user.groups))) is attempting to grant RBAC "
            + "permissions not currently held:\n\(texts.joined(separator: "\n"))"
        if !held.absences.isEmpty { because += "; resolution errors: [\(held.absences)]" }
        throw .forbidden(resource.subject(object.name), because: because)
    }

    /// Whether a write changes only what the garbage collector needs to change: that anybody may.
    private static func isTheSameButForGarbage(_ object: JSONValue, _ old: JSONValue) -> Bool {
        var object = object
        for field in ["ownerReferences", "finalizers", "managedFields"] {
            object[at: "metadata", field] = old[at: "metadata", field]
        }
        return object == old
    }
}
