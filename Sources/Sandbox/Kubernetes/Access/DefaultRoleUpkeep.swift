import Vocabulary
import Wire

/// Puts the default roles and bindings in place at each start, as they were meant: what is missing comes back, what was
/// added stays. An object whose annotation says so is left alone.
///
/// Source: "Auto-reconciliation" of the page on RBAC (1.33).
enum DefaultRoleUpkeep {
    /// The annotation that says `false` where an object is to be left alone.
    static let annotation = "rbac.authorization.kubernetes.io/autoupdate"

    static func run(_ access: ControllerAccess) {
        for (key, wanted) in DefaultRoles.objects {
            if let present = access.object(key), present["roleRef"] != wanted["roleRef"],
                present.annotation(annotation) != "false"
            {
                // A binding cannot turn to another role.
                access.delete(key)
            }
            if access.object(key) == nil {
                put(wanted, key, access)
            } else {
                access.change(key) { $0 = mended($0, wanted) }
            }
        }
    }

    /// Stores an object without asking what it is, since it is ours: a cluster starts often.
    private static func put(_ wanted: JSONValue, _ key: ObjectKey, _ access: ControllerAccess) {
        var object = wanted
        object[at: "metadata", "uid"] = .string(access.server.makeUID())
        object[at: "metadata", "creationTimestamp"] = .string(access.now.rfc3339)
        // Nobody else is there yet who could have been faster.
        _ = try? access.store.create(key, object)
    }

    /// The object with all that it lacks of what it was meant to be.
    static func mended(_ present: JSONValue, _ wanted: JSONValue) -> JSONValue {
        guard present.annotation(annotation) != "false" else { return present }
        var object = present
        for part in ["labels", "annotations"] {
            for (key, value) in wanted[at: "metadata", part]?.object ?? JSONObject() {
                object[at: "metadata", part, key] = value
            }
        }
        if let subjects = wanted["subjects"]?.array {
            let there = object["subjects"]?.array ?? []
            object["subjects"] = .array(there + subjects.filter { !there.contains($0) })
        }
        let missing = RuleCoverage.missing(of: AccessRule.rules(of: wanted), in: AccessRule.rules(of: object))
        if !missing.isEmpty {
            object["rules"] = .array(
                (object["rules"]?.array ?? []) + RuleCoverage.compacted(missing).map(\.json))
        }
        return object
    }
}
