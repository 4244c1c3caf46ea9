import KubernetesMachinery
import Wire

/// Events: `v1` and `events.k8s.io/v1` are two views of the same objects.
///
/// Source: k8s.io/kubernetes, pkg/apis/events/v1/conversion.go, 1.32.
struct EventRules: KindRules {
    /// Names of the fields in `v1`, and of the same fields in `events.k8s.io/v1`.
    private static let names: [(core: String, events: String)] = [
        ("involvedObject", "regarding"), ("message", "note"), ("reportingComponent", "reportingController"),
        ("source", "deprecatedSource"), ("firstTimestamp", "deprecatedFirstTimestamp"),
        ("lastTimestamp", "deprecatedLastTimestamp"), ("count", "deprecatedCount"),
    ]

    func faults(of object: JSONValue, old: JSONValue?) -> [FieldError] {
        let involved = object[at: "involvedObject", "namespace"]?.string ?? ""
        let namespace = object.namespace
        // Events of cluster-wide objects live in the default namespace.
        guard involved != namespace, !(involved.isEmpty && namespace == "default") else { return [] }
        return [
            .invalid(
                FieldPath("involvedObject", "namespace"), .string(involved), "does not match event.namespace")
        ]
    }

    func converted(_ object: JSONValue, toVersion apiVersion: String) -> JSONValue {
        var object = object
        for (core, events) in Self.names {
            let (from, to) = apiVersion == "v1" ? (events, core) : (core, events)
            guard let value = object[from] else { continue }
            object[from] = nil
            object[to] = value
        }
        return object
    }
}
