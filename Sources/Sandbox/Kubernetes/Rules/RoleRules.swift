import KubernetesMachinery
import Wire

/// What is particular to roles and their bindings.
///
/// Source: k8s.io/kubernetes, pkg/apis/rbac/validation, 1.33.
struct RoleRules: KindRules {
    private static let group: JSONValue = "rbac.authorization.k8s.io"

    /// Whether the kind lives in namespaces.
    let isNamespaced: Bool

    var nameForm: MetadataCheck.NameForm { .pathSegment }

    func setDefaults(_ object: inout JSONValue) {
        guard object["roleRef"] != nil else { return }
        object.setDefault("roleRef", "apiGroup", to: Self.group)
        let subjects = (object["subjects"]?.array ?? []).map { subject in
            var subject = subject
            if subject["kind"] == "User" || subject["kind"] == "Group" {
                subject.setDefault("apiGroup", to: Self.group)
            }
            return subject
        }
        if !subjects.isEmpty { object["subjects"] = .array(subjects) }
    }

    func faults(of object: JSONValue, old: JSONValue?) -> [FieldError] {
        if object["roleRef"] != nil || object.kind.hasSuffix("Binding") { return faults(ofBinding: object, old: old) }
        var faults: [FieldError] = []
        for (index, rule) in (object["rules"]?.array ?? []).enumerated() {
            faults += self.faults(ofRule: AccessRule(rule), at: FieldPath("rules").index(index))
        }
        if let aggregation = object["aggregationRule"], (aggregation["clusterRoleSelectors"]?.array ?? []).isEmpty {
            faults.append(
                .required(
                    FieldPath("aggregationRule", "clusterRoleSelectors"),
                    "at least one clusterRoleSelector required if aggregationRule is non-nil"))
        }
        return faults
    }

    private func faults(ofRule rule: AccessRule, at path: FieldPath) -> [FieldError] {
        var faults: [FieldError] = []
        if rule.verbs.isEmpty {
            faults.append(.required(path.child("verbs"), "verbs must contain at least one value"))
        }
        if !rule.paths.isEmpty {
            let quoted = "[]string{\(rule.paths.map(GoText.quoted).joined(separator: ", "))}"
            let field = path.child("nonResourceURLs")
            if isNamespaced {
                faults.append(
                    FieldError(
                        .invalid, field, quoting: quoted, "namespaced rules cannot apply to non-resource URLs"))
            }
            if !rule.groups.isEmpty || !rule.resources.isEmpty || !rule.names.isEmpty {
                faults.append(
                    FieldError(
                        .invalid, field, quoting: quoted,
                        "rules cannot apply to both regular resources and non-resource URLs"))
            }
            return faults
        }
        if rule.groups.isEmpty {
            faults.append(.required(path.child("apiGroups"), "resource rules must supply at least one api group"))
        }
        if rule.resources.isEmpty {
            faults.append(.required(path.child("resources"), "resource rules must supply at least one resource"))
        }
        return faults
    }

    // MARK: Bindings

    private func faults(ofBinding object: JSONValue, old: JSONValue?) -> [FieldError] {
        var faults: [FieldError] = []
        let role = object["roleRef"] ?? [:]
        let path = FieldPath("roleRef")
        if role["apiGroup"] != Self.group {
            faults.append(.notSupported(path.child("apiGroup"), role["apiGroup"] ?? "", [Self.group.string ?? ""]))
        }
        let kinds = isNamespaced ? ["Role", "ClusterRole"] : ["ClusterRole"]
        if !kinds.contains(role["kind"]?.string ?? "") {
            faults.append(.notSupported(path.child("kind"), role["kind"] ?? "", kinds))
        }
        if role["name"]?.string ?? "" == "" { faults.append(.required(path.child("name"))) }
        for (index, subject) in (object["subjects"]?.array ?? []).enumerated() {
            faults += self.faults(ofSubject: subject, at: FieldPath("subjects").index(index))
        }
        if let old, object["roleRef"] != old["roleRef"] {
            func text(_ name: String) -> String { GoText.quoted(role[name]?.string ?? "") }
            faults.append(
                FieldError(
                    .invalid, path,
                    quoting: "rbac.RoleRef{APIGroup:\(text("apiGroup")), Kind:\(text("kind")), Name:\(text("name"))}",
                    "cannot change roleRef"))
        }
        return faults
    }

    private func faults(ofSubject subject: JSONValue, at path: FieldPath) -> [FieldError] {
        let name = subject["name"]?.string ?? ""
        let group = subject["apiGroup"]?.string ?? ""
        if name.isEmpty { return [.required(path.child("name"))] }
        switch subject["kind"]?.string ?? "" {
        case "ServiceAccount":
            var faults: [FieldError] = []
            if let fault = ObjectNames.faultsOfDNSSubdomain(name).first {
                faults.append(.invalid(path.child("name"), .string(name), fault))
            }
            if !group.isEmpty { faults.append(.notSupported(path.child("apiGroup"), .string(group), [""])) }
            if !isNamespaced, subject["namespace"]?.string ?? "" == "" {
                faults.append(.required(path.child("namespace")))
            }
            return faults
        case "User", "Group":
            guard group != Self.group.string else { return [] }
            return [.notSupported(path.child("apiGroup"), .string(group), [Self.group.string ?? ""])]
        case let kind:
            return [.notSupported(path.child("kind"), .string(kind), ["ServiceAccount", "User", "Group"])]
        }
    }
}
