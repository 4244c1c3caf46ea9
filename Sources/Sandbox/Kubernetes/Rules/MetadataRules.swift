import KubernetesMachinery
import Wire

/// The checks of `metadata` that compare an object with what it was.
///
/// Source: k8s.io/apimachinery, pkg/api/validation/objectmeta.go, 1.32.
enum MetadataRules {
    /// What an update changed that it may not.
    static func immutabilityFaults(of object: JSONValue, old: JSONValue) -> [FieldError] {
        let root = FieldPath("metadata")
        var faults: [FieldError] = []
        for field in ["name", "namespace", "uid", "creationTimestamp"]
        where object[at: "metadata", field] != old[at: "metadata", field] {
            faults.append(.invalid(root.child(field), object[at: "metadata", field] ?? "", "field is immutable"))
        }
        guard old.isTerminating else { return faults }
        let before = Set(old.finalizers)
        let added = object.finalizers.filter { !before.contains($0) }
        if !added.isEmpty {
            let list = added.map { "\"\($0)\"" }.joined(separator: ", ")
            faults.append(
                .forbidden(
                    root.child("finalizers"),
                    "no new finalizers can be added if the object is being deleted, found new finalizers "
                        + "[]string{\(list)}"))
        }
        return faults
    }
}
